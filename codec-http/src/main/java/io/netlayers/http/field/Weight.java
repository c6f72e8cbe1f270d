package io.netlayers.http.field;

import io.netlayers.http.text.Chars;

/** Weights of content negotiation in thousandths, 0 to 1000 (RFC 9110 §12.4.2). */
public final class Weight {
  /** The weight of what names none. */
  public static final int MAX = 1000;

  private Weight() {}

  /** {@code qvalue} in thousandths, or -1. */
  public static int parse(CharSequence text) {
    int length = text.length();
    if (length == 0 || length > 5 || text.charAt(0) != '0' && text.charAt(0) != '1') {
      return -1;
    }
    int value = (text.charAt(0) - '0') * 1000;
    if (length > 1 && text.charAt(1) != '.') {
      return -1;
    }
    for (int i = 2, unit = 100; i < length; i++, unit /= 10) {
      if (!Chars.isDigit(text.charAt(i))) {
        return -1;
      }
      value += (text.charAt(i) - '0') * unit;
    }
    return value > MAX ? -1 : value;
  }

  /** {@code ;q=0.5}, or nothing for {@link #MAX}. */
  static String suffix(int weight) {
    if (weight == MAX) {
      return "";
    }
    String digits = Integer.toString(1000 + weight).substring(1);
    int end = 3;
    while (end > 0 && digits.charAt(end - 1) == '0') {
      end--;
    }
    return end == 0 ? ";q=0" : ";q=0." + digits.substring(0, end);
  }

  static void require(int weight) {
    if (weight < 0 || weight > MAX) {
      throw new IllegalArgumentException("weight not within 0 to 1000: " + weight);
    }
  }
}
