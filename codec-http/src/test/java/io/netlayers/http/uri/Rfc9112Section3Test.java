package io.netlayers.http.uri;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The four forms of a request target (RFC 9112 §3.2) and the target URI (§3.3). */
class Rfc9112Section3Test {
  @ParameterizedTest
  @CsvSource({
    "/where?q=now,GET,OriginForm",
    "/,GET,OriginForm",
    "//x,GET,OriginForm",
    "/?,GET,OriginForm",
    "http://www.example.org/pub/WWW/TheProject.html,GET,AbsoluteForm",
    "http://h,OPTIONS,AbsoluteForm",
    "ws://h/x,GET,AbsoluteForm",
    "www.example.com:80,CONNECT,AuthorityForm",
    "[::1]:443,CONNECT,AuthorityForm",
    "*,OPTIONS,AsteriskForm",
  })
  void readsEachForm(String text, String method, String form) {
    RequestTarget target = RequestTarget.parse(text, method).orElseThrow();
    assertEquals(form, target.getClass().getSimpleName());
    assertEquals(text, target.toString());
    ByteBuffer octets = ByteBuffer.allocateDirect(text.length() + 4);
    octets.put(2, text.getBytes(StandardCharsets.US_ASCII));
    assertEquals(
        Optional.of(target),
        RequestTarget.parse(octets.asReadOnlyBuffer(), 2, text.length(), method));
    assertEquals(octets.slice(2, text.length()), target.toOctets().asByteBuffer());
  }

  @ParameterizedTest
  @CsvSource({
    "'',GET",
    "*,GET",
    "*,options",
    "**,OPTIONS",
    "www.example.com:80,GET",
    "urn:a:b,GET",
    "example,GET",
    "/a#b,GET",
    "/a b,GET",
    "/%zz,GET",
    "http:///a,GET",
    "http://u@h/,GET",
    "http://h:65536/,GET",
    "http://h/#f,GET",
    "http:/a,GET",
    "/,CONNECT",
    "*,CONNECT",
    "h,CONNECT",
    "h:,CONNECT",
    ":80,CONNECT",
    "h:65536,CONNECT",
    "u@h:80,CONNECT",
    "h:80/,CONNECT",
    "http://h:80,CONNECT",
  })
  void refusesWhatIsNoFormOfTheMethod(String text, String method) {
    assertEquals(Optional.empty(), RequestTarget.parse(text, method));
  }

  @ParameterizedTest
  @CsvSource({
    "/pub/WWW/TheProject.html,GET,http://www.example.org:8080/pub/WWW/TheProject.html",
    "*,OPTIONS,http://www.example.org:8080",
    "https://a/b?c,GET,https://a/b?c",
    "x:1,CONNECT,http://x:1",
  })
  void section33TheTargetUri(String text, String method, String uri) {
    Authority host = Authority.parse("www.example.org:8080").orElseThrow();
    RequestTarget target = RequestTarget.parse(text, method).orElseThrow();
    assertEquals(uri, target.targetUri("http", host).toString());
  }

  @ParameterizedTest
  @CsvSource({
    "http://h/a?b#c,GET,/a?b",
    "http://h,GET,/",
    "http://h?x,OPTIONS,/?x",
    "http://h,OPTIONS,*",
    "http://h/,OPTIONS,/",
  })
  void whatAClientSends(String uri, String method, String target) {
    assertEquals(target, RequestTarget.toOrigin(Uri.parse(uri).get(), method).toString());
  }

  @Test
  void constructorsRefuseWhatCannotBeSent() {
    assertThrows(
        IllegalArgumentException.class, () -> new RequestTarget.OriginForm("a", Optional.empty()));
    assertThrows(
        IllegalArgumentException.class, () -> new RequestTarget.OriginForm("/ ", Optional.empty()));
    assertThrows(
        IllegalArgumentException.class,
        () -> new RequestTarget.OriginForm("/", Optional.of("\r\n")));
    assertThrows(
        IllegalArgumentException.class,
        () -> new RequestTarget.AbsoluteForm(Uri.parse("http://h/#x").get()));
    assertThrows(
        IllegalArgumentException.class, () -> new RequestTarget.AuthorityForm(UriHost.EMPTY, 80));
  }
}
