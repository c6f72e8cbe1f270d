package io.netlayers.http.field;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Connection fields, authentication, Cache-Control, Forwarded and Content-Disposition. */
class OtherFieldsTest {
  @Test
  void rfc9110Section72Host() {
    assertEquals(OptionalInt.of(8080), HostField.parse("h:8080").orElseThrow().portNumber());
    assertEquals("[::1]:80", HostField.format(HostField.parse("[::1]:80").orElseThrow()));
    assertTrue(HostField.parse("").isPresent());
    for (String bad :
        List.of("h:x", "h:65536", "u@h", "h/", "a b", "[::1", "h, i", "h:1:2", "http://h")) {
      assertEquals(Optional.empty(), HostField.parse(bad), bad);
    }
  }

  @Test
  void rfc9110Section761Connection() {
    ConnectionField field = ConnectionField.parse("Close, X-Hop,,").orElseThrow();
    assertTrue(field.has("close") && field.has("x-HOP"));
    assertTrue(field.isPerHop("x-hop") && field.isPerHop("Proxy-Connection"));
    assertFalse(field.isPerHop("X-End"));
    assertEquals("close, x-hop", field.toString());
    assertEquals(Optional.empty(), ConnectionField.parse("a b"));
  }

  @Test
  void rfc9112Section61TransferEncoding() {
    assertTrue(Codings.parseTransferEncoding("gzip, Chunked").get().isChunkedOnceAndLast());
    assertFalse(Codings.parseTransferEncoding("chunked, gzip").get().isChunkedOnceAndLast());
    assertFalse(Codings.parseTransferEncoding("chunked, chunked").get().isChunkedOnceAndLast());
    assertEquals("a; q=\"1 2\"", Codings.parseTransferEncoding("A ; q = \"1 2\"").get().toString());
    for (String bad : List.of("", ",", "a b", "chunked;", "chunked;a", "\u000bchunked", "a;=1")) {
      assertEquals(Optional.empty(), Codings.parseTransferEncoding(bad), bad);
    }
  }

  @Test
  void rfc9110Section1014Te() {
    Codings te = Codings.parseTe("trailers, deflate;q=0.5, gzip;q=0").orElseThrow();
    assertTrue(te.has("Trailers") && te.has("deflate"));
    assertFalse(te.has("gzip"));
    assertEquals("trailers, deflate;q=0.5, gzip;q=0", te.toString());
    assertTrue(Codings.parseTe("").orElseThrow().list().isEmpty());
    assertEquals(Optional.empty(), Codings.parseTe("a;q=2"));
    assertEquals(Optional.empty(), Codings.parseTe("a;q=1;b=2"));
  }

  @Test
  void rfc9110Section78Upgrade() {
    UpgradeField field = UpgradeField.parse("websocket, IRC/6.9, RTA/x11").orElseThrow();
    assertEquals("websocket, IRC/6.9, RTA/x11", field.toString());
    assertEquals(Optional.of("6.9"), field.protocols().get(1).version());
    assertTrue(field.has("WebSocket"));
    for (String bad : List.of("a/", "/1", "a/1/2", "a b")) {
      assertEquals(Optional.empty(), UpgradeField.parse(bad), bad);
    }
  }

  @Test
  void rfc9110Section1011Expect() {
    assertTrue(ExpectField.parse("100-Continue").orElseThrow().isContinueOnly());
    assertFalse(ExpectField.parse("100-continue, x=\"y\";z=1").orElseThrow().isContinueOnly());
    assertFalse(ExpectField.parse("").orElseThrow().isContinueOnly());
    assertFalse(ExpectField.parse("100-continue=1").orElseThrow().isContinueOnly());
    assertEquals("x=\"y z\"; w=1", ExpectField.parse("x=\"y z\";w=1").orElseThrow().toString());
    assertEquals(Optional.empty(), ExpectField.parse("x;y=1"));
    assertEquals(Optional.empty(), ExpectField.parse("x="));
  }

