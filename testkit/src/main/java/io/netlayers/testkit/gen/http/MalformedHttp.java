package io.netlayers.testkit.gen.http;

import io.netlayers.core.OctetString;
import io.netlayers.http.HttpDecodeStatus;
import io.netlayers.http.HttpMethod;
import io.netlayers.http.body.BodyEvent;
import io.netlayers.http.body.BodyReader;
import io.netlayers.http.body.MessageFraming;
import io.netlayers.http.head.RequestHeadView;
import io.netlayers.http.head.ResponseHeadView;
import io.netlayers.testkit.gen.choice.Choices;
import io.netlayers.testkit.gen.choice.Generator;
import io.netlayers.testkit.gen.choice.MalformedInputs;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Messages that must be refused with the limits that are usual and no leniency: by their start line
 * here, by their fields, framing and body in {@link MalformedMessages}.
 */
public final class MalformedHttp {
  private MalformedHttp() {}

  /** Requests and responses, each a whole message before a connection's close. */
  public static List<MalformedInputs<HttpDecodeStatus>> inputs() {
    MalformedInputs<HttpDecodeStatus> requests =
        new MalformedInputs<>("HTTP request", HttpDecodeStatus.class, MalformedHttp::readRequest);
    MalformedInputs<HttpDecodeStatus> responses =
        new MalformedInputs<>("HTTP response", HttpDecodeStatus.class, MalformedHttp::readResponse);
    requestLines(requests);
    statusLines(responses);
    MalformedMessages.fields(requests, "GET / HTTP/1.1\r\nHost: a\r\n");
    MalformedMessages.fields(responses, "HTTP/1.1 200 OK\r\n");
    MalformedMessages.requestFields(requests, "GET / HTTP/1.1\r\nHost: a\r\n");
    MalformedMessages.hosts(requests);
    MalformedMessages.framing(requests, "POST / HTTP/1.1\r\nHost: a\r\n");
    MalformedMessages.framing(responses, "HTTP/1.1 200 OK\r\n");
    MalformedMessages.requestCodings(requests);
    MalformedMessages.chunks(requests, "POST / HTTP/1.1\r\nHost: a\r\n");
    MalformedMessages.chunks(responses, "HTTP/1.1 200 OK\r\n");
    return List.of(requests, responses);
  }

  private static HttpDecodeStatus readRequest(
      ByteBuffer buffer, int offset, int length, int wireLength) {
    RequestHeadView head = new RequestHeadView();
    HttpDecodeStatus status = head.wrap(buffer, offset, length);
    if (status != HttpDecodeStatus.OK) {
      return status;
    }
    MessageFraming framing = new MessageFraming();
    status = framing.ofRequest(head);
    return status != HttpDecodeStatus.OK
        ? status
        : readBody(framing, buffer, offset + head.headLength(), length - head.headLength());
  }

  private static HttpDecodeStatus readResponse(
      ByteBuffer buffer, int offset, int length, int wireLength) {
    ResponseHeadView head = new ResponseHeadView();
    HttpDecodeStatus status = head.wrap(buffer, offset, length);
    if (status != HttpDecodeStatus.OK) {
      return status;
    }
    MessageFraming framing = new MessageFraming();
    status = framing.ofResponse(head, HttpMethod.GET);
    return status != HttpDecodeStatus.OK
        ? status
        : readBody(framing, buffer, offset + head.headLength(), length - head.headLength());
  }

  private static HttpDecodeStatus readBody(
      MessageFraming framing, ByteBuffer buffer, int offset, int length) {
    BodyReader reader = new BodyReader();
    reader.begin(framing);
    int at = offset;
    while (!reader.isOver()) {
      BodyEvent event = reader.read(buffer, at, offset + length - at);
      at += reader.consumed();
      if (event == BodyEvent.REFUSED) {
        return reader.refusal();
      }
      if (event == BodyEvent.NEED_MORE) {
        reader.onClose();
        return reader.refusal();
      }
    }
    return HttpDecodeStatus.OK;
  }

  static OctetString octets(String text) {
    return OctetString.copyOf(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static Generator<OctetString> requestLine(Generator<String> line) {
    return c -> octets(line.generate(c) + "\r\nHost: a\r\n\r\n");
  }

  private static void requestLines(MalformedInputs<HttpDecodeStatus> requests) {
    requests
        .whole(
            HttpDecodeStatus.TOO_MANY_EMPTY_LINES,
            c -> octets("\r\n".repeat(c.between(5, 20)) + "GET / HTTP/1.1\r\nHost: a\r\n\r\n"))
        .whole(
            HttpDecodeStatus.BAD_METHOD,
            requestLine(c -> c.text("ABC", 0, 4) + bad(c) + "GET / HTTP/1.1"))
        .whole(
            HttpDecodeStatus.METHOD_TOO_LONG,
            requestLine(c -> "X".repeat(c.between(65, 200)) + " / HTTP/1.1"))
        .whole(
            HttpDecodeStatus.BAD_REQUEST_LINE,
            requestLine(c -> c.oneOf("GET", "GET  / HTTP/1.1", "GET /", "GET\t/ HTTP/1.1")))
        .whole(
            HttpDecodeStatus.BAD_TARGET,
            requestLine(c -> "GET " + c.oneOf("a", "/\u0080", "*", "a:1", "/<") + " HTTP/1.1"))
        .whole(
            HttpDecodeStatus.TARGET_TOO_LONG,
            requestLine(c -> "GET /" + "a".repeat(c.between(8190, 9000)) + " HTTP/1.1"))
        .whole(
            HttpDecodeStatus.BAD_VERSION,
            requestLine(
                c -> "GET / " + c.oneOf("http/1.1", "HTTP/a.1", "HTTP/1,1", "HTTP/1.10", "X")))
        .whole(
            HttpDecodeStatus.UNSUPPORTED_VERSION,
            requestLine(c -> "GET / HTTP/" + c.oneOf("2.0", "0.9", "3.1", "9.9")));
  }

  /** An octet that no token has, and neither a space nor a line's end. */
  private static String bad(Choices c) {
    return c.oneOf("(", ")", "@", "\"", "/", "[", "{", "\u0080", "\u00ff", "\u0000", "\u007f");
  }

  private static Generator<OctetString> statusLine(Generator<String> line) {
    return c -> octets(line.generate(c) + "\r\n\r\n");
  }

  private static void statusLines(MalformedInputs<HttpDecodeStatus> responses) {
    responses
        .whole(
            HttpDecodeStatus.BAD_VERSION,
            statusLine(c -> c.oneOf("http/1.1", "HTTP/a.1", "HTTP/1,1", "ICY", "X") + " 200 OK"))
        .whole(
            HttpDecodeStatus.UNSUPPORTED_VERSION,
            statusLine(c -> "HTTP/" + c.oneOf("2.0", "0.9", "3.1") + " 200 OK"))
        .whole(
            HttpDecodeStatus.BAD_STATUS_LINE,
            statusLine(c -> "HTTP/1.1" + c.oneOf("200 OK", "\t200 OK", "x200 OK", " 200xOK")))
        .whole(
            HttpDecodeStatus.BAD_STATUS_CODE,
            statusLine(
                c -> "HTTP/1.1 " + c.oneOf("2x0", "099", "000", "1000", "-20", " 20") + " OK"))
        .whole(
            HttpDecodeStatus.STATUS_LINE_TOO_LONG,
            statusLine(c -> "HTTP/1.1 200 " + "a".repeat(c.between(8180, 9000))));
  }
}
