package io.netlayers.fsm.http1;

import io.netlayers.http.HttpDecodeStatus;
import io.netlayers.http.HttpMethod;
import io.netlayers.http.body.BodyEvent;
import io.netlayers.http.body.BodyReader;
import io.netlayers.http.body.MessageFraming;
import io.netlayers.http.head.HeadView;
import io.netlayers.http.head.RequestHeadView;
import io.netlayers.http.head.ResponseHeadView;
import java.nio.ByteBuffer;

/** The peer's octets, read into heads and content; knows nothing of states. */
final class Incoming {
  private static final ByteBuffer NONE = ByteBuffer.allocate(0);

  private final RequestHeadView request;
  private final ResponseHeadView response;
  private final MessageFraming framing;
  private final BodyReader body;
  private ByteBuffer octets = NONE;
  private boolean headBegun;
  private boolean ended;

  Incoming(Http1Role sender, Http1Config config) {
    this.request = new RequestHeadView(config.limits(), config.leniency());
    this.response = new ResponseHeadView(config.limits(), config.leniency());
    this.framing = new MessageFraming(config.leniency());
    this.body = new BodyReader(config.limits(), config.leniency(), sender == Http1Role.SERVER);
  }

  void feed(ByteBuffer buffer) {
    octets = buffer;
  }

  void end() {
    ended = true;
  }

  /** Whether the peer closed its direction behind the octets that are there. */
  boolean isEnded() {
    return ended;
  }

  boolean hasOctets() {
    return octets.hasRemaining();
  }

  /** Whether a head has been looked at and is not whole. */
  boolean isHeadBegun() {
    return headBegun;
  }

  /** Whether nothing but line ends is there, which a server ignores (RFC 9112 §2.2). */
  boolean hasOnlyLineEnds() {
    for (int i = octets.position(); i < octets.limit(); i++) {
      if (octets.get(i) != '\r' && octets.get(i) != '\n') {
        return false;
      }
    }
    return true;
  }

  /** Passes over each CRLF that comes next. */
  void skipLineEnds() {
    int at = octets.position();
    while (at + 1 < octets.limit() && octets.get(at) == '\r' && octets.get(at + 1) == '\n') {
      at += 2;
    }
    octets.position(at);
  }

  /** Whether what is there may become a CRLF. */
  boolean isCrAlone() {
    return octets.remaining() == 1 && octets.get(octets.position()) == '\r';
  }

  void discard() {
    octets.position(octets.limit());
    headBegun = false;
  }

  /** Reads a request's head with its framing, and begins its body. */
  HttpDecodeStatus readRequest() {
    HttpDecodeStatus status = readHead(request);
    if (status == HttpDecodeStatus.OK) {
      status = framing.ofRequest(request);
    }
    if (status == HttpDecodeStatus.OK) {
      body.begin(framing);
    }
    return status;
  }

  /** Reads a response's head with its framing, and begins its body. */
  HttpDecodeStatus readResponse(HttpMethod requestMethod) {
    HttpDecodeStatus status = readHead(response);
    if (status == HttpDecodeStatus.OK) {
      status = framing.ofResponse(response, requestMethod);
    }
    if (status == HttpDecodeStatus.OK) {
      body.begin(framing);
    }
    return status;
  }

  private HttpDecodeStatus readHead(HeadView head) {
    int at = octets.position();
    HttpDecodeStatus status =
        headBegun
            ? head.resume(octets, at, octets.remaining())
            : head.wrap(octets, at, octets.remaining());
    headBegun = status == HttpDecodeStatus.NEED_MORE;
    if (status == HttpDecodeStatus.OK) {
      octets.position(at + head.headLength());
    }
    return status;
  }

  BodyEvent readBody() {
    BodyEvent event = body.read(octets, octets.position(), octets.remaining());
    octets.position(octets.position() + body.consumed());
    return event == BodyEvent.NEED_MORE && ended ? body.onClose() : event;
  }

  ByteBuffer octets() {
    return octets;
  }

  RequestHeadView request() {
    return request;
  }

  ResponseHeadView response() {
    return response;
  }

  MessageFraming framing() {
    return framing;
  }

  BodyReader body() {
    return body;
  }
}
