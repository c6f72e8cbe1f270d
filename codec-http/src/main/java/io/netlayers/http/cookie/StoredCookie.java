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