  /** The example of RFC 9110 §11.6.1. */
  @Test
  void rfc9110Section1161Challenges() {
    String text =
        "Basic realm=\"simple\", Newauth realm=\"apps\", type=1, title=\"Login to \\\"apps\\\"\"";
    List<AuthScheme> list = AuthScheme.parseChallenges(text).orElseThrow();
    assertEquals(2, list.size());
    assertEquals(Optional.of("simple"), list.get(0).parameters().get("Realm"));
    assertTrue(list.get(1).is("newauth"));
    assertEquals(Optional.of("Login to \"apps\""), list.get(1).parameters().get("title"));
    assertEquals(Optional.of(list), AuthScheme.parseChallenges(AuthScheme.format(list)));
    assertEquals(
        "[Negotiate, Basic realm=\"x\"]",
        AuthScheme.parseChallenges("Negotiate,, Basic realm = x,").orElseThrow().toString());
    assertEquals(
        "[NTLM abc==, Basic, X a=\"=\"]",
        AuthScheme.parseChallenges("NTLM abc==, Basic , X , a=\"=\"").orElseThrow().toString());
  }

  @Test
  void rfc9110Section114Credentials() {
    AuthScheme basic = AuthScheme.parseCredentials("Basic QWxhZGRpbg==").orElseThrow();
    assertEquals(Optional.of("QWxhZGRpbg=="), basic.token68());
    assertEquals("Basic QWxhZGRpbg==", basic.toString());
    AuthScheme digest = AuthScheme.parseCredentials("Digest a=\"1\", b=2").orElseThrow();
    assertEquals("Digest a=\"1\", b=\"2\"", digest.toString());
    assertEquals(
        Optional.of("a-._~+/"), AuthScheme.parseCredentials("X   a-._~+/").get().token68());
    for (String bad :
        List.of(
            "",
            ",",
            "\"x\"",
            "Basic a b",
            "Basic a=b c",
            "A, B",
            "A \tb",
            "A a=\"",
            "A a=b=c",
            "A =")) assertEquals(Optional.empty(), AuthScheme.parseCredentials(bad), bad);
    assertThrows(
        IllegalArgumentException.class,
        () -> new AuthScheme("a", Optional.of("b"), FieldParameters.of("c", "d")));
    assertThrows(
        IllegalArgumentException.class,
        () -> new AuthScheme("a", Optional.of("b c"), FieldParameters.NONE));
  }

  @Test
  void rfc9111Section52CacheControl() {
    CacheControl field =
        CacheControl.parse("Max-Age=\"60\", private=\"a, b\", no-store, s-maxage=99999999999")
            .orElseThrow();
    assertEquals(OptionalLong.of(60), field.seconds("max-age"));
    assertEquals(OptionalLong.of(1L << 31), field.seconds("s-maxage"));
    assertEquals(OptionalLong.empty(), field.seconds("stale-if-error"));
    assertEquals(List.of("a", "b"), field.fieldNames("private"));
    assertEquals(List.of(), field.fieldNames("no-store"));
    assertTrue(field.has("NO-STORE"));
    assertEquals("Max-Age=60, private=\"a, b\", no-store, s-maxage=99999999999", field.toString());
    assertEquals(OptionalLong.of(0), CacheControl.parse("max-age=-1").get().seconds("max-age"));
    assertEquals(OptionalLong.of(0), CacheControl.parse("max-age").get().seconds("max-age"));
    assertEquals(
        OptionalLong.of(1), CacheControl.parse("max-age=1, max-age=2").get().seconds("max-age"));
    for (String bad : List.of("a=", "a b", "=1", "a=\"", "a= 1")) {
      assertEquals(Optional.empty(), CacheControl.parse(bad), bad);
    }
  }

