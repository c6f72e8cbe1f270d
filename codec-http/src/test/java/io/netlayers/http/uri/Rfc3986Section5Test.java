package io.netlayers.http.uri;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reference resolution: the algorithm of RFC 3986 §5.2 and every example of §5.4. */
class Rfc3986Section5Test {
  private static final Uri BASE = uri("http://a/b/c/d;p?q");

  private static Uri uri(String text) {
    return Uri.parse(text).orElseThrow();
  }

  @ParameterizedTest
  @CsvSource({
    "g:h,g:h",
    "g,http://a/b/c/g",
    "./g,http://a/b/c/g",
    "g/,http://a/b/c/g/",
    "/g,http://a/g",
    "//g,http://g",
    "?y,http://a/b/c/d;p?y",
    "g?y,http://a/b/c/g?y",
    "'#s',http://a/b/c/d;p?q#s",
    "g#s,http://a/b/c/g#s",
    "g?y#s,http://a/b/c/g?y#s",
    ";x,http://a/b/c/;x",
    "g;x,http://a/b/c/g;x",
    "g;x?y#s,http://a/b/c/g;x?y#s",
    "'',http://a/b/c/d;p?q",
    ".,http://a/b/c/",
    "./,http://a/b/c/",
    "..,http://a/b/",
    "../,http://a/b/",
    "../g,http://a/b/g",
    "../..,http://a/",
    "../../,http://a/",
    "../../g,http://a/g",
  })
  void section541NormalExamples(String reference, String target) {
    assertEquals(target, BASE.resolve(uri(reference)).toString());
  }

  @ParameterizedTest
  @CsvSource({
    "../../../g,http://a/g",
    "../../../../g,http://a/g",
    "/./g,http://a/g",
    "/../g,http://a/g",
    "g.,http://a/b/c/g.",
    ".g,http://a/b/c/.g",
    "g..,http://a/b/c/g..",
    "..g,http://a/b/c/..g",
    "./../g,http://a/b/g",
    "./g/.,http://a/b/c/g/",
    "g/./h,http://a/b/c/g/h",
    "g/../h,http://a/b/c/h",
    "g;x=1/./y,http://a/b/c/g;x=1/y",
    "g;x=1/../y,http://a/b/c/y",
    "g?y/./x,http://a/b/c/g?y/./x",
    "g?y/../x,http://a/b/c/g?y/../x",
    "g#s/./x,http://a/b/c/g#s/./x",
    "g#s/../x,http://a/b/c/g#s/../x",
    "http:g,http:g",
  })
  void section542AbnormalExamples(String reference, String target) {
    assertEquals(target, BASE.resolve(uri(reference)).toString());
  }

  @ParameterizedTest
  @CsvSource({
    "/a/b/c/./../../g,/a/g",
    "mid/content=5/../6,mid/6",
    "'',''",
    "/,/",
    ".,''",
    "..,''",
    "../..,''",
    "/..,/",
    "/.,/",
    "a/..,/",
    "a/.,a/",
    "/a//../b,/a/b",
    "/...,/...",
    "./../a,a",
    "/a/b/../../../c,/c",
  })
  void section524RemoveDotSegments(String path, String cleaned) {
    assertEquals(cleaned, UriPaths.removeDotSegments(path));
  }

  @Test
  void section523AnEmptyBasePathMergesToASlash() {
    assertEquals("http://a/g", uri("http://a").resolve(uri("g")).toString());
    assertEquals("http://a?y", uri("http://a").resolve(uri("?y")).toString());
    assertEquals("urn:g", uri("urn:x").resolve(uri("g")).toString());
  }

  /** RFC 3986 §3.3: without an authority "the path cannot begin with two slash characters". */
  @Test
  void aPathThatWouldReadAsAnAuthorityIsGuarded() {
    Uri resolved = uri("a:/b/c").resolve(uri("..//d"));
    assertEquals("a:/.//d", resolved.toString());
    assertEquals(resolved, uri(resolved.toString()).normalize());
  }

  /** RFC 3986 §5.1: a base URI has a scheme. */
  @Test
  void aRelativeBaseIsMisuse() {
    assertThrows(IllegalStateException.class, () -> uri("/a").resolve(uri("b")));
  }

  @Test
  void longRunsOfDotsTakeTimeInProportion() {
    String path = "/a".repeat(50_000) + "/..".repeat(60_000) + "/x";
    assertEquals("/x", UriPaths.removeDotSegments(path));
  }
}
