package io.netlayers.http.head;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netlayers.http.HttpDecodeStatus;
import io.netlayers.http.HttpLimits;
import io.netlayers.http.Leniency;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * The quick way through usual lines says what the way octet by octet says, wherever windows end.
 */
class UsualLinesTest {
  private static final String[] LINES = {
    "Host: example.org",
    "Accept: */*",
    "X: y",
    "x-unknown-name-of-some-length: 1",
    "Content-Length:5",
    "Cookie: " + "c".repeat(300),
    "Access-Control-Request-Headers: a, b",
    "Empty:",
    "Empty: ",
    "Tab: a\tb",
    "Trail: a \t",
    "Obs: \u00ff\u0080",
    "Tilde: \u00ff~ and ~\u00ff~",
    "ACCESS-control-Allow-CREDENTIALS: true",
    "content-security-POLICY-report-ONLY: x",
    "content-security-policy-report-onlx: x",
    "x.y_z!#$%&'*+^`|~: 1"
  };
  private static final String[] ODD = {
    "Bad name: x",
    "Bad\u0080: x",
    "Fold: a\r\n b",
    "Nul: a\u0000b",
    "Del: \u007f",
    ": x",
    "No colon",
    "B(d: x",
    "Content\rLength: 5",
    "Content-Length\u0000: 5",
    "x\u00ff: 1",
    "Bare: a\nb",
    "Bare: a\rb",
    " lead: x"
  };

  @Test
  void theSameAsOctetByOctet() {
    Random random = new Random(3);
    for (int i = 0; i < 3000; i++) {
      StringBuilder head =
          new StringBuilder("GET /" + "p".repeat(random.nextInt(40)) + " HTTP/1.1\r\n");
      int lines = random.nextInt(14);
      head.append("Host: a\r\n");
      for (int n = 0; n < lines; n++) {
        boolean odd = random.nextInt(60) == 0;
        String line = odd ? pick(random, ODD) : pick(random, LINES);
        head.append(line.startsWith("Host") ? "Via: 1.1 x" : line).append("\r\n");
      }
      check(head.append(random.nextInt(8) == 0 ? "\n" : "\r\n").append("GET / HT").toString());
    }
  }

  @Test
  void lineEndsAroundTheEndOfAWindow() {
    for (int pad = 900; pad < 1100; pad++) {
      check("GET / HTTP/1.1\r\nHost: a\r\nP: " + "p".repeat(pad) + "\r\nLast: z\r\n\r\n");
      check("GET /" + "p".repeat(pad) + " HTTP/1.1\r\nHost: abc\r\nLast: z\r\n\r\n");
    }
  }

  @Test
  void everyOctetInTargetsAndHosts() {
    for (int octet = 0; octet < 256; octet++) {
      for (int place = 0; place < 18; place++) {
        String text = "a".repeat(place) + (char) octet + "b".repeat(17 - place);
        check("GET /" + text + " HTTP/1.1\r\nHost: a\r\n\r\n");
        check("GET / HTTP/1.1\r\nHost: " + text + "\r\n\r\n");
        check("GET / HTTP/1.1\r\nHost: a\r\n" + text + ": x\r\n\r\n");
      }
    }
  }

