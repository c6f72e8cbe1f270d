package io.netlayers.http.uri;

import io.netlayers.core.Ipv4Address;
import io.netlayers.core.Ipv6Address;
import io.netlayers.http.text.Chars;
import java.util.Optional;

/**
 * A host as a URI has it (RFC 3986 §3.2.2).
 *
 * @param kind what the text is
 * @param text as it stands in the URI, brackets and all; an empty registered name is empty
 */
public record UriHost(Kind kind, String text) {
  /** The forms of a host. */
  public enum Kind {
    /** A registered name, {@code example.com}, perhaps percent-encoded, perhaps empty. */
    REG_NAME,
    /** Four decimal numbers without leading zeros. */
    IPV4,
    /** An IPv6 address in brackets. A zone is not in this grammar (RFC 9844). */
    IPV6,
    /** {@code [v1.…]}, a literal of a version to come. */
    IPVFUTURE
  }

  /** The empty host. */
  public static final UriHost EMPTY = new UriHost(Kind.REG_NAME, "");

  /**
   * A host.
   *
   * @throws IllegalArgumentException if the text is not of that kind
   */
  public UriHost {
    if (kindOf(text).filter(kind::equals).isEmpty()) {
      throw new IllegalArgumentException("not a host of kind " + kind + ": " + text);
    }
  }

  /** Reads a host; empty where the text is none. The empty text is a host. */
  public static Optional<UriHost> parse(CharSequence text) {
    String host = text.toString();
    return kindOf(host).map(kind -> new UriHost(kind, host));
  }

  private static Optional<Kind> kindOf(String text) {
    if (text.startsWith("[")) {
      if (!text.endsWith("]")) {
        return Optional.empty();
      }
      String literal = text.substring(1, text.length() - 1);
      if (isIpvFuture(literal)) {
        return Optional.of(Kind.IPVFUTURE);
      }
      return isIpv6(literal) ? Optional.of(Kind.IPV6) : Optional.empty();
    }
    // RFC 3986 §3.2.2: "first-match-wins": what is an IPv4 address is no registered name
    if (isIpv4(text)) {
      return Optional.of(Kind.IPV4);
    }
    return UriSyntax.isRegName(text) ? Optional.of(Kind.REG_NAME) : Optional.empty();
  }

  /** {@code "v" 1*HEXDIG "." 1*( unreserved / sub-delims / ":" )}. */
  private static boolean isIpvFuture(String text) {
    int dot = text.indexOf('.');
    if (dot < 2 || (text.charAt(0) | 0x20) != 'v' || dot + 1 == text.length()) {
      return false;
    }
    for (int i = 1; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean good =
          i < dot
              ? Chars.isHex(c)
              : i == dot || Chars.isUnreserved(c) || Chars.isSubDelim(c) || c == ':';
      if (!good) {
        return false;
      }
    }
    return true;
  }

  private static boolean isIpv6(String text) {
    try {
      return text.length() <= 45 && Ipv6Address.parse(text).version() == 6;
    } catch (IllegalArgumentException notAnAddress) {
      return false;
    }
  }

  private static boolean isIpv4(String text) {
    if (text.length() < 7 || text.length() > 15 || !Chars.isDigit(text.charAt(0))) {
      return false;
    }
    try {
      return Ipv4Address.parse(text).version() == 4;
    } catch (IllegalArgumentException notAnAddress) {
      return false;
    }
  }

  /** Whether there is no host at all, as in {@code file:///x}. */
  public boolean isEmpty() {
    return text.isEmpty();
  }

  /** The address of an IPv4 host. */
  public Optional<Ipv4Address> ipv4() {
    return kind == Kind.IPV4 ? Optional.of(Ipv4Address.parse(text)) : Optional.empty();
  }

  /** The address of an IPv6 host. */
  public Optional<Ipv6Address> ipv6() {
    return kind == Kind.IPV6
        ? Optional.of(Ipv6Address.parse(text.substring(1, text.length() - 1)))
        : Optional.empty();
  }

  /**
   * RFC 3986 §6.2.2: percent-encoding normalized and letters in lower case (but those of a
   * triplet); an IPv6 address as RFC 5952 writes it.
   */
  public UriHost normalize() {
    if (kind == Kind.IPV6) {
      return new UriHost(kind, "[" + ipv6().map(Ipv6Address::toString).orElse("") + "]");
    }
    String decoded = PercentCoding.normalize(text);
    StringBuilder out = new StringBuilder(decoded.length());
    for (int i = 0; i < decoded.length(); i++) {
      char c = decoded.charAt(i);
      if (c == '%') {
        out.append(decoded, i, i + 3);
        i += 2;
      } else {
        out.append(Chars.lower(c));
      }
    }
    // decoding may uncover an IPv4 address, so the kind is found anew
    return parse(out).orElse(this);
  }

  @Override
  public String toString() {
    return text;
  }
}
