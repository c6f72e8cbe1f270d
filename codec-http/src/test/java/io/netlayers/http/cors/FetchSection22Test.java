package io.netlayers.http.cors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.http.cors.CorsClient.Request;
import io.netlayers.http.cors.CorsClient.Verdict;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The Fetch standard's lists octet by octet, and the answers to a preflight by case. */
class FetchSection22Test {
  private static final String ORIGIN = "https://a.test";

  private static Request request(String method, boolean credentials, CorsField... fields) {
    return new Request(method, List.of(fields), ORIGIN, credentials);
  }

  private static List<CorsField> response(String... namesAndValues) {
    List<CorsField> list = new ArrayList<>();
    list.add(new CorsField("Access-Control-Allow-Origin", ORIGIN));
    list.add(new CorsField("Access-Control-Allow-Credentials", "true"));
    for (int i = 0; i < namesAndValues.length; i += 2) {
      list.add(new CorsField("Access-Control-" + namesAndValues[i], namesAndValues[i + 1]));
    }
    return list;
  }

  @Test
  void section222EveryOctetOfASafelistedValue() {
    for (char c = 0; c < 0x100; c++) {
      boolean control = c < 0x20 && c != '\t' || c == 0x7F;
      boolean unsafe = control || "\"():<>?@[\\]{}".indexOf(c) >= 0;
      assertEquals(
          !unsafe, CorsSafelist.isSafelistedRequestHeader("Accept", "a" + c), "U+" + (int) c);
      boolean language =
          c >= '0' && c <= '9'
              || c >= 'a' && c <= 'z'
              || c >= 'A' && c <= 'Z'
              || " *,-.;=".indexOf(c) >= 0;
      for (String name : List.of("Accept-Language", "content-language")) {
        assertEquals(language, CorsSafelist.isSafelistedRequestHeader(name, "a" + c));
      }
      String type = "text/plain;x=" + c;
      assertEquals(!unsafe, CorsSafelist.isSafelistedRequestHeader("Content-Type", type));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "text/plain | true",
        "TEXT/Plain | true",
        "text/plain ; charset=x | true",
        "text/plain; | true",
        "text/plain;;; | true",
        "multipart/form-data; boundary=x | true",
        "application/x-www-form-urlencoded;charset=UTF-8 | true",
        "text/plain/x | false",
        "text/plainx | false",
        "text /plain | false",
        "text/ plain | false",
        "text | false",
        "/ | false",
        "text/plain,text/plain | false",
        "application/json | false",
        "text/html | false",
        "text/plain; charset=\"x\" | false",
        "'' | false",
      })
  void section222ContentTypes(String value, boolean safe) {
    assertEquals(safe, CorsSafelist.isSafelistedRequestHeader("Content-Type", value));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Accept-Charset",
        "accept-encoding",
        "ACCESS-CONTROL-REQUEST-HEADERS",
        "Access-Control-Request-Method",
        "Connection",
        "Content-Length",
        "Cookie",
        "Cookie2",
        "Date",
        "DNT",
        "Expect",
        "Host",
        "Keep-Alive",
        "Origin",
        "Referer",
        "Set-Cookie",
        "TE",
        "Trailer",
        "Transfer-Encoding",
        "Upgrade",
        "Via",
        "Proxy-",
        "proxy-authorization",
        "Sec-",
        "sec-x",
      })
  void section222ForbiddenNames(String name) {
    assertTrue(CorsSafelist.isForbiddenRequestHeader(name, ""));
    assertFalse(CorsSafelist.isForbiddenRequestHeader("x" + name, ""));
  }

  @ParameterizedTest
  @CsvSource({
    "get,GET",
    "Head,HEAD",
    "pOsT,POST",
    "put,PUT",
    "delete,DELETE",
    "options,OPTIONS",
    "patch,patch",
    "Patch,Patch",
    "query,query",
    "GETX,GETX",
    "trace,trace",
  })
  void section221MethodsAreNormalized(String method, String normal) {
    assertEquals(normal, CorsSafelist.normalizeMethod(method));
    boolean simple = List.of("GET", "HEAD", "POST").contains(normal);
    assertEquals(!simple, request(method, false).needsPreflight());
    assertEquals(normal.equals("trace"), CorsSafelist.isForbiddenMethod(method));
  }

  /** A value of 128 octets is good, and 1,024 octets together; one more is not. */
  @Test
  void section222Sizes() {
    for (String name : List.of("Accept", "Accept-Language", "Content-Language")) {
      assertTrue(CorsSafelist.isSafelistedRequestHeader(name, "a".repeat(128)));
      assertFalse(CorsSafelist.isSafelistedRequestHeader(name, "a".repeat(129)));
    }
    String type = "text/plain;" + "a".repeat(117);
    assertTrue(CorsSafelist.isSafelistedRequestHeader("Content-Type", type));
    assertFalse(CorsSafelist.isSafelistedRequestHeader("Content-Type", type + "a"));
    String zeros = "bytes=" + "0".repeat(121) + "-";
    assertTrue(CorsSafelist.isSafelistedRequestHeader("Range", zeros));
    assertFalse(CorsSafelist.isSafelistedRequestHeader("Range", zeros + "1"));
    List<CorsField> fields = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      fields.add(new CorsField("Accept", "a".repeat(128)));
    }
    fields.add(new CorsField("Accept-Language", ""));
    assertEquals(List.of(), CorsSafelist.unsafeNames(fields));
    fields.add(new CorsField("Content-Language", "a"));
    assertEquals(
        List.of("accept", "accept-language", "content-language"), CorsSafelist.unsafeNames(fields));
    // what is unsafe by itself does not count
    fields.set(9, new CorsField("X-Long", "a".repeat(2000)));
    assertEquals(List.of("x-long"), CorsSafelist.unsafeNames(fields));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "PUT | PUT | ALLOWED",
        "PUT | GET, PUT | ALLOWED",
        "PUT | ,,PUT,, | ALLOWED",
        "PUT | GET\t,\tPUT | ALLOWED",
        "PUT | put | METHOD_REFUSED",
        "patch | PATCH | METHOD_REFUSED",
        "patch | patch | ALLOWED",
        "PUT | '' | METHOD_REFUSED",
        "PUT | PUTX | METHOD_REFUSED",
        "PUT | \"PUT\" | MALFORMED",
        "PUT | PUT GET | MALFORMED",
        "PUT | PUT; | MALFORMED",
        "GET | GET POST | MALFORMED",
        "GET | DELETE | ALLOWED",
        "* | * | ALLOWED",
      })
  void section48AllowedMethods(String method, String allowed, Verdict verdict) {
    assertEquals(
        verdict,
        CorsClient.checkPreflight(request(method, true), 200, response("Allow-Methods", allowed)));
  }

  /** An asterisk is every name, but for credentials, where it is a name, and Authorization. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "x-a | * | false | ALLOWED",
        "x-a | * | true | HEADER_REFUSED",
        "* | * | true | ALLOWED",
        "authorization | * | false | HEADER_REFUSED",
        "AUTHORIZATION | *, Authorization | false | ALLOWED",
        "authorization | AuthorizatioN | true | ALLOWED",
        "x-a | X-A | true | ALLOWED",
        "x-a | x-b, x-c | false | HEADER_REFUSED",
        "x-a | x-a x-b | false | MALFORMED",
        "x-a | x-a, @ | false | MALFORMED",
        "content-type | '' | false | HEADER_REFUSED",
        "content-type | content-type | false | ALLOWED",
      })
  void section48AllowedHeaders(String name, String allowed, boolean credentials, Verdict verdict) {
    Request request = request("GET", credentials, new CorsField(name, "application/json"));
    assertTrue(request.needsPreflight());
    assertEquals(
        verdict, CorsClient.checkPreflight(request, 204, response("Allow-Headers", allowed)));
  }

  @ParameterizedTest
  @CsvSource({
    "199,false",
    "200,true",
    "204,true",
    "299,true",
    "300,false",
    "304,false",
    "404,false"
  })
  void section48OnlyAnOkStatus(int status, boolean good) {
    assertEquals(
        good ? Verdict.ALLOWED : Verdict.BAD_STATUS,
        CorsClient.checkPreflight(request("GET", true), status, response()));
  }

  @ParameterizedTest
  @CsvSource({
    "0,0",
    "1,1",
    "007,7",
    "7200,7200",
    "7201,7200",
    "-1,5",
    "+1,5",
    "1.5,5",
    "'1, 2',5",
    "x,5",
    "'',5",
    "99999999999999999999999,7200",
  })
  void section48MaxAge(String text, long seconds) {
    assertEquals(seconds, CorsClient.maxAge(response("Max-Age", text), 7200));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "X-A | true",
        "x-a | true",
        ",x-a | true",
        "x-b, x-a,, | true",
        "* | true",
        "x-a* | false",
        "`x-a` | false",
        "\"x-a\" | false",
        "\"x-a\", x-a | false",
        "x-a, @#$#%%&^&^*()() | false",
        "x-a, no no | false",
        "x-b | false",
      })
  void section226ExposedHeaders(String exposed, boolean seen) {
    List<CorsField> fields = response("Expose-Headers", exposed);
    fields.add(new CorsField("X-A", "1"));
    assertEquals(
        seen,
        CorsClient.exposed(request("GET", false), fields).contains(new CorsField("X-A", "1")));
    // lines are one list, and one bad line spoils it
    fields.add(new CorsField("access-control-expose-headers", "x-c"));
    assertEquals(
        seen, CorsClient.exposed(request("GET", false), fields).toString().contains("X-A: 1"));
    fields.add(new CorsField("access-control-expose-headers", "a b"));
    assertFalse(
        CorsClient.exposed(request("GET", false), fields).contains(new CorsField("X-A", "1")));
  }

  @ParameterizedTest
  @CsvSource({
    "Cache-Control,true",
    "content-language,true",
    "Content-Length,true",
    "Content-Type,true",
    "Expires,true",
    "Last-Modified,true",
    "Pragma,true",
    "ETag,false",
    "Date,false",
    "Set-Cookie,false",
    "Set-Cookie2,false",
  })
  void section226SafelistedResponseHeaders(String name, boolean seen) {
    List<CorsField> field = List.of(new CorsField(name, "x"));
    assertEquals(seen ? field : List.of(), CorsClient.exposed(request("GET", true), field));
  }

  /** "null" is an origin like others to the check, and not the asterisk's with credentials. */
  @Test
  void section410AnOpaqueOrigin() {
    Request opaque = new Request("GET", List.of(), "null", true);
    List<CorsField> named =
        List.of(
            new CorsField("Access-Control-Allow-Origin", "null"),
            new CorsField("Access-Control-Allow-Credentials", "true"));
    assertEquals(Verdict.ALLOWED, CorsClient.check(opaque, named));
    assertEquals(Verdict.ORIGIN_REFUSED, CorsClient.check(request("GET", true), named));
    // two lines are one value, which is nobody's origin
    List<CorsField> twice = new ArrayList<>(named);
    twice.add(named.get(0));
    assertEquals(Verdict.ORIGIN_REFUSED, CorsClient.check(opaque, twice));
    for (String bad : List.of("TRUE", "True", "true, true", "", "1")) {
      List<CorsField> fields =
          List.of(named.get(0), new CorsField("Access-Control-Allow-Credentials", bad));
      assertEquals(Verdict.CREDENTIALS_REFUSED, CorsClient.check(opaque, fields), bad);
    }
  }
}
