package io.netlayers.http.uri;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.core.Ipv6Address;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Components and their grammar (RFC 3986 §1.1.2, §3), and normalization (§6.2.2). */
class Rfc3986Section3Test {
  private static Uri uri(String text) {
    return Uri.parse(text).orElseThrow();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ftp://ftp.is.co.za/rfc/rfc1808.txt",
        "http://www.ietf.org/rfc/rfc2396.txt",
        "ldap://[2001:db8::7]/c=GB?objectClass?one",
        "mailto:John.Doe@example.com",
        "news:comp.infosystems.www.servers.unix",
        "tel:+1-816-555-1212",
        "telnet://192.0.2.16:80/",
        "urn:oasis:names:specification:docbook:dtd:xml:4.1.2",
        "foo://example.com:8042/over/there?name=ferret#nose",
        "file:///etc/hosts",
        "http://u:p@h:/",
        "http://[v1.fe80::a+en1]/",
        "http://%41.example/",
        "//h",
        "a/b:c",
        "?",
        "#",
        "",
        "x:",
        "http://a?b?c/d#e?f/",
        "http://a//b//",
      })
  void keepsWhatItParsed(String text) {
    assertEquals(text, uri(text).toString());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1a:b",
        ":b",
        "a b",
        "http://a b/",
        "http://a:8x/",
        "http://a:80:80/",
        "http://[::1",
        "http://::1]/",
        "http://[::1]x/",
        "http://[::g]/",
        "http://[fe80::1%25eth0]/",
        "http://[1.2.3.4]/",
        "http://[]/",
        "http://[v.a]/",
        "http://[v1.]/",
        "http://[1:2:3:4:5:6:7:8:9]/",
        "http://u@v@h/",
        "http://h/%",
        "http://h/%4",
        "http://h/%4g",
        "http://h/%g4",
        "http://h/a#b#c",
        "http://h/[",
        "http://h/\\",
        "http://h/\"",
        "http://h/<",
        "http://h/^",
        "http://h/`",
        "http://h/{",
        "http://h/|",
        "http://h/\u0000",
        "http://h/\u007f",
        "http://h/\u00e9",
        "http://h/\u4e00",
        "http://h?\n",
        "http://h#\t",
        "a_b:c",
        "1:a",
      })
  void refusesWhatTheGrammarDoesNotHave(String text) {
    assertEquals(Optional.empty(), Uri.parse(text));
  }

  @Test
  void takesAUriApart() {
    Uri uri = uri("foo://me:x@example.com:8042/over/there?name=ferret#nose");
    assertEquals(Optional.of("foo"), uri.scheme());
    Authority authority = uri.authority().orElseThrow();
    assertEquals(Optional.of("me:x"), authority.userinfo());
    assertEquals("example.com", authority.host().text());
    assertEquals(OptionalInt.of(8042), authority.portNumber());
    assertEquals("/over/there", uri.path());
    assertEquals(Optional.of("name=ferret"), uri.query());
    assertEquals(Optional.of("nose"), uri.fragment());
    assertFalse(uri.isAbsolute());
    assertTrue(uri.withoutFragment().isAbsolute());
    assertTrue(uri("b/c").isRelative());
  }

  @ParameterizedTest
  @CsvSource({
    "192.0.2.1,IPV4",
    "192.0.2.256,REG_NAME",
    "192.0.2.01,REG_NAME",
    "192.0.2,REG_NAME",
    "[::1],IPV6",
    "[::ffff:192.0.2.1],IPV6",
    "[vF.x:],IPVFUTURE",
    "example.com,REG_NAME",
    "a_b!$&'()*+,REG_NAME",
  })
  void section322HostsHaveKinds(String text, UriHost.Kind kind) {
    assertEquals(kind, UriHost.parse(text).orElseThrow().kind());
    assertThrows(
        IllegalArgumentException.class,
        () -> new UriHost(kind == UriHost.Kind.IPV4 ? UriHost.Kind.IPV6 : UriHost.Kind.IPV4, text));
  }

  @Test
  void section322HostsGiveTheirAddresses() {
    UriHost six = UriHost.parse("[2001:DB8:0::1]").orElseThrow();
    assertEquals(Optional.of(Ipv6Address.parse("2001:db8::1")), six.ipv6());
    assertEquals("[2001:db8::1]", six.normalize().text());
    assertEquals("10.0.0.1", UriHost.parse("10.0.0.1").orElseThrow().ipv4().get().toString());
    assertEquals(UriHost.Kind.IPV4, UriHost.parse("10.0.0.%31").get().normalize().kind());
    assertTrue(UriHost.EMPTY.isEmpty());
  }

  @Test
  void section323PortsPastSixteenBitsAreTold() {
    Authority big = Authority.parse("h:65536").orElseThrow();
    assertTrue(big.isPortTooLarge());
    assertEquals(OptionalInt.empty(), big.portNumber());
    assertEquals(OptionalInt.of(65535), Authority.parse("h:0065535").get().portNumber());
    assertFalse(Authority.parse("h:").orElseThrow().isPortTooLarge());
    assertTrue(Authority.parse("h:99999999999999999999999").orElseThrow().isPortTooLarge());
    assertThrows(IllegalArgumentException.class, () -> Authority.of(UriHost.EMPTY, 65536));
  }

  @ParameterizedTest
  @CsvSource({
    "HTTP://www.EXAMPLE.com/,http://www.example.com/",
    "example://a/b/c/%7Bfoo%7D,example://a/b/c/%7Bfoo%7D",
    "eXAMPLE://a/./b/../b/%63/%7bfoo%7d,example://a/b/c/%7Bfoo%7D",
    "http://a/%7Euser,http://a/~user",
    "http://a/%2e%2E/b,http://a/b",
    "http://a/%2f,http://a/%2F",
    "http://h%C3%a9:/,http://h%C3%A9/",
    "../%41/..,../A/..",
    "/a/../b,/b",
  })
  void section622Normalizes(String text, String normal) {
    assertEquals(normal, uri(text).normalize().toString());
  }

  /** RFC 9110 §4.2.3. */
  @ParameterizedTest
  @CsvSource({
    "http://example.com:80/~smith/home.html,http://example.com/~smith/home.html",
    "http://EXAMPLE.com/%7Esmith/home.html,http://example.com/~smith/home.html",
    "http://EXAMPLE.com:/%7esmith/home.html,http://example.com/~smith/home.html",
    "https://a:443,https://a/",
    "https://a:80,https://a:80/",
    "http://a:080?x,http://a/?x",
    "ftp://a:80,ftp://a:80",
  })
  void rfc9110Section423NormalizesByScheme(String text, String normal) {
    assertEquals(normal, uri(text).normalizeHttp().toString());
  }

  @Test
  void constructorsRefuseWhatWouldBeTakenApartOtherwise() {
    Optional<String> none = Optional.empty();
    Optional<Authority> host = Optional.of(Authority.of(UriHost.EMPTY));
    assertThrows(IllegalArgumentException.class, () -> new Uri(none, host, "a", none, none));
    assertThrows(
        IllegalArgumentException.class, () -> new Uri(none, Optional.empty(), "//a", none, none));
    assertThrows(
        IllegalArgumentException.class, () -> new Uri(none, Optional.empty(), "a:b", none, none));
    assertThrows(
        IllegalArgumentException.class,
        () -> new Uri(none, Optional.empty(), "", Optional.of("#"), none));
    assertThrows(
        IllegalArgumentException.class, () -> new Uri(none, Optional.empty(), "?", none, none));
    assertThrows(
        IllegalArgumentException.class, () -> new Authority(Optional.of("@"), UriHost.EMPTY, none));
  }
}
