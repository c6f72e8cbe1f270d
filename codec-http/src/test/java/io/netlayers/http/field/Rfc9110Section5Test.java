package io.netlayers.http.field;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What field values are made of (RFC 9110 §5.6). */
class Rfc9110Section5Test {
  /** 2026-01-01T00:00:00Z. */
  private static final long NOW = 1_767_225_600L;

  @Test
  void section561Lists() {
    assertEquals(Optional.of(List.of("foo", "bar")), FieldLists.tokens("foo,bar"));
    assertEquals(Optional.of(List.of("foo", "bar")), FieldLists.tokens("foo ,bar,"));
    assertEquals(
        Optional.of(List.of("foo", "bar", "charlie")), FieldLists.tokens("foo , ,bar,charlie"));
    assertEquals(Optional.of(List.of()), FieldLists.tokens(""));
    assertEquals(Optional.of(List.of()), FieldLists.tokens(","));
    assertEquals(Optional.of(List.of()), FieldLists.tokens(",   ,\t"));
    assertEquals(Optional.empty(), FieldLists.tokens("a b"));
    assertEquals(Optional.empty(), FieldLists.tokens("a;b"));
    assertEquals(Optional.empty(), FieldLists.tokens("a,\u00e9"));
    assertEquals("a, b", FieldLists.combine(List.of("a", "b")));
    assertTrue(FieldLists.containsToken("Close, x", "close"));
    assertFalse(FieldLists.containsToken("closed", "close"));
  }

  @Test
  void section561CommasWithinQuotesDivideNothing() {
    assertEquals(
        List.of("http://a,b".replace(",", "%2C"), "\"x, \\\"y, z\"", "w"),
        FieldLists.split("http://a%2Cb , \"x, \\\"y, z\",, w"));
    assertEquals(List.of("a", "\"b, c"), FieldLists.split("a, \"b, c"));
    assertEquals(List.of("a", "\"b\\"), FieldLists.split("a, \"b\\"));
    assertEquals(List.of(), FieldLists.split(" , "));
  }

  @Test
  void section562Tokens() {
    FieldScanner scanner = new FieldScanner("!#$%&'*+-.^_`|~09azAZ;");
    assertEquals("!#$%&'*+-.^_`|~09azAZ", scanner.token());
    assertNull(scanner.token());
    for (char c : "\"(),/:;<=>?@[\\]{} \t\u007f\u0080\u0000".toCharArray()) {
      assertFalse(FieldText.isToken("a" + c), "U+" + Integer.toHexString(c));
    }
    assertFalse(FieldText.isToken(""));
  }

  @Test
  void section564QuotedStrings() {
    assertEquals("a \"b\" \\ c", new FieldScanner("\"a \\\"b\\\" \\\\ \\c\"").quotedString());
    assertEquals("\t\u00ff", new FieldScanner("\"\t\u00ff\"").quotedString());
    assertEquals("", new FieldScanner("\"\"").quotedString());
    for (String bad :
        List.of("\"", "\"a", "\"\\", "\"\\\"", "\"\n\"", "\"\u007f\"", "\"\\\u0000\"", "a")) {
      assertNull(new FieldScanner(bad).quotedString(), bad);
    }
    assertEquals("\"a\\\"\\\\\"", FieldText.quote("a\"\\"));
    assertThrows(IllegalArgumentException.class, () -> FieldText.quote("\r"));
    assertThrows(IllegalArgumentException.class, () -> FieldText.quote("\u0100"));
  }

  @Test
  void section565Comments() {
    FieldScanner scanner = new FieldScanner("(a (b\\) c) \"d)x");
    assertEquals("(a (b\\) c) \"d)", scanner.comment());
    assertEquals('x', scanner.peek());
    assertNull(new FieldScanner("((a)").comment());
    assertNull(new FieldScanner("(\\").comment());
    assertNull(new FieldScanner("(\n)").comment());
    assertNull(new FieldScanner("a").comment());
    String deep = "(".repeat(100_000) + ")".repeat(100_000);
    assertEquals(deep, new FieldScanner(deep).comment());
  }

