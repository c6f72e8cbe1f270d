package io.netlayers.http.range;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.http.range.ByteRanges.Part;
import io.netlayers.http.range.ByteRanges.Resolution;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Range and Content-Range (RFC 9110 §14). */
class Rfc9110Section14Test {
  private static String resolved(String text, long length, int most, long gap) {
    Resolution resolution = ByteRanges.parse(text).orElseThrow().resolve(length, most, gap);
    if (resolution instanceof Resolution.Parts parts) {
      StringBuilder out = new StringBuilder();
      parts.parts().forEach(p -> out.append(p.first()).append('-').append(p.last()).append(' '));
      return out.toString().trim();
    }
    return resolution instanceof Resolution.Whole ? "whole" : "416";
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "bytes=0-499 | 10000 | 0-499",
        "bytes=500-999 | 10000 | 500-999",
        "bytes=-500 | 10000 | 9500-9999",
        "bytes=9500- | 10000 | 9500-9999",
        "bytes=0-0,-1 | 10000 | 0-0 9999-9999",
        "bytes= 0-999, 4500-5499, -1000 | 10000 | 0-999 4500-5499 9000-9999",
        "bytes=500-600,601-999 | 10000 | 500-999",
        "bytes=500-700,601-999 | 10000 | 500-999",
        "BYTES=0-0 | 1 | 0-0",
        "bytes=0-99999 | 100 | 0-99",
        "bytes=-99999 | 100 | 0-99",
        "bytes=0-99999999999999999999999 | 100 | 0-99",
        "bytes=99999999999999999999999- | 100 | 416",
        "bytes=100- | 100 | 416",
        "bytes=-0 | 100 | 416",
        "bytes=0- | 0 | 416",
        "bytes=-5 | 0 | whole",
        "bytes=200-,0-9 | 100 | 0-9",
        "bytes=,,0-1,, | 100 | 0-1",
        "bytes=50-59,0-9,52-70 | 100 | 50-70 0-9",
        "bytes=0-9,20-29,5-25 | 100 | 0-29",
        "bytes=20-29,0-9,8-21 | 100 | 0-29",
        "bytes=1-1,3-3,5-5,7-7,9-9 | 100 | whole",
      })
  void section1412Resolves(String text, long length, String parts) {
    assertEquals(parts, resolved(text, length, 4, 0));
  }

  @Test
  void section15372NearPartsBecomeOne() {
    assertEquals("0-99", resolved("bytes=0-9,90-99", 100, 4, 81));
    assertEquals("0-9 90-99", resolved("bytes=0-9,90-99", 100, 4, 80));
    assertEquals("0-30", resolved("bytes=0-0,20-20,10-10,30-30", 100, 4, 10));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "bytes",
        "bytes=",
        "bytes=,",
        "bytes=-",
        "bytes=a-b",
        "bytes=1",
        "bytes=5-1",
        "bytes=1-2-3",
        "bytes=1 -2",
        "bytes=1- 2",
        "bytes= -",
        "bytes=+1-2",
        "lines=1-2",
        "bytes =1-2",
        "bytes=1-2;3-4",
        "bytes:1-2",
        "bytes=0x1-2",
        "bytes=1-2 3-4",
      })
  void section142WhatIsIgnored(String text) {
    assertEquals(Optional.empty(), ByteRanges.parse(text));
  }

  @Test
  void rangesAreWritten() {
    String text = "bytes=0-1, -5, 7-";
    assertEquals(text, ByteRanges.parse(text).orElseThrow().toString());
    assertThrows(IllegalArgumentException.class, () -> new ByteRanges(List.of()));
    assertThrows(IllegalArgumentException.class, () -> new ByteRanges.Spec(-1, -1));
    assertThrows(IllegalArgumentException.class, () -> new ByteRanges.Spec(2, 1));
    assertEquals(10, new Part(0, 9).length());
  }

  @ParameterizedTest
  @CsvSource({
    "bytes 42-1233/1234,42,1233,1234",
    "bytes 42-1233/*,42,1233,-1",
    "bytes */1234,-1,-1,1234",
    "bytes 0-0/1,0,0,1",
  })
  void section144ContentRange(String text, long first, long last, long complete) {
    ContentRange range = ContentRange.parse(text).orElseThrow();
    assertEquals(new ContentRange("bytes", first, last, complete), range);
    assertEquals(text, range.toString());
    assertEquals(first < 0, range.isUnsatisfied());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bytes 5-4/10",
        "bytes 0-10/10",
        "bytes */*",
        "bytes 0-1",
        "bytes 0-/10",
        "bytes -1/10",
        "bytes  0-1/2",
        "bytes 0-1/2x",
        "0-1/2",
        "bytes",
        "bytes 0-1/",
        "bytes=0-1/2",
        "",
        "bytes 0-99999999999999999999/99999999999999999999",
        "bytes 0-99999999999999999999/*",
        "bytes 0-9223372036854775807/*",
        "bytes 99999999999999999999-99999999999999999999/*",
        "bytes */99999999999999999999",
        "bytes 0-1/99999999999999999999",
      })
  void section144WhatIsInvalid(String text) {
    assertEquals(Optional.empty(), ContentRange.parse(text));
  }

  @Test
  void section144ConstructorsRefuseContradictions() {
    assertThrows(IllegalArgumentException.class, () -> ContentRange.unsatisfied(-1));
    assertThrows(IllegalArgumentException.class, () -> ContentRange.of(new Part(0, 9), 9));
    assertTrue(ContentRange.of(new Part(0, 9), 10).toString().endsWith("0-9/10"));
  }
}
