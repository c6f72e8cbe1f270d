package io.netlayers.http.cookie;

/**
 * How much a store keeps.
 *
 * @param perDomain cookies of one domain; RFC 6265 §6.1 wants at least 50
 * @param total cookies of all domains; RFC 6265 §6.1 wants at least 3,000
 * @param lifetimeSeconds how long a cookie lives at most; 6265bis §5.5 wants no more than 400 days
 */
public record CookieLimits(int perDomain, int total, long lifetimeSeconds) {
  /** 180 of a domain, 3,300 in all, 400 days. */
  public static final CookieLimits DEFAULT = new CookieLimits(180, 3300, 400L * 86_400);

  /**
   * Limits.
   *
   * @throws IllegalArgumentException if one is not positive
   */
  public CookieLimits {
    if (perDomain < 1 || total < 1 || lifetimeSeconds < 1) {
      throw new IllegalArgumentException("a limit is not positive");
    }
  }
}
