package io.netlayers.http.cookie;

import io.netlayers.http.text.Chars;
import io.netlayers.http.uri.UriHost;

/** Which hosts and paths a cookie belongs to (RFC 6265 §5.1.2 to §5.1.4). */
public final class CookieMatching {
  private CookieMatching() {}

  /**
   * RFC 6265 §5.1.3. Both are in canonical form: lower case, internationalized labels as A-labels.
   *
   * @param host a request's, an IPv6 address in brackets
   * @param domain without a dot at its start
   */
  public static boolean domainMatch(String host, String domain) {
    if (host.equals(domain)) {
      return true;
    }
    int dot = host.length() - domain.length() - 1;
    return dot >= 0
        && !domain.isEmpty()
        && host.charAt(dot) == '.'
        && host.endsWith(domain)
        && isName(host);
  }

  /** "The string is a host name (i.e., not an IP address)". */
  private static boolean isName(String host) {
    return UriHost.parse(host).map(h -> h.kind() == UriHost.Kind.REG_NAME).orElse(false);
  }

  /** RFC 6265 §5.1.4: the directory of a request's path. */
  public static String defaultPath(String requestPath) {
    int slash = requestPath.lastIndexOf('/');
    return !requestPath.startsWith("/") || slash == 0 ? "/" : requestPath.substring(0, slash);
  }

  /** RFC 6265 §5.1.4. */
  public static boolean pathMatch(String requestPath, String cookiePath) {
    return requestPath.startsWith(cookiePath)
        && (requestPath.length() == cookiePath.length()
            || cookiePath.endsWith("/")
            || requestPath.charAt(cookiePath.length()) == '/');
  }

  /** RFC 6265 §5.1.2, for hosts of ASCII: lower case. */
  static String canonical(String host) {
    return Chars.lower(host);
  }
}
