package io.netlayers.http.uri;

import io.netlayers.core.OctetString;
import io.netlayers.http.text.Chars;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * A request target in one of its four forms (RFC 9112 §3.2). The text of each is what the request
 * line carries.
 */
public sealed interface RequestTarget {
  /**
   * {@code absolute-path [ "?" query ]} (RFC 9112 §3.2.1).
   *
   * @param path begins with a slash; two are allowed
   * @param query without its question mark
   */
  record OriginForm(String path, Optional<String> query) implements RequestTarget {
    /**
     * An origin-form.
     *
     * @throws IllegalArgumentException if the path does not begin with a slash or a component holds
     *     what it may not
     */
    public OriginForm {
      if (!path.startsWith("/") || !UriSyntax.isPath(path)) {
        throw new IllegalArgumentException("not an absolute path: " + path);
      }
      if (!query.map(UriSyntax::isQueryOrFragment).orElse(true)) {
        throw new IllegalArgumentException("not a query: " + query);
      }
    }

    @Override
    public String toString() {
      return path + query.map(q -> "?" + q).orElse("");
    }
  }

  /**
   * A whole URI (RFC 9112 §3.2.2).
   *
   * @param uri with scheme and authority, without fragment
   */
  record AbsoluteForm(Uri uri) implements RequestTarget {
    /**
     * An absolute-form.
     *
     * @throws IllegalArgumentException if scheme or authority is missing, there is a fragment, or
     *     an http URI is not {@link Uri#isGoodHttp() good}
     */
    public AbsoluteForm {
      if (!isGood(uri)) {
        throw new IllegalArgumentException("not good for an absolute-form: " + uri);
      }
    }

    private static boolean isGood(Uri uri) {
      // without an authority it could not be told from a misplaced authority-form
      return uri.isAbsolute() && uri.authority().isPresent() && (!uri.isHttp() || uri.isGoodHttp());
    }

    @Override
    public String toString() {
      return uri.toString();
    }
  }

  /**
   * {@code host ":" port}, with CONNECT alone (RFC 9112 §3.2.3).
   *
   * @param host not empty
   * @param port 0 to 65,535
   */
  record AuthorityForm(UriHost host, int port) implements RequestTarget {
    /**
     * An authority-form.
     *
     * @throws IllegalArgumentException if the host is empty or the port not within 0 to 65,535
     */
    public AuthorityForm {
      if (host.isEmpty() || port < 0 || port > 0xFFFF) {
        throw new IllegalArgumentException("not a host and a port: " + host + ":" + port);
      }
    }

    @Override
    public String toString() {
      return host + ":" + port;
    }
  }

  /** {@code *}, with OPTIONS alone (RFC 9112 §3.2.4). */
  record AsteriskForm() implements RequestTarget {
    @Override
    public String toString() {
      return "*";
    }
  }

  /**
   * Reads a request target. RFC 9112 §3.2: which form it is depends on the method.
   *
   * @param method as it stands in the request line; methods are case-sensitive
   * @return empty where it is none of the method's forms; to be answered with 400
   */
  static Optional<RequestTarget> parse(CharSequence text, String method) {
    String target = text.toString();
    if (method.equals("CONNECT")) {
      return Authority.parse(target)
          .filter(a -> a.userinfo().isEmpty() && !a.host().isEmpty() && a.portNumber().isPresent())
          .map(a -> new AuthorityForm(a.host(), a.portNumber().orElse(0)));
    }
    if (target.equals("*")) {
      return method.equals("OPTIONS") ? Optional.of(new AsteriskForm()) : Optional.empty();
    }
    if (target.startsWith("/")) {
      int question = target.indexOf('?');
      String path = question < 0 ? target : target.substring(0, question);
      Optional<String> query =
          question < 0 ? Optional.empty() : Optional.of(target.substring(question + 1));
      return UriSyntax.isPath(path) && query.map(UriSyntax::isQueryOrFragment).orElse(true)
          ? Optional.of(new OriginForm(path, query))
          : Optional.empty();
    }
    return Uri.parse(target).filter(AbsoluteForm::isGood).map(AbsoluteForm::new);
  }

  /** As {@link #parse(CharSequence, String)}, from octets of a request line. */
  static Optional<RequestTarget> parse(ByteBuffer buffer, int offset, int length, String method) {
    return parse(Chars.latin1(buffer, offset, length), method);
  }

  /** The octets that a request line carries; all are ASCII. */
  default OctetString toOctets() {
    return OctetString.copyOf(toString().getBytes(StandardCharsets.US_ASCII));
  }

  /**
   * The form that a client sends straight to an origin server (RFC 9112 §3.2.1): an empty path
   * becomes a slash, the fragment stays behind; OPTIONS of a URI with neither path nor query is an
   * asterisk (§3.2.4).
   *
   * @param method as the request line will have it, not CONNECT
   */
  static RequestTarget toOrigin(Uri uri, String method) {
    if (uri.path().isEmpty() && uri.query().isEmpty() && method.equals("OPTIONS")) {
      return new AsteriskForm();
    }
    return new OriginForm(uri.path().isEmpty() ? "/" : uri.path(), uri.query());
  }

  /**
   * The target URI (RFC 9112 §3.3).
   *
   * @param scheme of the connection: {@code https} over TLS, else {@code http}
   * @param host of the Host field or, where there is none, the server's own; not consulted where
   *     the target tells its authority
   */
  default Uri targetUri(String scheme, Authority host) {
    Optional<String> none = Optional.empty();
    if (this instanceof AbsoluteForm absolute) {
      return absolute.uri();
    }
    Optional<String> ours = Optional.of(scheme);
    if (this instanceof OriginForm origin) {
      return new Uri(ours, Optional.of(host), origin.path(), origin.query(), none);
    }
    Authority authority =
        this instanceof AuthorityForm form ? Authority.of(form.host(), form.port()) : host;
    return new Uri(ours, Optional.of(authority), "", none, none);
  }
}
