package io.netlayers.http.cors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.http.cors.CorsClient.Request;
import io.netlayers.http.cors.CorsClient.Verdict;
import io.netlayers.http.uri.Uri;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The Fetch standard's §4.9: which preflights need not go again. */
class CorsPreflightCacheTest {
  private static final Uri TARGET = Uri.parse("https://api.test/x").orElseThrow();
  private static final long NOW = 1000;

  private final CorsPreflightCache cache = new CorsPreflightCache(100, 600);

  private static Request request(String method, boolean credentials, String... names) {
    List<CorsField> fields = new ArrayList<>();
    for (String name : names) {
      fields.add(new CorsField(name, "1"));
    }
    return new Request(method, fields, "https://a.test", credentials);
  }

  private static List<CorsField> response(String methods, String names, String maxAge) {
    return List.of(
        new CorsField("Access-Control-Allow-Origin", "https://a.test"),
        new CorsField("Access-Control-Allow-Credentials", "true"),
        new CorsField("Access-Control-Allow-Methods", methods),
        new CorsField("Access-Control-Allow-Headers", names),
        new CorsField("Access-Control-Max-Age", maxAge));
  }

  private boolean needs(Request request) {
    return cache.needsPreflight(request, TARGET, NOW);
  }

  @Test
  void whatWasAllowedIsNotAskedAgain() {
    Request put = request("PUT", false, "X-A");
    assertTrue(needs(put));
    assertEquals(
        Verdict.ALLOWED, cache.store(put, TARGET, 204, response("PUT, PATCH", "x-a", "60"), NOW));
    assertFalse(needs(put));
    assertFalse(needs(request("PATCH", false, "x-A")));
    assertFalse(needs(request("GET", false, "x-a")));
    assertTrue(needs(request("DELETE", false)));
    assertTrue(needs(request("patch", false)));
    assertTrue(needs(request("PUT", false, "X-A", "X-B")));
    assertTrue(cache.needsPreflight(put, Uri.parse("https://api.test/y").get(), NOW));
    Request other = new Request("PUT", List.of(), "https://b.test", false);
    assertTrue(needs(other));
    assertFalse(needs(request("GET", false)));
  }

  /** Entries of requests with credentials are good for those without, and not the other way. */
  @Test
  void credentials() {
    cache.store(request("PUT", false), TARGET, 200, response("PUT", "", "60"), NOW);
    assertTrue(needs(request("PUT", true)));
    cache.store(request("DELETE", true), TARGET, 200, response("DELETE", "", "60"), NOW);
    assertFalse(needs(request("DELETE", true)));
    assertFalse(needs(request("DELETE", false)));
  }

  @Test
  void asterisks() {
    cache.store(request("PUT", false, "x-a"), TARGET, 200, response("*", "*", "60"), NOW);
    assertFalse(needs(request("FOO", false, "x-b")));
    assertTrue(needs(request("FOO", false, "Authorization")));
    assertTrue(needs(request("FOO", true)));
  }

  /** §4.8 step 7: with credentials an asterisk is a name, for the cache as for the check. */
  @Test
  void asterisksWithCredentials() {
    Request put = request("PUT", true);
    assertEquals(
        Verdict.ALLOWED, cache.store(put, TARGET, 200, response("PUT, *", "*", "60"), NOW));
    assertFalse(needs(put));
    assertTrue(needs(request("DELETE", true)));
    assertTrue(needs(request("PUT", true, "x-b")));
    assertFalse(needs(request("DELETE", false, "x-b")));
  }

  @Test
  void times() {
    Request put = request("PUT", false);
    cache.store(put, TARGET, 200, response("PUT", "", "60"), NOW);
    assertFalse(cache.needsPreflight(put, TARGET, NOW + 59));
    cache.store(put, TARGET, 200, response("PUT", "", "60"), NOW + 59);
    assertFalse(cache.needsPreflight(put, TARGET, NOW + 118));
    assertTrue(cache.needsPreflight(put, TARGET, NOW + 119));
    cache.store(put, TARGET, 200, response("PUT", "", "x"), NOW);
    assertFalse(cache.needsPreflight(put, TARGET, NOW + 4));
    assertTrue(cache.needsPreflight(put, TARGET, NOW + 5));
    cache.store(put, TARGET, 200, response("PUT", "", "99999"), NOW);
    assertFalse(cache.needsPreflight(put, TARGET, NOW + 599));
    assertTrue(cache.needsPreflight(put, TARGET, NOW + 600));
    cache.store(put, TARGET, 200, response("PUT", "", "60"), NOW);
    cache.store(put, TARGET, 200, response("PUT", "", "0"), NOW);
    assertTrue(needs(put));
    cache.store(put, TARGET, 200, response("PUT", "", "60"), Long.MAX_VALUE - 5);
    assertFalse(cache.needsPreflight(put, TARGET, Long.MAX_VALUE - 1));
  }

  @Test
  void whatIsRefusedIsNotKept() {
    Request put = request("PUT", false);
    assertEquals(Verdict.BAD_STATUS, cache.store(put, TARGET, 404, response("PUT", "", "60"), NOW));
    assertEquals(
        Verdict.METHOD_REFUSED, cache.store(put, TARGET, 200, response("PATCH", "", "60"), NOW));
    assertTrue(needs(put));
    assertTrue(needs(request("PATCH", false)));
    cache.store(put, TARGET, 200, response("PUT", "", "60"), NOW);
    cache.clear(put, TARGET);
    assertTrue(needs(put));
  }

  @Test
  void itIsBounded() {
    CorsPreflightCache small = new CorsPreflightCache(2, 600);
    small.store(request("PUT", false), TARGET, 200, response("A, B, PUT", "", "60"), NOW);
    assertTrue(small.needsPreflight(request("A", false), TARGET, NOW));
    assertFalse(small.needsPreflight(request("B", false), TARGET, NOW));
    assertFalse(small.needsPreflight(request("PUT", false), TARGET, NOW));
    assertThrows(IllegalArgumentException.class, () -> new CorsPreflightCache(0, 1));
  }

  /** A header value by the Fetch standard may have controls; a line end or NUL it may not. */
  @Test
  void section222ControlsNeedAPreflight() {
    CorsField odd = new CorsField("Content-Type", "text/plain;\u0001");
    assertTrue(new Request("POST", List.of(odd), "null", false).needsPreflight());
    for (String bad : List.of("\r", "\n", "\u0000", "\u0100")) {
      assertThrows(IllegalArgumentException.class, () -> new CorsField("a", bad));
    }
  }
}
