package io.netlayers.http.head;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.http.HttpDecodeStatus;
import io.netlayers.http.HttpLimits;
import io.netlayers.http.Leniency;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Valid and hostile heads: whole, octet by octet, at every split, with trailing octets. */
class HeadCasesTest {
  static final HttpLimits SMALL =
      HttpLimits.builder()
          .startLine(80)
          .method(20)
          .fieldSection(120)
          .fieldLines(4)
          .emptyLines(2)
          .build();

  /** In the cases: | is CRLF, ~ is CR, ^ is LF, ` is NUL, _ is HTAB, § is an octet of 0xA7. */
  static byte[] octets(String text) {
    return text.replace("|", "\r\n")
        .replace('~', '\r')
        .replace('^', '\n')
        .replace('`', '\0')
        .replace('_', '\t')
        .getBytes(StandardCharsets.ISO_8859_1);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '\0',
      value = {
        "OK; GET / HTTP/1.1|Host: a||",
        "OK; GET /a/b?c=d%20e&f HTTP/1.1|Host: a:80|Accept:_*/*_ |X-Empty:||",
        "OK; GET / HTTP/1.0||",
        "OK; GET / HTTP/1.7|host:||",
        "OK; OPTIONS * HTTP/1.1|HOST: [::1]:8080||",
        "OK; CONNECT a.b:443 HTTP/1.1|Host: a.b:443||",
        "OK; GET http://a.b:80/c?d HTTP/1.1|Host: a.b||",
        "OK; !#$%&'*+-. / HTTP/1.1|Host: a||",
        "OK; |GET / HTTP/1.1|Host: a||",
        "OK; ||GET / HTTP/1.1|Host: a||",
        "TOO_MANY_EMPTY_LINES; |||GET / HTTP/1.1|Host: a||",
        "OK; GET / HTTP/1.1|Host: a|!$x: §!_x||",
        "BARE_CR; ~GET / HTTP/1.1|Host: a||",
        "BAD_METHOD; ^GET / HTTP/1.1|Host: a||",
        "BAD_METHOD; (SP)GET / HTTP/1.1|Host: a||",
        "BAD_METHOD; G(T / HTTP/1.1|Host: a||",
        "BAD_METHOD; G`T / HTTP/1.1|Host: a||",
        "BAD_METHOD; §§ / HTTP/1.1|Host: a||",
        "METHOD_TOO_LONG; ABCDEFGHIJKLMNOPQRSTU / HTTP/1.1|Host: a||",
        "OK; ABCDEFGHIJKLMNOPQRST / HTTP/1.1|Host: a||",
        "BAD_REQUEST_LINE; GET  / HTTP/1.1|Host: a||",
        "BAD_VERSION; GET /  HTTP/1.1|Host: a||",
        "BAD_REQUEST_LINE; GET_/ HTTP/1.1|Host: a||",
        "BAD_REQUEST_LINE; GET /|Host: a||",
        "BAD_REQUEST_LINE; GET|Host: a||",
        "BAD_REQUEST_LINE; GET /_HTTP/1.1|Host: a||",
        "BAD_REQUEST_LINE; GET /a`b HTTP/1.1|Host: a||",
        "BAD_TARGET; GET /a#b HTTP/1.1|Host: a||",
        "BAD_TARGET; GET /§ HTTP/1.1|Host: a||",
        "BAD_TARGET; GET /a\"b HTTP/1.1|Host: a||",
        "BAD_TARGET; GET /%4 HTTP/1.1|Host: a||",
        "BAD_TARGET; GET /%4g HTTP/1.1|Host: a||",
        "BAD_TARGET; GET * HTTP/1.1|Host: a||",
        "BAD_TARGET; OPTIONS *x HTTP/1.1|Host: a||",
        "BAD_TARGET; GET a HTTP/1.1|Host: a||",
        "BAD_TARGET; GET a:80 HTTP/1.1|Host: a||",
        "BAD_TARGET; GET http:///a HTTP/1.1|Host: a||",
        "BAD_TARGET; GET http://:80/a HTTP/1.1|Host: a||",
        "BAD_TARGET; GET http://u@a/ HTTP/1.1|Host: a||",
        "BAD_TARGET; GET 1://a/ HTTP/1.1|Host: a||",
        "BAD_TARGET; CONNECT / HTTP/1.1|Host: a||",
        "BAD_TARGET; CONNECT a HTTP/1.1|Host: a||",
        "BAD_TARGET; CONNECT a: HTTP/1.1|Host: a||",
        "BAD_TARGET; CONNECT :80 HTTP/1.1|Host: a||",
        "BAD_TARGET; CONNECT a:65536 HTTP/1.1|Host: a||",
        "BAD_VERSION; GET / http/1.1|Host: a||",
        "BAD_VERSION; GET / HTTP/1|Host: a||",
        "BAD_VERSION; GET / HTTP/11|Host: a||",
        "BAD_VERSION; GET / HTTP/1.10|Host: a||",
        "BAD_VERSION; GET / HTTP/1.1 |Host: a||",
        "BAD_VERSION; GET /a b HTTP/1.1|Host: a||",
        "BARE_LF; GET / HTTP/1.1^Host: a||",
        "BARE_CR; GET / HTTP/1.1~Host: a||",
        "UNSUPPORTED_VERSION; GET / HTTP/2.0|Host: a||",
        "UNSUPPORTED_VERSION; GET / HTTP/0.9|Host: a||",
        "UNSUPPORTED_VERSION; PRI * HTTP/2.0||SM||",
        "LEADING_WHITESPACE; GET / HTTP/1.1| Host: a||",
        "OBS_FOLD; GET / HTTP/1.1|Host: a| b||",
        "OBS_FOLD; GET / HTTP/1.1|Host: a|_b||",
        "SPACE_BEFORE_COLON; GET / HTTP/1.1|Host : a||",
        "SPACE_BEFORE_COLON; GET / HTTP/1.1|Transfer-Encoding_ : chunked||",
        "BAD_FIELD_NAME; GET / HTTP/1.1|Ho st: a||",
        "BAD_FIELD_NAME; GET / HTTP/1.1|: a||",
        "BAD_FIELD_NAME; GET / HTTP/1.1|Host||",
        "BAD_FIELD_NAME; GET / HTTP/1.1|Host: a|X[1]: b||",
        "BAD_FIELD_NAME; GET / HTTP/1.1|Host: a|§: b||",
        "CONTROL_OCTET; GET / HTTP/1.1|Host: a|X`: b||",
        "CONTROL_OCTET; GET / HTTP/1.1|Host: a|`||",
        "CONTROL_OCTET; GET / HTTP/1.1|Host: a`||",
        "CONTROL_OCTET; GET / HTTP/1.1|Host: a|X: b\u007fc||",
        "CONTROL_OCTET; GET / HTTP/1.1|Host: a|X: b\u0001||",
        "BARE_CR; GET / HTTP/1.1|Host: a~X: b||",
        "BARE_CR; GET / HTTP/1.1|Host: a|X: b~~^||",
        "BARE_LF; GET / HTTP/1.1|Host: a^X: b||",
        "BARE_LF; GET / HTTP/1.1|Host: a|^",
        "BARE_CR; GET / HTTP/1.1|Host: a|~x",
        "BAD_FIELD_NAME; GET / HTTP/1.1|Content~Length: 1|Host: a||",
        "MISSING_HOST; GET / HTTP/1.1||",
        "MISSING_HOST; GET / HTTP/1.2|X: y||",
        "DUPLICATE_HOST; GET / HTTP/1.1|Host: a|hOST: a||",
        "DUPLICATE_HOST; GET / HTTP/1.0|Host: a|hOST: a||",
        "BAD_HOST; GET / HTTP/1.1|Host: a b||",
        "BAD_HOST; GET / HTTP/1.1|Host: a/b||",
        "BAD_HOST; GET / HTTP/1.1|Host: u@a||",
        "BAD_HOST; GET / HTTP/1.1|Host: a:b||",
        "BAD_HOST; GET / HTTP/1.1|Host: [::g]||",
        "BAD_HOST; GET / HTTP/1.1|Host: [1:2]||",
        "BAD_HOST; GET / HTTP/1.1|Host: [::1||",
        "BAD_HOST; GET / HTTP/1.1|Host: a%||",
        "OK; GET / HTTP/1.1|Host: [1:2:3:4:5:6:7.8.9.10]||",
        "OK; GET / HTTP/1.1|Host: [v1.a:b]||",
        "OK; GET / HTTP/1.1|Host: a:||",
        "TOO_MANY_FIELDS; GET / HTTP/1.1|Host: a|A:|B:|C:|D:||",
        "OK; GET / HTTP/1.1|Host: a|A:|B:|C:||",
      })
  void requests(String expected, String text) {
    everyWay(
        HttpDecodeStatus.valueOf(expected),
        octets(text.replace("(SP)", " ")),
        () -> new RequestHeadView(SMALL, Leniency.STRICT));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      quoteCharacter = '\0',
      value = {
        "OK; HTTP/1.1 200 OK||",
        "OK; HTTP/1.1 200 ||",
        "OK; HTTP/1.0 404 Not§Found_x|A: b||",
        "OK; HTTP/1.1 999 x||",
        "BAD_STATUS_LINE; HTTP/1.1 200||",
        "BAD_STATUS_CODE; HTTP/1.1 2000 x||",
        "BAD_STATUS_CODE; HTTP/1.1 20 x||",
        "BAD_STATUS_CODE; HTTP/1.1 099 x||",
        "BAD_STATUS_CODE; HTTP/1.1 +20 x||",
        "BAD_STATUS_CODE; HTTP/1.1  200 x||",
        "BAD_STATUS_LINE; HTTP/1.1_200 x||",
        "BAD_VERSION; HTTPS/1.1 200 x||",
        "BAD_VERSION; |HTTP/1.1 200 x||",
        "UNSUPPORTED_VERSION; HTTP/2.0 200 x||",
        "CONTROL_OCTET; HTTP/1.1 200 x`||",
        "BARE_LF; HTTP/1.1 200 x^||",
        "BARE_CR; HTTP/1.1 200 x~y||",
        "OK; HTTP/1.1 200 x|A : b||",
        "OK; HTTP/1.1 200 x|A: b| c|_d||",
        "OK; HTTP/1.1 200 x|A:| b||",
        "OK; HTTP/1.1 200 x|A: b| ||",
        "BAD_FIELD_NAME; HTTP/1.1 200 x|A b: c||",
        "LEADING_WHITESPACE; HTTP/1.1 200 x| A: b||",
        "BARE_CR; HTTP/1.1 200 x|A: b| ~||",
      })
  void responses(String expected, String text) {
    everyWay(
        HttpDecodeStatus.valueOf(expected),
        octets(text),
        () -> new ResponseHeadView(SMALL, Leniency.STRICT));
  }

