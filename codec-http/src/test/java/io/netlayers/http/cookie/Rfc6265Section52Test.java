package io.netlayers.http.cookie;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Set-Cookie (RFC 6265 §5.2, with what 6265bis §5.6 adds) and Cookie (§4.2). */
class Rfc6265Section52Test {
  private static SetCookie cookie(String text) {
    return SetCookie.parse(text).orElseThrow();
  }

  @Test
  void takesAFieldApart() {
    SetCookie cookie =
        cookie(
            "SID=31d4d96e407aad42; Expires=Wed, 09 Jun 2021 10:18:14 GMT; Max-Age=60;"
                + " Domain=.Example.COM; Path=/a b; secure; HTTPONLY=x; SameSite=lAX; Other");
    assertEquals("SID", cookie.name());
    assertEquals("31d4d96e407aad42", cookie.value());
    assertEquals(OptionalLong.of(1_623_233_894L), cookie.expires());
    assertEquals(OptionalLong.of(60), cookie.maxAge());
    assertEquals(Optional.of("example.com"), cookie.domain());
    assertEquals(Optional.of("/a b"), cookie.path());
    assertTrue(cookie.secure() && cookie.httpOnly());
    assertEquals(SameSite.LAX, cookie.sameSite());
    assertEquals(
        "SID=31d4d96e407aad42; Expires=Wed, 09 Jun 2021 10:18:14 GMT; Max-Age=60;"
            + " Domain=example.com; Path=/a b; Secure; HttpOnly; SameSite=Lax; Other",
        cookie.toString());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a=b | a | b",
        " a\t = b c | a | b c",
        "a= | a | ''",
        "a=b=c | a | b=c",
        "a=\"b; c\" | a | \"b",
        "a,b=c,d | a,b | c,d",
        "a b=c | a b | c",
        "a=b;;;; | a | b",
      })
  void nameAndValue(String text, String name, String value) {
    assertEquals(name, cookie(text).name());
    assertEquals(value, cookie(text).value());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a",
        "a; b=c",
        "=a",
        " =a",
        ";a=b",
        "a=b\u0000",
        "a\u0001=b",
        "a=b; x\u007f",
        "a=b\r\nc",
        "a=\u4e00"
      })
  void whatIsIgnoredWhole(String text) {
    assertEquals(Optional.empty(), SetCookie.parse(text));
  }

  @Test
  void sizes() {
    String name = "n".repeat(96);
    assertTrue(SetCookie.parse(name + "=" + "v".repeat(4000)).isPresent());
    assertEquals(Optional.empty(), SetCookie.parse(name + "=" + "v".repeat(4001)));
    String path = "/" + "p".repeat(1023);
    assertEquals(Optional.of(path), cookie("a=b; path=" + path).path());
    assertEquals(Optional.of("/x"), cookie("a=b; path=/x; path=" + path + "p").path());
  }

  @ParameterizedTest
  @CsvSource({
    "60,60",
    "0,0",
    "-1,-1",
    "-0,0",
    "007,7",
    "99999999999999999999,9223372036854775807",
    "-99999999999999999999,-9223372036854775807",
  })
  void section522MaxAge(String text, long seconds) {
    assertEquals(OptionalLong.of(seconds), cookie("a=b; max-age=" + text).maxAge());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-", "+1", "1.5", "1s", "--1", "1-", "\u0661"})
  void section522WhatIsNoMaxAge(String text) {
    assertEquals(
        text.equals("\u0661") ? Optional.empty() : Optional.of(OptionalLong.of(5)),
        SetCookie.parse("a=b; max-age=5; Max-Age=" + text).map(SetCookie::maxAge));
  }

  @Test
  void section521AFailedDateIsIgnored() {
    assertEquals(OptionalLong.empty(), cookie("a=b; expires=never").expires());
    assertEquals(OptionalLong.of(0), cookie("a=b; expires=1 Jan 1970 0:0:0; expires=x").expires());
  }

  @ParameterizedTest
  @CsvSource({
    "Domain=a.B,a.b",
    "Domain=.a,a",
    "Domain=..a,.a",
    "Domain=,''",
    "Domain=.,''",
    "Domain,''",
    "Domain=a;Domain=,a",
    "Domain=a;Domain=.,''",
    "Domain=a;Domain=c,c",
  })
  void section523Domain(String attribute, String domain) {
    SetCookie cookie = cookie("x=y; " + attribute);
    assertEquals(domain, cookie.domain().orElse(""));
    assertEquals(cookie, cookie(cookie.toString()));
  }

  @ParameterizedTest
  @CsvSource({"Path=/a,/a", "Path=,''", "Path=a,''", "Path=/a;Path=b,''", "Path=b;Path=/a,/a"})
  void section524Path(String attribute, String path) {
    assertEquals(path, cookie("x=y; " + attribute).path().orElse(""));
  }

  @ParameterizedTest
  @CsvSource({
    "SameSite=Strict,STRICT",
    "samesite=none,NONE",
    "SameSite=Lax,LAX",
    "SameSite=x,DEFAULT",
    "SameSite,DEFAULT",
    "SameSite=Strict;SameSite=x,DEFAULT",
  })
  void bisSection567SameSite(String attribute, SameSite expected) {
    assertEquals(expected, cookie("x=y; " + attribute).sameSite());
  }

  @ParameterizedTest
  @CsvSource({
    "'__Secure-a=b; Secure',true",
    "'__Secure-a=b',false",
    "'__secure-a=b',false",
    "'__Host-a=b; Secure; Path=/',true",
    "'__Host-a=b; Secure',false",
    "'__Host-a=b; Path=/',false",
    "'__Host-a=b; Secure; Path=/x',false",
    "'__Host-a=b; Secure; Path=/; Domain=a',false",
    "'__HOST-a=b; Secure; Path=/; Domain=a',false",
    "'__Hosta=b',true",
    "'a=__Host-',true",
  })
  void bisSection413Prefixes(String text, boolean kept) {
    assertEquals(kept, cookie(text).keepsPrefixPromise());
  }

  @Test
  void aServersProfile() {
    assertTrue(cookie("a=b").isWellBehaved());
    assertTrue(cookie("a=\"b\"").isWellBehaved());
    for (String odd :
        List.of("a=b c", "a=b,c", "a=\"", "a=b\\", "a b=c", "a=\u00e4", "__Host-a=b")) {
      assertFalse(cookie(odd).isWellBehaved(), odd);
    }
  }

  @Test
  void buildersRefuseWhatWouldBeReadOtherwise() {
    SetCookie.Builder good = SetCookie.builder().name("a").value("b");
    assertEquals("a=b", good.build().toString());
    refused(SetCookie.builder().name("").value(""));
    refused(SetCookie.builder().name("a=").value(""));
    refused(SetCookie.builder().name("a").value("b;c"));
    refused(SetCookie.builder().name("a").value(" b"));
    refused(SetCookie.builder().name("a").value("b\r\nSet-Cookie: c=d"));
    refused(SetCookie.builder().name("a").value("b").path("x"));
    refused(SetCookie.builder().name("a").value("b").path("/;"));
    refused(SetCookie.builder().name("a").value("b").domain("A"));
    refused(SetCookie.builder().name("a").value("b").domain(""));
    refused(SetCookie.builder().name("a").value("b").expires(253_402_300_800L));
    refused(SetCookie.builder().name("a").value("v".repeat(4096)));
  }

  private static void refused(SetCookie.Builder builder) {
    assertThrows(IllegalStateException.class, builder::build);
  }

  @Test
  void section42TheCookieField() {
    assertEquals(
        List.of(new CookiePair("SID", "31d4"), new CookiePair("lang", "en-US")),
        CookiePair.parse("SID=31d4; lang=en-US"));
    assertEquals(
        List.of(new CookiePair("a", "\"b"), new CookiePair("a", ""), new CookiePair("c", "d=e")),
        CookiePair.parse(" a = \"b ;a=;; x ; =y; c=d=e;q=\u0001"));
    assertEquals(List.of(), CookiePair.parse(""));
    assertEquals(List.of(), CookiePair.parse(";".repeat(1 << 20)));
    assertEquals(
        List.of(new CookiePair("a", "b"), new CookiePair("c", "d")),
        CookiePair.parse("x;a=b;;y; z ;c=d;"));
    assertEquals("a=b; c=", CookiePair.format(CookiePair.parse("a=b;c=")));
    assertThrows(IllegalArgumentException.class, () -> new CookiePair("a;b", ""));
    assertThrows(IllegalArgumentException.class, () -> new CookiePair("", "a"));
  }
}
