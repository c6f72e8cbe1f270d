package io.netlayers.http.uri;

import io.netlayers.http.text.Chars;
import java.util.Optional;

/**
 * A URI reference (RFC 3986 §4.1): a URI, where there is a scheme, or what is relative to one.
 * Equal ones have the same text; compare {@link #normalize normalized} ones to find more that are
 * equivalent.
 *
 * @param scheme as it stands, without its colon
 * @param authority what follows two slashes
 * @param path may be empty
 * @param query without its question mark
 * @param fragment without its number sign
 */
public record Uri(
    Optional<String> scheme,
    Optional<Authority> authority,
    String path,
    Optional<String> query,
    Optional<String> fragment) {
  /**
   * A URI reference.
   *
   * @throws IllegalArgumentException if a component holds what it may not, or the text would be
   *     taken apart otherwise: a path behind an authority begins with a slash or is empty, one
   *     without does not begin with two, and the first segment of a relative path has no colon
   */
  public Uri {
    String fault = fault(scheme, authority.isPresent(), path, query, fragment);
    if (!fault.isEmpty()) {
      throw new IllegalArgumentException(fault);
    }
  }

  private static String fault(
      Optional<String> scheme,
      boolean hasAuthority,
      String path,
      Optional<String> query,
      Optional<String> fragment) {
    if (!scheme.map(UriSyntax::isScheme).orElse(true)) {
      return "not a scheme: " + scheme;
    }
    if (!UriSyntax.isPath(path)) {
      return "not a path: " + path;
    }
    if (!query.map(UriSyntax::isQueryOrFragment).orElse(true)) {
      return "not a query: " + query;
    }
    if (!fragment.map(UriSyntax::isQueryOrFragment).orElse(true)) {
      return "not a fragment: " + fragment;
    }
    if (hasAuthority ? !path.isEmpty() && !path.startsWith("/") : path.startsWith("//")) {
      return "path cannot follow " + (hasAuthority ? "an" : "no") + " authority: " + path;
    }
    // RFC 3986 §4.2: path-noscheme
    if (scheme.isEmpty() && !hasAuthority) {
      int colon = path.indexOf(':');
      if (colon >= 0 && path.lastIndexOf('/', colon) < 0) {
        return "colon in the first segment of a relative path: " + path;
      }
    }
    return "";
  }

  /** Reads a URI or a relative reference; empty where the text is neither. */
  public static Optional<Uri> parse(CharSequence chars) {
    String text = chars.toString();
    int end = text.length();
    int hash = text.indexOf('#');
    Optional<String> fragment = Optional.empty();
    if (hash >= 0) {
      fragment = Optional.of(text.substring(hash + 1));
      end = hash;
    }
    int question = text.indexOf('?');
    Optional<String> query = Optional.empty();
    if (question >= 0 && question < end) {
      query = Optional.of(text.substring(question + 1, end));
      end = question;
    }
    String hierarchy = text.substring(0, end);
    Optional<String> scheme = Optional.empty();
    int colon = hierarchy.indexOf(':');
    int slash = hierarchy.indexOf('/');
    if (colon >= 0 && (slash < 0 || colon < slash)) {
      scheme = Optional.of(hierarchy.substring(0, colon));
      hierarchy = hierarchy.substring(colon + 1);
    }
    Optional<Authority> authority = Optional.empty();
    if (hierarchy.startsWith("//")) {
      slash = hierarchy.indexOf('/', 2);
      slash = slash < 0 ? hierarchy.length() : slash;
      authority = Authority.parse(hierarchy.substring(2, slash));
      if (authority.isEmpty()) {
        return Optional.empty();
      }
      hierarchy = hierarchy.substring(slash);
    }
    return fault(scheme, authority.isPresent(), hierarchy, query, fragment).isEmpty()
        ? Optional.of(new Uri(scheme, authority, hierarchy, query, fragment))
        : Optional.empty();
  }

  /** Whether this is relative: it has no scheme (RFC 3986 §4.2). */
  public boolean isRelative() {
    return scheme.isEmpty();
  }

  /** Whether this is an {@code absolute-URI}: a scheme, and no fragment (RFC 3986 §4.3). */
  public boolean isAbsolute() {
    return scheme.isPresent() && fragment.isEmpty();
  }

  /** Whether the scheme is http or https, in either case. */
  public boolean isHttp() {
    return scheme.map(s -> Chars.equalsIgnoreCase(s, "http") || isHttps()).orElse(false);
  }

  /** Whether the scheme is https, in either case. */
  public boolean isHttps() {
    return scheme.map(s -> Chars.equalsIgnoreCase(s, "https")).orElse(false);
  }

  /**
   * Whether this is a good http or https URI: a host that is not empty (RFC 9110 §4.2.1), no
   * userinfo (§4.2.4), and a port of 16 bits or none.
   */
  public boolean isGoodHttp() {
    return isHttp()
        && authority
            .map(a -> !a.host().isEmpty() && a.userinfo().isEmpty() && !a.isPortTooLarge())
            .orElse(false);
  }

  /**
   * The reference resolved against this base (RFC 3986 §5.2.2, the strict form).
   *
   * @throws IllegalStateException if this base has no scheme (§5.1)
   */
  public Uri resolve(Uri reference) {
    if (scheme.isEmpty()) {
      throw new IllegalStateException("a base URI has a scheme (RFC 3986 §5.1): " + this);
    }
    if (reference.scheme.isPresent()) {
      return reference.withPath(UriPaths.removeDotSegments(reference.path));
    }
    if (reference.authority.isPresent()) {
      String cleaned = UriPaths.removeDotSegments(reference.path);
      return new Uri(scheme, reference.authority, cleaned, reference.query, reference.fragment);
    }
    if (reference.path.isEmpty()) {
      Optional<String> kept = reference.query.isPresent() ? reference.query : query;
      return new Uri(scheme, authority, path, kept, reference.fragment);
    }
    String joined =
        reference.path.startsWith("/") ? reference.path : UriPaths.merge(this, reference.path);
    return new Uri(scheme, authority, "", reference.query, reference.fragment)
        .withPath(UriPaths.removeDotSegments(joined));
  }

  /**
   * This URI with another path. Where no authority stands before a path that begins with two
   * slashes, {@code /.} is put between: it would be read as an authority (RFC 3986 §3.3).
   */
  private Uri withPath(String other) {
    String path = authority.isEmpty() && other.startsWith("//") ? "/." + other : other;
    return new Uri(scheme, authority, path, query, fragment);
  }

  /** This URI without its fragment, as a request carries it (RFC 9110 §7.1). */
  public Uri withoutFragment() {
    return new Uri(scheme, authority, path, query, Optional.empty());
  }

  /**
   * Syntax-based normalization (RFC 3986 §6.2.2): letters of scheme and host in lower case,
   * percent-encoding in its shortest form, dot segments taken out where the path is a whole one.
   */
  public Uri normalize() {
    String cleaned = PercentCoding.normalize(path);
    if (scheme.isPresent() || cleaned.startsWith("/")) {
      cleaned = UriPaths.removeDotSegments(cleaned);
    }
    return new Uri(
            scheme.map(Chars::lower),
            authority.map(Authority::normalize),
            "",
            query.map(PercentCoding::normalize),
            fragment.map(PercentCoding::normalize))
        .withPath(cleaned);
  }

  /**
   * As {@link #normalize}, and for http and https an empty path becomes a slash and the scheme's
   * own port is taken away (RFC 9110 §4.2.3).
   */
  public Uri normalizeHttp() {
    Uri normal = normalize();
    if (!isHttp()) {
      return normal;
    }
    int defaultPort = isHttps() ? 443 : 80;
    Optional<Authority> shorter =
        normal.authority.map(
            a -> a.portNumber().orElse(-1) == defaultPort ? a.withPort(Optional.empty()) : a);
    String slashed = normal.path.isEmpty() && shorter.isPresent() ? "/" : normal.path;
    return new Uri(normal.scheme, shorter, slashed, normal.query, normal.fragment);
  }

  /** The components put together (RFC 3986 §5.3). */
  @Override
  public String toString() {
    StringBuilder out = new StringBuilder();
    scheme.ifPresent(s -> out.append(s).append(':'));
    authority.ifPresent(a -> out.append("//").append(a));
    out.append(path);
    query.ifPresent(q -> out.append('?').append(q));
    fragment.ifPresent(f -> out.append('#').append(f));
    return out.toString();
  }
}
