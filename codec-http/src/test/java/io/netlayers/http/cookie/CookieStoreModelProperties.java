package io.netlayers.http.cookie;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netlayers.http.cookie.CookieRequest.Context;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/**
 * A store beside the steps of RFC 6265 §5.3 and §5.4 and of 6265bis §5.7 and §5.8, written down one
 * after the other, over random fields, requests and times.
 */
class CookieStoreModelProperties {
  private static final Set<String> SUFFIXES = Set.of("test", "io.test");

  private static final class Cookie {
    String name = "";
    String value = "";
    String domain = "";
    String path = "";
    boolean hostOnly;
    boolean secure;
    boolean httpOnly;
    SameSite sameSite = SameSite.DEFAULT;
    long expires = Long.MAX_VALUE;
    int creation;
  }

  private final List<Cookie> jar = new ArrayList<>();
  private int clock;

  private static boolean domainMatches(String string, String domain) {
    return string.equals(domain)
        || string.endsWith("." + domain) && !string.chars().allMatch(c -> c == '.' || c <= '9');
  }

  private static boolean pathMatches(String request, String path) {
    return request.equals(path)
        || request.startsWith(path) && path.endsWith("/")
        || request.startsWith(path + "/");
  }

  private void receive(SetCookie set, CookieRequest request, long now) {
    Cookie c = new Cookie();
    c.name = set.name();
    c.value = set.value();
    c.creation = clock++;
    if (set.maxAge().isPresent()) {
      long age = set.maxAge().getAsLong();
      c.expires = age <= 0 ? Long.MIN_VALUE : now + age;
    } else if (set.expires().isPresent()) {
      c.expires = set.expires().getAsLong();
    }
    String attribute = set.domain().orElse("");
    if (SUFFIXES.contains(attribute)) {
      if (!attribute.equals(request.host())) {
        return;
      }
      attribute = "";
    }
    if (!attribute.isEmpty() && !domainMatches(request.host(), attribute)) {
      return;
    }
    c.hostOnly = attribute.isEmpty();
    c.domain = c.hostOnly ? request.host() : attribute;
    String directory = request.path().substring(0, request.path().lastIndexOf('/'));
    c.path = set.path().orElse(directory.isEmpty() ? "/" : directory);
    c.secure = set.secure();
    c.httpOnly = set.httpOnly();
    c.sameSite = set.sameSite();
    boolean secureRequest = request.secure();
    if (c.secure && !secureRequest || c.httpOnly && !request.httpApi()) {
      return;
    }
    if (!secureRequest) {
      for (Cookie old : jar) {
        if (old.expires > now
            && old.secure
            && old.name.equals(c.name)
            && (domainMatches(old.domain, c.domain) || domainMatches(c.domain, old.domain))
            && pathMatches(c.path, old.path)) {
          return;
        }
      }
    }
    boolean crossSite = request.context() == Context.CROSS_SITE;
    if (c.sameSite != SameSite.NONE && crossSite || c.sameSite == SameSite.NONE && !c.secure) {
      return;
    }
    if (c.name.startsWith("__Secure-") && !c.secure) {
      return;
    }
    boolean pathIsRoot = set.path().isPresent() && c.path.equals("/");
    if (c.name.startsWith("__Host-") && !(c.secure && c.hostOnly && pathIsRoot)) {
      return;
    }
    for (Cookie old : new ArrayList<>(jar)) {
      if (old.name.equals(c.name)
          && old.domain.equals(c.domain)
          && old.hostOnly == c.hostOnly
          && old.path.equals(c.path)) {
        boolean ended = old.expires <= now;
        if (!ended && old.httpOnly && !request.httpApi()) {
          return;
        }
        c.creation = ended ? c.creation : old.creation;
        jar.remove(old);
      }
    }
    jar.add(c);
  }

  private String send(CookieRequest request, long now) {
    return jar.stream()
        .filter(c -> c.expires > now)
        .filter(
            c ->
                c.hostOnly
                    ? c.domain.equals(request.host())
                    : domainMatches(request.host(), c.domain))
        .filter(c -> pathMatches(request.path(), c.path))
        .filter(c -> !c.secure || request.secure())
        .filter(c -> !c.httpOnly || request.httpApi())
        .filter(
            c ->
                request.context() == Context.SAME_SITE
                    || c.sameSite == SameSite.NONE
                    || c.sameSite != SameSite.STRICT
                        && request.context() == Context.CROSS_SITE_NAVIGATION)
        .sorted(Comparator.comparing((Cookie c) -> -c.path.length()).thenComparing(c -> c.creation))
        .map(c -> c.name + "=" + c.value)
        .collect(Collectors.joining("; "));
  }

  private static String pick(Random random, String... from) {
    return from[random.nextInt(from.length)];
  }

  private static String field(Random random, int serial) {
    StringBuilder out = new StringBuilder();
    out.append(pick(random, "a", "a", "b", "__Secure-a", "__Host-a")).append('=').append(serial);
    for (int i = random.nextInt(5); i > 0; i--) {
      out.append("; ")
          .append(
              pick(
                  random,
                  "Secure",
                  "HttpOnly",
                  "Path=/",
                  "Path=/x",
                  "Path=/x/y",
                  "Path=x",
                  "Domain=b.test",
                  "Domain=.a.b.test",
                  "Domain=io.test",
                  "Domain=2.1",
                  "Domain=1.2.2.1",
                  "Domain=",
                  "Max-Age=0",
                  "Max-Age=3",
                  "Expires=Thu, 01 Jan 1970 00:01:00 GMT",
                  "Expires=Thu, 01 Jan 1970 00:00:01 GMT",
                  "SameSite=None",
                  "SameSite=Lax",
                  "SameSite=Strict"));
    }
    return out.toString();
  }

  private static CookieRequest request(Random random) {
    return new CookieRequest(
        pick(random, "a.b.test", "A.b.test", "b.test", "io.test", "z.io.test", "1.2.2.1"),
        pick(random, "/", "/x", "/x/", "/x/y", "/xy", "/x/y/z"),
        random.nextBoolean(),
        random.nextInt(4) > 0,
        random.nextBoolean() ? Context.SAME_SITE : Context.values()[random.nextInt(4)]);
  }

  @Property(tries = 400)
  void aStoreDoesWhatTheStepsSay(@ForAll long seed) {
    jar.clear();
    Random random = new Random(seed);
    CookieStore store = new CookieStore(CookieLimits.DEFAULT, SUFFIXES::contains);
    long now = 10;
    for (int i = 0; i < 60; i++) {
      CookieRequest request = request(random);
      if (random.nextBoolean()) {
        SetCookie set = SetCookie.parse(field(random, i)).orElseThrow();
        store.store(set, request, now);
        receive(set, request, now);
      } else {
        assertEquals(send(request, now), store.cookieField(request, now));
      }
      now += random.nextInt(3) / 2;
    }
  }
}
