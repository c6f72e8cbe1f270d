package io.netlayers.http.cookie;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.http.cookie.CookieRequest.Context;
import io.netlayers.http.uri.Uri;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What 6265bis adds, by the kinds of cases that suites for user agents have: control octets, sizes,
 * prefixes, Secure, SameSite, HttpOnly. Such suites take a field without an equals sign, or without
 * a name, for a cookie without a name; here RFC 6265 §5.2 holds as written, and such is ignored.
 */
class Rfc6265bisTest {
  private static final long NOW = 1_700_000_000L;

  private final CookieStore store =
      new CookieStore(CookieLimits.DEFAULT, List.of("test", "github.io")::contains);

  private static CookieRequest at(String uri) {
    return CookieRequest.of(Uri.parse(uri).orElseThrow());
  }

  private CookieVerdict set(CookieRequest request, String field) {
    return store.store(SetCookie.parse(field).orElseThrow(), request, NOW);
  }

  private String sent(String uri) {
    return store.cookieField(at(uri), NOW);
  }

  /** §5.6 step 1: "%x00-08 / %x0A-1F / %x7F" anywhere; HTAB is white space. */
  @Test
  void section56Controls() {
    for (char c = 0; c < 0x100; c++) {
      boolean control = c < 0x20 && c != '\t' || c == 0x7F;
      for (String field :
          List.of("n" + c + "m=v", "n=v" + c + "w", "n=v; Path" + c + "=/", "n=v; x=" + c)) {
        boolean cut = field.startsWith("n;"); // and no equals sign before that
        assertEquals(!control && !cut, SetCookie.parse(field).isPresent(), field);
      }
      if (!control && c != ';' && c != '=') {
        assertEquals("n" + c + "m", SetCookie.parse("n" + c + "m=v").orElseThrow().name());
        assertEquals("v" + c + "w", SetCookie.parse("n=v" + c + "w").orElseThrow().value());
      }
    }
    assertEquals("v", SetCookie.parse("\tn\t=\tv\t;").orElseThrow().value());
  }

  /** §5.6 step 5: a name and a value of 4,096 octets together, whoever has how many. */
  @ParameterizedTest
  @CsvSource({"1,4095", "2048,2048", "4096,0", "1,4096", "4097,0", "4096,1"})
  void section56PairsHaveALimit(int name, int value) {
    String field = "n".repeat(name) + "=" + "v".repeat(value);
    boolean good = name + value <= 4096;
    assertEquals(good, SetCookie.parse(field).isPresent());
    assertEquals(good, SetCookie.parse(field + "; Path=/").isPresent());
    // a limit of the octets that are kept, not of the field
    assertEquals(good, SetCookie.parse("  " + field + " ".repeat(9000)).isPresent());
  }

