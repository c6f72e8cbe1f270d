package io.netlayers.http.cookie;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * A user agent's cookies (RFC 6265 §5.3, §5.4, with what 6265bis §5.7 and §5.8 add). Bounded; not
 * for several threads. Each call costs time in proportion to the cookies that there are.
 */
public final class CookieStore {
  private final CookieLimits limits;
  private final Predicate<String> publicSuffix;

  /** In the order of their creation. */
  private final List<Entry> entries = new ArrayList<>();

  private long uses;

  private static final class Entry {
    StoredCookie cookie;

    /** Larger for what was used later. */
    long lastUse;

    Entry(StoredCookie cookie, long lastUse) {
      this.cookie = cookie;
      this.lastUse = lastUse;
    }
  }

  /**
   * An empty store.
   *
   * @param publicSuffix whether a domain, in lower case, is one under which anyone may register, as
   *     {@code com} and {@code co.uk} are
   */
  public CookieStore(CookieLimits limits, Predicate<String> publicSuffix) {
    this.limits = limits;
    this.publicSuffix = publicSuffix;
  }

  /** Takes a cookie that a response to a request brought, or tells why not. */
  public CookieVerdict store(SetCookie set, CookieRequest request, long nowEpochSeconds) {
    String domain = set.domain().orElse("");
    if (!domain.isEmpty() && publicSuffix.test(domain)) { // step 5
      if (!domain.equals(request.host())) {
        return CookieVerdict.PUBLIC_SUFFIX;
      }
      domain = "";
    }
    if (!domain.isEmpty() && !CookieMatching.domainMatch(request.host(), domain)) { // step 6
      return CookieVerdict.FOREIGN_DOMAIN;
    }
    StoredCookie cookie =
        StoredCookie.of(set, domain, request, nowEpochSeconds, limits.lifetimeSeconds());
    CookieVerdict refusal = refusal(set, cookie, request, nowEpochSeconds);
    if (refusal != CookieVerdict.STORED) {
      return refusal;
    }
    for (Entry entry : entries) { // step 11
      if (entry.cookie.isSameAs(cookie)) {
        boolean gone = entry.cookie.expires() <= nowEpochSeconds;
        if (!gone && entry.cookie.httpOnly() && !request.httpApi()) {
          return CookieVerdict.HTTP_ONLY;
        }
        if (gone || cookie.expires() <= nowEpochSeconds) {
          entries.remove(entry);
          break;
        }
        entry.cookie = cookie.withCreated(entry.cookie.created());
        entry.lastUse = ++uses;
        return CookieVerdict.STORED;
      }
    }
    if (cookie.expires() <= nowEpochSeconds) {
      return CookieVerdict.REMOVED;
    }
    entries.add(new Entry(cookie, ++uses));
    evict(nowEpochSeconds);
    return CookieVerdict.STORED;
  }

  /** What forbids a cookie, or STORED. */
  private CookieVerdict refusal(
      SetCookie set, StoredCookie cookie, CookieRequest request, long now) {
    if (cookie.secure() && !request.secure()) {
      return CookieVerdict.NOT_SECURE;
    }
    if (cookie.httpOnly() && !request.httpApi()) {
      return CookieVerdict.HTTP_ONLY;
    }
    if (!request.secure() && overlaysSecure(cookie, now)) {
      return CookieVerdict.OVERLAYS_SECURE;
    }
    if (!request.maySet(cookie.sameSite())) {
      return CookieVerdict.CROSS_SITE;
    }
    if (cookie.sameSite() == SameSite.NONE && !cookie.secure()) {
      return CookieVerdict.NONE_NOT_SECURE;
    }
    // a Domain that is a public suffix and the host itself leaves the cookie the host's (step 5)
    boolean host = !set.hasHostPrefix() || cookie.hostOnly() && set.path().equals(Optional.of("/"));
    boolean secure = cookie.secure() || !set.hasHostPrefix() && !set.hasSecurePrefix();
    return host && secure ? CookieVerdict.STORED : CookieVerdict.BROKEN_PREFIX;
  }

