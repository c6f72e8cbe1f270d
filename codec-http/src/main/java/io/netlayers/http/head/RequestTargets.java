package io.netlayers.http.head;

import io.netlayers.http.HttpMethod;
import io.netlayers.http.internal.ArrayWords;
import io.netlayers.http.internal.OctetClass;
import io.netlayers.http.internal.Words;
import java.nio.ByteBuffer;

/** Which form a request target has, and whether it is a good one (RFC 9112 §3.2). */
final class RequestTargets {
  private RequestTargets() {}

  /**
   * The ordinal of the {@link TargetForm}, or -1. The octets are known to be a URI's.
   *
   * @param end absolute index behind the target, which is not empty
   */
  static int form(ByteBuffer b, int at, int end, HttpMethod method) {
    if (!percentsGood(b, at, end)) {
      return -1;
    }
    if (method == HttpMethod.CONNECT) {
      // §3.2.3: nothing but authority-form, and RFC 9110 §9.3.6 wants the port
      return isHostAndPort(b, at, end, true) ? TargetForm.AUTHORITY.ordinal() : -1;
    }
    int first = b.get(at) & 0xFF;
    if (first == '/') {
      return TargetForm.ORIGIN.ordinal();
    }
    if (first == '*') {
      boolean good = end == at + 1 && (method == HttpMethod.OPTIONS || method == HttpMethod.PRI);
      return good ? TargetForm.ASTERISK.ordinal() : -1;
    }
    return isAbsolute(b, at, end) ? TargetForm.ABSOLUTE.ordinal() : -1;
  }

  /** Behind the octets of a URI at {@code at}, as far as every percent sign is a good one. */
  static int plainEnd(byte[] a, int at, int end) {
    int i = ArrayWords.skipTarget(a, at, end - 8);
    if (i < end && a[i] == ' ') {
      return i;
    }
    i = OctetClass.findOther(a, i, end, OctetClass.PLAIN_TARGET);
    while (i < end - 2
        && a[i] == '%'
        && OctetClass.is(a[i + 1] & 0xFF, OctetClass.HEX)
        && OctetClass.is(a[i + 2] & 0xFF, OctetClass.HEX)) {
      i = OctetClass.findOther(a, i + 3, end, OctetClass.PLAIN_TARGET);
    }
    return i;
  }

  /** Whether the octets surely are a host, perhaps with a port: a name without percent signs. */
  static boolean isPlainHost(byte[] a, int at, int end) {
    if (at < end && at <= a.length - 8 && ArrayWords.isPlainName(a, at, end - at)) {
      return true;
    }
    int host = OctetClass.findOther(a, at, end, OctetClass.PLAIN_NAME);
    if (host >= end) {
      return true;
    }
    // Ports of up to four digits need no look at their size
    boolean port = a[host] == ':' && end - host <= 5;
    for (int i = host + 1; i < end; i++) {
      port &= a[i] >= '0' && a[i] <= '9';
    }
    return port;
  }

  /** RFC 3986 §2.1: two hexadecimal digits behind each percent sign. */
  private static boolean percentsGood(ByteBuffer b, int at, int end) {
    int percent = Words.find(b, at, end, '%');
    while (percent < end) {
      if (percent + 3 > end
          || !OctetClass.is(b.get(percent + 1) & 0xFF, OctetClass.HEX)
          || !OctetClass.is(b.get(percent + 2) & 0xFF, OctetClass.HEX)) {
        return false;
      }
      percent = Words.find(b, percent + 3, end, '%');
    }
    return true;
  }

  /**
   * {@code scheme://authority}, and what follows. A URI without an authority is taken for a
   * misplaced authority-form: {@code example.com:80} cannot be told from one.
   */
  private static boolean isAbsolute(ByteBuffer b, int at, int end) {
    int colon = Words.find(b, at, end, ':');
    if (colon + 3 > end || b.get(colon + 1) != '/' || b.get(colon + 2) != '/') {
      return false;
    }
    if (!OctetClass.is(b.get(at) & 0xFF, OctetClass.ALPHA)) {
      return false;
    }
    for (int i = at; i < colon; i++) {
      int c = b.get(i) & 0xFF;
      boolean digit = c >= '0' && c <= '9';
      if (!OctetClass.is(c, OctetClass.ALPHA) && !digit && c != '+' && c != '-' && c != '.') {
        return false;
      }
    }
    int authorityEnd = colon + 3;
    while (authorityEnd < end && b.get(authorityEnd) != '/' && b.get(authorityEnd) != '?') {
      authorityEnd++;
    }
    // RFC 9110 §4.2.1: no empty host; §4.2.4: no userinfo
    int first = colon + 3 < authorityEnd ? b.get(colon + 3) & 0xFF : ':';
    return first != ':' && isHostAndPort(b, colon + 3, authorityEnd, false);
  }

