package io.netlayers.http.head;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.netlayers.http.FieldName;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** Values of every length with every character in every place, whichever way they are written. */
class HeadWriterTest {
  private final HeadWriter writer = new HeadWriter();

  private String written() {
    byte[] octets = new byte[writer.length()];
    writer.copyTo(ByteBuffer.wrap(octets), 0);
    return new String(octets, StandardCharsets.ISO_8859_1);
  }

  @Test
  void valuesOfEveryLength() {
    StringBuilder text = new StringBuilder();
    for (int length = 0; length < 700; length++) {
      writer.response(200).field(FieldName.ETAG, text.toString()).field(FieldName.AGE, 7).end();
      assertEquals("HTTP/1.1 200 OK\r\nETag: " + text + "\r\nAge: 7\r\n\r\n", written());
      text.append((char) ('!' + length % 90));
    }
  }

  @Test
  void everyCharacterInEveryPlace() {
    for (int c : new int[] {0, 9, 10, 13, 31, 32, 33, 126, 127, 128, 255, 256, 0x2020, 0xFFFF}) {
      for (int length = 1; length < 27; length++) {
        for (int place = 0; place < length; place++) {
          String text = "\u00ff~".repeat(13).substring(0, place) + (char) c;
          text += "~".repeat(length - 1 - place);
          check(c, place == 0 || place == length - 1, text);
        }
      }
    }
  }

  private void check(int c, boolean atAnEnd, String text) {
    writer.response(204).field(FieldName.AGE, 1);
    String before = written();
    boolean blank = c == 9 || c == 32;
    if (c > 0xFF || c == 127 || c < 32 && c != 9 || blank && atAnEnd) {
      assertThrows(
          IllegalArgumentException.class, () -> writer.field(FieldName.LAST_MODIFIED, text));
      assertEquals(before, written());
    } else {
      writer.field(FieldName.LAST_MODIFIED, text);
      assertEquals(before + "Last-Modified: " + text + "\r\n", written());
    }
  }

  @Test
  void everyKnownNameAndStatus() {
    for (FieldName name : FieldName.values()) {
      if (name != FieldName.OTHER) {
        writer.response(200).field(name, "some value").field(name, "x");
        String line = "\r\n" + name.wireName() + ": ";
        assertEquals("HTTP/1.1 200 OK" + line + "some value" + line + "x\r\n", written());
      }
    }
    for (int code = 100; code < 1000; code++) {
      String line = writer.response(code).end().length() + written();
      assertEquals("HTTP/1.1 " + code + ' ', line.substring(2, 15));
      assertEquals("\r\n\r\n", line.substring(line.length() - 4));
    }
  }

  /** Of what has no room nothing is left, whichever way it is written. */
  @Test
  void nothingIsLeftOfWhatHasNoRoom() {
    String huge = "\t" + "x".repeat(1 << 20);
    String value = "a" + huge + "a";
    ByteBuffer octets = ByteBuffer.allocate(1 << 21);
    writer.response(204).field(FieldName.AGE, 1);
    String before = written();
    StringBuilder text = new StringBuilder(value);
    assertThrows(IllegalArgumentException.class, () -> writer.field(FieldName.ETAG, text));
    assertEquals(before, written());
    assertThrows(IllegalArgumentException.class, () -> writer.field("X-Y", value));
    assertEquals(before, written());
    assertThrows(
        IllegalArgumentException.class, () -> writer.field(FieldName.ETAG, octets, 0, 1 << 21));
    assertEquals(before, written());
    assertThrows(
        IndexOutOfBoundsException.class, () -> writer.field(FieldName.ETAG, octets, 1 << 21, 1));
    assertThrows(
        IndexOutOfBoundsException.class, () -> writer.field(FieldName.ETAG, octets, 0, -1));
    assertEquals(before, written());
    assertThrows(IllegalArgumentException.class, () -> writer.response(200, value));
    assertThrows(
        IllegalArgumentException.class, () -> writer.request("GET", "/" + huge.substring(1)));
    assertEquals(before, written());
  }
}
