package io.netlayers.http.cookie;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.http.cookie.CookieRequest.Context;
import io.netlayers.http.uri.Uri;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The storage model (RFC 6265 §5.3, §5.4) with what 6265bis §5.7 and §5.8 add. */
class CookieStoreTest {
  private static final long NOW = 1_700_000_000L;

  private final CookieStore store =
      new CookieStore(CookieLimits.DEFAULT, Set.of("com", "co.uk", "github.io")::contains);

  private static CookieRequest at(String uri) {
    return CookieRequest.of(Uri.parse(uri).orElseThrow());
  }

  private CookieVerdict set(String uri, String cookie) {
    return set(at(uri), cookie, NOW);
  }

  private CookieVerdict set(CookieRequest request, String cookie, long now) {
    return store.store(SetCookie.parse(cookie).orElseThrow(), request, now);
  }

  private void sends(String cookies, String uri) {
    assertEquals(cookies, store.cookieField(at(uri), NOW), uri);
  }

  @Test
  void hostOnlyAndDomainCookies() {
    assertEquals(CookieVerdict.STORED, set("http://www.EXAMPLE.com/", "h=1"));
    assertEquals(CookieVerdict.STORED, set("http://www.example.com/", "d=2; Domain=example.com"));
    sends("h=1; d=2", "http://www.example.com/");
    sends("d=2", "http://example.com/");
    sends("d=2", "http://a.b.example.com/x?y");
    sends("", "http://notexample.com/");
    assertEquals(
        CookieVerdict.FOREIGN_DOMAIN, set("http://example.com/", "x=1; Domain=www.example.com"));
    assertEquals(CookieVerdict.FOREIGN_DOMAIN, set("http://192.0.2.1/", "x=1; Domain=2.1"));
    assertEquals(CookieVerdict.STORED, set("http://[::1]:8080/", "six=1"));
    sends("six=1", "http://[::1]/");
  }

  @Test
  void section53Step5PublicSuffixes() {
    assertEquals(CookieVerdict.PUBLIC_SUFFIX, set("http://a.com/", "x=1; Domain=com"));
    assertEquals(CookieVerdict.STORED, set("http://github.io/", "x=1; Domain=GitHub.io"));
    sends("x=1", "http://github.io/");
    sends("", "http://a.github.io/");
  }

  @Test
  void section54PathsAndOrder() {
    set("http://h/a/b/c", "default=1");
    set("http://h/", "root=2; Path=/");
    set("http://h/", "long=3; Path=/a/b/c");
    set("http://h/", "root2=4; Path=/");
    sends("long=3; default=1; root=2; root2=4", "http://h/a/b/c");
    sends("root=2; root2=4", "http://h/a/bb");
    sends("default=1; root=2; root2=4", "http://h/a/b");
  }

  @Test
  void section53Step11ReplacingKeepsTheCreationTime() {
    set(at("http://h/"), "a=1", NOW);
    set(at("http://h/"), "b=2", NOW + 1);
    set(at("http://h/"), "a=3", NOW + 2);
    sends("a=3; b=2", "http://h/");
    assertEquals(NOW, store.cookies().get(0).created());
    set("http://h/x/y", "a=4");
    sends("a=4; a=3; b=2", "http://h/x/y");
    set("http://h/", "a=; Max-Age=0");
    sends("b=2", "http://h/");
    assertEquals(CookieVerdict.REMOVED, set("http://h/", "zz=1; Max-Age=-5"));
  }

  @Test
  void section53Step3Lifetimes() {
    CookieRequest h = at("http://h/");
    set(h, "m=1; Max-Age=10; Expires=1 Jan 1999 0:0:0", NOW);
    assertEquals("m=1", store.cookieField(h, NOW + 9));
    assertEquals("", store.cookieField(h, NOW + 10));
    set(h, "e=1; Expires=Thu, 01 Jan 2099 00:00:00 GMT", NOW);
    assertEquals(NOW + 400L * 86_400, store.cookies().get(0).expires());
    set(h, "s=1", NOW);
    set(h, "big=1; Max-Age=99999999999999999999", NOW);
    assertEquals("e=1; s=1; big=1", store.cookieField(h, NOW));
    store.endSession();
    assertEquals("e=1; big=1", store.cookieField(h, NOW));
    assertEquals("", store.cookieField(h, Long.MAX_VALUE));
    set(h, "s=1", NOW);
    store.clear();
    assertTrue(store.cookies().isEmpty());
  }

  @Test
  void secureCookies() {
    assertEquals(CookieVerdict.NOT_SECURE, set("http://h/", "a=1; Secure"));
    assertEquals(CookieVerdict.STORED, set("https://h/", "a=1; Secure; Path=/login"));
    sends("", "http://h/login");
    sends("a=1", "https://h/login");
    // 6265bis §5.7: a connection that is not secure must not hide a secure cookie
    assertEquals(CookieVerdict.OVERLAYS_SECURE, set("http://h/", "a=2; Path=/login/en"));
    assertEquals(CookieVerdict.STORED, set("http://h/", "a=2; Path=/"));
    assertEquals(CookieVerdict.STORED, set("http://h/", "a=2; Path=/loginhelp"));
    assertEquals(CookieVerdict.STORED, set("http://h/", "b=2; Path=/login"));
    assertEquals(CookieVerdict.STORED, set("https://h/", "a=2; Path=/login/en"));
  }

