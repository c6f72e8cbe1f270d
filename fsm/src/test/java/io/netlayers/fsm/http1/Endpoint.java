package io.netlayers.fsm.http1;

import io.netlayers.http.head.HeadWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** A machine with a receive buffer, its events written down as short texts. */
final class Endpoint {
  final Http1Connection machine;
  final List<String> events = new ArrayList<>();
  private final ByteBuffer in = ByteBuffer.allocate(100_000).flip();
  private final HeadWriter writer = new HeadWriter();
  private StringBuilder content = new StringBuilder();
  long now;

  Endpoint(Http1Connection machine) {
    this.machine = machine;
  }

  static Endpoint server() {
    return new Endpoint(Http1Connection.server(Http1Config.defaults(), 0));
  }

  static Endpoint client() {
    return new Endpoint(Http1Connection.client(Http1Config.defaults(), 0));
  }

  static Endpoint server(int depth) {
    return new Endpoint(
        Http1Connection.server(Http1Config.builder().pipelineDepth(depth).build(), 0));
  }

  static Endpoint client(int depth) {
    return new Endpoint(
        Http1Connection.client(Http1Config.builder().pipelineDepth(depth).build(), 0));
  }

  /** Octets in which | is CRLF. */
  static byte[] octets(String text) {
    return text.replace("|", "\r\n").getBytes(StandardCharsets.ISO_8859_1);
  }

  Endpoint give(String text) {
    return give(octets(text));
  }

  Endpoint give(byte[] octets) {
    in.compact().put(octets).flip();
    machine.onOctets(in, now);
    return poll();
  }

  Endpoint closeInput() {
    machine.onEnd(now);
    return poll();
  }

  /** Polls until nothing more comes; runs of content become one event. */
  Endpoint poll() {
    while (true) {
      Http1Event event = machine.pollEvent();
      if (event == Http1Event.DATA) {
        Http1EventValue.Data data = (Http1EventValue.Data) machine.toValue();
        content.append(new String(data.octets().toByteArray(), StandardCharsets.ISO_8859_1));
        continue;
      }
      if (event == Http1Event.NEED_MORE || event == Http1Event.PAUSED) {
        return this;
      }
      if (!content.isEmpty()) {
        events.add("data " + content);
        content = new StringBuilder();
      }
      events.add(text(event));
      if (event == Http1Event.VIOLATION || event == Http1Event.CLOSED) {
        return this;
      }
    }
  }

  private String text(Http1Event event) {
    return switch (event) {
      case REQUEST -> machine.request().methodString() + " " + machine.request().targetString();
      case RESPONSE, INFORMATIONAL, SWITCHED ->
          (event == Http1Event.SWITCHED ? "switched " : "") + machine.response().statusCode();
      case END -> machine.hasTrailers() ? "end " + machine.trailers().toValue() : "end";
      case VIOLATION ->
          machine.violation() == Http1Violation.MALFORMED
              ? machine.refusal().toString()
              : machine.violation().toString();
      default -> event.toString();
    };
  }

  /** Octets that were given and not consumed. */
  String left() {
    return StandardCharsets.ISO_8859_1.decode(in.duplicate()).toString();
  }

  /** The head of a request or response in wire form without its last CRLF. */
  Endpoint send(String head) {
    byte[] octets = octets(head + "||");
    machine.sendHead(ByteBuffer.wrap(octets), 0, octets.length);
    return this;
  }

  /** A whole response with the content told. */
  Endpoint respond(int status, String text) {
    writer.response(status);
    writer.field(io.netlayers.http.FieldName.CONTENT_LENGTH, text.length()).end();
    machine.send(writer);
    return write(text).end();
  }

  Endpoint write(String text) {
    ByteBuffer data = ByteBuffer.wrap(octets(text));
    if (data.hasRemaining()) {
      machine.write(data);
    }
    return this;
  }

  Endpoint end() {
    machine.end();
    return this;
  }

  /** All output, CRLF as |. */
  String output() {
    return new String(take(100_000), StandardCharsets.ISO_8859_1).replace("\r\n", "|");
  }

  byte[] take(int most) {
    ByteBuffer target = ByteBuffer.allocate(most);
    machine.pollTransmit(target, now);
    byte[] octets = new byte[target.position()];
    target.get(0, octets);
    return octets;
  }

  /** The events since the last call. */
  String told() {
    String all = String.join(", ", events);
    events.clear();
    return all;
  }
}
