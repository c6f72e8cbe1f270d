package io.netlayers.testkit.gen.http;

import static io.netlayers.testkit.gen.http.MalformedHttp.octets;

import io.netlayers.core.OctetString;
import io.netlayers.http.HttpDecodeStatus;
import io.netlayers.testkit.gen.choice.Choices;
import io.netlayers.testkit.gen.choice.Generator;
import io.netlayers.testkit.gen.choice.MalformedInputs;

/** What is wrong behind a good start line: fields, Host, framing, chunks. */
final class MalformedMessages {
  private MalformedMessages() {}

  /** A good head, lines that stand behind it, and the end of the head. */
  private static Generator<OctetString> with(String head, Generator<String> lines) {
    return c -> octets(head + before(c) + lines.generate(c) + "\r\n" + "\r\n");
  }

  /** Good lines that tell nothing of the message. */
  private static String before(Choices c) {
    StringBuilder lines = new StringBuilder();
    int count = c.between(0, 3);
    for (int i = 0; i < count; i++) {
      lines.append("X-").append(i).append(": ").append(HttpText.fieldValue(c)).append("\r\n");
    }
    return lines.toString();
  }

  static void fields(MalformedInputs<HttpDecodeStatus> inputs, String head) {
    String line = head.substring(0, head.indexOf("\r\n") + 2);
    inputs
        .whole(HttpDecodeStatus.BARE_CR, with(head, c -> "X: a\rb"))
        .whole(HttpDecodeStatus.BARE_LF, with(head, c -> c.oneOf("X: a\nY: b", "X: a\n", "\n")))
        .whole(HttpDecodeStatus.CONTROL_OCTET, with(head, c -> "X: a" + (char) control(c) + "b"))
        .whole(
            HttpDecodeStatus.LEADING_WHITESPACE,
            c -> octets(line + c.oneOf(" ", "\t") + "X: a\r\nHost: a\r\n\r\n"))
        .whole(
            HttpDecodeStatus.BAD_FIELD_NAME,
            with(
                head, c -> c.oneOf(": a", "X(: a", "X@Y: a", "X\u0080: a", "no colon", "\"X\": a")))
        .whole(
            HttpDecodeStatus.FIELD_SECTION_TOO_LARGE,
            with(head, c -> "X: " + "a".repeat(65536 + c.between(0, 100))))
        .whole(
            HttpDecodeStatus.TOO_MANY_FIELDS,
            c -> octets(head + "X: a\r\n".repeat(c.between(101, 120)) + "\r\n"));
  }

  /** No octet that may stand in a value, and no line's end. */
  private static int control(Choices c) {
    int octet = c.between(0, 0x1F);
    return octet == '\t' || octet == '\r' || octet == '\n' ? 0x7F : octet;
  }

  /** Of a response the user agent mends these two (RFC 9112 §5.1, §5.2); a server refuses them. */
  static void requestFields(MalformedInputs<HttpDecodeStatus> requests, String head) {
    requests
        .whole(HttpDecodeStatus.OBS_FOLD, with(head, c -> "X: a\r\n" + c.oneOf(" ", "\t") + "b"))
        .whole(
            HttpDecodeStatus.SPACE_BEFORE_COLON,
            with(head, c -> "X" + c.oneOf(" ", "\t", "  ") + ": a"));
  }

  static void hosts(MalformedInputs<HttpDecodeStatus> requests) {
    String line = "GET / HTTP/1.1\r\n";
    requests
        .whole(HttpDecodeStatus.MISSING_HOST, with(line, c -> "X: a"))
        .whole(
            HttpDecodeStatus.DUPLICATE_HOST,
            with(line, c -> "Host: a\r\n" + before(c) + c.oneOf("Host: a", "host: b", "HOST:")))
        .whole(
            HttpDecodeStatus.BAD_HOST,
            with(
                line,
                c -> "Host: " + c.oneOf("a b", "a/b", "u@a", "a:b", "[::1", "a:1:2", "a,b/")));
  }

