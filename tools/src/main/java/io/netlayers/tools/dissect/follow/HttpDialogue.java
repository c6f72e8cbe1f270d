package io.netlayers.tools.dissect.follow;

import io.netlayers.http.HttpMethod;
import io.netlayers.http.body.BodyKind;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;

/** Requests and responses of one connection, put together by their order (RFC 9112 §9.3). */
final class HttpDialogue {
  private final List<Exchange> exchanges = new ArrayList<>();
  private final ArrayDeque<Exchange> waiting = new ArrayDeque<>();

  @SuppressWarnings({"nullness:assignment", "nullness:argument"}) // calls back when octets come
  private final HttpStream client = new HttpStream(this, true);

  @SuppressWarnings({"nullness:assignment", "nullness:argument"}) // calls back when octets come
  private final HttpStream server = new HttpStream(this, false);

  private @Nullable Exchange answering;

  List<Exchange> exchanges() {
    return exchanges;
  }

  /** Whether anything here is HTTP. */
  boolean isHttp() {
    return client.isHttp() || server.isHttp();
  }

  void octets(boolean ofClient, ByteBuffer buffer, int index, int length, Stamp now) {
    stream(ofClient).octets(buffer, index, length, now);
  }

  void gap(boolean ofClient, long length, Stamp now) {
    stream(ofClient).gap(length, now);
  }

  void closed(boolean ofClient, Stamp now) {
    stream(ofClient).close(now);
  }

  /** The connection was reset, and no octet comes any more. */
  void cutOff() {
    client.cutOff();
    server.cutOff();
  }

  private HttpStream stream(boolean ofClient) {
    return ofClient ? client : server;
  }

  /** The method that the next response answers. */
  HttpMethod oldestMethod() {
    Exchange oldest = waiting.peekFirst();
    Message request = oldest == null ? null : oldest.request;
    return request == null ? HttpMethod.UNREGISTERED : HttpMethod.of(request.method);
  }

  /** A message's head is there, or what stands in for it. */
  void begun(Message message, boolean ofClient) {
    if (ofClient) {
      Exchange exchange = new Exchange();
      exchange.request = message;
      exchanges.add(exchange);
      waiting.add(exchange);
      return;
    }
    Exchange exchange = waiting.peekFirst();
    if (exchange == null) {
      exchange = new Exchange();
      exchanges.add(exchange);
      waiting.add(exchange);
    }
    answering = exchange;
    if (isInformational(message)) {
      exchange.informational.add(message);
    } else {
      exchange.response = message;
    }
  }

  private static boolean isInformational(Message message) {
    int code = message.statusCode;
    return code >= 100 && code < 200 && code != 101;
  }

  /** A message is over, well or badly. */
  void ended(Message message, boolean ofClient) {
    Exchange exchange = answering;
    if (ofClient || exchange == null || isInformational(message)) {
      return;
    }
    waiting.remove(exchange);
    answering = null;
    if (message.statusCode == 101 || message.framing == BodyKind.TUNNEL) {
      client.becomeOpaque();
      server.becomeOpaque();
    }
  }

  /**
   * Reading goes on behind lost octets. Whoever does not pipeline has one request under way, so of
   * those that wait for a response only the last can be meant.
   */
  void foundAgain(boolean ofClient) {
    while (!ofClient && waiting.size() > 1) {
      waiting.pollFirst();
    }
  }

  /** What is said here is no HTTP. */
  void noHttp() {
    client.becomeOpaque();
    server.becomeOpaque();
  }
}