  @Test
  void aHostIsJudgedAnewWhereItDiffersFromTheLast() {
    String[] hosts = {
      "",
      "a",
      "example",
      "example.org",
      "example.com",
      "exbmple.com",
      "example.com:8080",
      "example.com:99999",
      "example.c/m",
      "/xample.com",
      "www.a-rather-long-name.example.org",
      "www.a-rather-long_name.example.org",
      "www.a-rather-long name.example.org",
      "h".repeat(63),
      "h".repeat(64),
      "h".repeat(65),
      "h".repeat(62) + "[]"
    };
    Random random = new Random(4);
    RequestHeadView view = new RequestHeadView();
    for (int i = 0; i < 20_000; i++) {
      String host = pick(random, hosts);
      byte[] octets =
          ("GET / HTTP/1.1\r\nHost: " + host + "\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1);
      HttpDecodeStatus fresh =
          new RequestHeadView().wrap(ByteBuffer.wrap(octets), 0, octets.length);
      assertEquals(fresh, view.wrap(ByteBuffer.wrap(octets), 0, octets.length), host);
    }
  }

  @Test
  void aMethodLongerThanItsLimit() {
    HttpLimits limits = HttpLimits.builder().method(2).build();
    RequestHeadView view = new RequestHeadView(limits, Leniency.STRICT);
    byte[] octets = "GET / HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);
    assertEquals(
        HttpDecodeStatus.METHOD_TOO_LONG, view.wrap(ByteBuffer.wrap(octets), 0, octets.length));
  }

  /** Limits are on the message, whichever kind of buffer it lies in. */
  @Test
  void aSectionLongerThanItsLimitInEveryKindOfBuffer() {
    StringBuilder head = new StringBuilder("GET / HTTP/1.1\r\nHost: a\r\n");
    for (int i = 10; i < 30; i++) {
      head.append("X-Field-").append(i).append(": some value\r\n");
    }
    byte[] octets = head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    byte[] more = Arrays.copyOf(octets, octets.length + 2000);
    int section = octets.length - 16;
    for (int limit = 1; limit < section + 50; limit++) {
      HttpLimits limits = HttpLimits.builder().fieldSection(limit).build();
      HttpDecodeStatus expected =
          limit < section ? HttpDecodeStatus.FIELD_SECTION_TOO_LARGE : HttpDecodeStatus.OK;
      RequestHeadView view = new RequestHeadView(limits, Leniency.STRICT);
      ByteBuffer direct = ByteBuffer.allocateDirect(more.length).put(0, more);
      ByteBuffer readOnly = ByteBuffer.wrap(more).asReadOnlyBuffer();
      for (ByteBuffer each : new ByteBuffer[] {ByteBuffer.wrap(more), direct, readOnly}) {
        assertEquals(expected, view.wrap(each, 0, octets.length), each + " " + limit);
        assertEquals(expected, view.wrap(each, 0, more.length), each + " " + limit);
      }
    }
  }

  private static String pick(Random random, String[] from) {
    return from[random.nextInt(from.length)];
  }

  private static void check(String head) {
    byte[] octets = head.getBytes(StandardCharsets.ISO_8859_1);
    ByteBuffer exact = ByteBuffer.wrap(octets);
    RequestHeadView slow = new RequestHeadView();
    HttpDecodeStatus expected = slow.wrap(exact, 0, 0);
    for (int n = 1; n <= octets.length && expected == HttpDecodeStatus.NEED_MORE; n++) {
      expected = slow.resume(exact, 0, n);
    }
    byte[] shifted = new byte[octets.length + 200];
    Arrays.fill(shifted, (byte) '\r');
    System.arraycopy(octets, 0, shifted, 7, octets.length);
    ByteBuffer slack = ByteBuffer.wrap(shifted, 3, shifted.length - 3).slice();
    ByteBuffer direct = ByteBuffer.allocateDirect(octets.length + 9).put(9, octets);
    ByteBuffer readOnly = exact.asReadOnlyBuffer();
    assertSame(head, slow, expected, exact, 0, octets.length);
    assertSame(head, slow, expected, slack, 4, octets.length);
    assertSame(head, slow, expected, direct, 9, octets.length);
    assertSame(head, slow, expected, readOnly, 0, octets.length);
  }

  private static void assertSame(
      String head, RequestHeadView slow, HttpDecodeStatus expected, ByteBuffer b, int at, int n) {
    RequestHeadView quick = new RequestHeadView();
    assertEquals(expected, quick.wrap(b, at, n), head);
    if (expected != HttpDecodeStatus.OK) {
      assertEquals(slow.faultOffset(), quick.faultOffset(), head);
      return;
    }
    assertEquals(slow.headLength(), quick.headLength(), head);
    assertEquals(slow.method(), quick.method(), head);
    assertEquals(slow.targetString(), quick.targetString(), head);
    assertEquals(slow.targetForm(), quick.targetForm(), head);
    assertEquals(rows(slow, 0), rows(quick, at), head);
  }

  private static List<String> rows(RequestHeadView head, int base) {
    List<String> rows = new ArrayList<>();
    FieldSectionView fields = head.fields();
    for (int i = 0; i < fields.count(); i++) {
      rows.add(
          fields.name(i)
              + " "
              + (fields.nameOffset(i) - base)
              + " "
              + fields.nameLength(i)
              + " "
              + (fields.valueOffset(i) - base)
              + " "
              + fields.valueLength(i));
    }
    return rows;
  }
}
