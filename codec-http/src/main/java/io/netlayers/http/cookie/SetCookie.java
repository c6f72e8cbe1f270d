package io.netlayers.http.cookie;

import io.netlayers.http.field.HttpDate;
import io.netlayers.http.text.Chars;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.immutables.value.Value;

/** The value of one Set-Cookie field line; such lines are never combined (RFC 6265 §3). */
@Value.Immutable
@ValueStyle
public abstract class SetCookie {
  /** Octets that name and value may have together (6265bis §5.6). */
  public static final int MAX_PAIR = 4096;

  /** Octets that an attribute's value may have; longer ones are ignored (6265bis §5.6). */
  public static final int MAX_ATTRIBUTE = 1024;

  SetCookie() {}

  /** A builder; name and value are required. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Reads a field line's value by the algorithm of RFC 6265 §5.2.
   *
   * @return empty where the whole of it is to be ignored: no equals sign, no name, a control octet
   *     other than HTAB, or too long a pair
   */
  public static Optional<SetCookie> parse(CharSequence text) {
    return SetCookieParser.parse(text.toString());
  }

  /** Not empty. */
  public abstract String name();

  /** May be empty. */
  public abstract String value();

  /** The Expires attribute, in seconds since 1970-01-01T00:00:00Z. */
  public abstract OptionalLong expires();

  /** The Max-Age attribute, in seconds; 0 and less ends the cookie. It prevails over Expires. */
  public abstract OptionalLong maxAge();

  /** The Domain attribute, in lower case and without the dot that may begin it. */
  public abstract Optional<String> domain();

  /** The Path attribute, which begins with a slash. */
  public abstract Optional<String> path();

  /** Whether the cookie goes over secure connections alone. */
  @Value.Default
  public boolean secure() {
    return false;
  }

  /** Whether scripts do not see the cookie. */
  @Value.Default
  public boolean httpOnly() {
    return false;
  }

  /** The SameSite attribute. */
  @Value.Default
  public SameSite sameSite() {
    return SameSite.DEFAULT;
  }

  /**
   * Attributes that no one here knows, {@code Partitioned} say, as they stand (RFC 6265 §4.1.1:
   * {@code extension-av}). A user agent ignores them.
   */
  public abstract List<String> extensions();

  @Value.Check
  void check() {
    require(!name().isEmpty() && name().indexOf('=') < 0 && isPlain(name()), "name");
    require(isPlain(value()), "value");
    require(name().length() + value().length() <= MAX_PAIR, "name and value together");
    domain().ifPresent(d -> require(isAttribute(domainText(d)), "domain"));
    domain().ifPresent(d -> require(d.equals(Chars.lower(d)), "domain"));
    domain().ifPresent(d -> require(!d.isEmpty(), "domain"));
    path().ifPresent(p -> require(isAttribute(p) && p.startsWith("/"), "path"));
    require(maxAge().orElse(0) > Long.MIN_VALUE, "maxAge");
    require(extensions().stream().allMatch(SetCookieParser::isExtension), "extension");
    // the years 1601 to 9999
    expires().ifPresent(e -> require(e >= -11_644_473_600L && e <= 253_402_300_799L, "expires"));
  }

  private static void require(boolean good, String what) {
    if (!good) {
      throw new IllegalStateException("not to be written as a cookie's " + what);
    }
  }

  private static boolean isAttribute(String text) {
    return !text.isEmpty() && text.length() <= MAX_ATTRIBUTE && isPlain(text);
  }

  /** Whether a text comes back as it is: octets, no controls, no semicolon, no space at an end. */
  static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ';' || !Chars.isFieldText(c)) {
        return false;
      }
    }
    return Chars.trimOws(text).length() == text.length();
  }

  /** Whether a name begins with {@code __Secure-}, in either case (6265bis §4.1.3.1). */
  public boolean hasSecurePrefix() {
    return Chars.startsWithIgnoreCase(name(), "__Secure-");
  }

  /** Whether a name begins with {@code __Host-}, in either case (6265bis §4.1.3.2). */
  public boolean hasHostPrefix() {
    return Chars.startsWithIgnoreCase(name(), "__Host-");
  }

  /**
   * Whether what the name's prefix promises is so: {@code __Secure-} wants Secure, {@code __Host-}
   * also a path of {@code /} and no domain. A user agent ignores a cookie that breaks the promise.
   */
  public boolean keepsPrefixPromise() {
    boolean host =
        !hasHostPrefix() || secure() && domain().isEmpty() && path().equals(Optional.of("/"));
    return host && (!hasSecurePrefix() || secure());
  }

  /**
   * Whether this is within the profile that servers keep to (RFC 6265 §4.1.1): a token for a name,
   * and cookie-octets for a value, quoted or not.
   */
  public boolean isWellBehaved() {
    String v = value();
    boolean quoted = v.length() > 1 && v.startsWith("\"") && v.endsWith("\"");
    String inner = quoted ? v.substring(1, v.length() - 1) : v;
    for (int i = 0; i < inner.length(); i++) {
      char c = inner.charAt(i);
      if (!Chars.isVchar(c) || c == '"' || c == ',' || c == ';' || c == '\\') {
        return false;
      }
    }
    return Chars.isToken(name()) && keepsPrefixPromise();
  }

  /** A domain as it is written: the reader takes a dot away, and spaces where there is none. */
  private static String domainText(String domain) {
    boolean odd = domain.startsWith(".") || Chars.trimOws(domain).length() < domain.length();
    return odd ? "." + domain : domain;
  }

  /** The field line's value. */
  @Override
  public String toString() {
    StringBuilder out = new StringBuilder(name()).append('=').append(value());
    expires().ifPresent(e -> out.append("; Expires=").append(HttpDate.format(e)));
    maxAge().ifPresent(seconds -> out.append("; Max-Age=").append(seconds));
    domain().ifPresent(d -> out.append("; Domain=").append(domainText(d)));
    path().ifPresent(p -> out.append("; Path=").append(p));
    out.append(secure() ? "; Secure" : "").append(httpOnly() ? "; HttpOnly" : "");
    if (sameSite() != SameSite.DEFAULT) {
      out.append("; SameSite=").append(sameSite().text());
    }
    extensions().forEach(extension -> out.append("; ").append(extension));
    return out.toString();
  }

  /** Builds a {@link SetCookie}; {@code build} refuses what would not be read as it was meant. */
  public static final class Builder extends ImmutableSetCookie.Builder {
    Builder() {}
  }
}
