package io.netlayers.http.structured;

import io.netlayers.core.OctetString;
import io.netlayers.http.text.Chars;

/** A value without parameters (RFC 9651 §3.3). The text of each is its serialization (§4.1.3.1). */
public sealed interface BareItem {
  /**
   * An integer of at most fifteen digits (RFC 9651 §3.3.1).
   *
   * @param value -999,999,999,999,999 to 999,999,999,999,999
   */
  record IntegerItem(long value) implements BareItem {
    /** The largest integer. */
    public static final long MAX = 999_999_999_999_999L;

    /**
     * An integer.
     *
     * @throws IllegalArgumentException if it has more than fifteen digits
     */
    public IntegerItem {
      requireFifteenDigits(value);
    }

    @Override
    public String toString() {
      return Long.toString(value);
    }
  }

  /**
   * A decimal with at most twelve digits before the dot and three behind it (RFC 9651 §3.3.2).
   *
   * @param thousandths the number times 1,000, of at most fifteen digits
   */
  record DecimalItem(long thousandths) implements BareItem {
    /**
     * A decimal.
     *
     * @throws IllegalArgumentException if there are more than twelve digits before the dot
     */
    public DecimalItem {
      requireFifteenDigits(thousandths);
    }

    /**
     * A number rounded to three digits behind the dot, to the even one of two that are as near (RFC
     * 9651 §4.1.5). The number is the one that the double is written as: 0.0015 is halfway, though
     * the double is a little more.
     *
     * @throws IllegalArgumentException if it is no number or has more than twelve digits before the
     *     dot
     */
    public static DecimalItem rounded(double value) {
      double scaled = Math.rint(value * 1000);
      if (!(Math.abs(scaled) <= IntegerItem.MAX + 1.0)) {
        throw new IllegalArgumentException("not a decimal of twelve digits: " + value);
      }
      // the product may be off by one bit: what decides is on which side of a half the value is
      long nearest = (long) scaled;
      if (isBehind(value, nearest, -1)) {
        nearest--;
      } else if (isBehind(value, nearest, 1)) {
        nearest++;
      }
      return new DecimalItem(nearest);
    }

    /** Whether a value is past the half on one side of a number, or on it and that one is odd. */
    private static boolean isBehind(double value, long thousandths, int side) {
      double half = (2 * thousandths + side) / 2000.0; // the double nearest to it
      return value == half ? thousandths % 2 != 0 : side < 0 ? value < half : value > half;
    }

    /** The number, as near as a double comes to it. */
    public double doubleValue() {
      return thousandths / 1000.0;
    }

    /** At least one digit behind the dot, and no zero at the end but that one. */
    @Override
    public String toString() {
      long magnitude = Math.abs(thousandths);
      long fraction = magnitude % 1000;
      StringBuilder out = new StringBuilder(17);
      out.append(thousandths < 0 ? "-" : "").append(magnitude / 1000).append('.');
      out.append(fraction / 100);
      if (fraction % 100 != 0) {
        out.append(fraction / 10 % 10);
      }
      if (fraction % 10 != 0) {
        out.append(fraction % 10);
      }
      return out.toString();
    }
  }

  /**
   * A string of printable ASCII (RFC 9651 §3.3.3).
   *
   * @param value without quotes and escapes
   */
  record StringItem(String value) implements BareItem {
    /**
     * A string.
     *
     * @throws IllegalArgumentException if a character is not within U+0020 to U+007E
     */
    public StringItem {
      for (int i = 0; i < value.length(); i++) {
        if (value.charAt(i) < 0x20 || value.charAt(i) > 0x7E) {
          throw new IllegalArgumentException("not printable ASCII at index " + i);
        }
      }
    }

    @Override
    public String toString() {
      StringBuilder out = new StringBuilder(value.length() + 2).append('"');
      for (int i = 0; i < value.length(); i++) {
        char c = value.charAt(i);
        if (c == '"' || c == '\\') {
          out.append('\\');
        }
        out.append(c);
      }
      return out.append('"').toString();
    }
  }

  /**
   * A token (RFC 9651 §3.3.4): a letter or an asterisk, then tchars, colons and slashes.
   *
   * @param value as it is written
   */
  record TokenItem(String value) implements BareItem {
    /**
     * A token.
     *
     * @throws IllegalArgumentException if it is none
     */
    public TokenItem {
      boolean good = !value.isEmpty() && isStart(value.charAt(0));
      for (int i = 1; good && i < value.length(); i++) {
        good = isPart(value.charAt(i));
      }
      if (!good) {
        throw new IllegalArgumentException("not a token: " + value);
      }
    }

    static boolean isStart(int c) {
      return Chars.isAlpha(c) || c == '*';
    }

    static boolean isPart(int c) {
      return Chars.isTchar(c) || c == ':' || c == '/';
    }

    @Override
    public String toString() {
      return value;
    }
  }

  /**
   * Octets (RFC 9651 §3.3.5).
   *
   * @param value not encoded
   */
  record ByteSequenceItem(OctetString value) implements BareItem {
    @Override
    public String toString() {
      return ":" + Base64Text.encode(value) + ":";
    }
  }

  /**
   * True or false (RFC 9651 §3.3.6).
   *
   * @param value which of both
   */
  record BooleanItem(boolean value) implements BareItem {
    /** True, which dictionaries and parameters leave unwritten. */
    public static final BooleanItem TRUE = new BooleanItem(true);

    /** False. */
    public static final BooleanItem FALSE = new BooleanItem(false);

    @Override
    public String toString() {
      return value ? "?1" : "?0";
    }
  }

  /**
   * A point in time (RFC 9651 §3.3.7).
   *
   * @param epochSeconds seconds since 1970-01-01T00:00:00Z without leap seconds, of at most fifteen
   *     digits
   */
  record DateItem(long epochSeconds) implements BareItem {
    /**
     * A date.
     *
     * @throws IllegalArgumentException if it has more than fifteen digits
     */
    public DateItem {
      requireFifteenDigits(epochSeconds);
    }

    @Override
    public String toString() {
      return "@" + epochSeconds;
    }
  }

  /**
   * Text for people, of any characters (RFC 9651 §3.3.8).
   *
   * @param value without quotes and percent-encoding
   */
  record DisplayStringItem(String value) implements BareItem {
    /**
     * A display string.
     *
     * @throws IllegalArgumentException if a surrogate has no partner: no UTF-8 can say it
     */
    public DisplayStringItem {
      DisplayText.requirePaired(value);
    }

    @Override
    public String toString() {
      return DisplayText.encode(value);
    }
  }

  private static void requireFifteenDigits(long value) {
    if (value > IntegerItem.MAX || value < -IntegerItem.MAX) {
      throw new IllegalArgumentException("more than fifteen digits: " + value);
    }
  }
}