  /**
   * Whether the octets are {@code uri-host [ ":" port ]} (RFC 9110 §7.2).
   *
   * @param complete whether neither host nor port may be missing
   */
  static boolean isHostAndPort(ByteBuffer b, int at, int end, boolean complete) {
    int host = at;
    if (at < end && b.get(at) == '[') {
      host = Words.find(b, at, end, ']');
      if (host == end || !isIpLiteral(b, at + 1, host)) {
        return false;
      }
      host++;
    } else {
      host = OctetClass.findOther(b, at, end, OctetClass.REG_NAME);
      if (!percentsGood(b, at, host)) {
        return false;
      }
    }
    if (host == end) {
      return !complete;
    }
    if (b.get(host) != ':' || complete && host == at) {
      return false;
    }
    return isPort(b, host + 1, end, complete);
  }

  private static boolean isPort(ByteBuffer b, int at, int end, boolean required) {
    int port = 0;
    for (int i = at; i < end; i++) {
      int digit = (b.get(i) & 0xFF) - '0';
      if (digit < 0 || digit > 9 || (port = port * 10 + digit) > 0xFFFF) {
        return false;
      }
    }
    return !required || at < end;
  }

  /** IPv6address, or IPvFuture (RFC 3986 §3.2.2). */
  private static boolean isIpLiteral(ByteBuffer b, int at, int end) {
    if (at < end && (b.get(at) == 'v' || b.get(at) == 'V')) {
      int dot = Words.find(b, at, end, '.');
      if (dot <= at + 1 || dot + 1 >= end) {
        return false;
      }
      for (int i = at + 1; i < dot; i++) {
        if (!OctetClass.is(b.get(i) & 0xFF, OctetClass.HEX)) {
          return false;
        }
      }
      for (int i = dot + 1; i < end; i++) {
        int c = b.get(i) & 0xFF;
        if (c == '%' || c != ':' && !OctetClass.is(c, OctetClass.REG_NAME)) {
          return false;
        }
      }
      return true;
    }
    return isIpv6(b, at, end);
  }

  /** Up to eight groups of one to four hexadecimal digits, one gap, an IPv4 address at the end. */
  private static boolean isIpv6(ByteBuffer b, int at, int end) {
    int groups = 0;
    boolean gap = false;
    int i = at;
    if (end - at >= 2 && b.get(at) == ':' && b.get(at + 1) == ':') {
      gap = true;
      i += 2;
      if (i == end) {
        return true;
      }
    }
    while (i < end) {
      int digits = i;
      while (digits < end && OctetClass.is(b.get(digits) & 0xFF, OctetClass.HEX)) {
        digits++;
      }
      if (digits < end && b.get(digits) == '.') {
        groups += 2;
        return isIpv4(b, i, end) && (gap ? groups <= 7 : groups == 8);
      }
      if (digits == i || digits - i > 4 || ++groups > 8) {
        return false;
      }
      i = digits;
      if (i == end) {
        return gap ? groups <= 7 : groups == 8;
      }
      if (b.get(i) != ':' || ++i == end) {
        return false;
      }
      if (b.get(i) == ':') {
        if (gap) {
          return false;
        }
        gap = true;
        if (++i == end) {
          return groups <= 7;
        }
      }
    }
    return false;
  }

  private static boolean isIpv4(ByteBuffer b, int at, int end) {
    int parts = 1;
    int value = -1;
    for (int i = at; i < end; i++) {
      int c = b.get(i) & 0xFF;
      if (c == '.') {
        if (value < 0 || ++parts > 4) {
          return false;
        }
        value = -1;
      } else if (c < '0' || c > '9' || value == 0) {
        return false;
      } else {
        value = Math.max(value, 0) * 10 + c - '0';
        if (value > 255) {
          return false;
        }
      }
    }
    return parts == 4 && value >= 0;
  }
}
