package io.netlayers.http.head;

import static io.netlayers.http.head.HeadCasesTest.everyWay;
import static io.netlayers.http.head.HeadCasesTest.octets;

import io.netlayers.http.Deviation;
import io.netlayers.http.HttpDecodeStatus;
import io.netlayers.http.HttpLimits;
import io.netlayers.http.Leniency;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * RFC 9112 §3.2: the four forms of a target by method, and Host; §2.2, §3: the line around them.
 */
class Rfc9112Section32Test {
  private static void read(String expected, String head, Deviation... options) {
    everyWay(
        HttpDecodeStatus.valueOf(expected),
        octets(head),
        () -> new RequestHeadView(HttpLimits.defaults(), Leniency.of(options)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '\0',
      value = {
        "OK; GET //user@host/is/a/path/",
        "OK; GET /a/./b/../c//d",
        "OK; GET /?",
        "OK; GET //",
        "OK; GET /?a=b?c/d:e@f!$&'()*+,=",
        "OK; GET /http://b/",
        "OK; GET /@:!",
        "OK; GET /[]",
        "OK; GET /%00%0d%0a%ff",
        "OK; GET http://a",
        "OK; GET http://a?b",
        "OK; GET http://a:/",
        "OK; GET http://a:080/",
        "OK; GET http://[::1]:8080/x",
        "OK; GET http://[v7.a:b]/",
        "OK; GET HTTP://A%41/",
        "OK; GET a+b-c.1://d/",
        "OK; GET http://a/?u=http://u@b/",
        "OK; OPTIONS *",
        "OK; OPTIONS /",
        "OK; OPTIONS http://a",
        "OK; CONNECT a:443",
        "OK; CONNECT [::1]:443",
        "OK; CONNECT 1.2.3.4:0443",
        "OK; CONNECT a-b.c:65535",
        "BAD_TARGET; GET *",
        "BAD_TARGET; NOTIFY *",
        "BAD_TARGET; OPTIONS **",
        "BAD_TARGET; OPTIONS */",
        "BAD_TARGET; OPTIONS http://a/#",
        "BAD_TARGET; GET ../../etc/passwd",
        "BAD_TARGET; GET ?a",
        "BAD_TARGET; GET a",
        "BAD_TARGET; GET a:80",
        "BAD_TARGET; GET a/b",
        "BAD_TARGET; GET !",
        "BAD_TARGET; GET :",
        "BAD_TARGET; GET ://a/",
        "BAD_TARGET; GET http:",
        "BAD_TARGET; GET http:/a",
        "BAD_TARGET; GET http:a",
        "BAD_TARGET; GET http://",
        "BAD_TARGET; GET http:///a",
        "BAD_TARGET; GET http://?a",
        "BAD_TARGET; GET http://:80/",
        "BAD_TARGET; GET http://a:b/",
        "BAD_TARGET; GET http://a:-1/",
        "BAD_TARGET; GET http://a:65536/",
        "BAD_TARGET; GET http://a:80:80/",
        "BAD_TARGET; GET http://u@a/",
        "BAD_TARGET; GET http://u:p@a:80/",
        "BAD_TARGET; GET http://@a/",
        "BAD_TARGET; GET http://a@/",
        "BAD_TARGET; GET http://[::1/",
        "BAD_TARGET; GET http://[]/",
        "BAD_TARGET; GET http://::1/",
        "BAD_TARGET; GET http://[::1]a/",
        "BAD_TARGET; GET http://[fe80::1%25eth0]/",
        "BAD_TARGET; GET http://a%/",
        "BAD_TARGET; GET 1http://a/",
        "BAD_TARGET; GET ht@tp://a/",
        "BAD_TARGET; GET urn:isbn:1",
        "BAD_TARGET; GET /#",
        "BAD_TARGET; GET /a#b",
        "BAD_TARGET; GET /%",
        "BAD_TARGET; GET /%a",
        "BAD_TARGET; GET /%ag",
        "BAD_TARGET; GET /%u0041",
        "BAD_TARGET; GET /%%41",
        "BAD_TARGET; GET /\\",
        "BAD_TARGET; GET /<x>",
        "BAD_TARGET; GET /\"",
        "BAD_TARGET; GET /{x}",
        "BAD_TARGET; GET /§",
        "BAD_TARGET; GET /\u007f",
        "BAD_TARGET; CONNECT a",
        "BAD_TARGET; CONNECT a:",
        "BAD_TARGET; CONNECT :443",
        "BAD_TARGET; CONNECT /",
        "BAD_TARGET; CONNECT /goRPC",
        "BAD_TARGET; CONNECT *",
        "BAD_TARGET; CONNECT http://a:443/",
        "BAD_TARGET; CONNECT a:443/",
        "BAD_TARGET; CONNECT a:443?",
        "BAD_TARGET; CONNECT u@a:443",
        "BAD_TARGET; CONNECT a:65536",
        "BAD_TARGET; CONNECT a:99999999999999999999",
        "BAD_TARGET; CONNECT a:+1",
        "BAD_TARGET; CONNECT a:https",
        "BAD_TARGET; CONNECT []%20%48:1",
        "BAD_TARGET; CONNECT ::1:443",
        "BAD_TARGET; CONNECT [::1]443",
        "BAD_REQUEST_LINE; GET /a`b",
        "BAD_REQUEST_LINE; GET /a\u0001b",
        "BAD_REQUEST_LINE; GET /a_b",
        "BAD_REQUEST_LINE; GET /a^b",
        "BAD_REQUEST_LINE; GET /a~b",
      })
  void section3_2_targets(String expected, String line) {
    read(expected, line + " HTTP/1.1|Host: a||");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '\0',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "BAD_REQUEST_LINE;GET  HTTP/1.1",
        "BAD_REQUEST_LINE;GET",
        "BAD_REQUEST_LINE;GET /",
        "BAD_REQUEST_LINE;GET ",
        "BAD_REQUEST_LINE;GET /^HTTP/1.1",
        "BAD_REQUEST_LINE;GET /~HTTP/1.1",
        "BAD_REQUEST_LINE;GET_/ HTTP/1.1",
        "BAD_REQUEST_LINE;GET /_HTTP/1.1",
        "BAD_REQUEST_LINE;GET~ / HTTP/1.1",
        "BAD_REQUEST_LINE;GET^ / HTTP/1.1",
        "BAD_VERSION;GET / ",
        "BAD_VERSION;GET /  HTTP/1.1",
        "BAD_VERSION;GET / HTTP/1.1 ",
        "BAD_VERSION;GET / HTTP/1.1_",
        "BAD_VERSION;GET / HTTP/1.1`",
        "BAD_VERSION;GET / HTTP/1.1 x",
        "BAD_VERSION;GET / HTTP/1.1x",
        "BAD_VERSION;GET / HTTP/1.",
        "BAD_VERSION;GET / HTTP/.1",
        "BAD_VERSION;GET / HTTP/1.32",
        "BAD_VERSION;GET / HTTP/4294967295.255",
        "BAD_VERSION;GET / HTTP/-1.1",
        "BAD_VERSION;GET / HTTP/x.1",
        "BAD_VERSION;GET / HTTP",
        "BAD_VERSION;GET / HTTP\\1.1",
        "BAD_VERSION;GET / ICE/1.0",
        "BAD_VERSION;GET / IHTTP/1.0",
        "BAD_VERSION;GET / RTSP/1.0",
        "BAD_VERSION;GET / hTTP/1.1",
        "BAD_VERSION;GET /a b/c HTTP/1.1",
        "UNSUPPORTED_VERSION;GET / HTTP/0.9",
        "UNSUPPORTED_VERSION;GET / HTTP/2.0",
        "UNSUPPORTED_VERSION;GET / HTTP/3.0",
        "UNSUPPORTED_VERSION;GET / HTTP/9.9",
        "UNSUPPORTED_VERSION;PRI * HTTP/2.0",
        "BAD_METHOD; GET / HTTP/1.1",
        "BAD_METHOD;_GET / HTTP/1.1",
        "BAD_METHOD;G=\":<>(e),[T];?\" / HTTP/1.1",
        "BAD_METHOD;GET: / HTTP/1.1",
        "BAD_METHOD;/ GET HTTP/1.1",
        "BAD_METHOD;HTTP/1.1 200 OK",
        "BAD_METHOD;`GET / HTTP/1.1",
        "BAD_METHOD;\u0016\u0003\u0001",
        "BAD_METHOD;\u00efGET / HTTP/1.1",
        "BARE_CR;GET / HTTP/1.1~",
        "BARE_CR;GET / HTTP/1.1~X",
        "BARE_CR;~",
        "BARE_CR;|~GET / HTTP/1.1",
        "BARE_LF;GET / HTTP/1.1^",
        "OK;||||GET / HTTP/1.1",
        "TOO_MANY_EMPTY_LINES;|||||GET / HTTP/1.1",
        "OK;HEAD / HTTP/1.1",
        "OK;get / HTTP/1.1",
        "OK;M-SEARCH / HTTP/1.1",
        "OK;!#$%&'*+-. / HTTP/1.1",
        "OK;GET / HTTP/1.2",
      })
  void section3_lines(String expected, String line) {
    read(expected, line + "|Host: a||");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '\0',
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        "OK;",
        "OK;  _ ",
        "OK;a",
        "OK;0.0.0.0=5000",
        "OK;a:80 ",
        "OK;a:",
        "OK;a,b",
        "OK;:80",
        "OK;a%41",
        "OK;[::]",
        "OK;[::ffff:1.2.3.4]:1",
        "OK;[1::2:3]",
        "OK;[1:2:3:4:5:6:7::]",
        "OK;1.2.3.4:65535",
        "OK;999.999.1.1",
        "OK;a:0000000000080",
        "BAD_HOST;a:65536",
        "BAD_HOST;a:80a",
        "BAD_HOST;a:8 0",
        "BAD_HOST;a:-80",
        "BAD_HOST;a:80:80",
        "BAD_HOST;a b",
        "BAD_HOST;a_b",
        "BAD_HOST;a, a",
        "BAD_HOST;u@a",
        "BAD_HOST;a/",
        "BAD_HOST;a?b",
        "BAD_HOST;a#b",
        "BAD_HOST;http://a",
        "BAD_HOST;a%4",
        "BAD_HOST;a%zz",
        "BAD_HOST;\"a\"",
        "BAD_HOST;<a>",
        "BAD_HOST;a\\b",
        "BAD_HOST;§",
        "BAD_HOST;::1",
        "BAD_HOST;[]",
        "BAD_HOST;[::1",
        "BAD_HOST;[::1]x",
        "BAD_HOST;[::1%eth0]",
        "BAD_HOST;[1::2::3]",
        "BAD_HOST;[1:2:3:4:5:6:7]",
        "BAD_HOST;[1:2:3:4:5:6:7:8:9]",
        "BAD_HOST;[1:2:3:4:5:6:7:8::]",
        "BAD_HOST;[12345::]",
        "BAD_HOST;[:1]",
        "BAD_HOST;[1:]",
        "BAD_HOST;[::1.2.3]",
        "BAD_HOST;[::1.2.3.4.5]",
        "BAD_HOST;[::1.2.3.256]",
        "BAD_HOST;[::01.2.3.4]",
        "BAD_HOST;[v.a]",
        "BAD_HOST;[vg.a]",
        "BAD_HOST;[v1.]",
        "BAD_HOST;a]",
      })
  void section3_2_hosts(String expected, String host) {
    read(expected, "GET / HTTP/1.1|Host:" + host + "|Accept: x||");
    read(expected, "GET / HTTP/1.0|Accept: x|Host: " + host + "||");
    read(expected, "GET http://b/ HTTP/1.1|Host: " + host + "||");
    read(expected, "GET / HTTP/1.1|Host: " + host + "||", Deviation.values());
  }