  /** The examples of RFC 7239 §4. */
  @Test
  void rfc7239Section4Forwarded() {
    Forwarded one = Forwarded.parse("For=\"[2001:db8:cafe::17]:4711\"").orElseThrow();
    Forwarded.Node node = one.elements().get(0).client().orElseThrow();
    assertEquals("[2001:db8:cafe::17]", node.name());
    assertEquals(Optional.of("4711"), node.port());
    assertTrue(node.address().isPresent());
    String text = "for=192.0.2.60;proto=http;by=203.0.113.43, for=\"_gazonk\";host=\"h:80\"";
    Forwarded two = Forwarded.parse(text).orElseThrow();
    assertEquals(
        "for=192.0.2.60;proto=http;by=203.0.113.43, for=_gazonk;host=\"h:80\"", two.toString());
    assertEquals(Optional.of("http"), two.elements().get(0).proto());
    assertEquals("203.0.113.43", two.elements().get(0).by().orElseThrow().toString());
    assertEquals("h:80", two.elements().get(1).host().orElseThrow().toString());
    assertTrue(Forwarded.parse("for=unknown ; ;by=_x").isPresent());
    for (String bad : List.of("", ",", "for", "for=", "for=a;For=b", "for=[::1]", ";", "for=a b")) {
      assertEquals(Optional.empty(), Forwarded.parse(bad), bad);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a",
        "_",
        "::1",
        "[::1",
        "[1.2.3.4]",
        "1.2.3",
        "1.2.3.4:",
        "1.2.3.4:123456",
        "1.2.3.4:_",
        "_a b",
        "1.2.3.4:1:2",
        "[v1.a]"
      })
  void rfc7239Section6WhatIsNoNode(String text) {
    assertEquals(Optional.empty(), Forwarded.Node.parse(text));
  }

  @Test
  void rfc6266ContentDisposition() {
    ContentDisposition both =
        ContentDisposition.parse(
                "Attachment; filename=\"EURO\"; filename*=utf-8''%e2%82%ac%20rates")
            .orElseThrow();
    assertEquals(Optional.of("\u20ac rates"), both.filename());
    assertTrue(both.isAttachment());
    assertEquals(Optional.of(both), ContentDisposition.parse(both.toString()));
    assertEquals(
        Optional.of("\u00a3 rates"),
        ContentDisposition.parse("inline; filename*=iso-8859-1'en'%A3%20rates").get().filename());
    assertEquals(
        Optional.of("x"),
        ContentDisposition.parse("a; filename*=utf-16''y; filename=x").get().filename());
    assertEquals(
        Optional.of("passwd"),
        ContentDisposition.parse("a; filename=\"../..\\\\etc/passwd\"").get().baseName());
    assertEquals(
        Optional.empty(), ContentDisposition.parse("a; filename=\"a/..\"").get().baseName());
    ContentDisposition ours = ContentDisposition.attachment("na\u00efve %.txt");
    assertEquals(
        "attachment; filename=\"na_ve _.txt\"; filename*=UTF-8''na%C3%AFve%20%25.txt",
        ours.toString());
    assertEquals("attachment; filename=\"a b\"", ContentDisposition.attachment("a b").toString());
    assertEquals(Optional.of("f"), ContentDisposition.parse("form-data; name=\"f\"").get().name());
    for (String bad :
        List.of("", "a; b", "a b", "a; filename=x; filename=y", "a; x=1; X=1", "a, b", "\"a\"")) {
      assertEquals(Optional.empty(), ContentDisposition.parse(bad), bad);
    }
    assertThrows(IllegalArgumentException.class, () -> ContentDisposition.attachment("a\r\nb"));
  }

  @Test
  void valuesAreMadeWithFewWords() {
    assertEquals(
        "max-age=60, no-transform",
        CacheControl.of(
                CacheControl.Directive.of("max-age", 60), CacheControl.Directive.of("no-transform"))
            .toString());
    assertThrows(IllegalArgumentException.class, () -> CacheControl.Directive.of("max-age", -1));
    assertEquals("close, x", ConnectionField.of("Close", "X").toString());
    assertEquals(
        "text/plain; charset=utf-8; x=\" \"",
        MediaType.of("Text", "plain").with("charset", "utf-8").with("x", " ").toString());
    Forwarded.Node client = new Forwarded.Node("[2001:db8::1]", Optional.of("80"));
    Forwarded.Node by = new Forwarded.Node("_me", Optional.empty());
    Forwarded.Element one =
        Forwarded.Element.of(
            Optional.of(client), Optional.of(by), HostField.parse("h:1"), Optional.of("https"));
    Optional<Forwarded.Node> nobody = Optional.empty();
    Forwarded.Element two =
        Forwarded.Element.of(Optional.of(by), nobody, Optional.empty(), Optional.empty());
    assertEquals(
        "for=\"[2001:db8::1]:80\";by=_me;host=\"h:1\";proto=https, for=_me",
        new Forwarded(List.of(one)).with(two).toString());
    assertThrows(
        IllegalArgumentException.class,
        () -> Forwarded.Element.of(nobody, nobody, Optional.empty(), Optional.empty()));
  }
}
