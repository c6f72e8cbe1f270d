package io.netlayers.fsm.http1;

import io.netlayers.http.HttpDecodeStatus;
import io.netlayers.http.HttpMethod;
import io.netlayers.http.body.BodyEvent;
import io.netlayers.http.body.BodyKind;
import io.netlayers.http.body.MessageFraming;
import io.netlayers.http.head.RequestHeadView;
import io.netlayers.http.head.ResponseHeadView;

/** Turns the peer's octets into inputs of the tables and into events. */
final class Receiving {
  private final Http1Role role;
  private final Conversation conversation;
  private final Incoming incoming;
  private final Sending sending;
  private final int maxInformational;
  private int informational;
  private Http1Violation violation = Http1Violation.NONE;
  private HttpDecodeStatus refusal = HttpDecodeStatus.OK;

  Receiving(
      Http1Role role,
      Conversation conversation,
      Incoming incoming,
      Sending sending,
      int maxInformational) {
    this.role = role;
    this.maxInformational = maxInformational;
    this.conversation = conversation;
    this.incoming = incoming;
    this.sending = sending;
  }

  Http1Violation violation() {
    return violation;
  }

  HttpDecodeStatus refusal() {
    return refusal;
  }

  /** RFC 9110 §10.1.1: whether the request that was read last waits for a 100. */
  boolean expectsContinue() {
    RequestHeadView head = incoming.request();
    MessageFraming framed = incoming.framing();
    boolean content = framed.kind() == BodyKind.CHUNKED || framed.contentLength() > 0;
    return content && head.minorVersion() > 0 && Expectation.isContinue(head.fields());
  }

  Http1Event poll() {
    switch (conversation.state(role.peer())) {
      case IDLE:
        return role == Http1Role.SERVER ? pollRequest() : pollSilence();
      case SEND_RESPONSE:
        return pollResponse();
      case SEND_BODY:
        return pollBody();
      case DONE:
        return incoming.hasOctets() ? Http1Event.PAUSED : pollClose();
      case SWITCHING:
        // Whether octets and the close are HTTP's is not known before the answer
        return incoming.hasOctets() || incoming.isEnded()
            ? Http1Event.PAUSED
            : Http1Event.NEED_MORE;
      case MUST_CLOSE:
        // RFC 9112 §9.6: nothing behind the last message is processed
        incoming.discard();
        return pollClose();
      case ERROR:
        incoming.discard();
        return Http1Event.NEED_MORE;
      case TUNNEL:
        return incoming.hasOctets() ? Http1Event.NEED_MORE : pollClose();
      default: // CLOSED
        return Http1Event.NEED_MORE;
    }
  }

  private Http1Event pollClose() {
    if (!incoming.isEnded()) {
      return Http1Event.NEED_MORE;
    }
    boolean client = role == Http1Role.SERVER;
    conversation.apply(client ? Http1Input.CLIENT_CLOSE : Http1Input.SERVER_CLOSE);
    return Http1Event.CLOSED;
  }

  private Http1Event pollSilence() {
    // RFC 9112 §9.2: CRLF alone can be discarded, all else has no request
    incoming.skipLineEnds();
    if (incoming.isCrAlone() && !incoming.isEnded()) {
      return Http1Event.NEED_MORE;
    }
    return incoming.hasOctets()
        ? violate(Http1Violation.UNSOLICITED_RESPONSE, HttpDecodeStatus.OK)
        : pollClose();
  }

  private Http1Event pollRequest() {
    if (!incoming.hasOctets()) {
      return pollClose();
    }
    HttpDecodeStatus status = incoming.readRequest();
    if (status == HttpDecodeStatus.NEED_MORE) {
      return incoming.hasOnlyLineEnds() ? pollClose() : headIsMissing();
    }
    if (status != HttpDecodeStatus.OK) {
      return violate(Http1Violation.MALFORMED, status);
    }
    RequestHeadView head = incoming.request();
    int options = ConnectionOptions.of(head.fields());
    boolean http10 = head.minorVersion() == 0;
    conversation.propose(Conversation.proposes(head, options), head.fields());
    conversation
        .exchanges()
        .add(head.method(), persists(options, head.minorVersion()), http10, expectsContinue());
    conversation.apply(Http1Input.REQUEST);
    return Http1Event.REQUEST;
  }

