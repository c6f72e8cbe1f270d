package io.netlayers.fsm.http1;

import io.netlayers.http.HttpMethod;
import io.netlayers.http.head.FieldLine;
import io.netlayers.http.head.RequestHeadView;
import io.netlayers.http.head.ResponseHeadView;
import java.nio.ByteBuffer;
import java.util.List;

/** Turns commands into inputs of the tables and into output. */
final class Sending {
  private final Http1Role role;
  private final Conversation conversation;
  private final Outgoing outgoing;
  private int owedReply;

  Sending(Http1Role role, Conversation conversation, Outgoing outgoing) {
    this.role = role;
    this.conversation = conversation;
    this.outgoing = outgoing;
  }

  void sendHead(ByteBuffer octets, int at, int length) {
    if (role == Http1Role.CLIENT) {
      sendRequest(octets, at, length);
    } else {
      sendResponse(octets, at, length);
    }
  }

  private void sendRequest(ByteBuffer octets, int at, int length) {
    requireAllowed(Http1Input.REQUEST);
    outgoing.checkRequest(octets, at, length);
    RequestHeadView head = outgoing.request();
    if (outgoing.requestIsCoded() && conversation.serverIsHttp10()) {
      // RFC 9112 §6.1
      throw new IllegalArgumentException("an HTTP/1.0 server knows no transfer coding");
    }
    int options = ConnectionOptions.of(head.fields());
    int minor = head.minorVersion();
    conversation.propose(Conversation.proposes(head, options), head.fields());
    boolean persists = ConnectionOptions.persists(options, minor);
    conversation.exchanges().add(head.method(), persists, minor == 0, false);
    conversation.apply(Http1Input.REQUEST);
    outgoing.sendRequest();
  }

  private void sendResponse(ByteBuffer octets, int at, int length) {
    Exchanges exchanges = conversation.exchanges();
    requireAllowed(Http1Input.INFORMATIONAL);
    boolean http10 = exchanges.oldestIsHttp10();
    outgoing.checkResponse(octets, at, length, exchanges.oldestMethod(), http10);
    ResponseHeadView head = outgoing.response();
    int code = head.statusCode();
    boolean tunnel = exchanges.oldestMethod() == HttpMethod.CONNECT && code / 100 == 2;
    if (code == 101 || tunnel) {
      requireAllowed(Http1Input.SWITCH_ACCEPTED);
      boolean connect = exchanges.oldestMethod() == HttpMethod.CONNECT;
      if (exchanges.count() > 1 || connect != tunnel) {
        throw new IllegalStateException("the oldest request asked for no such switch");
      }
      if (code == 101 && !outgoing.namesProtocol()) {
        throw new IllegalArgumentException("a 101 has to name the protocol in Upgrade");
      }
      if (!conversation.asksFor(tunnel, head.fields())) {
        // RFC 9110 §7.8
        throw new IllegalArgumentException("the request's Upgrade names no such protocol");
      }
      conversation.apply(Http1Input.SWITCH_ACCEPTED);
      if (tunnel) {
        outgoing.sendBareResponse();
      } else {
        outgoing.sendSwitch();
      }
    } else if (code < 200) {
      if (code == 100) {
        exchanges.oldestWasContinued();
      }
      outgoing.sendBareResponse();
    } else {
      sendFinal(head, exchanges, http10);
    }
  }

  private void sendFinal(ResponseHeadView head, Exchanges exchanges, boolean http10) {
    int options = ConnectionOptions.of(head.fields());
    boolean chunk = !http10 && head.minorVersion() > 0;
    // RFC 9110 §10.1.1: without a 100 nobody knows whether the content will come
    boolean lost =
        exchanges.oldestAwaitsContinue()
            && exchanges.count() == 1
            && conversation.state(Http1Role.CLIENT) == Http1State.SEND_BODY;
    boolean persists =
        exchanges.oldestPersists()
            && (options & ConnectionOptions.CLOSE) == 0
            && (chunk || !outgoing.responseTellsNoLength())
            && head.minorVersion() > 0
            && !lost;
    if (!persists) {
      exchanges.oldestIsLast();
    }
    conversation.apply(conversation.responseInput());
    outgoing.sendResponse(chunk, persists, http10, options);
  }

  void sendContinue() {
    requireAllowed(Http1Input.INFORMATIONAL);
    if (conversation.exchanges().oldestIsHttp10()) {
      throw new IllegalStateException("an HTTP/1.0 client knows no 1xx");
    }
    conversation.exchanges().oldestWasContinued();
    outgoing.sendContinue();
  }

  int write(ByteBuffer content) {
    requireAllowed(role == Http1Role.CLIENT ? Http1Input.REQUEST_DATA : Http1Input.RESPONSE_DATA);
    return outgoing.write(content);
  }

  void passedBy(long octets) {
    requireAllowed(role == Http1Role.CLIENT ? Http1Input.REQUEST_DATA : Http1Input.RESPONSE_DATA);
    outgoing.passedBy(octets);
  }

  void end(List<FieldLine> trailers) {
    Http1Input input =
        role == Http1Role.CLIENT ? conversation.requestEnd() : Http1Input.RESPONSE_END;
    requireAllowed(input);
    outgoing.checkEnd(trailers);
    outgoing.end(trailers);
    conversation.apply(input);
    payReply();
  }

  private void requireAllowed(Http1Input input) {
    if (!conversation.allows(input)) {
      throw new IllegalStateException("no " + input + " now: " + conversation);
    }
  }

  /** Answers the newest request, which could not be read, once its turn comes. */
  void oweReply(int statusCode) {
    owedReply = statusCode;
    payReply();
  }

  private void payReply() {
    if (owedReply == 0 || conversation.exchanges().count() > 1) {
      return;
    }
    if (conversation.state(Http1Role.SERVER) == Http1State.SEND_RESPONSE) {
      outgoing.sendErrorReply(owedReply);
      conversation.apply(Http1Input.RESPONSE);
      conversation.apply(Http1Input.RESPONSE_END);
    }
    owedReply = 0;
  }
}
