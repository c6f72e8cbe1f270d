package io.netlayers.http.cors;

import io.netlayers.http.text.Chars;
import io.netlayers.http.uri.Uri;
import java.util.Optional;

/** Origins as the Origin field has them: {@code https://example.com:8443}, or {@code null}. */
public final class CorsOrigin {
  /** An opaque origin. */
  public static final String OPAQUE = "null";

  private CorsOrigin() {}

  /** The origin of an http or https URI: scheme, host, and a port that is not the scheme's own. */
  public static Optional<String> of(Uri uri) {
    return Optional.of(uri)
        .filter(Uri::isGoodHttp)
        .map(Uri::normalizeHttp)
        .map(u -> u.scheme().orElse("") + "://" + u.authority().map(Object::toString).orElse(""));
  }

  /** Whether a text is a serialized origin: lower case, no path, no user; or {@code null}. */
  public static boolean isSerialized(String text) {
    return text.equals(OPAQUE)
        || Uri.parse(text)
                .filter(
                    uri ->
                        uri.isAbsolute()
                            && uri.path().isEmpty()
                            && uri.query().isEmpty()
                            && uri.authority()
                                .map(
                                    a ->
                                        a.userinfo().isEmpty()
                                            && !a.host().isEmpty()
                                            && a.port().isPresent() == a.portNumber().isPresent())
                                .orElse(false))
                .isPresent()
            && Chars.lower(text).equals(text);
  }
}