  @Test
  void httpOnlyCookies() {
    CookieRequest script = at("http://h/").byScript();
    assertEquals(CookieVerdict.HTTP_ONLY, set(script, "a=1; HttpOnly", NOW));
    set("http://h/", "a=1; HttpOnly");
    assertEquals("", store.cookieField(script, NOW));
    assertEquals(CookieVerdict.HTTP_ONLY, set(script, "a=2", NOW));
    assertEquals(CookieVerdict.HTTP_ONLY, set(script, "a=2; Max-Age=0", NOW));
    sends("a=1", "http://h/");
    assertEquals(CookieVerdict.STORED, set(script, "b=2", NOW));
    assertEquals("b=2", store.cookieField(script, NOW));
  }

  @Test
  void sameSite() {
    CookieRequest h = at("https://h/");
    set(h, "n=1; SameSite=None; Secure", NOW);
    set(h, "l=2; SameSite=Lax", NOW);
    set(h, "d=3", NOW);
    set(h, "s=4; SameSite=Strict", NOW);
    assertEquals("n=1; l=2; d=3; s=4", store.cookieField(h, NOW));
    assertEquals("n=1; l=2; d=3", store.cookieField(h.from(Context.CROSS_SITE_NAVIGATION), NOW));
    assertEquals("n=1", store.cookieField(h.from(Context.CROSS_SITE_UNSAFE_NAVIGATION), NOW));
    assertEquals("n=1", store.cookieField(h.from(Context.CROSS_SITE), NOW));
    assertEquals(CookieVerdict.NONE_NOT_SECURE, set(h, "x=1; SameSite=None", NOW));
    CookieRequest cross = h.from(Context.CROSS_SITE);
    assertEquals(CookieVerdict.CROSS_SITE, set(cross, "x=1", NOW));
    assertEquals(CookieVerdict.CROSS_SITE, set(cross, "x=1; SameSite=Strict", NOW));
    assertEquals(CookieVerdict.STORED, set(cross, "x=1; SameSite=None; Secure", NOW));
    CookieRequest navigation = h.from(Context.CROSS_SITE_UNSAFE_NAVIGATION);
    assertEquals(CookieVerdict.STORED, set(navigation, "y=1; SameSite=Strict", NOW));
  }

  @Test
  void prefixes() {
    assertEquals(CookieVerdict.BROKEN_PREFIX, set("https://h/", "__Secure-a=1"));
    assertEquals(CookieVerdict.NOT_SECURE, set("http://h/", "__Secure-a=1; Secure"));
    assertEquals(CookieVerdict.STORED, set("https://h/", "__Secure-a=1; Secure"));
    assertEquals(
        CookieVerdict.BROKEN_PREFIX, set("https://h/", "__Host-a=1; Secure; Path=/; Domain=h"));
    assertEquals(CookieVerdict.BROKEN_PREFIX, set("https://h/x", "__Host-a=1; Secure"));
    assertEquals(CookieVerdict.STORED, set("https://h/x", "__Host-a=1; Secure; Path=/"));
  }

  @Test
  void theLeastUsedOfADomainGoesFirstAndNotSecureOnesBeforeSecureOnes() {
    CookieStore small = new CookieStore(new CookieLimits(3, 100, 1000), d -> false);
    CookieRequest h = at("https://h/");
    CookieRequest x = at("https://h/x/y");
    small.store(SetCookie.parse("s=0; Secure").get(), h, NOW);
    small.store(SetCookie.parse("a=1; Path=/x").get(), h, NOW);
    small.store(SetCookie.parse("b=2").get(), h, NOW);
    small.store(SetCookie.parse("o=9").get(), at("https://other/"), NOW);
    small.retrieve(x, NOW); // uses a, b and s at once
    small.retrieve(h, NOW); // uses b and s
    small.store(SetCookie.parse("c=3").get(), h, NOW);
    assertEquals("s=0; b=2; c=3", small.cookieField(x, NOW));
    small.store(SetCookie.parse("d=4").get(), h, NOW);
    small.store(SetCookie.parse("e=5").get(), h, NOW);
    assertEquals("s=0; d=4; e=5", small.cookieField(h, NOW));
    assertEquals("o=9", small.cookieField(at("https://other/"), NOW));
  }

  @Test
  void theLeastUsedOfAllGoesWhenThereAreTooMany() {
    CookieStore small = new CookieStore(new CookieLimits(10, 2, 1000), d -> false);
    small.store(SetCookie.parse("a=1; Max-Age=5").get(), at("http://a/"), NOW);
    small.store(SetCookie.parse("b=1").get(), at("http://b/"), NOW);
    small.store(SetCookie.parse("c=1").get(), at("http://c/"), NOW + 1);
    assertEquals("", small.cookieField(at("http://a/"), NOW + 1));
    assertEquals("b=1", small.cookieField(at("http://b/"), NOW + 1));
    small.store(SetCookie.parse("d=1; Max-Age=5").get(), at("http://d/"), NOW + 1);
    // what has ended goes before what was used least
    small.store(SetCookie.parse("e=1").get(), at("http://e/"), NOW + 10);
    assertEquals("b=1", small.cookieField(at("http://b/"), NOW + 10));
    assertThrows(IllegalArgumentException.class, () -> new CookieLimits(0, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> at("x:y"));
  }
}
