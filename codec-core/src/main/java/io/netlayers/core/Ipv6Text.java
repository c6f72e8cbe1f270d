package io.netlayers.core;

import org.checkerframework.checker.signedness.qual.SignedPositive;
import org.checkerframework.checker.signedness.qual.Unsigned;

/** The text of an IPv6 address: RFC 4291 §2.2 in, RFC 5952 §4 and §5 out. */
final class Ipv6Text {
  private static final int GROUPS = 8;

  private Ipv6Text() {}

  static Ipv6Address parse(String text) {
    int[] groups = new int[GROUPS];
    int count = 0;
    int gap = -1;
    int i = 0;
    int end = text.length();
    if (text.startsWith("::")) {
      gap = 0;
      i = 2;
    }
    while (i < end) {
      int groupStart = i;
      int value = 0;
      int digit;
      while (i < end && (digit = AddressText.hexDigit(text.charAt(i))) >= 0) {
        value = value << 4 | digit;
        i++;
        if (i - groupStart > 4) {
          throw malformed(text);
        }
      }
      if (i < end && text.charAt(i) == '.') {
        long tail = AddressText.dottedDecimal(text, groupStart);
        if (tail < 0 || count > GROUPS - 2) {
          throw malformed(text);
        }
        groups[count++] = (int) (tail >>> 16);
        groups[count++] = (int) tail & 0xFFFF;
        i = end;
        break;
      }
      if (i == groupStart || count == GROUPS) {
        throw malformed(text);
      }
      groups[count++] = value;
      if (i == end) {
        break;
      }
      if (text.charAt(i++) != ':' || i == end) {
        throw malformed(text);
      }
      if (text.charAt(i) == ':') {
        if (gap >= 0) {
          throw malformed(text);
        }
        gap = count;
        i++;
      }
    }
    if (gap < 0 ? count != GROUPS : count >= GROUPS) {
      throw malformed(text);
    }
    return assemble(groups, count, gap);
  }

  private static Ipv6Address assemble(int[] groups, int count, int gap) {
    long high = 0;
    long low = 0;
    for (int g = 0; g < GROUPS; g++) {
      int value;
      if (gap < 0 || g < gap) {
        value = groups[g];
      } else {
        int fromEnd = GROUPS - g;
        value = fromEnd <= count - gap ? groups[count - fromEnd] : 0;
      }
      if (g < 4) {
        high = high << 16 | value;
      } else {
        low = low << 16 | value;
      }
    }
    return Ipv6Address.of(Octets.asBits(high), Octets.asBits(low));
  }

  private static IllegalArgumentException malformed(String text) {
    return new IllegalArgumentException("not an IPv6 address: " + text);
  }

  /**
   * Lower case, no leading zeros, the first of the longest runs of at least two zero groups
   * shortened (RFC 5952 §4.2); an IPv4-mapped address ends in dotted decimal (§5).
   */
  static StringBuilder append(StringBuilder out, @Unsigned long high, @Unsigned long low) {
    if (high == 0 && low >>> 32 == 0xFFFF) {
      return Ipv4Address.appendTo(out.append("::ffff:"), (int) low);
    }
    int bestStart = -1;
    int bestLength = 1;
    int runStart = -1;
    for (int g = 0; g < GROUPS; g++) {
      if (group(high, low, g) != 0) {
        runStart = -1;
        continue;
      }
      if (runStart < 0) {
        runStart = g;
      }
      if (g - runStart + 1 > bestLength) {
        bestStart = runStart;
        bestLength = g - runStart + 1;
      }
    }
    for (int g = 0; g < GROUPS; g++) {
      if (g == bestStart) {
        out.append("::");
        g += bestLength - 1;
        continue;
      }
      if (g > 0 && g != bestStart + bestLength) {
        out.append(':');
      }
      appendHex(out, group(high, low, g));
    }
    return out;
  }

  private static @SignedPositive int group(@Unsigned long high, @Unsigned long low, int index) {
    @Unsigned long half = index < 4 ? high : low;
    return (int) (half >>> (48 - (index & 3) * 16)) & 0xFFFF;
  }

  private static void appendHex(StringBuilder out, @SignedPositive int value) {
    int shift = value > 0xFFF ? 12 : value > 0xFF ? 8 : value > 0xF ? 4 : 0;
    for (; shift >= 0; shift -= 4) {
      out.append(Character.forDigit(value >>> shift & 0xF, 16));
    }
  }
}
