package io.netlayers.http.cookie;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Instant;
import java.util.OptionalLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Dates, domains and paths (RFC 6265 §5.1). */
class Rfc6265Section51Test {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Sun, 06 Nov 1994 08:49:37 GMT | 1994-11-06T08:49:37Z",
        "Sunday, 06-Nov-94 08:49:37 GMT | 1994-11-06T08:49:37Z",
        "Sun Nov  6 08:49:37 1994 | 1994-11-06T08:49:37Z",
        "Mon, 10-Dec-2007 17:02:24 GMT | 2007-12-10T17:02:24Z",
        "Thu, 1-Jan-70 00:00:00 | 1970-01-01T00:00:00Z",
        "1 jan 69 0:0:0 | 2069-01-01T00:00:00Z",
        "Wed, 20 Jun 99 9:5:1 PDT | 1999-06-20T09:05:01Z",
        "08:49:37 November 6th, 1994 | 1994-11-06T08:49:37Z",
        "1994 6 8:49:37 Nov | 1994-11-06T08:49:37Z",
        "6 Nov 1994 08:49:37.5 | 1994-11-06T08:49:37Z",
        "6 Nov 1994 08:49:37x 9:9:9 | 1994-11-06T08:49:37Z",
        "6 Nov 1994th 1:2:3 | 1994-11-06T01:02:03Z",
        "6x Nov 1994 1:2:3 | 1994-11-06T01:02:03Z",
        "!6/Nov/1994+1:2:3~ | 1994-11-06T01:02:03Z",
        "6 Nov 1601 0:0:0 | 1601-11-06T00:00:00Z",
        "29 Feb 2000 0:0:0 | 2000-02-29T00:00:00Z",
        "6 Nov Dec 1994 2000 7 0:0:0 | 1994-11-06T00:00:00Z",
      })
  void section511Dates(String text, String instant) {
    assertEquals(
        OptionalLong.of(Instant.parse(instant).getEpochSecond()), CookieDate.parse(text), text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "x",
        "6 Nov 1994",
        "Nov 1994 1:2:3",
        "6 1994 1:2:3",
        "6 Nov 1:2:3",
        "32 Nov 1994 1:2:3",
        "31 Nov 1994 1:2:3",
        "0 Nov 1994 1:2:3",
        "6 Nov 1600 1:2:3",
        "6 Nov 1994 24:0:0",
        "6 Nov 1994 0:60:0",
        "6 Nov 1994 0:0:60",
        "29 Feb 1900 0:0:0",
        "6 Nov 19941 0:0:0",
        "6 Nov 1994 1:2",
        "6 Nov 1994 001:2:3",
        "6 Nov 1994 1:2:345",
        "6 No 1994 1:2:3",
        "006 Nov 1994 1:2:3",
        "6:Nov:1994 1:2:3",
      })
  void section511WhatFails(String text) {
    assertEquals(OptionalLong.empty(), CookieDate.parse(text));
  }

  @ParameterizedTest
  @CsvSource({
    "example.com,example.com,true",
    "www.example.com,example.com,true",
    "wwwexample.com,example.com,false",
    "example.com,www.example.com,false",
    "192.0.2.1,2.1,false",
    "192.0.2.1,192.0.2.1,true",
    "[::1],[::1],true",
    "a.b,'',false",
    "a.b.,b,false",
  })
  void section513DomainMatch(String host, String domain, boolean matches) {
    assertEquals(matches, CookieMatching.domainMatch(host, domain));
  }

  @ParameterizedTest
  @CsvSource({"'',/", "a,/", "/,/", "/a,/", "/a/,/a", "/a/b,/a", "/a/b/,/a/b", "//,/"})
  void section514DefaultPath(String path, String expected) {
    assertEquals(expected, CookieMatching.defaultPath(path));
  }

  @ParameterizedTest
  @CsvSource({
    "/a,/a,true",
    "/a/b,/a,true",
    "/ab,/a,false",
    "/a/b,/a/,true",
    "/a,/a/,false",
    "/a,/,true",
    "/b,/a,false",
    "/A,/a,false",
  })
  void section514PathMatch(String path, String cookiePath, boolean matches) {
    assertEquals(matches, CookieMatching.pathMatch(path, cookiePath));
  }
}
