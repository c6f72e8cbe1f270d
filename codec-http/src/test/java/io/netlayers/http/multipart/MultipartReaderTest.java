package io.netlayers.http.multipart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.http.field.MediaType;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** RFC 2046 §5.1.1 and RFC 7578: boundaries, heads and bodies, whole and at every split. */
class MultipartReaderTest {
  static final MultipartLimits LIMITS = new MultipartLimits(3, 60, 2);

  /** Everything that a reader tells, as one text; DATA that touch are one. */
  static String events(String boundary, String body, int... cuts) {
    byte[] octets = body.getBytes(StandardCharsets.ISO_8859_1);
    MultipartReader reader = new MultipartReader(new Boundary(boundary), LIMITS);
    StringBuilder out = new StringBuilder();
    int from = 0;
    MultipartEvent event = MultipartEvent.NEED_MORE;
    for (int i = 0; i <= cuts.length && event != MultipartEvent.MALFORMED; i++) {
      int to = i < cuts.length ? cuts[i] : octets.length;
      ByteBuffer slice = ByteBuffer.allocateDirect(to - from + 5);
      slice.put(3, octets, from, to - from);
      reader.feed(slice.asReadOnlyBuffer(), 3, to - from);
      do {
        event = reader.next();
        tell(event, reader, out);
      } while (event != MultipartEvent.NEED_MORE
          && event != MultipartEvent.END
          && event != MultipartEvent.MALFORMED);
      from = to;
    }
    if (reader.endOfBody() == MultipartEvent.END) {
      return out + "END";
    }
    assertEquals(MultipartEvent.MALFORMED, reader.next());
    return out + reader.fault().toString();
  }

  private static void tell(MultipartEvent event, MultipartReader reader, StringBuilder out) {
    if (event == MultipartEvent.PART) {
      out.append('[').append(reader.head().toString().replace("\r\n", "/")).append('|');
    } else if (event == MultipartEvent.DATA) {
      assertTrue(reader.dataLength() > 0);
      for (int i = 0; i < reader.dataLength(); i++) {
        out.append((char) (reader.dataBuffer().get(reader.dataOffset() + i) & 0xFF));
      }
    } else if (event == MultipartEvent.PART_END) {
      out.append(']');
    }
  }

  static void everySplit(String expected, String boundary, String body) {
    assertEquals(expected, events(boundary, body));
    int length = body.length();
    int[] each = new int[length];
    for (int i = 0; i < length; i++) {
      each[i] = i;
      assertEquals(expected, events(boundary, body, i), "cut at " + i);
      assertEquals(expected, events(boundary, body, i, Math.min(length, i + 2)), "cuts at " + i);
    }
    assertEquals(expected, events(boundary, body, each), "octet by octet");
  }

  @Test
  void readsAForm() {
    everySplit(
        "[Content-Disposition: form-data; name=\"a\"/|one][X: y/|\r\ntwo\r\n]END",
        "b",
        "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\none"
            + "\r\n--b\r\nX:y \r\n\r\n\r\ntwo\r\n\r\n--b--\r\n");
  }

  @Test
  void preambleAndEpilogueArePassedOver() {
    everySplit("[|x]END", "b", "pre\r\n--B\r\n--b \t \r\n\r\nx\r\n--b--epi\r\n--b\r\n\r\nlogue");
    everySplit("[|x]END", "b", "\r\n--b\r\n\r\nx\r\n--b--");
  }

  @Test
  void partsWithoutBodyOrHead() {
    everySplit("[|][|]END", "b", "--b\r\n\r\n\r\n--b\r\n\r\n--b--");
    everySplit("[A: b/|]END", "b", "--b\r\nA: b\r\n\r\n--b--");
    everySplit("END", "b", "--b--");
  }

  @Test
  void whatOnlyLooksLikeADelimiterIsData() {
    String data = "\r\r\n\r\n-\r\n--\r\n--a\r\n-b--b\n--b\r--ab\r\r\n--aa\r\n--ac";
    everySplit("[|" + data + "]END", "ab", "--ab\r\n\r\n" + data + "\r\n--ab--");
    everySplit("[|-]END", "b", "--b\r\n\r\n-\r\n--b--");
    everySplit("[|--]END", "b", "--b\r\n\r\n--\r\n--b--");
    everySplit("[|\n--b]END", "b", "--b\r\n\r\n\n--b\r\n--b--");
  }

  @Test
  void obsoleteFolds() {
    everySplit("[A: b c/|x]END", "b", "--b\r\nA: b\r\n \t c\r\n\r\nx\r\n--b--");
  }

