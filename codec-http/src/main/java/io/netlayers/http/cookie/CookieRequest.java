package io.netlayers.http.cookie;

import io.netlayers.http.text.Chars;
import io.netlayers.http.uri.Uri;

/**
 * A request that brings cookies or takes them along.
 *
 * @param host of the target URI, an IPv6 address in brackets; put into lower case
 * @param path of the target URI, without its query
 * @param secure whether the connection is, as https is
 * @param httpApi false where a script asks for itself, which sees no HttpOnly cookie
 * @param context where the request comes from
 */
public record CookieRequest(
    String host, String path, boolean secure, boolean httpApi, Context context) {
  /** Where a request comes from (6265bis §5.2). */
  public enum Context {
    /** From the same site, or from the user. */
    SAME_SITE,
    /** A navigation of the top level from another site, by a safe method. */
    CROSS_SITE_NAVIGATION,
    /** A navigation of the top level from another site, by an unsafe method, POST say. */
    CROSS_SITE_UNSAFE_NAVIGATION,
    /** Anything else from another site: images, frames, scripts. */
    CROSS_SITE
  }

  /** A request. */
  public CookieRequest {
    host = CookieMatching.canonical(host);
    path = path.startsWith("/") ? path : "/";
  }

  /**
   * A request of the user agent's own, from the same site; https and wss are secure.
   *
   * @throws IllegalArgumentException if the URI has no authority
   */
  public static CookieRequest of(Uri uri) {
    String host =
        uri.authority()
            .map(a -> a.host().normalize().text())
            .orElseThrow(() -> new IllegalArgumentException("no authority: " + uri));
    boolean secure =
        uri.isHttps() || uri.scheme().map(s -> Chars.equalsIgnoreCase(s, "wss")).orElse(false);
    return new CookieRequest(host, uri.path(), secure, true, Context.SAME_SITE);
  }

  /** The same request from elsewhere. */
  public CookieRequest from(Context other) {
    return new CookieRequest(host, path, secure, httpApi, other);
  }

  /** The same request by a script. */
  public CookieRequest byScript() {
    return new CookieRequest(host, path, secure, false, context);
  }

  /** Whether a cookie goes with this request for all that SameSite says (6265bis §5.8.3). */
  boolean allows(SameSite sameSite) {
    return switch (context) {
      case SAME_SITE -> true;
      case CROSS_SITE_NAVIGATION -> sameSite != SameSite.STRICT;
      case CROSS_SITE_UNSAFE_NAVIGATION, CROSS_SITE -> sameSite == SameSite.NONE;
    };
  }

  /** Whether a response to this request may set such a cookie (6265bis §5.7). */
  boolean maySet(SameSite sameSite) {
    return sameSite == SameSite.NONE || context != Context.CROSS_SITE;
  }
}
