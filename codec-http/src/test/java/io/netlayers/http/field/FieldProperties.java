package io.netlayers.http.field;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.http.conditional.EntityTag;
import io.netlayers.http.conditional.EntityTagCondition;
import io.netlayers.http.range.ByteRanges;
import io.netlayers.http.range.ByteRanges.Resolution;
import io.netlayers.http.range.ContentRange;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class FieldProperties {
  /** Every reader whose value is written so that reading it gives the same. */
  private static final List<Function<String, Optional<?>>> READERS =
      List.of(
          MediaType::parse,
          Accept::parse,
          WeightedTokens::parse,
          EntityTag::parse,
          EntityTagCondition::parse,
          ByteRanges::parse,
          ContentRange::parse,
          CacheControl::parse,
          Forwarded::parse,
          AuthScheme::parseCredentials,
          HostField::parse,
          ConnectionField::parse,
          Codings::parseTransferEncoding,
          Codings::parseTe,
          UpgradeField::parse,
          ExpectField::parse,
          ContentDisposition::parse,
          text -> AuthScheme.parseChallenges(text).map(AuthSchemes::new));

  private record AuthSchemes(List<AuthScheme> list) {
    @Override
    public String toString() {
      return AuthScheme.format(list);
    }
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.of(
            "a",
            "Q",
            "q",
            "0",
            "1",
            "0.5",
            "*",
            "/",
            "=",
            ";",
            ",",
            " ",
            "\t",
            "\"",
            "\\",
            "-",
            "bytes",
            "bytes=",
            "W/",
            "\"x\"",
            "(",
            ")",
            "for",
            "_b",
            "[::1]",
            ":80",
            "filename*",
            "UTF-8''",
            "%41",
            "%",
            "\u00e4",
            "chunked",
            ".",
            "'")
        .list()
        .ofMaxSize(9)
        .map(list -> String.join("", list));
  }

  @Property(tries = 6000)
  void whatIsReadIsWrittenAndReadAgain(@ForAll("texts") String text) {
    for (Function<String, Optional<?>> reader : READERS) {
      reader
          .apply(text)
          .ifPresent(value -> assertEquals(Optional.of(value), reader.apply(value.toString())));
    }
    FieldLists.split(text);
    FieldLists.tokens(text);
  }

  @Property(tries = 500)
  void anyTextIsAnswered(@ForAll String text) {
    for (Function<String, Optional<?>> reader : READERS) {
      reader.apply(text);
      reader.apply("a/" + text);
      reader.apply("bytes=" + text);
      reader.apply("a=\"" + text);
    }
    HttpDate.parse(text, 0);
    new FieldScanner(text).comment();
  }

  @Property(tries = 500)
  void datesComeBack(@ForAll @LongRange(min = -62_167_219_200L, max = 253_402_300_799L) long date) {
    String text = HttpDate.format(date);
    assertEquals(29, text.length());
    assertEquals(OptionalLong.of(date), HttpDate.parse(text, 0, true));
    String asctime =
        text.substring(0, 3)
            + text.substring(7, 12).replaceFirst(" $", "")
            + (text.charAt(5) == '0' ? "  " + text.charAt(6) : " " + text.substring(5, 7))
            + text.substring(16, 26)
            + text.substring(12, 16);
    assertEquals(OptionalLong.of(date), HttpDate.parse(asctime, 0, true));
  }

  @Property(tries = 2000)
  void partsAreWithinAndApart(
      @ForAll List<@IntRange(max = 60) Integer> numbers,
      @ForAll @IntRange(max = 50) int length,
      @ForAll @IntRange(max = 12) int gap) {
    StringBuilder text = new StringBuilder("bytes=");
    boolean[] wanted = new boolean[length];
    for (int i = 0; i + 1 < numbers.size() && i < 16; i += 2) {
      int first = Math.min(numbers.get(i), numbers.get(i + 1));
      int last = Math.max(numbers.get(i), numbers.get(i + 1));
      text.append(first).append('-').append(last).append(',');
      for (int at = first; at <= Math.min(last, length - 1); at++) {
        wanted[at] = true;
      }
    }
    Optional<ByteRanges> ranges = ByteRanges.parse(text);
    if (ranges.isEmpty() || !(ranges.get().resolve(length, 8, gap) instanceof Resolution.Parts p)) {
      return;
    }
    boolean[] sent = new boolean[length];
    for (ByteRanges.Part part : p.parts()) {
      assertTrue(part.first() >= 0 && part.first() <= part.last() && part.last() < length);
      for (int at = (int) part.first(); at <= part.last(); at++) {
        assertTrue(!sent[at], "twice: " + at);
        sent[at] = true;
      }
      for (ByteRanges.Part other : p.parts()) {
        boolean apart =
            part == other
                || other.first() - part.last() > Math.max(1, gap)
                || part.first() - other.last() > Math.max(1, gap);
        assertTrue(apart, text.toString());
      }
    }
    for (int at = 0; at < length; at++) {
      assertTrue(sent[at] || !wanted[at], "missing: " + at);
      assertTrue(gap > 1 || sent[at] == wanted[at], "too much: " + at);
    }
  }
}
