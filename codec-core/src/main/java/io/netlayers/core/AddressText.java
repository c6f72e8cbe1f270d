package io.netlayers.core;

/** Digits of an address's text, without a regular expression and without an exception inside. */
final class AddressText {
  private AddressText() {}

  /** The digit's value, or -1; ASCII digits only. */
  static int hexDigit(char c) {
    if (c >= '0' && c <= '9') {
      return c - '0';
    }
    char lower = (char) (c | 0x20);
    return lower >= 'a' && lower <= 'f' && c < 0x80 ? lower - 'a' + 10 : -1;
  }

  /**
   * Dotted decimal from {@code start} to the end of {@code text}: four numbers of 0 to 255 without
   * leading zeros (RFC 6943 §3.1.1, the strict form).
   *
   * @return the 32 bits, or -1
   */
  static long dottedDecimal(String text, int start) {
    long bits = 0;
    int part = 0;
    int digits = 0;
    int value = 0;
    for (int i = start; i <= text.length(); i++) {
      char c = i < text.length() ? text.charAt(i) : '.';
      if (c == '.') {
        if (digits == 0 || ++part > 4) {
          return -1;
        }
        bits = bits << 8 | value;
        digits = 0;
        value = 0;
      } else if (c < '0' || c > '9' || (digits > 0 && value == 0)) {
        return -1;
      } else {
        value = value * 10 + (c - '0');
        digits++;
        if (value > 255) {
          return -1;
        }
      }
    }
    return part == 4 ? bits : -1;
  }

  /** A prefix length without sign or leading zero, 0 to {@code most}, or -1. */
  static int prefixLength(String text, int start, int most) {
    int digits = text.length() - start;
    if (digits < 1 || digits > 3 || (digits > 1 && text.charAt(start) == '0')) {
      return -1;
    }
    int value = 0;
    for (int i = start; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9') {
        return -1;
      }
      value = value * 10 + (c - '0');
    }
    return value <= most ? value : -1;
  }
}