  private boolean persists(int options, int minorVersion) {
    return ConnectionOptions.persists(options, minorVersion) && !incoming.framing().mustClose();
  }

  private Http1Event headIsMissing() {
    return incoming.isEnded()
        ? violate(Http1Violation.MALFORMED, HttpDecodeStatus.INCOMPLETE_MESSAGE)
        : Http1Event.NEED_MORE;
  }

  private Http1Event pollResponse() {
    if (!incoming.hasOctets()) {
      return headIsMissing();
    }
    HttpDecodeStatus status = incoming.readResponse(conversation.exchanges().oldestMethod());
    if (status == HttpDecodeStatus.NEED_MORE) {
      return headIsMissing();
    }
    if (status != HttpDecodeStatus.OK) {
      return violate(Http1Violation.MALFORMED, status);
    }
    ResponseHeadView head = incoming.response();
    int code = head.statusCode();
    if (code == 101 || incoming.framing().kind() == BodyKind.TUNNEL) {
      boolean upgrade = conversation.exchanges().oldestMethod() != HttpMethod.CONNECT;
      boolean asked =
          (code == 101) == upgrade
              && conversation.exchanges().count() == 1
              && conversation.asksFor(!upgrade, head.fields());
      return asked && conversation.apply(Http1Input.SWITCH_ACCEPTED)
          ? Http1Event.SWITCHED
          : violate(Http1Violation.UNEXPECTED_SWITCH, HttpDecodeStatus.OK);
    }
    if (code < 200) {
      // RFC 9110 §15.2 has no limit, but each of them gives the server more time
      if (++informational > maxInformational) {
        return violate(Http1Violation.TOO_MANY_INFORMATIONAL, HttpDecodeStatus.OK);
      }
      conversation.apply(Http1Input.INFORMATIONAL);
      return Http1Event.INFORMATIONAL;
    }
    informational = 0;
    conversation.serverIsHttp10(head.minorVersion() == 0);
    if (!persists(ConnectionOptions.of(head.fields()), head.minorVersion())) {
      conversation.exchanges().oldestIsLast();
    }
    conversation.apply(conversation.responseInput());
    return Http1Event.RESPONSE;
  }

  private Http1Event pollBody() {
    boolean request = role == Http1Role.SERVER;
    BodyEvent event = incoming.readBody();
    switch (event) {
      case DATA:
        conversation.apply(request ? Http1Input.REQUEST_DATA : Http1Input.RESPONSE_DATA);
        if (request) {
          conversation.exchanges().newestSentContent();
        }
        return Http1Event.DATA;
      case END:
        conversation.apply(request ? conversation.requestEnd() : Http1Input.RESPONSE_END);
        return Http1Event.END;
      case REFUSED:
        return violate(Http1Violation.MALFORMED, incoming.body().refusal());
      default: // NEED_MORE
        return Http1Event.NEED_MORE;
    }
  }

  private Http1Event violate(Http1Violation kind, HttpDecodeStatus why) {
    blame(kind, why, why.isRefusal() ? why.statusCode() : kind.statusCode());
    return Http1Event.VIOLATION;
  }

  /** Notes what the peer did wrong, and queues the answer where there is one. */
  void blame(Http1Violation kind, HttpDecodeStatus why, int answer) {
    violation = kind;
    refusal = why;
    incoming.discard();
    if (role == Http1Role.CLIENT) {
      conversation.apply(Http1Input.RESPONSE_FAULT);
      return;
    }
    Exchanges exchanges = conversation.exchanges();
    if (conversation.state(Http1Role.CLIENT) == Http1State.IDLE) {
      exchanges.add(HttpMethod.UNREGISTERED, false, false, false);
    } else {
      exchanges.newestIsLast();
    }
    conversation.apply(Http1Input.REQUEST_FAULT);
    sending.oweReply(answer);
  }
}
