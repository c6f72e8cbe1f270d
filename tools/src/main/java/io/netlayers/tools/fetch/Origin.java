package io.netlayers.tools.fetch;

import io.netlayers.http.uri.Authority;
import io.netlayers.http.uri.Uri;
import io.netlayers.http.uri.UriHost;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a connection leads (RFC 9110 §4.3.1).
 *
 * @param https whether TLS is spoken
 * @param host in lower case
 * @param port of TCP
 */
record Origin(boolean https, UriHost host, int port) {
  static Origin of(Uri uri) {
    Authority authority = uri.authority().orElseThrow();
    int port = authority.portNumber().orElse(uri.isHttps() ? 443 : 80);
    return new Origin(uri.isHttps(), authority.host().normalize(), port);
  }

  /** The host without the brackets of an IPv6 address. */
  String hostName() {
    String text = host.text();
    return text.startsWith("[") ? text.substring(1, text.length() - 1) : text;
  }

  /** The value of Host: without the scheme's own port. */
  String hostField() {
    boolean usual = port == (https ? 443 : 80);
    return usual ? host.text() : authority();
  }

  /** Host and port. */
  String authority() {
    return host.text() + ":" + port;
  }

  /**
   * An absolute URI of http or https from what a person typed: {@code http://} may be missing, and
   * characters that no URI has are percent-encoded. Dot segments are resolved.
   */
  static Optional<Uri> parse(String typed) {
    String text = typed.contains("://") ? typed : "http://" + typed;
    return Uri.parse(encoded(text.getBytes(StandardCharsets.UTF_8)))
        .filter(Uri::isGoodHttp)
        .map(uri -> uri.resolve(uri).withoutFragment());
  }

  /** Whether a name or a password stands in what a person typed. */
  static boolean hasUserinfo(String typed) {
    String text = typed.contains("://") ? typed : "http://" + typed;
    return Uri.parse(encoded(text.getBytes(StandardCharsets.UTF_8)))
        .filter(Uri::isHttp)
        .flatMap(Uri::authority)
        .flatMap(Authority::userinfo)
        .isPresent();
  }

  /**
   * A reference from a Location field, an octet a character, as servers write them: octets that no
   * URI has are percent-encoded (RFC 9110 §10.2.2 has URIs alone).
   */
  static Optional<Uri> reference(String location) {
    return Uri.parse(encoded(location.getBytes(StandardCharsets.ISO_8859_1)));
  }

  private static String encoded(byte[] octets) {
    StringBuilder out = new StringBuilder();
    for (byte octet : octets) {
      char c = (char) (octet & 0xFF);
      if (c <= ' ' || c >= 0x7F || "\"<>\\^`{|}".indexOf(c) >= 0) {
        out.append(String.format(Locale.ROOT, "%%%02X", (int) c));
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }
}
