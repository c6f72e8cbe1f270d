package io.netlayers.http.body;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netlayers.http.HttpLimits;
import io.netlayers.http.Leniency;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * RFC 9112 §7: chunked bodies, good and hostile: whole, octet by octet, at every split, with octets
 * behind.
 */
class Rfc9112Section7Test {
  private static final HttpLimits SMALL =
      HttpLimits.builder()
          .chunkExtension(20)
          .chunkExtensions(30)
          .trailerSection(40)
          .trailerLines(3)
          .build();

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
      delimiter = '=',
      quoteCharacter = '\0',
      value = {
        "0|| = END '' 5 []",
        "3|abc|0|| = END 'abc' 13 []",
        "00a|abcdefghij|1|k|000|| = END 'abcdefghijk' 30 []",
        "A|abcdefghij|1|k|0|| = END 'abcdefghijk' 26 []",
        "1|a|0|X:_y || = END 'a' 18 [X: y]",
        "2|~^|0|| = END '~^' 12 []",
        "1;a|a|0;b|| = END 'a' 15 []",
        "1 ;_a ;b\"c|a|0|| = REFUSED '' BAD_CHUNK_EXTENSION",
        "0000000000000001|a|0|| = END 'a' 26 []",
        "00000000000000001|a|0|| = REFUSED '' CHUNK_SIZE_TOO_LARGE",
        "8000000000000000| = REFUSED '' CHUNK_SIZE_TOO_LARGE",
        "FFFFFFFFFFFFFFFFF| = REFUSED '' CHUNK_SIZE_TOO_LARGE",
        "| = REFUSED '' BAD_CHUNK_SIZE",
        ";a| = REFUSED '' BAD_CHUNK_SIZE",
        "-1| = REFUSED '' BAD_CHUNK_SIZE",
        "+1| = REFUSED '' BAD_CHUNK_SIZE",
        "0x1| = REFUSED '' BAD_CHUNK_SIZE",
        "g| = REFUSED '' BAD_CHUNK_SIZE",
        "1`| = REFUSED '' BAD_CHUNK_SIZE",
        "1^a|0|| = REFUSED '' BARE_LF",
        "1~a|0|| = REFUSED '' BARE_CR",
        "1 |a|0|| = REFUSED '' BAD_CHUNK_EXTENSION",
        "1 a|a|0|| = REFUSED '' BAD_CHUNK_EXTENSION",
        "1;|a|0|| = REFUSED '' BAD_CHUNK_EXTENSION",
        "1;a^a|0|| = REFUSED '' BARE_LF",
        "1;a`|a|0|| = REFUSED '' BAD_CHUNK_EXTENSION",
        "1;a|ab|0|| = REFUSED 'a' BAD_CHUNK_END",
        "1|a^0|| = REFUSED 'a' BAD_CHUNK_END",
        "1|a~0|| = REFUSED 'a' BAD_CHUNK_END",
        "3|abc0|| = REFUSED 'abc' BAD_CHUNK_END",
        "1;abcdefghijklmnopqrs|a|0|| = END 'a' 31 []",
        "1;abcdefghijklmnopqrst|a|0|| = REFUSED '' CHUNK_EXTENSION_TOO_LARGE",
        "1;abcdefghijklmn|a|1;abcdefghijklmn|b|0|| = END 'ab' 47 []",
        "1;abcdefghijklmn|a|1;abcdefghijklmno|b|0|| = REFUSED 'a' CHUNK_EXTENSION_TOO_LARGE",
        "0|A:|B:|C:|| = END '' 17 [A: , B: , C: ]",
        "0|A:|B:|C:|D:|| = REFUSED '' TOO_MANY_FIELDS",
        "0|A:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa|| = END '' 43 [A: aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa]",
        "0|A:aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa|| = REFUSED '' FIELD_SECTION_TOO_LARGE",
        "0|A : b|| = REFUSED '' SPACE_BEFORE_COLON",
        "0|A: b| c|| = REFUSED '' OBS_FOLD",
        "0|A: b^|| = REFUSED '' BARE_LF",
        "0^^ = REFUSED '' BARE_LF",
        "0|^ = REFUSED '' BARE_LF",
        "0|~x = REFUSED '' BARE_CR",
      })
  void chunked(String text, String expected) {
    everyWay(octets(text), expected, BodyKind.CHUNKED, 0);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      quoteCharacter = '\0',
      value = {
        "1;a=b|a|0|| ! END 'a' 15 []",
        "1_; a = b|a|0|| ! END 'a' 19 []",
        "1;a=\"b;c\\\"=\" ;d|a|0|| ! END 'a' 25 []",
        "1;a=|a|0|| ! REFUSED '' BAD_CHUNK_EXTENSION",
        "1;=a|a|0|| ! REFUSED '' BAD_CHUNK_EXTENSION",
        "1;a=\"b|a|0|| ! REFUSED '' BAD_CHUNK_EXTENSION",
        "1;a=\"b\"c|a|0|| ! REFUSED '' BAD_CHUNK_EXTENSION",
        "1;a=\"^\"|a|0|| ! REFUSED '' BARE_LF",
      })
  void extensions(String text, String expected) {
    everyWay(octets(text), expected, BodyKind.CHUNKED, 0);
  }

  @ParameterizedTest
  @CsvSource({
    "CONTENT_LENGTH, 5, END 'abcde' 5",
    "CONTENT_LENGTH, 0, END '' 0",
    "NONE, 0, END '' 0"
  })
  void sized(BodyKind kind, long length, String expected) {
    byte[] octets = "abcde".substring(0, (int) length).getBytes(StandardCharsets.US_ASCII);
    everyWay(octets, expected + " []", kind, length);
  }

  @ParameterizedTest
  @CsvSource({
    "UNTIL_CLOSE, 0, END 'abc'",
    "CONTENT_LENGTH, 3, END 'abc'",
    "CONTENT_LENGTH, 4, REFUSED 'abc' INCOMPLETE_MESSAGE",
    "CHUNKED, 0, REFUSED '' INCOMPLETE_MESSAGE",
  })
  void closed(BodyKind kind, long length, String expected) {
    String text = "abc";
    BodyReader reader = new BodyReader();
    reader.begin(kind, length);
    ByteBuffer buffer = ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII));
    StringBuilder content = new StringBuilder();
    if (reader.read(buffer, 0, 3) == BodyEvent.DATA) {
      content.append("abc");
    }
    BodyEvent end = reader.onClose();
    String told = end + " '" + content + "'";
    assertEquals(expected, end == BodyEvent.REFUSED ? told + " " + reader.refusal() : told);
    assertEquals(end, reader.onClose());
    assertEquals(end, reader.read(buffer, 0, 3));
  }

  /** No leniency ends a body, or any line of it, at a bare LF. */
  @ParameterizedTest
  @CsvSource({"'1^a|0||'", "'1|a^0||'", "'1|a|0^^'", "'1|a|0|A: b^^'", "'1|a|0|A: b|^'"})
  void bareLfIsNeverPutUpWith(String text) {
    byte[] octets = octets(text);
    BodyReader reader =
        new BodyReader(SMALL, Leniency.of(io.netlayers.http.Deviation.values()), true);
    reader.begin(BodyKind.CHUNKED, 0);
    int at = 0;
    BodyEvent event = BodyEvent.DATA;
    while (event == BodyEvent.DATA) {
      event = reader.read(ByteBuffer.wrap(octets), at, octets.length - at);
      at += reader.consumed();
    }
    assertEquals(BodyEvent.REFUSED, event);
  }

  private static void everyWay(byte[] octets, String expected, BodyKind kind, long length) {
    for (String behind : new String[] {"", "GET / HTTP/1.1\r\n"}) {
      byte[] tail = behind.getBytes(StandardCharsets.US_ASCII);
      ByteBuffer buffer = ByteBuffer.allocateDirect(octets.length + tail.length);
      buffer.put(0, octets).put(octets.length, tail);
      int total = octets.length + tail.length;
      assertEquals(expected, run(buffer, kind, length, total, total), "whole");
      assertEquals(expected, run(buffer, kind, length, 0, total), "octet by octet");
      for (int split = 1; split < total; split++) {
        assertEquals(expected, run(buffer, kind, length, split, total), "split at " + split);
      }
    }
  }

  /** Gives {@code split} octets and then the rest, or one by one for 0. */
  private static String run(ByteBuffer buffer, BodyKind kind, long length, int split, int total) {
    BodyReader reader = new BodyReader(SMALL, Leniency.STRICT, false);
    reader.begin(kind, length);
    StringBuilder content = new StringBuilder();
    int at = 0;
    int there = split;
    for (int steps = 0; steps < 4 * total + 20; steps++) {
      BodyEvent event = reader.read(buffer, at, there - at);
      if (event == BodyEvent.DATA) {
        for (int i = 0; i < reader.dataLength(); i++) {
          content.append((char) (buffer.get(reader.dataOffset() + i) & 0xFF));
        }
      }
      at += reader.consumed();
      String text = content.toString().replace('\r', '~').replace('\n', '^');
      if (event == BodyEvent.REFUSED) {
        return "REFUSED '" + text + "' " + reader.refusal();
      }
      if (event == BodyEvent.END) {
        return "END '"
            + text
            + "' "
            + at
            + " "
            + (kind == BodyKind.CHUNKED ? reader.trailers().toValue() : "[]");
      }
      if (event == BodyEvent.NEED_MORE) {
        if (there == total) {
          return "NEED_MORE '" + text + "'";
        }
        there = split == 0 ? there + 1 : total;
      }
    }
    return "endless";
  }
}
