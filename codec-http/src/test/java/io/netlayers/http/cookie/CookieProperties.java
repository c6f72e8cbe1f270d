package io.netlayers.http.cookie;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.http.field.HttpDate;
import io.netlayers.http.uri.Uri;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
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
}
