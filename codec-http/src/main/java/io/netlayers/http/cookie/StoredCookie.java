package io.netlayers.http.cookie;

/**
 * A cookie in a store (RFC 6265 §5.3).
 *
 * @param pair name and value
 * @param domain of the host or of the Domain attribute
 * @param hostOnly whether it is the host's, so that no other host of the domain gets it
 * @param path of the Path attribute, or the default-path
 * @param secure whether it goes over secure connections alone
 * @param httpOnly whether scripts do not see it
 * @param sameSite with which requests it goes
 * @param persistent whether it outlives the session
 * @param expires when it ends, in epoch seconds; {@link Long#MAX_VALUE} if it is not persistent
 * @param created when it came first, in epoch seconds
 */
public record StoredCookie(
    CookiePair pair,
    String domain,
    boolean hostOnly,
    String path,
    boolean secure,
    boolean httpOnly,
    SameSite sameSite,
    boolean persistent,
    long expires,
    long created) {
  /**
   * RFC 6265 §5.3 steps 2 to 9; Max-Age prevails over Expires.
   *
   * @param domain empty for a cookie that is the host's
   * @param lifetime seconds that it lives at most
   */
  static StoredCookie of(
      SetCookie set, String domain, CookieRequest request, long now, long lifetime) {
    boolean persistent = set.maxAge().isPresent() || set.expires().isPresent();
    boolean hostOnly = domain.isEmpty();
    return new StoredCookie(
        new CookiePair(set.name(), set.value()),
        hostOnly ? request.host() : domain,
        hostOnly,
        set.path().orElse(CookieMatching.defaultPath(request.path())),
        set.secure(),
        set.httpOnly(),
        set.sameSite(),
        persistent,
        persistent ? Math.min(sum(now, lifetime), expiry(set, now)) : Long.MAX_VALUE,
        now);
  }

  private static long expiry(SetCookie set, long now) {
    if (set.maxAge().isEmpty()) {
      return set.expires().orElse(Long.MAX_VALUE);
    }
    long seconds = set.maxAge().getAsLong();
    return seconds <= 0 ? Long.MIN_VALUE : sum(now, seconds);
  }

  private static long sum(long now, long positive) {
    return now > Long.MAX_VALUE - positive ? Long.MAX_VALUE : now + positive;
  }

  boolean isSameAs(StoredCookie other) {
    return pair.name().equals(other.pair.name())
        && domain.equals(other.domain)
        && hostOnly == other.hostOnly
        && path.equals(other.path);
  }

  StoredCookie withCreated(long time) {
    return new StoredCookie(
        pair, domain, hostOnly, path, secure, httpOnly, sameSite, persistent, expires, time);
  }
}
