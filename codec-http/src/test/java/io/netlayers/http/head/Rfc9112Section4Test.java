package io.netlayers.http.head;

import static io.netlayers.http.head.HeadCasesTest.everyWay;
import static io.netlayers.http.head.HeadCasesTest.octets;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.http.Deviation;
import io.netlayers.http.HttpDecodeStatus;
import io.netlayers.http.HttpLimits;
import io.netlayers.http.Leniency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** RFC 9112 §4: "status-line = HTTP-version SP status-code SP [ reason-phrase ]". */
class Rfc9112Section4Test {
  private static void strict(String expected, String line) {
    everyWay(
        HttpDecodeStatus.valueOf(expected),
        octets(line + "|A: b||"),
        () -> new ResponseHeadView(HttpLimits.defaults(), Leniency.STRICT));
  }

  /** Signs as in {@link HeadCasesTest#octets}. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '\0',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "OK;HTTP/1.1 200 OK",
        "OK;HTTP/1.1 200 ",
        "OK;HTTP/1.1 200  OK",
        "OK;HTTP/1.1 200 _",
        "OK;HTTP/1.1 200 Moved Permanently (§)",
        "OK;HTTP/1.1 200 !\"#$%&'()*+,-./:<=>?@[]{}",
        "OK;HTTP/1.0 200 OK",
        "OK;HTTP/1.9 200 OK",
        "OK;HTTP/1.1 100 Continue",
        "OK;HTTP/1.1 600 x",
        "OK;HTTP/1.1 999 x",
        "BAD_STATUS_LINE;HTTP/1.1 200",
        "BAD_STATUS_LINE;HTTP/1.1 200_OK",
        "BAD_STATUS_LINE;HTTP/1.1 200OK",
        "BAD_STATUS_LINE;HTTP/1.1 200-OK",
        "BAD_STATUS_LINE;HTTP/1.1_200 OK",
        "BAD_STATUS_LINE;HTTP/1.1",
        "BAD_STATUS_LINE;HTTP/1.1200 OK",
        "BAD_STATUS_LINE;HTTP/1.10 200 OK",
        "BAD_STATUS_CODE;HTTP/1.1 ",
        "BAD_STATUS_CODE;HTTP/1.1  200 OK",
        "BAD_STATUS_CODE;HTTP/1.1 2 OK",
        "BAD_STATUS_CODE;HTTP/1.1 20 OK",
        "BAD_STATUS_CODE;HTTP/1.1 2000 OK",
        "BAD_STATUS_CODE;HTTP/1.1 000 OK",
        "BAD_STATUS_CODE;HTTP/1.1 099 OK",
        "BAD_STATUS_CODE;HTTP/1.1 -20 OK",
        "BAD_STATUS_CODE;HTTP/1.1 +20 OK",
        "BAD_STATUS_CODE;HTTP/1.1 2.0 OK",
        "BAD_STATUS_CODE;HTTP/1.1 0x2 OK",
        "BAD_STATUS_CODE;HTTP/1.1 20§ OK",
        "BAD_STATUS_CODE;HTTP/1.1 OK",
        "BAD_STATUS_CODE;HTTP/1.1 2^0 OK",
        "BAD_VERSION;HTTP /1.1 200 OK",
        "BAD_VERSION;HTTP/1 200 OK",
        "BAD_VERSION;HTTP/1,1 200 OK",
        "BAD_VERSION;HTTP/01.1 200 OK",
        "BAD_VERSION;HTTP/11.1 200 OK",
        "BAD_VERSION;HTTP/ 1.1 200 OK",
        "BAD_VERSION;HTTP/A.1 200 OK",
        "BAD_VERSION;HTTPER/1.1 200 OK",
        "BAD_VERSION;HTP/1.1 200 OK",
        "BAD_VERSION;http/1.1 200 OK",
        "BAD_VERSION;ICY 200 OK",
        "BAD_VERSION;RTSP/1.0 200 OK",
        "BAD_VERSION;200 OK",
        "BAD_VERSION; HTTP/1.1 200 OK",
        "BAD_VERSION;|HTTP/1.1 200 OK",
        "BAD_VERSION;^HTTP/1.1 200 OK",
        "BAD_VERSION;`",
        "UNSUPPORTED_VERSION;HTTP/2.0 200 OK",
        "UNSUPPORTED_VERSION;HTTP/0.9 200 OK",
        "UNSUPPORTED_VERSION;HTTP/5.6 200 OK",
        "CONTROL_OCTET;HTTP/1.1 200 O`K",
        "CONTROL_OCTET;HTTP/1.1 200 `",
        "CONTROL_OCTET;HTTP/1.1 200 OK\u001b[1m",
        "CONTROL_OCTET;HTTP/1.1 200 OK\u007f",
        "CONTROL_OCTET;HTTP/1.1 200 \u000b",
        "BARE_CR;HTTP/1.1 200 O~K",
        "BARE_CR;HTTP/1.1 200 OK~",
        "BARE_CR;HTTP/1.1 200 ~A: b",
        "BARE_LF;HTTP/1.1 200 OK^A: b",
        "BARE_LF;HTTP/1.1 200 ^",
      })
  void section4_statusLines(String expected, String line) {
    strict(expected, line);
  }

  /**
   * "A server MUST send the space that separates the status-code from the reason-phrase even when
   * the reason-phrase is absent": a line without it is put up with on demand.
   */
  @Test
  void section4_missingSpace() {
    Leniency lenient = Leniency.of(Deviation.MISSING_REASON_SPACE);
    everyWay(
        HttpDecodeStatus.OK,
        octets("HTTP/1.1 301|A: b||"),
        () -> new ResponseHeadView(HttpLimits.defaults(), lenient));
    everyWay(
        HttpDecodeStatus.BAD_STATUS_CODE,
        octets("HTTP/1.1 3010|A: b||"),
        () -> new ResponseHeadView(HttpLimits.defaults(), lenient));
    everyWay(
        HttpDecodeStatus.BARE_LF,
        octets("HTTP/1.1 301^A: b||"),
        () -> new ResponseHeadView(HttpLimits.defaults(), lenient));
    Leniency both = Leniency.of(Deviation.MISSING_REASON_SPACE, Deviation.BARE_LF);
    everyWay(
        HttpDecodeStatus.OK,
        octets("HTTP/1.1 301^A: b|^"),
        () -> new ResponseHeadView(HttpLimits.defaults(), both));
  }

  /** "a client SHOULD ignore the reason-phrase content": whatever it says, it is told apart. */
  @Test
  void section4_reason() {
    ResponseHeadView view = new ResponseHeadView();
    byte[] head = octets("HTTP/1.1 404  \u00e9_ x |Content-Length: 0||");
    assertEquals(HttpDecodeStatus.OK, view.wrap(java.nio.ByteBuffer.wrap(head), 0, head.length));
    assertEquals(" \u00e9\t x ", view.reasonString());
    assertTrue(view.fields().count() == 1 && view.statusCode() == 404);
  }
}