  /** "lacks a Host header field ... contains more than one Host header field line" */
  @Test
  void section3_2_howManyHosts() {
    read("OK", "GET http://b/ HTTP/1.1|Host: a||");
    read("OK", "CONNECT b:1 HTTP/1.1|Host: a:2||");
    read("MISSING_HOST", "GET http://b/ HTTP/1.1|Hos: a||");
    read("MISSING_HOST", "GET / HTTP/1.1|X-Host: a||");
    read("MISSING_HOST", "OPTIONS * HTTP/1.1||");
    read("MISSING_HOST", "CONNECT b:1 HTTP/1.1||");
    read("DUPLICATE_HOST", "GET / HTTP/1.1|Host: a|X: y|HOST:||");
    read("DUPLICATE_HOST", "GET / HTTP/1.1|Host: a|Host: a|Host: a||");
    read("SPACE_BEFORE_COLON", "GET / HTTP/1.1|Host : a||");
    read("OBS_FOLD", "GET / HTTP/1.1|Host: a| b||");
    read("BAD_HOST", "GET / HTTP/1.1|Host: a| b||", Deviation.OBS_FOLD);
    read("OK", "GET / HTTP/1.1|Host:| b||", Deviation.OBS_FOLD);
    read("OK", "GET / HTTP/1.0||");
    read("OK", "GET http://b/ HTTP/1.0||");
  }
}
