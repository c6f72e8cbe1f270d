package io.netlayers.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** Each registered name is found in a buffer, and nothing near it. */
class RegistriesTest {
  private static ByteBuffer padded(String text, int before, int after) {
    String all = "x".repeat(before) + text + "y".repeat(after);
    return ByteBuffer.wrap(all.getBytes(StandardCharsets.ISO_8859_1));
  }

  private static FieldName field(String text, int before, int after) {
    ByteBuffer buffer = padded(text, before, after);
    int length = text.length();
    return FieldName.ofNumber(
        FieldName.findNumber(buffer, before, length, before + length + after));
  }

  @Test
  void everyFieldNameIsFoundInAnyCaseAndPlace() {
    for (FieldName name : FieldName.values()) {
      if (name == FieldName.OTHER) {
        continue;
      }
      String text = name.wireName();
      assertEquals(name, field(text, 0, 0));
      assertEquals(name, field(text, 3, 9));
      assertEquals(name, field(text.toUpperCase(Locale.ROOT), 1, 2));
      assertEquals(name, field(text.toLowerCase(Locale.ROOT), 8, 8));
      assertEquals(name, FieldName.of(text.toUpperCase(Locale.ROOT)));
    }
  }

  @Test
  void aNameWithOneOctetChangedIsAnother() {
    for (FieldName name : FieldName.values()) {
      String text = name.wireName();
      for (int i = 0; i < text.length(); i++) {
        for (char c : new char[] {'_', '^', '~', '@', '[', '9', 'q'}) {
          String changed = text.substring(0, i) + c + text.substring(i + 1);
          if (FieldName.of(changed) == FieldName.OTHER) {
            assertEquals(FieldName.OTHER, field(changed, 2, 3), changed);
          }
        }
      }
      assertEquals(FieldName.of(text + "s"), field(text + "s", 0, 3));
    }
    assertEquals(FieldName.OTHER, field("", 2, 2));
    assertEquals(FieldName.OTHER, field("x".repeat(300), 2, 2));
  }

  @Test
  void methodsMindTheirCase() {
    for (HttpMethod method : HttpMethod.values()) {
      String token = method.token();
      ByteBuffer buffer = padded(token, 2, 5);
      assertEquals(method, HttpMethod.find(buffer, 2, token.length(), 7 + token.length()));
      assertEquals(method, HttpMethod.of(token));
      String lower = token.toLowerCase(Locale.ROOT);
      assertEquals(
          HttpMethod.UNREGISTERED,
          HttpMethod.find(padded(lower, 2, 5), 2, lower.length(), 7 + lower.length()));
    }
    assertTrue(HttpMethod.PUT.isIdempotent() && !HttpMethod.PUT.isSafe());
    assertTrue(HttpMethod.GET.isIdempotent() && HttpMethod.GET.isSafe());
    assertTrue(!HttpMethod.POST.isIdempotent() && !HttpMethod.POST.isSafe());
  }

  @Test
  void statuses() {
    for (HttpStatus status : HttpStatus.values()) {
      assertEquals(status, HttpStatus.of(status.code()));
      assertEquals(status.code() / 100 - 1, status.statusClass().ordinal());
    }
    assertEquals("Content Too Large", HttpStatus.reasonOf(413));
    assertEquals("", HttpStatus.reasonOf(299));
    assertNull(HttpStatus.of(-1));
    assertNull(HttpStatus.of(999));
    assertEquals(StatusClass.SERVER_ERROR, StatusClass.of(999));
    assertEquals(StatusClass.SERVER_ERROR, StatusClass.of(99));
  }

  @Test
  void lenienciesAreSets() {
    Leniency both = Leniency.of(Deviation.BARE_LF).with(Deviation.OBS_FOLD);
    assertEquals(Leniency.of(Deviation.OBS_FOLD, Deviation.BARE_LF), both);
    assertEquals("[OBS_FOLD, BARE_LF]", both.toString());
    assertTrue(both.allows(Deviation.BARE_LF) && !both.allows(Deviation.MISSING_HOST));
    assertTrue(Leniency.STRICT.options().isEmpty());
  }
}
