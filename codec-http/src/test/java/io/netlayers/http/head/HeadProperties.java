package io.netlayers.http.head;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.http.Deviation;
import io.netlayers.http.HttpDecodeStatus;
import io.netlayers.http.HttpLimits;
import io.netlayers.http.Leniency;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Generated heads, splits, mutations, and octets that mean nothing. */
class HeadProperties {
  private static final String TCHARS =
      "!#$%&'*+-.^_`|~0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";

  @Provide
  Arbitrary<String> tokens() {
    return Arbitraries.strings().withChars(TCHARS).ofMinLength(1).ofMaxLength(30);
  }

  @Provide
  Arbitrary<FieldLine> lines() {
    Arbitrary<String> names =
        Arbitraries.oneOf(
            tokens(), Arbitraries.of("Accept", "cookie", "X-Forwarded-For", "Content-Type"));
    Arbitrary<String> values =
        Arbitraries.strings()
            .withCharRange(' ', '~')
            .withChars('\t', '\u00a0', '\u00ff', '\u0080')
            .ofMaxLength(60)
            .map(HeadProperties::trim);
    return Combinators.combine(names.filter(n -> !n.equalsIgnoreCase("host")), values)
        .as(FieldLine::of);
  }

  private static String trim(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && " \t".indexOf(text.charAt(from)) >= 0) {
      from++;
    }
    while (to > from && " \t".indexOf(text.charAt(to - 1)) >= 0) {
      to--;
    }
    return text.substring(from, to);
  }

  @Provide
  Arbitrary<RequestHead> requests() {
    Arbitrary<String> targets =
        Arbitraries.strings().withChars("abcXYZ019-._~!$&'()*+,;=:@/?").ofMaxLength(80);
    return Combinators.combine(
            tokens().filter(m -> !m.equals("CONNECT")), targets, lines().list().ofMaxSize(20))
        .as(
            (method, target, fields) ->
                RequestHead.builder()
                    .method(method)
                    .target("/" + target)
                    .field("Host", "example.com")
                    .addAllFields(fields)
                    .build());
  }

  @Property(tries = 300)
  void requestsGoRoundInEverySplit(
      @ForAll("requests") RequestHead head,
      @ForAll @IntRange(min = 0, max = 9) int at,
      @ForAll @Size(max = 6) List<@IntRange(min = 0, max = 900) Integer> splits) {
    ByteBuffer buffer = ByteBuffer.allocateDirect(head.encodedLength() + at + 5);
    int length = head.encode(buffer, at);
    RequestHeadView view = new RequestHeadView();
    HttpDecodeStatus status = view.wrap(buffer, at, 0);
    int there = 0;
    for (int split : splits) {
      there = Math.min(Math.max(there, split), length);
      if (there < length) {
        status = view.resume(buffer, at, there);
        assertEquals(HttpDecodeStatus.NEED_MORE, status);
      }
    }
    assertEquals(HttpDecodeStatus.OK, view.resume(buffer, at, length + 5));
    assertEquals(length, view.headLength());
    assertEquals(head, RequestHead.decode(view));
    HeadWriter writer = new HeadWriter().request(head.method(), head.target());
    for (int i = 0; i < view.fields().count(); i++) {
      writer.field(view.fields(), i);
    }
    writer.end();
    assertEquals(length, writer.length());
    assertEquals(buffer.slice(at, length), writer.buffer().slice(0, length));
  }

  @Property(tries = 200)
  void responsesGoRound(
      @ForAll @IntRange(min = 100, max = 999) int code,
      @ForAll("lines") FieldLine reason,
      @ForAll @Size(max = 10) List<@net.jqwik.api.From("lines") FieldLine> fields) {
    ResponseHead head =
        ResponseHead.builder().statusCode(code).reason(reason.value()).addAllFields(fields).build();
    ByteBuffer buffer = ByteBuffer.allocate(head.encodedLength());
    ResponseHeadView view = new ResponseHeadView();
    assertEquals(HttpDecodeStatus.OK, view.wrap(buffer, 0, head.encode(buffer, 0)));
    assertEquals(head, ResponseHead.decode(view));
  }

  /** Whatever the octets, the answer and its place are the same in pieces; nothing throws. */
  @Property(tries = 500)
  void mutationsAnswerTheSameInPieces(
      @ForAll("requests") RequestHead head,
      @ForAll @Size(min = 1, max = 4) List<@IntRange(min = 0, max = 400) Integer> places,
      @ForAll("octets") int octet,
      @ForAll boolean lenient,
      @ForAll @IntRange(min = 0, max = 400) int split) {
    byte[] octets = new byte[head.encodedLength()];
    ByteBuffer buffer = ByteBuffer.wrap(octets);
    head.encode(buffer, 0);
    for (int place : places) {
      octets[place % octets.length] = (byte) octet;
    }
    same(buffer, octets.length, lenient, Math.min(split, octets.length));
  }

  @Provide
  Arbitrary<Integer> octets() {
    return Arbitraries.oneOf(
        Arbitraries.of(0, 13, 10, 32, 9, 58, 47, 0x7F, 0x80, 0xFF),
        Arbitraries.integers().between(0, 255));
  }

  @Property(tries = 500)
  void anyOctetsNeverThrow(@ForAll @Size(max = 80) byte[] octets, @ForAll boolean lenient) {
    ByteBuffer buffer = ByteBuffer.wrap(octets).asReadOnlyBuffer();
    same(buffer, octets.length, lenient, octets.length / 2);
    ResponseHeadView view = new ResponseHeadView();
    view.wrap(buffer, 0, octets.length);
  }

  @Property(tries = 300)
  void almostHttpNeverThrows(@ForAll("soup") String text, @ForAll boolean lenient) {
    byte[] octets = text.getBytes(StandardCharsets.ISO_8859_1);
    same(ByteBuffer.wrap(octets), octets.length, lenient, octets.length / 3);
  }

  @Provide
  Arbitrary<String> soup() {
    return Arbitraries.of(
            "GET ",
            "/",
            "*",
            " HTTP/1.1",
            "\r\n",
            "\n",
            "\r",
            "Host: a",
            "Host",
            ":",
            " ",
            "\t",
            "a:b",
            "%41",
            "%",
            "http://",
            "[::1]",
            "HTTP/2.0",
            "CONNECT ",
            "OPTIONS ",
            "\0",
            "x")
        .list()
        .ofMaxSize(14)
        .map(parts -> String.join("", parts));
  }

  private static void same(ByteBuffer buffer, int length, boolean lenient, int split) {
    Leniency leniency = lenient ? Leniency.of(Deviation.values()) : Leniency.STRICT;
    RequestHeadView whole = new RequestHeadView(HttpLimits.defaults(), leniency);
    HttpDecodeStatus status = whole.wrap(buffer, 0, length);
    RequestHeadView parts = new RequestHeadView(HttpLimits.defaults(), leniency);
    HttpDecodeStatus last = parts.wrap(buffer, 0, split);
    for (int i = split; i <= length && last == HttpDecodeStatus.NEED_MORE; i++) {
      last = parts.resume(buffer, 0, i);
    }
    assertEquals(status, last);
    if (status == HttpDecodeStatus.OK) {
      assertEquals(RequestHead.decode(whole), RequestHead.decode(parts));
      assertEquals(whole.deviations(), parts.deviations());
      assertEquals(whole.headLength(), parts.headLength());
      assertTrue(lenient || (whole.deviations() & ~Deviation.LEADING_EMPTY_LINE.bit()) == 0);
    } else {
      assertEquals(whole.faultOffset(), parts.faultOffset());
      assertTrue(whole.faultOffset() >= 0 && whole.faultOffset() <= length);
    }
  }
}
