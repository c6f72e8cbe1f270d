package io.netlayers.http.cookie;

/** What a store did with a cookie, and if nothing, why. */
public enum CookieVerdict {
  /** It is kept. */
  STORED,
  /** It had ended already, and the one it replaces is gone. */
  REMOVED,
  /** The domain is a public suffix and not the host itself (RFC 6265 §5.3 step 5). */
  PUBLIC_SUFFIX,
  /** The host does not belong to the domain (step 6). */
  FOREIGN_DOMAIN,
  /** A Secure cookie over a connection that is not (6265bis §5.7). */
  NOT_SECURE,
  /** It would hide a Secure cookie from a connection that is not secure (6265bis §5.7). */
  OVERLAYS_SECURE,
  /** An HttpOnly cookie from a script, or one in the place of such a cookie (steps 10 and 11). */
  HTTP_ONLY,
  /** SameSite, and a request of another site (6265bis §5.7). */
  CROSS_SITE,
  /** {@code SameSite=None} without Secure (6265bis §5.7). */
  NONE_NOT_SECURE,
  /** It breaks what the prefix of its name promises (6265bis §4.1.3). */
  BROKEN_PREFIX
}
