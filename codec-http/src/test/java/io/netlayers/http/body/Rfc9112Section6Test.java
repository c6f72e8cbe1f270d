package io.netlayers.http.body;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netlayers.http.Deviation;
import io.netlayers.http.HttpDecodeStatus;
import io.netlayers.http.HttpLimits;
import io.netlayers.http.HttpMethod;
import io.netlayers.http.Leniency;
import io.netlayers.http.head.RequestHeadView;
import io.netlayers.http.head.ResponseHeadView;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 9112 §6.3 step by step, in both directions. */
class Rfc9112Section6Test {
  private static String request(Leniency leniency, String version, String fields) {
    String text = "POST / HTTP/" + version + "\r\nHost: a\r\n" + lines(fields);
    ByteBuffer octets = ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
    RequestHeadView head = new RequestHeadView(HttpLimits.defaults(), leniency);
    assertEquals(HttpDecodeStatus.OK, head.wrap(octets, 0, octets.limit()));
    MessageFraming framing = new MessageFraming(leniency);
    return told(framing.ofRequest(head), framing);
  }

  private static String response(Leniency leniency, HttpMethod method, int code, String fields) {
    String text = "HTTP/1.1 " + code + " \r\n" + lines(fields);
    ByteBuffer octets = ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
    ResponseHeadView head = new ResponseHeadView(HttpLimits.defaults(), leniency);
    assertEquals(HttpDecodeStatus.OK, head.wrap(octets, 0, octets.limit()));
    MessageFraming framing = new MessageFraming(leniency);
    return told(framing.ofResponse(head, method), framing);
  }

  private static String lines(String fields) {
    String all = fields.isEmpty() ? "" : fields.replace("|", "\r\n") + "\r\n";
    return all.replace("TE:", "Transfer-Encoding:").replace("CL:", "Content-Length:") + "\r\n";
  }

