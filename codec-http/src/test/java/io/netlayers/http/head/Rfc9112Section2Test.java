package io.netlayers.http.head;

import static io.netlayers.http.head.HeadCasesTest.octets;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.http.Deviation;
import io.netlayers.http.HttpDecodeStatus;
import io.netlayers.http.HttpLimits;
import io.netlayers.http.Leniency;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

/** RFC 9112 §2: parsing, white space, versions. In the heads | is CRLF, ~ CR and ^ LF. */
class Rfc9112Section2Test {
  static HttpDecodeStatus request(String head, Deviation... options) {
    return wrap(new RequestHeadView(HttpLimits.defaults(), Leniency.of(options)), head);
  }

  static HttpDecodeStatus response(String head, Deviation... options) {
    return wrap(new ResponseHeadView(HttpLimits.defaults(), Leniency.of(options)), head);
  }

  static HttpDecodeStatus wrap(HeadView view, String head) {
    byte[] octets = octets(head);
    return view.wrap(ByteBuffer.wrap(octets), 0, octets.length);
  }

  static void refused(int statusCode, HttpDecodeStatus expected, String head) {
    assertEquals(expected, request(head));
    assertEquals(statusCode, expected.statusCode());
    assertTrue(expected.clause().startsWith("RFC "));
  }

  /**
   * "A recipient MUST parse an HTTP message as a sequence of octets in an encoding that is a
   * superset of US-ASCII."
   */
  @Test
  void section2_2_octetsNotCharacters() {
    RequestHeadView view = new RequestHeadView();
    assertEquals(HttpDecodeStatus.OK, wrap(view, "GET / HTTP/1.1|Host: a|X: \u00e5||"));
    assertEquals(1, view.fields().valueLength(1));
  }

  /** "a recipient MAY recognize a single LF as a line terminator" */
  @Test
  void section2_2_singleLf() {
    refused(400, HttpDecodeStatus.BARE_LF, "GET / HTTP/1.1^Host: a^^");
    assertEquals(HttpDecodeStatus.OK, request("GET / HTTP/1.1^Host: a^^", Deviation.BARE_LF));
    assertEquals(HttpDecodeStatus.OK, response("HTTP/1.1 200 x^A: b^^", Deviation.BARE_LF));
  }

  /** "A recipient of such a bare CR MUST consider that element to be invalid" */
  @Test
  void section2_2_bareCr() {
    refused(400, HttpDecodeStatus.BARE_CR, "GET / HTTP/1.1|Host: a~b||");
    assertEquals(
        HttpDecodeStatus.BARE_CR, request("GET / HTTP/1.1|Host: a~b||", Deviation.values()));
    assertEquals(HttpDecodeStatus.BARE_CR, response("HTTP/1.1 200 a~b|A: b||", Deviation.values()));
  }

  /**
   * "a server ... SHOULD ignore at least one empty line (CRLF) received prior to the request-line"
   */
  @Test
  void section2_2_emptyLineBeforeTheRequest() {
    RequestHeadView view = new RequestHeadView();
    assertEquals(HttpDecodeStatus.OK, wrap(view, "|GET / HTTP/1.1|Host: a||"));
    assertTrue(view.hasDeviation(Deviation.LEADING_EMPTY_LINE));
    assertEquals("GET", view.methodString());
    assertEquals(HttpDecodeStatus.BAD_VERSION, response("|HTTP/1.1 200 x||"));
  }

  /**
   * "A recipient that receives whitespace between the start-line and the first header field MUST
   * either reject the message as invalid or consume each whitespace-preceded line"
   */
  @Test
  void section2_2_whitespaceBehindTheStartLine() {
    refused(400, HttpDecodeStatus.LEADING_WHITESPACE, "GET / HTTP/1.1| Host: a||");
    refused(400, HttpDecodeStatus.LEADING_WHITESPACE, "GET / HTTP/1.1|_Host: a|Host: b||");
    assertEquals(HttpDecodeStatus.LEADING_WHITESPACE, response("HTTP/1.1 200 x| A: b||"));
  }

  /** "HTTP-version is case-sensitive." */
  @Test
  void section2_3_versionNameIsCaseSensitive() {
    refused(400, HttpDecodeStatus.BAD_VERSION, "GET / Http/1.1|Host: a||");
    refused(400, HttpDecodeStatus.BAD_VERSION, "GET / HTTP/1.1.1|Host: a||");
    refused(400, HttpDecodeStatus.BAD_VERSION, "GET / HTTP/ 1.1|Host: a||");
  }

  /** RFC 9110 §2.5, §15.6.6: a major version that is not supported is answered with 505. */
  @Test
  void section2_3_otherMajorVersions() {
    refused(505, HttpDecodeStatus.UNSUPPORTED_VERSION, "GET / HTTP/2.0|Host: a||");
    refused(505, HttpDecodeStatus.UNSUPPORTED_VERSION, "GET / HTTP/0.9||");
    RequestHeadView view = new RequestHeadView();
    assertEquals(HttpDecodeStatus.OK, wrap(view, "GET / HTTP/1.9|Host: a||"));
    assertEquals(9, view.version().minor());
  }
}
