package io.netlayers.http.cookie;

import io.netlayers.http.text.Chars;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** The algorithm of RFC 6265 §5.2; of attributes that come again the last counts (§5.3). */
final class SetCookieParser {
  private static final Set<String> KNOWN =
      Set.of("expires", "max-age", "domain", "path", "secure", "httponly", "samesite");

  private OptionalLong expires = OptionalLong.empty();
  private OptionalLong maxAge = OptionalLong.empty();
  private Optional<String> domain = Optional.empty();
  private Optional<String> path = Optional.empty();
  private boolean secure;
  private boolean httpOnly;
  private SameSite sameSite = SameSite.DEFAULT;
  private final List<String> extensions = new ArrayList<>();

  private SetCookieParser() {}

  static Optional<SetCookie> parse(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!Chars.isFieldText(text.charAt(i))) {
        return Optional.empty(); // 6265bis §5.6 step 1
      }
    }
    int semicolon = text.indexOf(';');
    String pair = semicolon < 0 ? text : text.substring(0, semicolon);
    int equals = pair.indexOf('=');
    if (equals < 0) {
      return Optional.empty(); // step 2
    }
    String name = Chars.trimOws(pair.substring(0, equals));
    String value = Chars.trimOws(pair.substring(equals + 1));
    if (name.isEmpty() || name.length() + value.length() > SetCookie.MAX_PAIR) {
      return Optional.empty(); // step 5, and 6265bis §5.6 step 5
    }
    SetCookieParser attributes = new SetCookieParser();
    int at = semicolon;
    while (at >= 0) {
      int next = text.indexOf(';', at + 1);
      attributes.attribute(text.substring(at + 1, next < 0 ? text.length() : next));
      at = next;
    }
    return Optional.of(attributes.cookie(name, value));
  }

  private SetCookie cookie(String name, String value) {
    return SetCookie.builder()
        .name(name)
        .value(value)
        .expires(expires)
        .maxAge(maxAge)
        .domain(domain)
        .path(path)
        .secure(secure)
        .httpOnly(httpOnly)
        .sameSite(sameSite)
        .extensions(extensions)
        .build();
  }

  private void attribute(String av) {
    String name = attributeName(av);
    String value = attributeValue(av);
    if (value.length() > SetCookie.MAX_ATTRIBUTE) {
      return; // 6265bis §5.6: "longer than 1024 octets"
    }
    switch (name) {
      case "expires" -> { // §5.2.1
        OptionalLong date = CookieDate.parse(value);
        expires = date.isPresent() ? date : expires;
      }
      case "max-age" -> maxAge(value);
      case "domain" -> domain(value);
      // §5.2.4: anything else stands for the default-path, as no attribute does
      case "path" -> path = value.startsWith("/") ? Optional.of(value) : Optional.empty();
      case "secure" -> secure = true; // §5.2.5
      case "httponly" -> httpOnly = true; // §5.2.6
      case "samesite" -> sameSite = sameSite(value);
      default -> { // "ignore unrecognized attributes"
        String extension = Chars.trimOws(av);
        if (!extension.isEmpty()) {
          extensions.add(extension);
        }
      }
    }
  }

  private static String attributeName(String av) {
    int equals = av.indexOf('=');
    return Chars.lower(Chars.trimOws(equals < 0 ? av : av.substring(0, equals)));
  }

  private static String attributeValue(String av) {
    int equals = av.indexOf('=');
    return equals < 0 ? "" : Chars.trimOws(av.substring(equals + 1));
  }

  /** Whether a text is read as an attribute that no one knows, and as it stands. */
  static boolean isExtension(String text) {
    return !text.isEmpty()
        && SetCookie.isPlain(text)
        && attributeValue(text).length() <= SetCookie.MAX_ATTRIBUTE
        && !KNOWN.contains(attributeName(text));
  }

  /** RFC 6265 §5.2.2; more digits than a long holds are the largest or the smallest one. */
  private void maxAge(String value) {
    boolean negative = value.startsWith("-");
    String digits = negative ? value.substring(1) : value;
    if (!Chars.isDigits(digits)) {
      return;
    }
    long delta = Chars.decimal(digits, Long.MAX_VALUE);
    delta = delta < 0 ? Long.MAX_VALUE : delta;
    maxAge = OptionalLong.of(negative ? -delta : delta);
  }

  /**
   * RFC 6265 §5.2.3: an empty value is ignored; one that is a dot alone is no domain. Spaces behind
   * the dot stay, and then the domain is nobody's.
   */
  private void domain(String value) {
    if (!value.isEmpty()) {
      String bare = Chars.lower(value.startsWith(".") ? value.substring(1) : value);
      domain = bare.isEmpty() ? Optional.empty() : Optional.of(bare);
    }
  }

  /** 6265bis §5.6.7. */
  private static SameSite sameSite(String value) {
    for (SameSite each : SameSite.values()) {
      if (each != SameSite.DEFAULT && Chars.equalsIgnoreCase(each.text(), value)) {
        return each;
      }
    }
    return SameSite.DEFAULT;
  }
}
