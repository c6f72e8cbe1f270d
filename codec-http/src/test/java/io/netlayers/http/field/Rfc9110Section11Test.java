package io.netlayers.http.field;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Challenges and credentials (RFC 9110 §11), Basic (RFC 7617) and what Digest wants (RFC 7616). */
class Rfc9110Section11Test {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "Basic realm=\"foo\" | Basic realm=\"foo\"",
        "BASIC REALM=\"foo\" | BASIC REALM=\"foo\"",
        "Basic realm=foo | Basic realm=\"foo\"",
        "Basic realm='foo' | Basic realm=\"'foo'\"",
        "Basic realm = \"foo\" | Basic realm=\"foo\"",
        "Basic realm=\"\\f\\o\\o\" | Basic realm=\"foo\"",
        "Basic realm=\"\\\"foo\\\"\" | Basic realm=\"\\\"foo\\\"\"",
        "Basic realm=\"foo, bar=xyz\" | Basic realm=\"foo, bar=xyz\"",
        "Basic realm=\"foo\", bar=\"xyz\",, a=b,,,c=d | Basic realm=\"foo\", bar=\"xyz\", a=\"b\", c=\"d\"",
        "Basic bar=\"realm=no\", realm=\"yes\" | Basic bar=\"realm=no\", realm=\"yes\"",
        "Basic | Basic",
        "Basic , realm=\"foo\" | Basic realm=\"foo\"",
        "Basic, Digest realm=\"x\" | Basic, Digest realm=\"x\"",
        ", ,Basic realm=\"a\", , Basic realm=\"b\" | Basic realm=\"a\", Basic realm=\"b\"",
        "Basic realm=\"a\", Newauth realm=\"b\", title=\"c\", x=1 | Basic realm=\"a\", Newauth realm=\"b\", title=\"c\", x=\"1\"",
        "Newauth realm=\"b\" , Basic realm=\"a\" | Newauth realm=\"b\", Basic realm=\"a\"",
        "Negotiate | Negotiate",
        "Negotiate YII= | Negotiate YII=",
        "NTLM TlRM-._~+/== , Basic realm=\"a\" | NTLM TlRM-._~+/==, Basic realm=\"a\"",
        "Bearer error=\"invalid_token\", error_description=\"a, b\" | Bearer error=\"invalid_token\", error_description=\"a, b\"",
      })
  void section1161Challenges(String text, String written) {
    assertEquals(
        Optional.of(written), AuthScheme.parseChallenges(text).map(AuthScheme::format), text);
    assertEquals(AuthScheme.parseChallenges(text), AuthScheme.parseChallenges(written));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        ",,",
        "realm=\"foo\"",
        "Basic realm",
        "Basic realm \"foo\"",
        "Basic realm=\"foo",
        "Basic realm=\"foo\" bar=1",
        "Basic realm=\"foo\" Digest",
        "Basic realm=f/o",
        "Basic a==b",
        "Basic abc== def",
        "Basic\trealm=\"x\"",
        "Basic, realm=\"x\"",
        "Basic\t, realm=\"x\"",
        "\"Basic\" realm=\"x\"",
        "Basic realm=\"\u0001\"",
      })
  void section1161WhatIsMalformed(String text) {
    // "Basic realm" is a token68, and one that no scheme asks for
    boolean token = text.equals("Basic realm");
    assertEquals(token, AuthScheme.parseChallenges(text).isPresent(), text);
  }

  /** RFC 7616 §3.3 and §3.4: what is quoted, and what must not be. */
  @Test
  void digestIsQuotedAsItsReadersWant() {
    String challenge =
        "Digest realm=\"a@b\", qop=\"auth, auth-int\", algorithm=SHA-256, nonce=\"7yp\","
            + " stale=TRUE, userhash=true, opaque=\"F\"";
    assertEquals(challenge, AuthScheme.parseChallenges(challenge).get().get(0).toString());
    String credentials =
        "Digest username=\"Mufasa\", realm=\"a@b\", uri=\"/dir?x=y\", algorithm=SHA-256,"
            + " nonce=\"7yp\", nc=00000001, cnonce=\"f2\", qop=auth, response=\"753927fa\"";
    assertEquals(credentials, AuthScheme.parseCredentials(credentials).get().toString());
    // elsewhere these names are parameters like others
    assertEquals("X nc=\"1\"", AuthScheme.of("X", FieldParameters.of("nc", "1")).toString());
    assertEquals(
        "Digest nc=\"1 2\"", AuthScheme.of("Digest", FieldParameters.of("nc", "1 2")).toString());
  }

  /** RFC 7617 §2 and §2.1, with its examples. */
  @Test
  void basicCredentials() {
    BasicCredentials aladdin = new BasicCredentials("Aladdin", "open sesame");
    assertEquals("Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==", aladdin.toAuthScheme().toString());
    assertEquals(Optional.of(aladdin), read("basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=="));
    assertEquals(
        "Basic dGVzdDoxMjPCow==", new BasicCredentials("test", "123\u00a3").toAuthScheme() + "");
    assertEquals(
        Optional.of(new BasicCredentials("test", "123\u00a3")), read("Basic dGVzdDoxMjPCow=="));
    assertEquals(
        Optional.of(new BasicCredentials("test", "123\u00a3")), read("Basic dGVzdDoxMjOj"));
    assertEquals(Optional.of(new BasicCredentials("", "a:b")), read("Basic OmE6Yg=="));
    assertFalse(aladdin.toString().contains("sesame"));
    for (String bad :
        new String[] {"Basic", "Basic !", "Basic YQ==", "Basic YTo=x", "Basic YToA", "X YTpi"}) {
      assertEquals(
          Optional.empty(), AuthScheme.parseCredentials(bad).flatMap(BasicCredentials::of), bad);
    }
    assertThrows(IllegalArgumentException.class, () -> new BasicCredentials("a:b", ""));
    assertThrows(IllegalArgumentException.class, () -> new BasicCredentials("a", "\n"));
    assertThrows(IllegalArgumentException.class, () -> new BasicCredentials("\ud800", ""));
  }

  private static Optional<BasicCredentials> read(String text) {
    return BasicCredentials.of(AuthScheme.parseCredentials(text).orElseThrow());
  }
}
