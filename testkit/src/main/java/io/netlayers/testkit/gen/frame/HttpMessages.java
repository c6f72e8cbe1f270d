package io.netlayers.testkit.gen.frame;

import io.netlayers.core.OctetString;
import io.netlayers.http.HttpVersion;
import io.netlayers.http.head.FieldLine;
import io.netlayers.http.head.RequestHead;
import io.netlayers.http.head.ResponseHead;
import io.netlayers.testkit.gen.choice.Choices;
import io.netlayers.testkit.gen.choice.Generator;
import io.netlayers.testkit.gen.http.HttpGenerators;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** HTTP/1.1 messages as they lie in a stream: head, and a body by length, in chunks or none. */
public final class HttpMessages {
  private HttpMessages() {}

  /** A request that a server must take. */
  public static Generator<OctetString> request() {
    return HttpMessages::request;
  }

  /** A response, to a request that was no HEAD and no CONNECT, whose end is told. */
  public static Generator<OctetString> response() {
    return HttpMessages::response;
  }

  /** Either. */
  public static Generator<OctetString> any() {
    return Generator.oneOf(request(), response());
  }

  private static OctetString request(Choices c) {
    RequestHead head = HttpGenerators.request().generate(c);
    RequestHead.Builder builder = RequestHead.builder();
    builder.from(head);
    boolean hasBody = !head.method().equals("CONNECT") && c.flag();
    byte[] body = hasBody ? body(c, builder::addFields) : new byte[0];
    RequestHead whole = builder.build();
    ByteBuffer buffer = ByteBuffer.allocate(whole.encodedLength() + body.length);
    buffer.put(whole.encode(buffer, 0), body);
    return OctetString.copyOf(buffer, 0, buffer.capacity());
  }

  private static OctetString response(Choices c) {
    ResponseHead head = HttpGenerators.response().generate(c);
    ResponseHead.Builder builder = ResponseHead.builder();
    builder.from(head);
    int code = head.statusCode();
    boolean bodiless = code < 200 || code == 204 || code == 304;
    byte[] body = new byte[0];
    if (!bodiless) {
      builder.version(HttpVersion.HTTP_1_1);
      body = body(c, builder::addFields);
    }
    ResponseHead whole = builder.build();
    ByteBuffer buffer = ByteBuffer.allocate(whole.encodedLength() + body.length);
    buffer.put(whole.encode(buffer, 0), body);
    return OctetString.copyOf(buffer, 0, buffer.capacity());
  }

  @FunctionalInterface
  private interface Fields {
    Object add(FieldLine line);
  }

  /** A body and the field that frames it. */
  private static byte[] body(Choices c, Fields fields) {
    byte[] content = c.octets(0, 300).toByteArray();
    if (c.flag()) {
      fields.add(FieldLine.of("Transfer-Encoding", "chunked"));
      return chunked(c, content);
    }
    fields.add(FieldLine.of("Content-Length", Integer.toString(content.length)));
    return content;
  }

  private static byte[] chunked(Choices c, byte[] content) {
    String text = new String(content, StandardCharsets.ISO_8859_1);
    StringBuilder out = new StringBuilder();
    int at = 0;
    while (at < content.length) {
      int size = c.between(1, content.length - at);
      out.append(Integer.toHexString(size)).append(c.oneOf("", ";a", ";a=b", " ; a = \"b\""));
      out.append("\r\n").append(text, at, at + size).append("\r\n");
      at += size;
    }
    out.append(c.oneOf("0\r\n\r\n", "0\r\nX-Trailer: a\r\n\r\n", "000\r\n\r\n"));
    return out.toString().getBytes(StandardCharsets.ISO_8859_1);
  }
}