  @Test
  void endsEarly() {
    String body = "--b\r\nA: b\r\n\r\nxyz\r\n--b--";
    for (int length = 0; length < body.length(); length++) {
      assertTrue(events("b", body.substring(0, length)).endsWith("ENDS_EARLY"), "" + length);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'--b\r\n\r\nx\r\n--bc\r\n\r\ny\r\n--b--','[|x]BAD_DELIMITER'",
    "'--bx','BAD_DELIMITER'",
    "'--b-x','BAD_DELIMITER'",
    "'--b \n','BAD_DELIMITER'",
    "'--b\rx','BAD_DELIMITER'",
    "'--b -- ','BAD_DELIMITER'",
    "'--b\r\nno colon\r\n\r\n','BAD_HEAD'",
    "'--b\r\nA : b\r\n\r\n','BAD_HEAD'",
    "'--b\r\n: b\r\n\r\n','BAD_HEAD'",
    "'--b\r\n x\r\n\r\n','BAD_HEAD'",
    "'--b\r\nA: \u0001\r\n\r\n','BAD_HEAD'",
    "'--b\r\nA: b\nC: d\r\n\r\n','BAD_HEAD'",
    "'--b\r\nA: 1\r\nB: 2\r\nC: 3\r\n\r\n','BAD_HEAD'",
  })
  void faults(String body, String expected) {
    everySplit(expected, "b", body);
  }

  @Test
  void limitsHoldAtEverySplit() {
    String longest = "--b\r\nA: " + "x".repeat(53) + "\r\n\r\n\r\n--b--";
    everySplit("[A: " + "x".repeat(53) + "/|]END", "b", longest);
    everySplit("HEAD_TOO_LONG", "b", longest.replace("xx", "xxx"));
    String three = "--b\r\n\r\n\r\n".repeat(3);
    everySplit("[|][|][|]END", "b", three + "--b--");
    everySplit("[|][|][|]TOO_MANY_PARTS", "b", three + "--b\r\n\r\n\r\n--b--");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a ", "a\"b", "\u00e4", "a;b", "a\r"})
  void whatIsNoBoundary(String text) {
    assertThrows(IllegalArgumentException.class, () -> new Boundary(text));
    assertThrows(IllegalArgumentException.class, () -> new Boundary("x".repeat(71)));
  }

  @Test
  void boundariesAreParameters() {
    Boundary odd = new Boundary("gc0pJq0M:08jU534c0p a'()+_,-./:=?");
    assertEquals(
        Optional.of(odd), Boundary.of(MediaType.parse(odd.mediaType("mixed").toString()).get()));
    for (String bad :
        new String[] {
          "text/plain;boundary=a",
          "multipart/x",
          "multipart/x;boundary=\"\"",
          "multipart/x;boundary=a;boundary=b"
        }) {
      assertEquals(Optional.empty(), Boundary.of(MediaType.parse(bad).get()), bad);
    }
  }

  @Test
  void misuseIsNamed() {
    MultipartReader reader = new MultipartReader(new Boundary("b"), LIMITS);
    ByteBuffer octets = ByteBuffer.wrap(new byte[4]);
    reader.feed(octets, 0, 4);
    assertThrows(IllegalStateException.class, () -> reader.feed(octets, 0, 4));
    assertThrows(IllegalArgumentException.class, () -> new MultipartLimits(0, 2, 1));
  }

  @Test
  void writesWhatItReads() {
    Boundary boundary = new Boundary("xyz");
    MultipartWriter writer = new MultipartWriter(boundary);
    ByteBuffer out = ByteBuffer.allocate(400);
    PartHead field = FormData.field("na\u00efve \"q\"\r\n\u20ac");
    PartHead file = FormData.file("f", "a\\b.txt", MediaType.of("text", "plain"));
    int at = 1;
    assertThrows(IndexOutOfBoundsException.class, () -> writer.writePart(field, out, 390));
    int expected = writer.partLength(field);
    assertEquals(expected, writer.writePart(field, out, at));
    at += expected;
    out.put(at++, (byte) 'v');
    expected = writer.partLength(file);
    assertEquals(expected, writer.writePart(file, out, at));
    at += expected;
    expected = writer.endLength();
    assertEquals(expected, writer.writeEnd(out, at));
    at += expected;
    MultipartReader reader = new MultipartReader(boundary, MultipartLimits.DEFAULT);
    reader.feed(out, 1, at - 1);
    assertEquals(MultipartEvent.PART, reader.next());
    assertEquals(field, reader.head());
    assertEquals(Optional.of("na\u00efve %22q%22%0D%0A\u20ac"), FormData.name(reader.head()));
    assertEquals(MultipartEvent.DATA, reader.next());
    assertEquals(MultipartEvent.PART_END, reader.next());
    assertEquals(MultipartEvent.PART, reader.next());
    assertEquals(Optional.of("a\\b.txt"), FormData.filename(reader.head()));
    assertEquals("text/plain", reader.head().contentType().essence());
    assertEquals(MultipartEvent.PART_END, reader.next());
    assertEquals(MultipartEvent.END, reader.next());
    assertEquals(Optional.empty(), FormData.name(PartHead.of()));
    assertThrows(IllegalArgumentException.class, () -> new PartHead.Field("a", "b\r\nc: d"));
  }
}
