package io.netlayers.http.head;

import static io.netlayers.http.head.Rfc9112Section2Test.refused;
import static io.netlayers.http.head.Rfc9112Section2Test.request;
import static io.netlayers.http.head.Rfc9112Section2Test.wrap;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netlayers.http.Deviation;
import io.netlayers.http.HttpDecodeStatus;
import io.netlayers.http.HttpMethod;
import org.junit.jupiter.api.Test;

/** RFC 9112 §3: the request line, targets and Host. */
class Rfc9112Section3Test {
  private static TargetForm form(String head) {
    RequestHeadView view = new RequestHeadView();
    assertEquals(HttpDecodeStatus.OK, wrap(view, head));
    return view.targetForm();
  }

  /** "request-line = method SP request-target SP HTTP-version" */
  @Test
  void section3_oneSpace() {
    refused(400, HttpDecodeStatus.BAD_REQUEST_LINE, "GET  / HTTP/1.1|Host: a||");
    refused(400, HttpDecodeStatus.BAD_REQUEST_LINE, "GET_/_HTTP/1.1|Host: a||");
    refused(400, HttpDecodeStatus.BAD_VERSION, "GET / HTTP/1.1 |Host: a||");
    refused(400, HttpDecodeStatus.BAD_VERSION, "GET / x HTTP/1.1|Host: a||");
    refused(400, HttpDecodeStatus.BAD_METHOD, " GET / HTTP/1.1|Host: a||");
  }

  /**
   * "A server that receives a method longer than any that it implements SHOULD respond with a 501"
   */
  @Test
  void section3_longMethod() {
    refused(501, HttpDecodeStatus.METHOD_TOO_LONG, "M".repeat(65) + " / HTTP/1.1|Host: a||");
  }

  /**
   * "A server that receives a request-target longer than any URI it wishes to parse MUST respond
   * with a 414"; "RECOMMENDED ... at a minimum, request-line lengths of 8000 octets"
   */
  @Test
  void section3_longTarget() {
    assertEquals(HttpDecodeStatus.OK, request("GET /" + "a".repeat(7985) + " HTTP/1.1|Host: a||"));
    refused(414, HttpDecodeStatus.TARGET_TOO_LONG, "GET /" + "a".repeat(9000));
  }

  /** "The request method is case-sensitive." */
  @Test
  void section3_1_methodIsCaseSensitive() {
    RequestHeadView view = new RequestHeadView();
    assertEquals(HttpDecodeStatus.OK, wrap(view, "get / HTTP/1.1|Host: a||"));
    assertEquals(HttpMethod.UNREGISTERED, view.method());
    assertEquals("get", view.methodString());
  }

  /** "No whitespace is allowed in the request-target." */
  @Test
  void section3_2_noWhitespaceInTheTarget() {
    refused(400, HttpDecodeStatus.BAD_VERSION, "GET /a b HTTP/1.1|Host: a||");
    refused(400, HttpDecodeStatus.BAD_REQUEST_LINE, "GET /a_b HTTP/1.1|Host: a||");
  }

  /**
   * "A server MUST respond with a 400 (Bad Request) status code to any HTTP/1.1 request message
   * that lacks a Host header field and to any request message that contains more than one Host
   * header field line or a Host header field with an invalid field value."
   */
  @Test
  void section3_2_host() {
    refused(400, HttpDecodeStatus.MISSING_HOST, "GET / HTTP/1.1||");
    refused(400, HttpDecodeStatus.MISSING_HOST, "GET http://a/ HTTP/1.1||");
    refused(400, HttpDecodeStatus.DUPLICATE_HOST, "GET / HTTP/1.1|Host: a|Host: a||");
    refused(400, HttpDecodeStatus.BAD_HOST, "GET / HTTP/1.1|Host: a, b||");
    refused(400, HttpDecodeStatus.BAD_HOST, "GET / HTTP/1.1|Host: http://a||");
    assertEquals(HttpDecodeStatus.OK, request("GET / HTTP/1.1||", Deviation.MISSING_HOST));
    assertEquals(
        HttpDecodeStatus.DUPLICATE_HOST,
        request("GET / HTTP/1.1|Host: a|Host: b||", Deviation.values()));
    assertEquals(HttpDecodeStatus.OK, request("GET / HTTP/1.0||"));
    assertEquals(HttpDecodeStatus.OK, request("GET / HTTP/1.1|Host:||"));
  }

  @Test
  void section3_2_forms() {
    assertEquals(TargetForm.ORIGIN, form("GET /where?q=now HTTP/1.1|Host: www.example.org||"));
    assertEquals(
        TargetForm.ABSOLUTE,
        form("GET http://www.example.org/pub/WWW/TheProject.html HTTP/1.1|Host: b||"));
    assertEquals(
        TargetForm.AUTHORITY, form("CONNECT www.example.com:80 HTTP/1.1|Host: www.example.com||"));
    assertEquals(TargetForm.ASTERISK, form("OPTIONS * HTTP/1.1|Host: a||"));
  }

  /**
   * "authority-form ... is only used for CONNECT requests"; "asterisk-form ... is only used for a
   * server-wide OPTIONS request"
   */
  @Test
  void section3_2_formsOfOtherMethods() {
    refused(400, HttpDecodeStatus.BAD_TARGET, "GET www.example.com:80 HTTP/1.1|Host: a||");
    refused(400, HttpDecodeStatus.BAD_TARGET, "GET * HTTP/1.1|Host: a||");
    refused(400, HttpDecodeStatus.BAD_TARGET, "CONNECT /x HTTP/1.1|Host: a||");
    refused(400, HttpDecodeStatus.BAD_TARGET, "CONNECT * HTTP/1.1|Host: a||");
    refused(400, HttpDecodeStatus.BAD_TARGET, "GET a/b HTTP/1.1|Host: a||");
  }

  /**
   * RFC 9110 §4.2.1: "A recipient that processes such a URI reference MUST reject it as invalid"
   */
  @Test
  void section3_2_emptyHost() {
    refused(400, HttpDecodeStatus.BAD_TARGET, "GET http:///x HTTP/1.1|Host: a||");
    refused(400, HttpDecodeStatus.BAD_TARGET, "GET http://:80/x HTTP/1.1|Host: a||");
  }

  /** RFC 9110 §4.2.4: userinfo in an http URI SHOULD be treated as an error. */
  @Test
  void section3_2_userinfo() {
    refused(400, HttpDecodeStatus.BAD_TARGET, "GET http://u:p@a/ HTTP/1.1|Host: a||");
  }
}
