package io.netlayers.http.cookie;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.http.field.HttpDate;
import io.netlayers.http.uri.Uri;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.From;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;

class CookieProperties {
  @Provide
  Arbitrary<String> fields() {
    return Arbitraries.of(
            "a",
            "b",
            "=",
            "=",
            ";",
            "; ",
            " ",
            "\t",
            "\"",
            ",",
            "Domain=",
            ".",
            "H.com",
            "Path=",
            "/",
            "/x",
            "Max-Age=",
            "-",
            "5",
            "99999999999999999999",
            "Expires=",
            "Wed, 09 Jun 2021 10:18:14 GMT",
            "Secure",
            "HttpOnly",
            "SameSite=",
            "Lax",
            "None",
            "__Host-",
            "\u00e4")
        .list()
        .ofMaxSize(12)
        .map(list -> "n=v" + String.join("", list));
  }

  @Property(tries = 5000)
  void whatIsReadIsWrittenAndReadAgain(@ForAll("fields") String text) {
    for (String field : new String[] {text, text.substring(3)}) {
      SetCookie.parse(field)
          .ifPresent(
              cookie -> assertEquals(Optional.of(cookie), SetCookie.parse(cookie.toString())));
      List<CookiePair> pairs = CookiePair.parse(field);
      assertEquals(pairs, CookiePair.parse(CookiePair.format(pairs)));
    }
  }

  @Property(tries = 300)
  void aStoreStaysWithinItsLimits(@ForAll List<@From("fields") String> fields) {
    CookieStore store = new CookieStore(new CookieLimits(2, 5, 1000), d -> d.equals("com"));
    String[] hosts = {"https://h.com/", "http://a.h.com/x/y", "https://i/"};
    for (int i = 0; i < fields.size(); i++) {
      CookieRequest request = CookieRequest.of(Uri.parse(hosts[i % 3]).orElseThrow());
      SetCookie.parse(i + fields.get(i)).ifPresent(cookie -> store.store(cookie, request, 0));
      assertTrue(store.cookies().size() <= 5);
      store.retrieve(request, i);
    }
  }

  @Property
  void anyTextIsAnswered(@ForAll String text) {
    SetCookie.parse(text);
    SetCookie.parse("a=b;" + text);
    CookiePair.parse(text);
    CookieDate.parse(text);
    CookieMatching.domainMatch(text, "a");
    CookieMatching.defaultPath(text);
  }

  @Property
  void httpDatesAreCookieDates(
      @ForAll @LongRange(min = -11_644_473_600L, max = 253_402_300_799L) long seconds) {
    assertEquals(OptionalLong.of(seconds), CookieDate.parse(HttpDate.format(seconds)));
  }

  @Provide
  Arbitrary<String> dates() {
    return Arbitraries.of(
            "1",
            "12",
            "31",
            "99",
            "001",
            "1994",
            "2038",
            "1600",
            "12345",
            "Nov",
            "feb",
            "Sept",
            "J",
            "1:2:3",
            "23:59:59",
            "24:0:0",
            "1:2",
            "1:2:345",
            "12:34:56x",
            ":",
            "GMT",
            "6th",
            "29",
            "30",
            "1994x",
            "\u00e9",
            "x",
            "")
        .flatMap(token -> Arbitraries.of(" ", "-", ",", "/", "\t", ";", "~").map(d -> token + d))
        .list()
        .ofMaxSize(7)
        .map(list -> String.join("", list));
  }

  /** RFC 6265 §5.1.1 by regular expressions, one for each production. */
  private static OptionalLong date(String text) {
    Matcher time = null;
    int day = -1;
    int month = -1;
    int year = -1;
    for (String token : text.split("[\\x09\\x20-\\x2F\\x3B-\\x40\\x5B-\\x60\\x7B-\\x7E]+")) {
      Matcher hms = Pattern.compile("(\\d\\d?):(\\d\\d?):(\\d\\d?)(\\D.*)?").matcher(token);
      if (time == null && hms.matches()) {
        time = hms;
      } else if (day < 0 && token.matches("\\d\\d?(\\D.*)?")) {
        day = Integer.parseInt(token.replaceFirst("\\D.*", ""));
      } else if (month < 0
          && token.matches("(?i)(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec).*")) {
        String names = "janfebmaraprmayjunjulaugsepoctnovdec";
        month = names.indexOf(token.substring(0, 3).toLowerCase(Locale.ROOT)) / 3 + 1;
      } else if (year < 0 && token.matches("\\d{2,4}(\\D.*)?")) {
        year = Integer.parseInt(token.replaceFirst("\\D.*", ""));
      }
    }
    year += year >= 70 && year <= 99 ? 1900 : year >= 0 && year <= 69 ? 2000 : 0;
    try {
      if (time == null || year < 1601) {
        return OptionalLong.empty();
      }
      LocalTime of = LocalTime.of(number(time, 1), number(time, 2), number(time, 3));
      return OptionalLong.of(LocalDate.of(year, month, day).toEpochSecond(of, ZoneOffset.UTC));
    } catch (DateTimeException noSuchDate) {
      return OptionalLong.empty();
    }
  }

  private static int number(Matcher matcher, int group) {
    return Integer.parseInt(matcher.group(group));
  }

  @Property(tries = 5000)
  void datesAreReadAsTheProductionsSay(@ForAll("dates") String text) {
    assertEquals(date(text), CookieDate.parse(text));
    String likely = text + " 12:34:56 6 Nov 1994";
    assertEquals(date(likely), CookieDate.parse(likely));
  }
}