  @ParameterizedTest
  @CsvSource({
    "OK, 65, 0",
    "TARGET_TOO_LONG, 66, 0",
    "TARGET_TOO_LONG, 67, 0",
    "TARGET_TOO_LONG, 70, 0",
    "TARGET_TOO_LONG, 77, 0",
    "TARGET_TOO_LONG, 200, 0",
    "OK, 1, 107",
    "FIELD_SECTION_TOO_LARGE, 1, 108",
    "FIELD_SECTION_TOO_LARGE, 1, 109",
    "FIELD_SECTION_TOO_LARGE, 1, 300",
  })
  void limits(String expected, int target, int value) {
    // 4 + target + 11 octets of a line of 80; 8 + 3 + value + 2 + 2 of a section of 120
    String text = "GET " + "/".repeat(target) + " HTTP/1.1|Host:|a:" + "x".repeat(value);
    everyWay(
        HttpDecodeStatus.valueOf(expected),
        octets(text + "||"),
        () -> new RequestHeadView(SMALL, Leniency.STRICT));
  }

  @ParameterizedTest
  @CsvSource({
    "65, OK",
    "66, STATUS_LINE_TOO_LONG",
    "67, STATUS_LINE_TOO_LONG",
    "300, STATUS_LINE_TOO_LONG"
  })
  void statusLineLimit(int reason, String expected) {
    // 13 + reason + 2 octets of a line of 80
    everyWay(
        HttpDecodeStatus.valueOf(expected),
        octets("HTTP/1.1 200 " + "r".repeat(reason) + "|A: b||"),
        () -> new ResponseHeadView(SMALL, Leniency.STRICT));
  }

