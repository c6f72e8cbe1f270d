package io.netlayers.http.head;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.http.Deviation;
import io.netlayers.http.FieldName;
import io.netlayers.http.HttpDecodeStatus;
import io.netlayers.http.HttpLimits;
import io.netlayers.http.HttpMethod;
import io.netlayers.http.HttpVersion;
import io.netlayers.http.Leniency;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** One literal request and response taken apart and built, mended ones, and what is refused. */
class HeadValuesTest {
  private static final String REQUEST =
      "GET /where?q=now HTTP/1.1\r\nHost: www.example.com\r\nUser-Agent: curl/7.16.3\r\n"
          + "X-Odd:\r\nAccept-Language: en, mi\r\n\r\n";
  private static final String RESPONSE =
      "HTTP/1.1 200 OK\r\nDate: Mon, 27 Jul 2009 12:28:53 GMT\r\nContent-Length: 51\r\n\r\n";

  private static ByteBuffer octets(String text) {
    return ByteBuffer.wrap(text.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static String text(ByteBuffer buffer, int at, int length) {
    byte[] octets = new byte[length];
    buffer.get(at, octets);
    return new String(octets, StandardCharsets.ISO_8859_1);
  }

  @Test
  void requestTakenApart() {
    RequestHeadView view = new RequestHeadView();
    assertEquals(HttpDecodeStatus.OK, view.wrap(octets(REQUEST), 0, REQUEST.length()));
    assertEquals(HttpMethod.GET, view.method());
    assertEquals("GET", text(view.buffer(), view.methodOffset(), view.methodLength()));
    assertTrue(view.targetEquals("/where?q=now"));
    assertEquals("/where?q=now", view.targetString());
    assertEquals(TargetForm.ORIGIN, view.targetForm());
    assertEquals(HttpVersion.HTTP_1_1, view.version());
    assertEquals(REQUEST.length(), view.headLength());
    assertEquals(-1, view.faultOffset());
    FieldSectionView fields = view.fields();
    assertEquals(4, fields.count());
    assertEquals(FieldName.HOST, fields.name(0));
    assertEquals(FieldName.OTHER, fields.name(2));
    assertEquals("X-Odd", fields.nameString(2));
    assertEquals("", fields.valueString(2));
    assertEquals(3, fields.find(FieldName.ACCEPT_LANGUAGE));
    assertEquals(-1, fields.find(FieldName.ACCEPT_CH));
    assertEquals(-1, fields.find(FieldName.COOKIE));
    assertEquals(2, fields.findFrom("x-oDD", 0));
    assertEquals(1, fields.count(FieldName.USER_AGENT));
    assertTrue(fields.valueEqualsIgnoreCase(1, "CURL/7.16.3"));
    assertFalse(fields.valueEqualsIgnoreCase(1, "CURL/7.16.4"));
    assertThrows(IndexOutOfBoundsException.class, () -> fields.name(4));
    assertThrows(IndexOutOfBoundsException.class, () -> fields.name(-1));
  }

  @Test
  void requestBuilt() {
    RequestHead head =
        RequestHead.builder()
            .method("GET")
            .target("/where?q=now")
            .field(FieldName.HOST, "www.example.com")
            .field("User-Agent", "curl/7.16.3")
            .field("X-Odd", "")
            .field(FieldName.ACCEPT_LANGUAGE, "en, mi")
            .build();
    ByteBuffer buffer = ByteBuffer.allocate(300);
    int length = head.encode(buffer, 11);
    assertEquals(head.encodedLength(), length);
    assertEquals(REQUEST.replace("X-Odd:", "X-Odd: "), text(buffer, 11, length));
    RequestHeadView view = new RequestHeadView();
    assertEquals(HttpDecodeStatus.OK, view.wrap(buffer, 11, length));
    assertEquals(head, RequestHead.decode(view));
    assertEquals(HttpDecodeStatus.OK, head.validate());
    assertEquals("www.example.com", head.field(FieldName.HOST));
    assertEquals("", head.field(FieldName.COOKIE));
    assertTrue(head.toString().startsWith("GET /where?q=now HTTP/1.1 [Host: www.example.com,"));
  }

  @Test
  void responseTakenApartAndBuilt() {
    ResponseHeadView view = new ResponseHeadView();
    assertEquals(HttpDecodeStatus.OK, view.wrap(octets(RESPONSE), 0, RESPONSE.length()));
    assertEquals(200, view.statusCode());
    assertEquals("OK", view.reasonString());
    ResponseHead head = ResponseHead.decode(view);
    ByteBuffer buffer = ByteBuffer.allocate(300);
    assertEquals(RESPONSE, text(buffer, 0, head.encode(buffer, 0)));
    assertEquals(head.encodedLength(), RESPONSE.length());
    assertEquals(
        head,
        ResponseHead.builder()
            .statusCode(200)
            .field(FieldName.DATE, "Mon, 27 Jul 2009 12:28:53 GMT")
            .field(FieldName.CONTENT_LENGTH, "51")
            .build());
  }

  @Test
  void foldsBecomeOneSpace() {
    String text = "HTTP/1.1 200 \r\nA : b \r\n \t c\r\n\td  e\r\nB:\r\n f\r\n\r\n";
    ResponseHeadView view = new ResponseHeadView();
    assertEquals(HttpDecodeStatus.OK, view.wrap(octets(text), 0, text.length()));
    assertEquals("A", view.fields().nameString(0));
    assertEquals("b c d  e", view.fields().valueString(0));
    assertEquals("f", view.fields().valueString(1));
    assertTrue(view.hasDeviation(Deviation.OBS_FOLD));
    assertTrue(view.hasDeviation(Deviation.SPACE_BEFORE_COLON));
    assertFalse(view.hasDeviation(Deviation.BARE_LF));
    HeadWriter writer = new HeadWriter().response(200);
    writer.field(view.fields(), 1).field(view.fields(), 0).end();
    assertEquals(
        "HTTP/1.1 200 OK\r\nB: f\r\nA: b    \t c  \td  e\r\n\r\n",
        text(writer.buffer(), 0, writer.length()));
  }

  @Test
  void leniencyIsReported() {
    Leniency all = Leniency.of(Deviation.values());
    String text = "\nGET /a|b HTTP/1.1\nX: y\n z\nA:b\n\n";
    RequestHeadView view = new RequestHeadView(HttpLimits.defaults(), all);
    assertEquals(HttpDecodeStatus.OK, view.wrap(octets(text), 0, text.length()));
    assertEquals(text.length(), view.headLength());
    assertEquals("/a|b", view.targetString());
    assertEquals("y z", view.fields().valueString(0));
    assertEquals(
        "[LEADING_EMPTY_LINE, OBS_FOLD, BARE_LF, ODD_TARGET, MISSING_HOST]",
        Deviation.setOf(view.deviations()).toString());
    String reply = "HTTP/1.1 200\nA: b\n\n";
    ResponseHeadView response = new ResponseHeadView(HttpLimits.defaults(), all);
    assertEquals(HttpDecodeStatus.OK, response.wrap(octets(reply), 0, reply.length()));
    assertEquals("", response.reasonString());
    assertEquals(
        "[BARE_LF, MISSING_REASON_SPACE]", Deviation.setOf(response.deviations()).toString());
  }

  @Test
  void writerComposesAndRefuses() {
    HeadWriter writer = new HeadWriter();
    assertThrows(IllegalStateException.class, () -> writer.field(FieldName.HOST, "a"));
    writer.request(HttpMethod.POST, "/a?b").field(FieldName.HOST, "a");
    int before = writer.length();
    for (String bad : new String[] {"a\r\nB: c", "a\n", "\0", "\u010d", " a", "a\t", "\u007f"}) {
      assertThrows(IllegalArgumentException.class, () -> writer.field(FieldName.COOKIE, bad));
      assertThrows(IllegalArgumentException.class, () -> writer.field("X", bad));
    }
    for (String bad : new String[] {"", "a b", "a:", "a\r\n", "\u0161"}) {
      assertThrows(IllegalArgumentException.class, () -> writer.field(bad, "x"));
    }
    assertThrows(
        IllegalArgumentException.class, () -> writer.field(FieldName.VIA, octets("a\r\nb"), 0, 4));
    assertThrows(IllegalArgumentException.class, () -> writer.field(FieldName.OTHER, "x"));
    assertThrows(IllegalArgumentException.class, () -> writer.field(FieldName.AGE, -1));
    for (String bad : new String[] {"", "/a b", "/\r\n", "/a#b", "/a|b", "/\u00e9"}) {
      assertThrows(IllegalArgumentException.class, () -> writer.request("GET", bad));
    }
    assertThrows(IllegalArgumentException.class, () -> writer.request("G T", "/"));
    assertThrows(IllegalArgumentException.class, () -> writer.response(99));
    assertThrows(IllegalArgumentException.class, () -> writer.response(200, "a\r\nb"));
    assertEquals(before, writer.length());
    writer.field(FieldName.CONTENT_LENGTH, Long.MAX_VALUE).field(FieldName.AGE, 0);
    writer.field(FieldName.VIA, octets("..1.1 x.."), 2, 5).field("X-Y", "").end();
    assertThrows(IllegalStateException.class, writer::end);
    assertEquals(
        "POST /a?b HTTP/1.1\r\nHost: a\r\nContent-Length: 9223372036854775807\r\nAge: 0\r\n"
            + "Via: 1.1 x\r\nX-Y: \r\n\r\n",
        text(writer.buffer(), 0, writer.length()));
    ByteBuffer copy = ByteBuffer.allocateDirect(200);
    assertEquals(writer.length(), writer.copyTo(copy, 5));
    writer.response(299, "").end();
    assertEquals("HTTP/1.1 299 \r\n\r\n", text(writer.buffer(), 0, writer.length()));
    writer.response(404).end();
    assertEquals("HTTP/1.1 404 Not Found\r\n\r\n", text(writer.buffer(), 0, writer.length()));
  }

  @Test
  void valuesRefuseWhatCannotBeSent() {
    assertThrows(IllegalStateException.class, () -> FieldLine.of("a b", "c"));
    assertThrows(IllegalStateException.class, () -> FieldLine.of("a", "c\r\nd: e"));
    assertThrows(IllegalStateException.class, () -> FieldLine.of("a", " c"));
    RequestHead.Builder request = RequestHead.builder().method("GET").target("/ a");
    assertThrows(IllegalStateException.class, request::build);
    RequestHead.Builder method = RequestHead.builder().method("G\n").target("/");
    assertThrows(IllegalStateException.class, method::build);
    ResponseHead.Builder code = ResponseHead.builder().statusCode(1000);
    assertThrows(IllegalStateException.class, code::build);
    ResponseHead.Builder reason = ResponseHead.builder().statusCode(200).reason("a\r\n");
    assertThrows(IllegalStateException.class, reason::build);
  }
}
