package io.netlayers.http.head;

import static io.netlayers.http.head.Rfc9112Section2Test.refused;
import static io.netlayers.http.head.Rfc9112Section2Test.request;
import static io.netlayers.http.head.Rfc9112Section2Test.response;
import static io.netlayers.http.head.Rfc9112Section2Test.wrap;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.http.Deviation;
import io.netlayers.http.HttpDecodeStatus;
import io.netlayers.http.HttpLimits;
import io.netlayers.http.Leniency;
import org.junit.jupiter.api.Test;

/** RFC 9112 §5 and §4: field lines and the status line. */
class Rfc9112Section5Test {
  /** "status-line = HTTP-version SP status-code SP [ reason-phrase ]" */
  @Test
  void section4_statusLine() {
    assertEquals(HttpDecodeStatus.OK, response("HTTP/1.1 200 ||"));
    assertEquals(HttpDecodeStatus.BAD_STATUS_LINE, response("HTTP/1.1 200||"));
    assertEquals(HttpDecodeStatus.OK, response("HTTP/1.1 200||", Deviation.MISSING_REASON_SPACE));
    assertEquals(HttpDecodeStatus.BAD_STATUS_CODE, response("HTTP/1.1 20||"));
    assertEquals(HttpDecodeStatus.BAD_STATUS_CODE, response("HTTP/1.1 2000 ||"));
  }

  /**
   * "A server MUST reject, with a response status code of 400 (Bad Request), any received request
   * message that contains whitespace between a header field name and colon."
   */
  @Test
  void section5_1_spaceBeforeColonInRequests() {
    refused(400, HttpDecodeStatus.SPACE_BEFORE_COLON, "GET / HTTP/1.1|Host: a|X : y||");
    refused(400, HttpDecodeStatus.SPACE_BEFORE_COLON, "GET / HTTP/1.1|Host: a|X_: y||");
    assertEquals(
        HttpDecodeStatus.SPACE_BEFORE_COLON,
        request("GET / HTTP/1.1|Host: a|X : y||", Deviation.values()));
  }

  /** "A proxy MUST remove any such whitespace from a response message before forwarding" */
  @Test
  void section5_1_spaceBeforeColonInResponses() {
    ResponseHeadView view = new ResponseHeadView();
    assertEquals(HttpDecodeStatus.OK, wrap(view, "HTTP/1.1 200 x|Content-Length _: 5||"));
    assertEquals("Content-Length", view.fields().nameString(0));
    assertEquals(0, view.fields().find(io.netlayers.http.FieldName.CONTENT_LENGTH));
    assertTrue(view.hasDeviation(Deviation.SPACE_BEFORE_COLON));
  }

  /** "optional whitespace ... is excluded from the field line value" */
  @Test
  void section5_1_whitespaceAroundValues() {
    RequestHeadView view = new RequestHeadView();
    assertEquals(HttpDecodeStatus.OK, wrap(view, "GET / HTTP/1.1|Host:_ _a _|X:_|Y:b c||"));
    assertEquals("a", view.fields().valueString(0));
    assertEquals("", view.fields().valueString(1));
    assertEquals("b c", view.fields().valueString(2));
  }

  /**
   * "A server that receives an obs-fold in a request message that is not within a message/http
   * container MUST either reject the message by sending a 400 ... or replace each received obs-fold
   * with one or more SP octets"
   */
  @Test
  void section5_2_foldsInRequests() {
    refused(400, HttpDecodeStatus.OBS_FOLD, "GET / HTTP/1.1|Host: a|X: b| c||");
    RequestHeadView view =
        new RequestHeadView(HttpLimits.defaults(), Leniency.of(Deviation.OBS_FOLD));
    assertEquals(HttpDecodeStatus.OK, wrap(view, "GET / HTTP/1.1|Host: a|X: b| c||"));
    assertEquals("b c", view.fields().valueString(1));
    assertTrue(view.hasDeviation(Deviation.OBS_FOLD));
  }

  /**
   * "A proxy or gateway that receives an obs-fold in a response message ... MUST either discard the
   * message ... or replace each received obs-fold"; "A user agent ... MUST replace"
   */
  @Test
  void section5_2_foldsInResponses() {
    ResponseHeadView view = new ResponseHeadView();
    assertEquals(HttpDecodeStatus.OK, wrap(view, "HTTP/1.1 200 x|X: b| c|_d|Y: e||"));
    assertEquals("b c d", view.fields().valueString(0));
    assertEquals("e", view.fields().valueString(1));
    assertTrue(view.hasDeviation(Deviation.OBS_FOLD));
  }

  /**
   * RFC 9110 §5.5: "a recipient of CR, LF, or NUL within a field value MUST either reject the
   * message or replace each of those characters with SP"
   */
  @Test
  void rfc9110Section5_5_controls() {
    refused(400, HttpDecodeStatus.CONTROL_OCTET, "GET / HTTP/1.1|Host: a|X: b`c||");
    refused(400, HttpDecodeStatus.BARE_CR, "GET / HTTP/1.1|Host: a|X: b~c||");
    refused(400, HttpDecodeStatus.BARE_LF, "GET / HTTP/1.1|Host: a|X: b^c||");
    for (char c = 1; c < 0x20; c++) {
      if (c != '\t' && c != '\r' && c != '\n') {
        assertEquals(
            HttpDecodeStatus.CONTROL_OCTET, request("GET / HTTP/1.1|Host: a|X: b" + c + "||"));
      }
    }
  }

  /** RFC 9110 §5.1, §5.6.2: each octet that no token has is refused in a name. */
  @Test
  void rfc9110Section5_1_names() {
    for (int c = 0; c < 256; c++) {
      boolean tchar =
          Character.isLetterOrDigit(c) && c < 0x80 || c < 0x80 && "!#$%&'*+-.^_`|~".indexOf(c) >= 0;
      if (c == ':') {
        continue;
      }
      byte[] head = "GET / HTTP/1.1\r\nHost: a\r\nXxxxx?xxxxxxx: y\r\n\r\n".getBytes();
      head[30] = (byte) c;
      RequestHeadView view = new RequestHeadView();
      HttpDecodeStatus status = view.wrap(java.nio.ByteBuffer.wrap(head), 0, head.length);
      assertEquals(tchar, status == HttpDecodeStatus.OK, "octet " + c + ": " + status);
    }
  }

  /** RFC 6585 §5: 431 for the whole section and for single lines. */
  @Test
  void rfc6585Section5() {
    refused(
        431,
        HttpDecodeStatus.FIELD_SECTION_TOO_LARGE,
        "GET / HTTP/1.1|Host: a|X: " + "y".repeat(66000));
    refused(
        431, HttpDecodeStatus.TOO_MANY_FIELDS, "GET / HTTP/1.1|Host: a|" + "X:|".repeat(100) + "|");
  }
}
