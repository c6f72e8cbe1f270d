package io.netlayers.http.cors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.http.cors.CorsClient.Request;
import io.netlayers.http.cors.CorsClient.Verdict;
import io.netlayers.http.cors.CorsPolicy.Kind;
import io.netlayers.http.uri.Uri;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The Fetch standard: what needs a preflight, and who decides what. */
class CorsTest {
  private static final String ORIGIN = "https://foo.example";

  private static List<CorsField> fields(String... lines) {
    return Arrays.stream(lines)
        .map(line -> line.split(": ?", 2))
        .map(pair -> new CorsField(pair[0], pair[1]))
        .toList();
  }

  private static Request request(String method, boolean credentials, String... lines) {
    return new Request(method, fields(lines), ORIGIN, credentials);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Accept | text/html, */*;q=0.5 | true",
        "Accept | a(b | false",
        "accept-language | de, en;q=0.5 | true",
        "Accept-Language | de_DE | false",
        "Content-Language | en-US | true",
        "Content-Type | text/plain;charset=utf-8 | true",
        "CONTENT-TYPE | Multipart/Form-Data; boundary=x | true",
        "Content-Type | application/x-www-form-urlencoded | true",
        "Content-Type | application/json | false",
        "Content-Type | text/plain;charset=\"utf-8\" | false",
        "Content-Type | text/plain, text/html | false",
        "Range | bytes=0- | true",
        "Range | bytes=0-99 | true",
        "Range | bytes=10-9 | false",
        "Range | bytes=09-10 | true",
        "Range | bytes=-5 | false",
        "Range | bytes=0-1,3-4 | false",
        "Range | bytes= 0-1 | false",
        "Range | bytes=99999999999999999999-99999999999999999998 | false",
        "Authorization | x | false",
        "X-Other | x | false",
      })
  void section222SafelistedRequestHeaders(String name, String value, boolean safe) {
    assertEquals(safe, CorsSafelist.isSafelistedRequestHeader(name, value));
  }

  @Test
  void section222SizesOfSafelistedHeaders() {
    assertTrue(CorsSafelist.isSafelistedRequestHeader("Accept", "a".repeat(128)));
    assertFalse(CorsSafelist.isSafelistedRequestHeader("Accept", "a".repeat(129)));
    String[] eight = new String[8];
    Arrays.fill(eight, "Accept: " + "a".repeat(128));
    assertFalse(request("GET", false, eight).needsPreflight());
    List<CorsField> nine = new ArrayList<>(fields(eight));
    nine.add(new CorsField("Accept-Language", "a"));
    nine.add(new CorsField("X", ""));
    assertEquals(List.of("accept", "accept-language", "x"), CorsSafelist.unsafeNames(nine));
  }

  @ParameterizedTest
  @CsvSource({
    "Cookie,x,true",
    "proxy-x,x,true",
    "Sec-Fetch-Mode,x,true",
    "Content-Length,1,true",
    "X-HTTP-Method-Override,'GET, track',true",
    "X-HTTP-Method,'PUT,\tTrace ',true",
    "X-HTTP-Method,'\"a,TRACE,b\"',false",
    "X-HTTP-Method,'\"a\\\",b\",TRACE',true",
    "X-Method-Override,PUT,false",
    "Authorization,x,false",
    "Security,x,false",
    "User-Agent,x,false",
  })
  void section222ForbiddenRequestHeaders(String name, String value, boolean forbidden) {
    assertEquals(forbidden, CorsSafelist.isForbiddenRequestHeader(name, value));
  }

  @Test
  void section221Methods() {
    assertEquals("PUT", CorsSafelist.normalizeMethod("put"));
    assertEquals("patch", CorsSafelist.normalizeMethod("patch"));
    assertTrue(CorsSafelist.isForbiddenMethod("Trace"));
    assertFalse(request("post", false).needsPreflight());
    assertTrue(request("DELETE", false).needsPreflight());
    assertTrue(request("GET", false, "X-A: 1").needsPreflight());
  }

  @Test
  void section48ThePreflight() {
    assertEquals(
        fields(
            "Accept: */*",
            "Origin: " + ORIGIN,
            "Access-Control-Request-Method: PUT",
            "Access-Control-Request-Headers: content-type,x-a"),
        CorsClient.preflightFields(
            request("put", false, "X-A: 1", "Content-Type: application/json", "Accept: */*")));
    assertEquals(3, CorsClient.preflightFields(request("DELETE", false)).size());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "* | - | ALLOWED | ORIGIN_REFUSED",
        "https://foo.example | - | ALLOWED | CREDENTIALS_REFUSED",
        "https://foo.example | true | ALLOWED | ALLOWED",
        "https://foo.example | True | ALLOWED | CREDENTIALS_REFUSED",
        "* | true | ALLOWED | ORIGIN_REFUSED",
        "https://FOO.example | true | ORIGIN_REFUSED | ORIGIN_REFUSED",
        "https://foo.example/ | true | ORIGIN_REFUSED | ORIGIN_REFUSED",
        "https://foo.example, * | true | ORIGIN_REFUSED | ORIGIN_REFUSED",
        "null | true | ORIGIN_REFUSED | ORIGIN_REFUSED",
      })
  void section410TheCheck(String origin, String credentials, Verdict without, Verdict with) {
    List<CorsField> response =
        credentials.equals("-")
            ? fields("access-control-allow-origin: " + origin)
            : fields(
                "access-control-allow-origin: " + origin,
                "Access-Control-Allow-Credentials: " + credentials);
    assertEquals(without, CorsClient.check(request("GET", false), response));
    assertEquals(with, CorsClient.check(request("GET", true), response));
    assertEquals(Verdict.ORIGIN_REFUSED, CorsClient.check(request("GET", false), List.of()));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PUT | X-A: 1 | PUT | x-a | 200 | ALLOWED | ALLOWED",
        "PUT | X-A: 1 | * | * | 204 | ALLOWED | METHOD_REFUSED",
        "PUT | X-A: 1 | PUT | * | 204 | ALLOWED | HEADER_REFUSED",
        "PUT | X-A: 1 | put | X-A | 204 | METHOD_REFUSED | METHOD_REFUSED",
        "POST | X-A: 1 | '' | X-a, b | 204 | ALLOWED | ALLOWED",
        "GET | Authorization: 1 | '' | * | 204 | HEADER_REFUSED | HEADER_REFUSED",
        "GET | Authorization: 1 | '' | *, authorization | 204 | ALLOWED | ALLOWED",
        "PUT | Accept: 1 | PUT | '' | 304 | BAD_STATUS | BAD_STATUS",
        "PUT | Accept: 1 | P UT | '' | 200 | MALFORMED | MALFORMED",
        "PUT | Accept: 1 | PUT | a b | 200 | MALFORMED | MALFORMED",
      })
  void section48ThePreflightsAnswer(
      String method,
      String field,
      String methods,
      String names,
      int status,
      Verdict without,
      Verdict with) {
    List<CorsField> response =
        fields(
            "Access-Control-Allow-Origin: " + ORIGIN,
            "Access-Control-Allow-Credentials: true",
            "Access-Control-Allow-Methods: " + methods,
            "Access-Control-Allow-Headers: " + names);
    assertEquals(
        without, CorsClient.checkPreflight(request(method, false, field), status, response));
    assertEquals(with, CorsClient.checkPreflight(request(method, true, field), status, response));
  }

  @Test
  void maxAge() {
    assertEquals(5, CorsClient.maxAge(List.of(), 7200));
    assertEquals(5, CorsClient.maxAge(fields("Access-Control-Max-Age: -1"), 7200));
    assertEquals(0, CorsClient.maxAge(fields("Access-Control-Max-Age: 0"), 7200));
    assertEquals(600, CorsClient.maxAge(fields("Access-Control-Max-Age: 600"), 7200));
    String huge = "Access-Control-Max-Age: 99999999999999999999";
    assertEquals(7200, CorsClient.maxAge(fields(huge), 7200));
  }

  @Test
  void exposedHeaders() {
    List<CorsField> response =
        fields(
            "Content-Type: a/b",
            "X-A: 1",
            "X-B: 2",
            "Set-Cookie: c=d",
            "Access-Control-Expose-Headers: x-a, Set-Cookie");
    assertEquals(
        fields("Content-Type: a/b", "X-A: 1"), CorsClient.exposed(request("GET", true), response));
    List<CorsField> all = fields("X-A: 1", "Set-Cookie: c=d", "Access-Control-Expose-Headers: *");
    assertEquals(2, CorsClient.exposed(request("GET", false), all).size());
    assertEquals(0, CorsClient.exposed(request("GET", true), all).size());
  }

  @Test
  void aServersDecision() {
    CorsPolicy policy =
        new CorsPolicy(List.of(ORIGIN), List.of("PUT"), List.of("X-A"), List.of("X-B"), true, 600);
    assertEquals(
        fields(
            "Vary: Origin",
            "Access-Control-Allow-Origin: " + ORIGIN,
            "Access-Control-Allow-Credentials: true",
            "Access-Control-Expose-Headers: X-B"),
        policy.decide("GET", fields("Origin: " + ORIGIN)).fields());
    CorsPolicy.Decision preflight =
        policy.decide("OPTIONS", CorsClient.preflightFields(request("PUT", true, "x-a: 1")));
    assertEquals(Kind.PREFLIGHT, preflight.kind());
    assertEquals(
        Verdict.ALLOWED,
        CorsClient.checkPreflight(request("PUT", true, "x-a: 1"), 204, preflight.fields()));
    assertEquals(600, CorsClient.maxAge(preflight.fields(), 7200));
    for (Request bad : List.of(request("PATCH", true), request("PUT", true, "x-c: 1"))) {
      CorsPolicy.Decision refusal = policy.decide("OPTIONS", CorsClient.preflightFields(bad));
      assertFalse(refusal.allowed());
      assertEquals(1, refusal.fields().size());
    }
    CorsPolicy.Decision other = policy.decide("GET", fields("Origin: https://evil.example"));
    assertFalse(other.allowed());
    assertEquals(fields("Vary: Origin"), other.fields());
    CorsPolicy.Decision none = policy.decide("GET", List.of());
    assertEquals(Kind.NOT_CORS, none.kind());
    assertTrue(none.allowed());
    assertEquals(fields("Vary: Origin"), none.fields());
    assertEquals(Kind.ACTUAL, CorsPolicy.classify("OPTIONS", fields("Origin: null")));
  }

  @Test
  void wildcardsAndCredentials() {
    List<String> any = List.of("*");
    CorsPolicy open = new CorsPolicy(any, any, any, any, false, -1);
    assertEquals(
        fields("Access-Control-Allow-Origin: *", "Access-Control-Expose-Headers: *"),
        open.decide("GET", fields("Origin: null")).fields());
    assertFalse(
        open.decide(
                "OPTIONS", CorsClient.preflightFields(request("GET", false, "Authorization: x")))
            .allowed());
    List<String> no = List.of();
    assertThrows(IllegalArgumentException.class, () -> new CorsPolicy(any, no, no, no, true, 0));
    assertThrows(IllegalArgumentException.class, () -> new CorsPolicy(no, any, no, no, true, 0));
    assertThrows(
        IllegalArgumentException.class,
        () -> new CorsPolicy(List.of("https://a/"), no, no, no, false, 0));
  }

  @Test
  void origins() {
    assertEquals(Optional.of("https://a.b"), CorsOrigin.of(Uri.parse("HTTPS://A.b:443/x?y").get()));
    assertEquals(Optional.of("http://a:443"), CorsOrigin.of(Uri.parse("http://a:443").get()));
    assertEquals(Optional.empty(), CorsOrigin.of(Uri.parse("data:x").get()));
    for (String bad :
        List.of(
            "",
            "https://A",
            "https://a/",
            "https://u@a",
            "https://a:",
            "a",
            "*",
            "https://a, https://b")) {
      assertFalse(CorsOrigin.isSerialized(bad), bad);
    }
    assertTrue(CorsOrigin.isSerialized("https://[::1]:8080"));
  }

  @Property(tries = 300)
  void anyTextIsAnswered(@ForAll String text) {
    CorsSafelist.isForbiddenRequestHeader(text, text);
    for (String name : List.of("accept", "range", "content-type", "accept-language")) {
      CorsSafelist.isSafelistedRequestHeader(name, text);
      CorsSafelist.isSafelistedRequestHeader(name, "bytes=" + text + "-" + text);
    }
    CorsOrigin.isSerialized(text);
  }
}
