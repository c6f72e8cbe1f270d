package io.netlayers.http.cookie;

import io.netlayers.http.text.Chars;
import io.netlayers.http.text.CivilTime;
import java.util.OptionalLong;

/** Dates as cookies have them: whatever order, whatever is between (RFC 6265 §5.1.1). */
public final class CookieDate {
  private int hour = -1;
  private int minute;
  private int second;
  private int day = -1;
  private int month = -1;
  private int year = -1;

  private CookieDate() {}

  /** Reads a date, in seconds since 1970-01-01T00:00:00Z; empty where the algorithm fails. */
  public static OptionalLong parse(CharSequence text) {
    return new CookieDate().read(text.toString());
  }

  private OptionalLong read(String text) {
    int at = 0;
    while (at < text.length()) {
      if (isDelimiter(text.charAt(at))) {
        at++;
        continue;
      }
      int start = at;
      while (at < text.length() && !isDelimiter(text.charAt(at))) {
        at++;
      }
      token(text.substring(start, at));
    }
    return assemble();
  }

  private static boolean isDelimiter(char c) {
    return c == 0x09
        || c >= 0x20 && c <= 0x2F
        || c >= 0x3B && c <= 0x40
        || c >= 0x5B && c <= 0x60
        || c >= 0x7B && c <= 0x7E;
  }

  /** Step 2: the first production that matches and was not found yet takes the token. */
  private void token(String token) {
    if (hour < 0 && time(token)) {
      return;
    }
    int digits = digits(token, 0, 5);
    if (day < 0 && (digits == 1 || digits == 2)) {
      day = number(token, 0, digits);
    } else if (month < 0 && token.length() >= 3 && CivilTime.month(token.substring(0, 3)) > 0) {
      month = CivilTime.month(token.substring(0, 3));
    } else if (year < 0 && digits >= 2 && digits <= 4) {
      year = number(token, 0, digits);
      if (year <= 99) { // steps 3 and 4
        year += year >= 70 ? 1900 : 2000;
      }
    }
  }

  /** {@code hms-time [ non-digit *OCTET ]}. */
  private boolean time(String token) {
    int[] fields = new int[3];
    int at = 0;
    for (int i = 0; i < 3; i++) {
      int digits = digits(token, at, 3);
      if (digits < 1 || digits > 2) {
        return false;
      }
      fields[i] = number(token, at, digits);
      at += digits;
      if (i < 2 && (at == token.length() || token.charAt(at++) != ':')) {
        return false;
      }
    }
    hour = fields[0];
    minute = fields[1];
    second = fields[2];
    return true;
  }

  /** How many digits there are from an index on, {@code most} at most. */
  private static int digits(String token, int from, int most) {
    int count = 0;
    while (count < most
        && from + count < token.length()
        && Chars.isDigit(token.charAt(from + count))) {
      count++;
    }
    return count;
  }

  private static int number(String token, int from, int digits) {
    return (int) Chars.decimal(token.substring(from, from + digits), 9999);
  }

  /** Steps 5 and 6. */
  private OptionalLong assemble() {
    boolean good =
        hour >= 0 && hour <= 23 && minute <= 59 && second <= 59 && month > 0 && year >= 1601;
    if (!good || day < 1 || day > CivilTime.daysInMonth(year, month)) {
      return OptionalLong.empty();
    }
    long time = hour * 3600L + minute * 60L + second;
    return OptionalLong.of(CivilTime.days(year, month, day) * CivilTime.DAY + time);
  }
}