  /** §5.6: an attribute with more than 1,024 octets of value is ignored, and it alone. */
  @ParameterizedTest
  @CsvSource({"1024,true", "1025,false"})
  void section56AttributesHaveALimit(int octets, boolean counts) {
    String path = "/" + "p".repeat(octets - 1);
    SetCookie cookie = SetCookie.parse("n=v; Path=/x; Path=" + path + "; Secure").orElseThrow();
    assertEquals(Optional.of(counts ? path : "/x"), cookie.path());
    assertTrue(cookie.secure());
    String domain = "d".repeat(octets);
    assertEquals(
        counts ? Optional.of(domain) : Optional.empty(),
        SetCookie.parse("n=v; Domain=" + domain).orElseThrow().domain());
    String dotted = "." + "d".repeat(octets - 1);
    assertEquals(
        counts ? Optional.of(dotted.substring(1)) : Optional.empty(),
        SetCookie.parse("n=v; Domain=" + dotted).orElseThrow().domain());
    String extension = "x=" + "e".repeat(octets);
    assertEquals(
        counts ? List.of(extension) : List.of(),
        SetCookie.parse("n=v; " + extension).orElseThrow().extensions());
    String age = "0".repeat(octets - 1) + "9";
    assertEquals(counts, SetCookie.parse("n=v; Max-Age=" + age).orElseThrow().maxAge().isPresent());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "https://a.test/ | __Secure-n=v | BROKEN_PREFIX",
        "https://a.test/ | __Secure-n=v; Secure | STORED",
        "https://a.test/ | __Secure-n=v; Secure; Domain=a.test; Path=/x | STORED",
        "https://a.test/ | __SeCuRe-n=v | BROKEN_PREFIX",
        "https://a.test/ | __Secure-=v | BROKEN_PREFIX",
        "http://a.test/ | __Secure-n=v; Secure | NOT_SECURE",
        "http://a.test/ | __Secure-n=v | BROKEN_PREFIX",
        "https://a.test/ | __Secure=v | STORED",
        "https://a.test/ | n__Secure-=v | STORED",
        "https://a.test/ | __Host-n=v; Secure; Path=/ | STORED",
        "https://a.test/x | __Host-n=v; Secure; Path=/ | STORED",
        "https://a.test/ | __Host-n=v; Secure | BROKEN_PREFIX",
        "https://a.test/ | __Host-n=v; Path=/ | BROKEN_PREFIX",
        "https://a.test/ | __Host-n=v; Secure; Path=/x | BROKEN_PREFIX",
        "https://a.test/ | __Host-n=v; Secure; Path=/; Path=/x | BROKEN_PREFIX",
        "https://a.test/ | __Host-n=v; Secure; Path=/x; Path=/ | STORED",
        "https://a.test/ | __Host-n=v; Secure; Path=/; Domain=a.test | BROKEN_PREFIX",
        "https://a.test/ | __HOST-n=v; Secure; Path=/; Domain=a.test | BROKEN_PREFIX",
        "https://a.test/ | __Host-n=v; Secure; Path=/; Domain= | STORED",
        "https://github.io/ | __Host-n=v; Secure; Path=/; Domain=github.io | STORED",
        "http://a.test/ | __Host-n=v; Secure; Path=/ | NOT_SECURE",
        "https://a.test/ | __Host-n=v; Secure; Path=/; Max-Age=0 | REMOVED",
      })
  void section57Prefixes(String uri, String field, CookieVerdict verdict) {
    assertEquals(verdict, set(at(uri), field));
  }

  /** §5.7: "leave secure cookies alone", with the domains and paths on both sides of a match. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "n=1 | STORED",
        "n=1; Path=/a | OVERLAYS_SECURE",
        "n=1; Path=/a/ | OVERLAYS_SECURE",
        "n=1; Path=/a/b/c | OVERLAYS_SECURE",
        "n=1; Path=/ab | STORED",
        "n=1; Path=/ | STORED",
        "m=1; Path=/a | STORED",
        "N=1; Path=/a | STORED",
        "n=1; Path=/a; Domain=a.b.test | OVERLAYS_SECURE",
        "n=1; Path=/a; Domain=b.test | OVERLAYS_SECURE",
        "n=; Path=/a; Max-Age=0 | OVERLAYS_SECURE",
        "n=1; Path=/a; Secure | NOT_SECURE",
      })
  void section57SecureCookiesAreLeftAlone(String field, CookieVerdict verdict) {
    set(at("https://a.b.test/"), "n=secret; Secure; Path=/a; Domain=a.b.test");
    assertEquals(verdict, set(at("http://a.b.test/"), field));
    assertTrue(sent("https://a.b.test/a").contains("n=secret"), "the secure one is still there");
    assertEquals(CookieVerdict.STORED, set(at("https://a.b.test/"), "n=1; Path=/a"));
  }

  @Test
  void section57OnlyDomainsThatMatchOverlay() {
    set(at("https://a.test/"), "n=secret; Secure; Path=/");
    assertEquals(CookieVerdict.OVERLAYS_SECURE, set(at("http://b.a.test/"), "n=1; Path=/"));
    assertEquals(CookieVerdict.STORED, set(at("http://c.test/"), "n=1; Path=/"));
    store.removeIf(cookie -> cookie.secure());
    assertEquals(CookieVerdict.STORED, set(at("http://b.a.test/"), "n=1; Path=/"));
  }

  /** §5.8.3 and §5.7 steps for SameSite, each word with each kind of request. */
  @ParameterizedTest
  @CsvSource({
    "None,SAME_SITE,true,true",
    "None,CROSS_SITE_NAVIGATION,true,true",
    "None,CROSS_SITE_UNSAFE_NAVIGATION,true,true",
    "None,CROSS_SITE,true,true",
    "Lax,SAME_SITE,true,true",
    "Lax,CROSS_SITE_NAVIGATION,true,true",
    "Lax,CROSS_SITE_UNSAFE_NAVIGATION,false,true",
    "Lax,CROSS_SITE,false,false",
    "Strict,SAME_SITE,true,true",
    "Strict,CROSS_SITE_NAVIGATION,false,true",
    "Strict,CROSS_SITE_UNSAFE_NAVIGATION,false,true",
    "Strict,CROSS_SITE,false,false",
    "Unheard,SAME_SITE,true,true",
    "Unheard,CROSS_SITE_NAVIGATION,true,true",
    "Unheard,CROSS_SITE_UNSAFE_NAVIGATION,false,true",
    "Unheard,CROSS_SITE,false,false",
  })
  void section583SameSite(String word, Context context, boolean sent, boolean maySet) {
    CookieRequest request = at("https://a.test/").from(context);
    set(at("https://a.test/"), "n=1; Secure; SameSite=" + word);
    assertEquals(sent ? "n=1" : "", store.cookieField(request, NOW));
    CookieVerdict verdict = set(request, "m=2; Secure; SameSite=" + word);
    assertEquals(maySet ? CookieVerdict.STORED : CookieVerdict.CROSS_SITE, verdict);
  }

  /** §5.7: a script neither makes, replaces nor removes an HttpOnly cookie. */
  @Test
  void section57HttpOnly() {
    CookieRequest script = at("http://a.test/").byScript();
    set(at("http://a.test/"), "n=1; HttpOnly");
    for (String field : List.of("n=2", "n=2; HttpOnly", "n=; Max-Age=0", "m=2; httponly=no")) {
      assertEquals(CookieVerdict.HTTP_ONLY, set(script, field), field);
    }
    assertEquals(CookieVerdict.STORED, set(script, "n=2; Path=/x"));
    assertEquals("n=1", sent("http://a.test/"));
    // what has ended protects nothing
    set(at("http://a.test/"), "e=1; HttpOnly; Max-Age=5");
    SetCookie again = SetCookie.parse("e=2").orElseThrow();
    assertEquals(CookieVerdict.STORED, store.store(again, script, NOW + 5));
  }

  @Test
  void requestsFromUris() {
    assertTrue(at("WSS://a.test/x").secure());
    assertEquals("[2001:db8::1]", at("http://[2001:DB8:0::1]/").host());
    assertEquals("a.test", at("http://%41.test/").host());
    set(at("https://[2001:db8:0::1]/"), "n=1; Domain=[2001:db8::1]");
    assertEquals("n=1", sent("http://[2001:db8::1]:8080/"));
  }

  /** RFC 6265 §4.1.1: {@code extension-av} is kept, for whoever passes a field on. */
  @Test
  void extensionsAreKept() {
    SetCookie cookie =
        SetCookie.parse("a=b; Partitioned;; Priority = High ;=;Secure;x\t").orElseThrow();
    assertEquals(List.of("Partitioned", "Priority = High", "=", "x"), cookie.extensions());
    assertEquals("a=b; Secure; Partitioned; Priority = High; =; x", cookie.toString());
    assertEquals(Optional.of(cookie), SetCookie.parse(cookie.toString()));
    SetCookie.Builder builder = SetCookie.builder().name("a").value("b");
    assertEquals("a=b; Partitioned", builder.addExtensions("Partitioned").build().toString());
    for (String bad : List.of("", "a;b", " a", "Secure", "PATH=/", " = ", "a\n", "max-age = 5")) {
      assertThrows(
          IllegalStateException.class,
          () -> SetCookie.builder().name("a").value("b").addExtensions(bad).build(),
          bad);
    }
  }

  @Test
  void whatWasKeptIsRestored() {
    set(at("https://a.test/"), "s=session");
    set(at("https://a.test/"), "p=1; Max-Age=100");
    set(at("https://a.test/x/y"), "q=2; Max-Age=5; Secure; HttpOnly");
    List<StoredCookie> kept = new ArrayList<>(store.cookies());
    kept.removeIf(cookie -> !cookie.persistent());
    CookieStore other = new CookieStore(new CookieLimits(2, 2, 1000), d -> false);
    SetCookie newer = SetCookie.parse("n=3").orElseThrow();
    other.store(newer, at("https://a.test/"), NOW + 2);
    other.store(SetCookie.parse("p=0").orElseThrow(), at("https://a.test/"), NOW + 2);
    other.restore(kept, NOW + 6);
    assertEquals("p=1; n=3", other.cookieField(at("https://a.test/x"), NOW + 6));
    assertEquals(2, other.cookies().size());
    CookieStore whole = new CookieStore(CookieLimits.DEFAULT, d -> false);
    whole.restore(store.cookies(), NOW);
    assertEquals(store.cookies(), whole.cookies());
  }
}
