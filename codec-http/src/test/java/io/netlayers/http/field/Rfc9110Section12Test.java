package io.netlayers.http.field;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Media types (RFC 9110 §8.3.1) and content negotiation (§12.4, §12.5). */
class Rfc9110Section12Test {
  private static MediaType type(String text) {
    return MediaType.parse(text).orElseThrow();
  }

  @Test
  void section831MediaTypes() {
    MediaType html = type("text/HTML;Charset=\"utf-8\"");
    assertEquals("text/html", html.essence());
    assertEquals(Optional.of("utf-8"), html.charset());
    assertEquals("text/html; Charset=utf-8", html.toString());
    assertEquals(html.toString(), type("text/html; Charset=utf-8 ; ").toString());
    for (String bad :
        List.of("", "text", "text/", "/html", "text /html", "text/html;a", "a/b c", "a/b,c/d")) {
      assertEquals(Optional.empty(), MediaType.parse(bad), bad);
    }
    assertThrows(IllegalArgumentException.class, () -> MediaType.of("a b", "c"));
  }

  @ParameterizedTest
  @CsvSource({"0,0", "1,1000", "0.,0", "1.,1000", "0.5,500", "0.05,50", "0.123,123", "1.000,1000"})
  void section1242Weights(String text, int thousandths) {
    assertEquals(thousandths, Weight.parse(text));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "2", "1.1", "1.001", "0.1234", ".5", "-0", "0,5", "0.a", "00", "01", "+1"})
  void section1242WhatIsNoWeight(String text) {
    assertEquals(-1, Weight.parse(text));
  }

  /** The table of RFC 9110 §12.5.1. */
  @ParameterizedTest
  @CsvSource({
    "text/plain;format=flowed,1000",
    "text/plain,700",
    "text/html,300",
    "image/jpeg,500",
    "text/plain;format=fixed,400",
    "text/html;level=3,300",
  })
  void section1251ThePrecedenceOfSpecificRanges(String candidate, int weight) {
    String field =
        "text/*;q=0.3, text/plain;q=0.7, text/plain;format=flowed, "
            + "text/plain;format=fixed;q=0.4, */*;q=0.5";
    Accept accept = Accept.parse(field).orElseThrow();
    assertEquals(weight, accept.weightOf(type(candidate)));
    assertEquals(Optional.of(accept), Accept.parse(accept.toString()));
  }

  @Test
  void section1251Preference() {
    Accept accept = Accept.parse("audio/*; q=0.2, audio/basic, text/html;q=0").orElseThrow();
    MediaType basic = type("audio/basic");
    MediaType mpeg = type("audio/mpeg");
    assertEquals(Optional.of(basic), accept.preferred(List.of(mpeg, basic)));
    assertEquals(Optional.of(mpeg), accept.preferred(List.of(mpeg)));
    assertEquals(Optional.empty(), accept.preferred(List.of(type("text/html"))));
    assertEquals(0, accept.weightOf(type("image/png")));
    assertEquals(1000, Accept.parse("").orElseThrow().weightOf(basic));
    assertEquals("text/html;q=0.5", Accept.parse("text/html;q=0.500;ext=1").get().toString());
    Accept charset = Accept.parse("text/a;charset=UTF-8, text/a;q=0").orElseThrow();
    assertEquals(1000, charset.weightOf(type("text/a;charset=utf-8")));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"text", "*/html", "text/html;q=2", "text/html;q", "a/b;q=x", "a/b c/d", "a/b;q="})
  void section1251WhatIsMalformed(String text) {
    assertEquals(Optional.empty(), Accept.parse(text));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "compress, gzip | gzip",
        "'' | identity",
        "* | br",
        "compress;q=0.5, gzip;q=1.0 | gzip",
        "gzip;q=1.0, identity; q=0.5, *;q=0 | gzip",
        "gzip;q=0.2, identity | identity",
        "BR;q=0.9, gzip;Q=0.8 | br",
        "identity;q=0, *;q=0 | none",
        "*;q=0 | none",
        "deflate | identity",
        "identity;q=0, deflate | none",
        "gzip;q=0 | identity",
        "gzip;q=0.5, *;q=0.1 | gzip",
      })
  void section1253Codings(String field, String chosen) {
    WeightedTokens accept = WeightedTokens.parse(field).orElseThrow();
    assertEquals(chosen, accept.preferredCoding(List.of("br", "gzip")).orElse("none"));
    assertEquals(Optional.of(accept), WeightedTokens.parse(accept.toString()));
  }

  @Test
  void section1252Charsets() {
    WeightedTokens accept = WeightedTokens.parse("iso-8859-5, unicode-1-1;q=0.8").orElseThrow();
    List<String> available = List.of("UNICODE-1-1", "utf-8");
    assertEquals(Optional.of("UNICODE-1-1"), accept.preferredCharset(available));
    assertEquals(Optional.empty(), accept.preferredCharset(List.of("utf-8")));
    assertEquals(Optional.empty(), WeightedTokens.parse("a b"));
    assertEquals(Optional.empty(), WeightedTokens.parse("a;r=1"));
    assertEquals(Optional.empty(), WeightedTokens.parse("a;q=1;x=2"));
  }

  @Test
  void section1254Languages() {
    WeightedTokens accept = WeightedTokens.parse("da, en-gb;q=0.8, en;q=0.7, *;q=0").orElseThrow();
    assertEquals(1000, accept.weightOfLanguage("da-DK"));
    assertEquals(800, accept.weightOfLanguage("EN-GB"));
    assertEquals(700, accept.weightOfLanguage("en-US"));
    assertEquals(700, accept.weightOfLanguage("en"));
    assertEquals(0, accept.weightOfLanguage("dan"));
    assertEquals(0, accept.weightOfLanguage("fr"));
    assertEquals(Optional.of("en-GB"), accept.preferredLanguage(List.of("fr", "en", "en-GB")));
    assertEquals(Optional.empty(), accept.preferredLanguage(List.of("fr")));
  }

  /** RFC 9110 §8.4.1: "SHOULD consider" the old names "to be equivalent". */
  @ParameterizedTest
  @CsvSource({"x-gzip,gzip", "gzip,x-gzip", "X-Compress,compress", "x-gzip,x-gzip"})
  void section841OldNamesOfCodings(String asked, String available) {
    WeightedTokens accept = WeightedTokens.parse(asked).orElseThrow();
    assertEquals(Optional.of(available), accept.preferredCoding(List.of(available)));
    WeightedTokens refused = WeightedTokens.parse("*, " + asked + ";q=0").orElseThrow();
    assertEquals(Optional.of("identity"), refused.preferredCoding(List.of(available)));
  }

  /** RFC 4647 §3.4, with its example of how a range is made shorter. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "de-CH | de",
        "zh-Hant-CN-x-private1-private2 | zh-Hant",
        "zh-Hant-CN-x-private1 | zh-Hant",
        "fr-x-y, en-US;q=0.5 | en",
        "en;q=0.1, DE;q=0.2 | de",
        "en-GB, de | en",
        "de, en-GB | de",
        "de;q=0, de-CH | -",
        "fr | -",
        "* | -",
        "fr, *;q=0.5 | -",
        "'' | -",
        "d | -",
        "de-a-b-c | de",
      })
  void rfc4647Section34Lookup(String field, String found) {
    WeightedTokens accept = WeightedTokens.parse(field).orElseThrow();
    assertEquals(found, accept.lookUpLanguage(List.of("en", "de", "zh-Hant")).orElse("-"));
  }

  /** A range of a whole field's length is looked up in time proportional to it. */
  @Test
  @Timeout(10)
  void lookupOfALongRange() {
    WeightedTokens accept = WeightedTokens.parse("de" + "-aa".repeat(1_000_000)).orElseThrow();
    assertEquals(Optional.of("de"), accept.lookUpLanguage(List.of("en", "de")));
    WeightedTokens many = WeightedTokens.parse("en, ".repeat(100_000) + "en;q=0").orElseThrow();
    assertEquals(Optional.empty(), many.lookUpLanguage(List.of("en")));
  }
}