  static void everyWay(HttpDecodeStatus expected, byte[] octets, Supplier<HeadView> views) {
    HeadView whole = views.get();
    HttpDecodeStatus status = whole.wrap(ByteBuffer.wrap(octets), 0, octets.length);
    assertEquals(expected, status, () -> "whole, fault at " + whole.faultOffset());
    String told = describe(status, whole);
    for (int kind = 0; kind < 4; kind++) {
      ByteBuffer buffer = place(octets, kind);
      for (int split = 0; split <= octets.length; split++) {
        HeadView view = views.get();
        HttpDecodeStatus first = view.wrap(buffer, 7, split);
        if (first == HttpDecodeStatus.NEED_MORE) {
          first = view.resume(buffer, 7, octets.length);
        }
        assertEquals(told, describe(first, view), "split at " + split + ", kind " + kind);
      }
      HeadView byOctet = views.get();
      HttpDecodeStatus step = byOctet.wrap(buffer, 7, 0);
      for (int i = 1; i <= octets.length && step == HttpDecodeStatus.NEED_MORE; i++) {
        step = byOctet.resume(buffer, 7, i);
      }
      assertEquals(told, describe(step, byOctet), "octet by octet");
      HeadView trailing = views.get();
      assertEquals(told, describe(trailing.wrap(buffer, 7, octets.length + 20), trailing));
    }
    if (expected == HttpDecodeStatus.OK) {
      for (int cut = 0; cut < whole.headLength(); cut++) {
        HeadView view = views.get();
        assertEquals(HttpDecodeStatus.NEED_MORE, view.wrap(ByteBuffer.wrap(octets), 0, cut));
      }
    } else {
      assertTrue(expected.isRefusal() && !expected.clause().isEmpty());
    }
  }

  static ByteBuffer place(byte[] octets, int kind) {
    int room = octets.length + 40;
    ByteBuffer buffer = kind % 2 == 0 ? ByteBuffer.allocate(room) : ByteBuffer.allocateDirect(room);
    for (int i = 0; i < room; i++) {
      buffer.put(i, (byte) 'x');
    }
    buffer.put(7, octets);
    return kind < 2 ? buffer.order(ByteOrder.LITTLE_ENDIAN) : buffer.asReadOnlyBuffer();
  }

  static String describe(HttpDecodeStatus status, HeadView view) {
    if (status != HttpDecodeStatus.OK) {
      return status + " at " + view.faultOffset();
    }
    String head =
        view instanceof RequestHeadView request
            ? RequestHead.decode(request) + " " + request.targetForm()
            : ResponseHead.decode((ResponseHeadView) view).toString();
    return head + " " + view.headLength() + " " + view.deviations();
  }
}
