package io.netlayers.http.cors;

import io.netlayers.http.cors.CorsClient.Request;
import io.netlayers.http.cors.CorsClient.Verdict;
import io.netlayers.http.text.Chars;
import io.netlayers.http.uri.Uri;
import java.util.ArrayList;
import java.util.List;

/**
 * What preflights have allowed, and for how long (Fetch §4.9). Bounded: what came first goes first.
 * Not for several threads. A user agent that divides its caches has one for each division.
 */
public final class CorsPreflightCache {
  private final int most;
  private final long longest;

  /** In the order in which they came. */
  private final List<Entry> entries = new ArrayList<>();

  /**
   * What one origin may do with one URI.
   *
   * @param isMethod whether the name is a method's, else a field's; both may be an asterisk, which
   *     is a name like any other to a request with credentials (§4.8 step 7), whatever §4.9 says
   * @param expires when it is no longer so, in epoch seconds
   */
  private record Entry(
      String origin, Uri uri, boolean credentials, boolean isMethod, String name, long expires) {
    boolean isFor(Request request, Uri target) {
      return origin.equals(request.origin())
          && uri.equals(target)
          && (credentials || !request.credentials());
    }

    boolean allows(Request request, boolean method, String wanted) {
      if (isMethod != method) {
        return false;
      }
      boolean any = name.equals("*") && !request.credentials();
      return method
          ? any || name.equals(wanted)
          : any && !CorsSafelist.isNonWildcard(wanted) || Chars.equalsIgnoreCase(name, wanted);
    }
  }

  /**
   * An empty cache.
   *
   * @param most methods and field names that it keeps
   * @param longest seconds that it keeps one, whatever a response says
   * @throws IllegalArgumentException if one is not positive
   */
  public CorsPreflightCache(int most, long longest) {
    if (most < 1 || longest < 1) {
      throw new IllegalArgumentException("a limit is not positive");
    }
    this.most = most;
    this.longest = longest;
  }

  /** Whether a request to another origin needs a preflight that has not been answered yet. */
  public boolean needsPreflight(Request request, Uri target, long nowEpochSeconds) {
    entries.removeIf(entry -> entry.expires() <= nowEpochSeconds);
    boolean methodGood =
        CorsSafelist.isSafelistedMethod(request.method())
            || matches(request, target, true, request.method());
    return !methodGood
        || !CorsSafelist.unsafeNames(request.fields()).stream()
            .allMatch(name -> matches(request, target, false, name));
  }

  private boolean matches(Request request, Uri target, boolean method, String name) {
    return entries.stream()
        .anyMatch(e -> e.isFor(request, target) && e.allows(request, method, name));
  }

  /**
   * Takes a preflight's response in (Fetch §4.8 step 7).
   *
   * @return what {@link CorsClient#checkPreflight} says of it; only what is allowed is kept
   */
  public Verdict store(
      Request request, Uri target, int status, List<CorsField> response, long nowEpochSeconds) {
    Verdict verdict = CorsClient.checkPreflight(request, status, response);
    long seconds = CorsClient.maxAge(response, longest);
    if (verdict == Verdict.ALLOWED) {
      long expires =
          nowEpochSeconds > Long.MAX_VALUE - seconds ? Long.MAX_VALUE : nowEpochSeconds + seconds;
      keep(request, target, true, CorsClient.METHODS, response, expires);
      keep(request, target, false, CorsClient.HEADERS, response, expires);
    }
    return verdict;
  }

  private void keep(
      Request request,
      Uri target,
      boolean method,
      String field,
      List<CorsField> response,
      long expires) {
    for (String name : CorsClient.list(response, field).orElse(List.of())) {
      // a matching entry's time is set anew, though it may be a wider one
      entries.replaceAll(
          e ->
              e.isFor(request, target) && e.allows(request, method, name)
                  ? new Entry(e.origin(), e.uri(), e.credentials(), e.isMethod(), e.name(), expires)
                  : e);
      if (!matches(request, target, method, name)) {
        entries.add(
            new Entry(request.origin(), target, request.credentials(), method, name, expires));
        if (entries.size() > most) {
          entries.remove(0);
        }
      }
    }
  }

  /** Forgets what is kept for a request, as after a response that the CORS check refused. */
  public void clear(Request request, Uri target) {
    entries.removeIf(e -> e.origin().equals(request.origin()) && e.uri().equals(target));
  }
}