  /** 6265bis §5.7: "leave secure cookies alone". */
  private boolean overlaysSecure(StoredCookie cookie, long now) {
    for (Entry entry : entries) {
      StoredCookie other = entry.cookie;
      boolean sameDomain =
          CookieMatching.domainMatch(cookie.domain(), other.domain())
              || CookieMatching.domainMatch(other.domain(), cookie.domain());
      if (other.secure()
          && other.expires() > now
          && other.pair().name().equals(cookie.pair().name())
          && sameDomain
          && CookieMatching.pathMatch(cookie.path(), other.path())) {
        return true;
      }
    }
    return false;
  }

  /**
   * RFC 6265 §5.3: what has ended; then the least used of a domain, not secure ones first; of all.
   */
  private void evict(long now) {
    entries.removeIf(entry -> entry.cookie.expires() <= now);
    Map<String, Integer> counts = new HashMap<>();
    for (Entry entry : entries) {
      counts.merge(entry.cookie.domain(), 1, Integer::sum);
    }
    for (Map.Entry<String, Integer> count : counts.entrySet()) {
      for (int over = count.getValue() - limits.perDomain(); over > 0; over--) {
        removeLeastUsed(entry -> entry.cookie.domain().equals(count.getKey()), true);
      }
    }
    while (entries.size() > limits.total()) {
      removeLeastUsed(entry -> true, false);
    }
  }

  private void removeLeastUsed(Predicate<Entry> which, boolean insecureFirst) {
    Comparator<Entry> order = Comparator.comparingLong(entry -> entry.lastUse);
    if (insecureFirst) {
      order =
          Comparator.<Entry, Boolean>comparing(entry -> entry.cookie.secure()).thenComparing(order);
    }
    entries.stream().filter(which).min(order).ifPresent(entries::remove);
  }

  /**
   * The cookies that go with a request, in their order (RFC 6265 §5.4): longer paths first, and
   * then earlier ones.
   */
  public List<StoredCookie> retrieve(CookieRequest request, long nowEpochSeconds) {
    entries.removeIf(entry -> entry.cookie.expires() <= nowEpochSeconds);
    uses++;
    List<StoredCookie> list = new ArrayList<>();
    for (Entry entry : entries) {
      if (goesWith(entry.cookie, request)) {
        entry.lastUse = uses;
        list.add(entry.cookie);
      }
    }
    // stable, and entries are in the order of their creation
    list.sort(Comparator.comparingInt((StoredCookie cookie) -> -cookie.path().length()));
    return List.copyOf(list);
  }

  private static boolean goesWith(StoredCookie cookie, CookieRequest request) {
    boolean host =
        cookie.hostOnly()
            ? request.host().equals(cookie.domain())
            : CookieMatching.domainMatch(request.host(), cookie.domain());
    return host
        && CookieMatching.pathMatch(request.path(), cookie.path())
        && (!cookie.secure() || request.secure())
        && (!cookie.httpOnly() || request.httpApi())
        && request.allows(cookie.sameSite());
  }

  /** The value of a request's Cookie field; empty where none is to be sent (RFC 6265 §5.4). */
  public String cookieField(CookieRequest request, long nowEpochSeconds) {
    return CookiePair.format(
        retrieve(request, nowEpochSeconds).stream().map(StoredCookie::pair).toList());
  }

  /** All cookies, in the order of their creation; what has ended may be among them. */
  public List<StoredCookie> cookies() {
    return entries.stream().map(entry -> entry.cookie).toList();
  }

  /**
   * Takes cookies back that {@link #cookies} gave, as after a restart: each in the place of its
   * creation time, and of one that is there already with the same name, domain and path. What has
   * ended is left out, and the limits hold.
   */
  public void restore(List<StoredCookie> kept, long nowEpochSeconds) {
    for (StoredCookie cookie : kept) {
      entries.removeIf(entry -> entry.cookie.isSameAs(cookie));
      int place = entries.size();
      while (place > 0 && entries.get(place - 1).cookie.created() > cookie.created()) {
        place--;
      }
      entries.add(place, new Entry(cookie, ++uses));
    }
    evict(nowEpochSeconds);
  }

  /** Takes those away that a condition holds for, those of one host say. */
  public void removeIf(Predicate<StoredCookie> condition) {
    entries.removeIf(entry -> condition.test(entry.cookie));
  }

  /** Takes away what does not outlive the session (RFC 6265 §5.3). */
  public void endSession() {
    entries.removeIf(entry -> !entry.cookie.persistent());
  }

  /** Takes all away. */
  public void clear() {
    entries.clear();
  }
}
