package io.netlayers.http.cookie;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a user agent sends after what it received (RFC 6265 §5), in the cases that suites for user
 * agents are made of: odd names and values, attributes that come again, domains, paths, dates.
 */
class UserAgentCasesTest {
  private static final long NOW = 1_700_000_000;

  /** What goes to {@code to} after fields, parted by dollars, came from the shop's basket. */
  private static String sent(String fields, String to) {
    CookieStore store = new CookieStore(CookieLimits.DEFAULT, List.of("org", "com")::contains);
    CookieRequest from = request("shop.example.org/basket/list");
    for (String field : fields.split("\\$", -1)) {
      SetCookie.parse(field).ifPresent(set -> store.store(set, from, NOW));
    }
    return store.cookieField(request(to), NOW);
  }

  private static CookieRequest request(String hostAndPath) {
    int slash = hostAndPath.indexOf('/');
    return new CookieRequest(
        hostAndPath.substring(0, slash),
        hostAndPath.substring(slash),
        false,
        true,
        CookieRequest.Context.SAME_SITE);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "a=1 | a=1",
        "a | ``",
        "= | ``",
        "=1 | ``",
        "==1 | ``",
        "a=1$=$c=3 | a=1; c=3",
        "a=1$x=$c=3 | a=1; x=; c=3",
        "a=1$a=2 | a=2",
        "b=1$a=2 | b=1; a=2",
        "a=1, b=2 | a=1, b=2",
        "a=1; b=2, c=3 | a=1",
        "a=1;max-age=60, b=2;path=/ | a=1",
        "a=1; max-age=0; | ``",
        "a=1; max-age=-7 | ``",
        "a=1; max-age=1,000 | a=1",
        "a=1; max-age=60; version=1; other | a=1",
        "a=1$b=2$a=3; max-age=0 | b=2",
        "a=1; expires=Fri, 02 Jan 1998 03:04:05 GMT | ``",
        "a=1; expires=Fri 02 Jan 2099 03:04:05 GMT, b=2 | a=1",
        "a=1; secure | ``",
        "a=1; sEcUrE | ``",
        "a=1; secure=no | ``",
        "a=1; secure =no | ``",
        "a=1;   secure   ; b | ``",
        "a=1; b; secure | ``",
        "a=1; b=`\"x;y\"`; secure | ``",
        "a=1; \"secure\" | a=1",
        "a=1; secure x | a=1",
        "a=\"1 \"  ; ; | a=\"1 \"",
        "a=\"1;2\" | a=\"1",
        "a=1\"2 ; | a=1\"2",
        "a=\"1\"  \"2\" ; | a=\"1\"  \"2\"",
        "  a  = 1 2  ;b;;;  c | a=1 2",
        "  a=== 1 | a=== 1",
        "a b=1 | a b=1",
        "@a=1$#b=2$(c=3$\"d=4 | @a=1; #b=2; (c=3; \"d=4",
        "\"a=1\"=2$\"a=3 | \"a=3",
        "a;b=1 | ``",
        "a=1; httponly; samesite=strict | a=1",
      })
  void namesValuesAndAttributes(String fields, String expected) {
    assertEquals(expected, sent(fields, "shop.example.org/basket/list"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "shop.example.org | shop.example.org | true",
        ".shop.example.org | shop.example.org | true",
        "shop.example.org | x.shop.example.org | true",
        "shop.example.org | pub.example.org | false",
        "example.org | pub.example.org | true",
        ".EXAMPLE.org | shop.example.org | true",
        "shop.example.org | SHOP.Example.ORG | true",
        "pub.example.org | pub.example.org | false",
        "x.shop.example.org | x.shop.example.org | false",
        "..shop.example.org | shop.example.org | false",
        "shop..example.org | shop.example.org | false",
        ".   shop.example.org | shop.example.org | false",
        "shop.example.org. | shop.example.org | false",
        "shop.example.org . | shop.example.org | false",
        "shop.example.org:80 | shop.example.org | false",
        "\"shop.example.org\" | shop.example.org | false",
        "org | shop.example.org | false",
        ".org. | shop.example.org | false",
        "hop.example.org | shop.example.org | false",
        "example.org; domain=shop.example.org | pub.example.org | false",
        "shop.example.org; domain=example.org | pub.example.org | true",
        "shop.example.org; domain=example.com | shop.example.org | false",
        "example.com; domain=example.org | shop.example.org | true",
        "example.org; domain= | pub.example.org | true",
        "pub.example.org; domain= | shop.example.org | false",
      })
  void domains(String domain, String host, boolean comesBack) {
    assertEquals(comesBack ? "a=1" : "", sent("a=1; domain=" + domain, host + "/basket/x"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "; path | /basket/x | true",
        "; path= | /basket | true",
        "; path=/ | /x | true",
        "; path = /basket  ; x | /basket/x | true",
        "; path=/other | /basket/x | false",
        "; path=/other; path=/basket | /basket/x | true",
        "; path=/basket; path=/other | /basket/x | false",
        "; path=/other; path= | /basket/x | true",
        "; path=; path=/other | /basket/x | false",
        "; path=/BASKET | /basket/x | false",
        "; path=/basket/a | /basket/ab | false",
        "; path=/basket/a/ | /basket/a | false",
        "; path=/basket/a/ | /basket/a//b | true",
        "; path=/basket/a? | /basket/a | false",
        "; path=/basket/%61 | /basket/a | false",
        "; path=\"/other\" | /basket/x | true",
      })
  void paths(String attributes, String path, boolean comesBack) {
    assertEquals(comesBack ? "a=1" : "", sent("a=1" + attributes, "shop.example.org" + path));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a=1; path=/$b=2; path=/basket | b=2; a=1",
        "a=1; path=/basket$b=2; path=/ | a=1; b=2",
        "a=1; path=/basket$a=2; path=/basket/ | a=2; a=1",
        "a=1; path=/$b=2; path=/$a=3; path=/ | a=3; b=2",
      })
  void longerPathsFirstAndThenOlderOnes(String fields, String expected) {
    assertEquals(expected, sent(fields, "shop.example.org/basket/x"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Tue, 14-Nov-23 01:02:03 GMT | 2023-11-14T01:02:03Z",
        "Tue, 14/Nov\\2023 01:02:03 GMT | 2023-11-14T01:02:03Z",
        ", 4-Nov-2023 01:02:03 | 2023-11-04T01:02:03Z",
        "Tuesdayish  ,  14-nov-23   01:02:03 | 2023-11-14T01:02:03Z",
        "\"Tue, 14-Nov-23\\\"01:02:03\\\"GMT\" | 2023-11-14T01:02:03Z",
        "14 - Novemb-23 01:02:03 | 2023-11-14T01:02:03Z",
        "Tue, 14-Nov-79 01:02:03 GMT-0400 (EDT) | 1979-11-14T01:02:03Z",
        "14-Nov-23 01:02:03 04:05:06 | 2023-11-14T01:02:03Z",
        "14-Nov-23 ::00 01:02:03 | 2023-11-14T01:02:03Z",
        "14-Nov-23 x:y 01:02:03 | 2023-11-14T01:02:03Z",
        "01:02:03 Tue Nov 14 2023 | 2023-11-14T01:02:03Z",
        "Nov 01:02:03 14 2023 | 2023-11-14T01:02:03Z",
        "14-Tue, Nov 01:02:03 GMT 23 | 2023-11-14T01:02:03Z",
        "14 23 Nov 01:02:03 | 2023-11-14T01:02:03Z",
        "2023 November 14 01:02:03 | 2023-11-14T01:02:03Z",
        "Tue, 14 Nov 2023 1:2:3 | 2023-11-14T01:02:03Z",
        "14-Nov-23 91:02:03 01:02:03 | ``",
        "98 November 14 01:02:03 | ``",
        "014-Nov-2023 01:02:03 | ``",
        "14-Nov-20231 01:02:03 | ``",
        "99999999999-Nov-2023 01:02:03 | ``",
        "14-Nov-2023 01:61:99999999999 | ``",
        "14-Nov-2023 01: 02:03 | ``",
      })
  void dates(String text, String instant) {
    OptionalLong wanted =
        instant.isEmpty()
            ? OptionalLong.empty()
            : OptionalLong.of(Instant.parse(instant).getEpochSecond());
    assertEquals(wanted, CookieDate.parse(text));
  }
}