  @Test
  void section566Parameters() {
    FieldParameters parameters = new FieldScanner(" ; a=1;;B=\"x y\" ; ").parameters();
    assertEquals("; a=1; B=\"x y\"", String.valueOf(parameters));
    for (String bad : List.of(";a", ";a=", ";a =1", ";a= 1", ";a=\"", ";a=b;c")) {
      assertNull(new FieldScanner(bad).parameters(), bad);
    }
    assertEquals(Optional.of("1"), FieldParameters.of("A", "1").get("a"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Sun, 06 Nov 1994 08:49:37 GMT",
        "Sunday, 06-Nov-94 08:49:37 GMT",
        "Sun Nov  6 08:49:37 1994"
      })
  void section567TheSameDateInThreeForms(String text) {
    assertEquals(OptionalLong.of(784_111_777L), HttpDate.parse(text, NOW, true));
    assertEquals("Sun, 06 Nov 1994 08:49:37 GMT", HttpDate.format(784_111_777L));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Sun, 06 Nov 1994 08:49:37 UTC",
        "Sun, 06 Nov 1994 08:49:37 gmt",
        "sun, 06 Nov 1994 08:49:37 GMT",
        "Sun, 06 nov 1994 08:49:37 GMT",
        "Sun, 6 Nov 1994 08:49:37 GMT",
        "Sun, 06 Nov 94 08:49:37 GMT",
        "Sun, 31 Nov 1994 08:49:37 GMT",
        "Sun, 00 Nov 1994 08:49:37 GMT",
        "Sun, 06 Nov 1994 24:00:00 GMT",
        "Sun, 06 Nov 1994 08:60:37 GMT",
        "Sun, 06 Nov 1994 08:49:60 GMT",
        "Sun, 29 Feb 1995 08:49:37 GMT",
        "Sun, 06 Nov 1994 08:49:37 GMT ",
        "Sun, 06 Nov 1994 08.49:37 GMT",
        "Sun, 06-Nov-1994 08:49:37 GMT",
        "Sun, 06 ovD 1994 08:49:37 GMT",
        "Xxx, 06 Nov 1994 08:49:37 GMT",
        "Sun, 06 Nov -994 08:49:37 GMT",
        "Sun, 06-Nov-94 08:49:37 GMT",
        "Sunday, 06 Nov 94 08:49:37 GMT",
        "Sunday, 06-Nov-94 08:49:37",
        "Sunday, 30-Feb-94 08:49:37 GMT",
        "Someday, 06-Nov-94 08:49:37 GMT",
        "Sun Nov 06 08:49:37 94",
        "Sun Nov 6 08:49:37 1994",
        "Sun Nov   08:49:37 1994",
        "Sun Nov  0 08:49:37 1994",
        "1994-11-06T08:49:37Z",
        "784111777",
        ",,,,,,,,,,,,,,,,,,,,,,,,,,,,,",
      })
  void section567WhatIsNoDate(String text) {
    assertEquals(OptionalLong.empty(), HttpDate.parse(text, NOW));
  }

  @Test
  void section567TheDaysNameIsCheckedOnRequest() {
    String text = "Mon, 06 Nov 1994 08:49:37 GMT";
    assertEquals(OptionalLong.of(784_111_777L), HttpDate.parse(text, NOW));
    assertEquals(OptionalLong.empty(), HttpDate.parse(text, NOW, true));
  }

  /** "more than 50 years in the future" is the most recent year with the same last two digits. */
  @ParameterizedTest
  @CsvSource({
    "1767225600,76,2076-01-01", // exactly 50 years after 2026-01-01
    "1767225599,76,1976-01-01", // a second earlier it is more than 50
    "1767225600,77,1977-01-01",
    "1767225600,00,2000-01-01",
    "1767225600,25,2025-01-01",
    "4070908800,01,2101-01-01", // seen from 2099
    "4070908800,49,2149-01-01",
    "4070908800,50,2050-01-01",
    "0,21,1921-01-01",
    "0,20,2020-01-01",
  })
  void section567YearsOfTwoDigits(long now, String year, String date) {
    String text = "Monday, 01-Jan-" + year + " 00:00:00 GMT";
    long expected = LocalDate.parse(date).toEpochDay() * 86_400;
    assertEquals(OptionalLong.of(expected), HttpDate.parse(text, now));
  }

  @Test
  void section567LeapSecondsAndBounds() {
    assertEquals(
        OptionalLong.of(1_483_228_800L), HttpDate.parse("Sat, 31 Dec 2016 23:59:60 GMT", NOW));
    assertEquals("Thu, 01 Jan 1970 00:00:00 GMT", HttpDate.format(0));
    assertEquals("Wed, 31 Dec 1969 23:59:59 GMT", HttpDate.format(-1));
    assertEquals("Fri, 31 Dec 9999 23:59:59 GMT", HttpDate.format(253_402_300_799L));
    assertEquals("Sat, 01 Jan 0000 00:00:00 GMT", HttpDate.format(-62_167_219_200L));
    assertThrows(IllegalArgumentException.class, () -> HttpDate.format(253_402_300_800L));
    assertThrows(IllegalArgumentException.class, () -> HttpDate.format(-62_167_219_201L));
    assertThrows(IllegalArgumentException.class, () -> HttpDate.format(Long.MAX_VALUE));
    HttpDate.parse("Monday, 01-Jan-99 00:00:00 GMT", Long.MAX_VALUE);
    HttpDate.parse("Monday, 01-Jan-99 00:00:00 GMT", Long.MIN_VALUE);
  }

  @Test
  void octetsBecomeTexts() {
    ByteBuffer buffer = ByteBuffer.wrap(new byte[] {0, 'a', (byte) 0xE4, 0}).asReadOnlyBuffer();
    assertEquals("a\u00e4", FieldText.of(buffer, 1, 2));
    assertEquals(0, buffer.position());
  }
}