  static void framing(MalformedInputs<HttpDecodeStatus> inputs, String head) {
    inputs
        .whole(
            HttpDecodeStatus.LENGTH_AND_CODING,
            with(
                head,
                c -> "Transfer-Encoding: chunked\r\n" + before(c) + "Content-Length: " + c.u16()))
        .whole(
            HttpDecodeStatus.BAD_CONTENT_LENGTH,
            with(
                head,
                c ->
                    "Content-Length: "
                        + c.oneOf(
                            "-1", "+1", "0x1", "1 1", "", "1.0", "99999999999999999999", "a")))
        .whole(
            HttpDecodeStatus.CONFLICTING_CONTENT_LENGTHS,
            with(
                head,
                c -> {
                  int one = c.u16();
                  String join = c.oneOf(", ", "\r\nContent-Length: ");
                  return "Content-Length: " + one + join + (one + c.between(1, 9));
                }))
        .whole(
            HttpDecodeStatus.REPEATED_CONTENT_LENGTH,
            with(
                head,
                c -> {
                  int one = c.u16();
                  return "Content-Length: " + one + c.oneOf(", ", "\r\nContent-Length: ") + one;
                }))
        .whole(
            HttpDecodeStatus.UNKNOWN_TRANSFER_CODING,
            with(head, c -> "Transfer-Encoding: " + c.oneOf("gzip", "x-odd", "br") + ", chunked"))
        .whole(
            HttpDecodeStatus.BAD_TRANSFER_ENCODING,
            with(
                head,
                c -> "Transfer-Encoding: " + c.oneOf("", ",", "chunked, chunked", "@", "a b")))
        .whole(
            HttpDecodeStatus.INCOMPLETE_MESSAGE,
            c -> {
              int length = c.between(1, 0xFFFF);
              String body = "a".repeat(c.between(0, Math.min(length - 1, 40)));
              return octets(head + "Content-Length: " + length + "\r\n\r\n" + body);
            });
  }

  /** What only a request must not have, and only version 1.1 may. */
  static void requestCodings(MalformedInputs<HttpDecodeStatus> requests) {
    requests
        .whole(
            HttpDecodeStatus.CHUNKED_NOT_FINAL,
            with(
                "POST / HTTP/1.1\r\nHost: a\r\n",
                c -> "Transfer-Encoding: " + c.oneOf("gzip", "chunked, gzip", "x-odd")))
        .whole(
            HttpDecodeStatus.CODING_IN_HTTP_1_0,
            with("POST / HTTP/1.0\r\n", c -> "Transfer-Encoding: chunked"));
  }

  private static Generator<OctetString> chunked(String head, Generator<String> body) {
    return c ->
        octets(head + "Transfer-Encoding: chunked\r\n\r\n" + goodChunks(c) + body.generate(c));
  }

  private static String goodChunks(Choices c) {
    StringBuilder chunks = new StringBuilder();
    for (String data : c.list(0, 3, each -> each.text("ab\r\n0", 1, 20))) {
      chunks.append(Integer.toHexString(data.length())).append(c.oneOf("", ";a", ";a=\"b\""));
      chunks.append("\r\n").append(data).append("\r\n");
    }
    return chunks.toString();
  }

  static void chunks(MalformedInputs<HttpDecodeStatus> inputs, String head) {
    inputs
        .whole(
            HttpDecodeStatus.BAD_CHUNK_SIZE,
            chunked(
                head, c -> c.oneOf("g", "-1", "+1", "0x1", "", "1_0", " 1") + "\r\na\r\n0\r\n\r\n"))
        .whole(
            HttpDecodeStatus.CHUNK_SIZE_TOO_LARGE,
            chunked(head, c -> c.oneOf("1", "f", "8") + "0".repeat(c.between(16, 30)) + "\r\n"))
        .whole(
            HttpDecodeStatus.BAD_CHUNK_EXTENSION,
            chunked(head, c -> "1" + c.oneOf(";=a", ";a=", " x", ";a=\"b", ";(") + "\r\na\r\n"))
        .whole(
            HttpDecodeStatus.CHUNK_EXTENSION_TOO_LARGE,
            chunked(head, c -> "1;" + "a".repeat(c.between(1024, 1100)) + "\r\n"))
        .whole(
            HttpDecodeStatus.BAD_CHUNK_END,
            chunked(head, c -> "1\r\na" + c.oneOf("b\r\n", "\n", "0\r\n\r\n", "\r\r")))
        .whole(
            HttpDecodeStatus.INCOMPLETE_MESSAGE,
            chunked(head, c -> c.oneOf("", "1", "1\r", "5\r\nabc", "0\r\n", "0\r\nX: a\r\n")));
  }
}