  private static String told(HttpDecodeStatus status, MessageFraming framing) {
    if (status != HttpDecodeStatus.OK) {
      return status.toString();
    }
    return framing.kind() == BodyKind.CONTENT_LENGTH
        ? "LENGTH " + framing.contentLength()
        : framing.kind().toString();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "''; NONE",
        "CL: 0; LENGTH 0",
        "CL: 0005; LENGTH 5",
        "CL: 9223372036854775807; LENGTH 9223372036854775807",
        "CL: 9223372036854775808; BAD_CONTENT_LENGTH",
        "CL: 99999999999999999999; BAD_CONTENT_LENGTH",
        "CL:; BAD_CONTENT_LENGTH",
        "CL: +5; BAD_CONTENT_LENGTH",
        "CL: -5; BAD_CONTENT_LENGTH",
        "CL: 5 5; BAD_CONTENT_LENGTH",
        "CL: 0x5; BAD_CONTENT_LENGTH",
        "CL: 5.0; BAD_CONTENT_LENGTH",
        "CL: 5,; BAD_CONTENT_LENGTH",
        "CL: ,5; BAD_CONTENT_LENGTH",
        "CL: 5, 5; REPEATED_CONTENT_LENGTH",
        "CL: 5|cl2: 6|CL: 5; REPEATED_CONTENT_LENGTH",
        "CL: 5|CL: 6; CONFLICTING_CONTENT_LENGTHS",
        "CL: 5, 6; CONFLICTING_CONTENT_LENGTHS",
        "CL: 5|CL: x; BAD_CONTENT_LENGTH",
        "TE: chunked; CHUNKED",
        "TE: CHUNKED; CHUNKED",
        "TE: , chunked ,; CHUNKED",
        "TE: chunked|CL: 5; LENGTH_AND_CODING",
        "CL: 5|TE: x; LENGTH_AND_CODING",
        "TE:; BAD_TRANSFER_ENCODING",
        "TE: ,; BAD_TRANSFER_ENCODING",
        "TE: chunked, chunked; BAD_TRANSFER_ENCODING",
        "TE: chunked|TE: chunked; BAD_TRANSFER_ENCODING",
        "TE: chunked{a=b; BAD_TRANSFER_ENCODING",
        "TE: chunked a; BAD_TRANSFER_ENCODING",
        "TE: \"chunked\"; BAD_TRANSFER_ENCODING",
        "TE: chunked, gzip; CHUNKED_NOT_FINAL",
        "TE: chunked|TE: identity; CHUNKED_NOT_FINAL",
        "TE: gzip; CHUNKED_NOT_FINAL",
        "TE: xchunked; CHUNKED_NOT_FINAL",
        "TE: identity; CHUNKED_NOT_FINAL",
        "TE: gzip, chunked; UNKNOWN_TRANSFER_CODING",
        "TE: a{b=\"c,d\", chunked; UNKNOWN_TRANSFER_CODING",
        "TE: foo|TE: chunked; UNKNOWN_TRANSFER_CODING",
      })
  void requests(String fields, String expected) {
    assertEquals(expected, request(Leniency.STRICT, "1.1", fields.replace('{', ';')));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "HEAD; 200; CL: 5; NONE",
        "HEAD; 200; TE: chunked|CL: x; NONE",
        "GET; 100; CL: 5; NONE",
        "GET; 204; TE: chunked; NONE",
        "GET; 304; CL: 5; NONE",
        "CONNECT; 200; CL: 5; TUNNEL",
        "CONNECT; 407; CL: 5; LENGTH 5",
        "GET; 200; ''; UNTIL_CLOSE",
        "GET; 200; CL: 5; LENGTH 5",
        "GET; 200; CL: 5, 5; REPEATED_CONTENT_LENGTH",
        "GET; 200; CL: 5|TE: chunked; LENGTH_AND_CODING",
        "GET; 200; TE: chunked; CHUNKED",
        "GET; 200; TE: gzip, chunked; UNKNOWN_TRANSFER_CODING",
        "GET; 200; TE: chunked, gzip; BAD_TRANSFER_ENCODING",
        "GET; 200; TE: foo; UNKNOWN_TRANSFER_CODING",
        "GET; 200; TE:| chunked; CHUNKED",
      })
  void responses(HttpMethod method, int code, String fields, String expected) {
    assertEquals(expected, response(Leniency.STRICT, method, code, fields));
  }

  @Test
  void codingsAreRefusedInHttp10() {
    assertEquals("CODING_IN_HTTP_1_0", request(Leniency.STRICT, "1.0", "TE: chunked"));
    assertEquals("LENGTH 5", request(Leniency.STRICT, "1.0", "CL: 5"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "REPEATED_CONTENT_LENGTH; CL: 5, 5|CL: 5; LENGTH 5",
        "REPEATED_CONTENT_LENGTH; CL: 5, 6; CONFLICTING_CONTENT_LENGTHS",
        "LENGTH_AND_CODING; CL: x|TE: chunked; CHUNKED",
        "COMPRESSED_CODING; TE: gzip, chunked; CHUNKED",
        "COMPRESSED_CODING; TE: x-gzip; CHUNKED_NOT_FINAL",
        "COMPRESSED_CODING; TE: foo, chunked; UNKNOWN_TRANSFER_CODING",
      })
  void leniency(Deviation option, String fields, String expected) {
    assertEquals(expected, request(Leniency.of(option), "1.1", fields));
  }

  @Test
  void whatWasPutUpWithIsReported() {
    String text = "POST / HTTP/1.1\r\nHost: a\r\n" + lines("CL: 5|TE: chunked");
    ByteBuffer octets = ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
    RequestHeadView head = new RequestHeadView();
    head.wrap(octets, 0, octets.limit());
    MessageFraming framing = new MessageFraming(Leniency.of(Deviation.LENGTH_AND_CODING));
    assertEquals(HttpDecodeStatus.OK, framing.ofRequest(head));
    assertEquals(Deviation.LENGTH_AND_CODING.bit(), framing.deviations());
    assertEquals(true, framing.mustClose());
    assertEquals(0, framing.contentLength());
  }
}
