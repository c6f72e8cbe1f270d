package io.netlayers.http.field;

import io.netlayers.http.text.Chars;
import io.netlayers.http.text.CivilTime;
import java.util.OptionalLong;

/**
 * Dates (RFC 9110 §5.6.7): all three forms in, IMF-fixdate out. A date is a {@code long} of seconds
 * since 1970-01-01T00:00:00Z, without leap seconds; the names are case-sensitive.
 */
public final class HttpDate {
  private static final String[] DAYS = {
    "Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"
  };

  private static final long FIRST = CivilTime.days(0, 1, 1) * CivilTime.DAY;
  private static final long BEHIND_LAST = CivilTime.days(10_000, 1, 1) * CivilTime.DAY;

  private HttpDate() {}

  /**
   * IMF-fixdate: {@code Sun, 06 Nov 1994 08:49:37 GMT}.
   *
   * @throws IllegalArgumentException if the year is not within 0 to 9999
   */
  public static String format(long epochSeconds) {
    if (epochSeconds < FIRST || epochSeconds >= BEHIND_LAST) {
      throw new IllegalArgumentException("year not within 0 to 9999: " + epochSeconds);
    }
    long day = Math.floorDiv(epochSeconds, CivilTime.DAY);
    int second = (int) (epochSeconds - day * CivilTime.DAY);
    long year = CivilTime.year(day);
    int month = 12;
    while (CivilTime.days(year, month, 1) > day) {
      month--;
    }
    int dayOfMonth = (int) (day - CivilTime.days(year, month, 1)) + 1;
    StringBuilder out = new StringBuilder(29);
    out.append(DAYS[CivilTime.dayOfWeek(day)], 0, 3).append(", ");
    two(out, dayOfMonth).append(' ');
    out.append(CivilTime.MONTHS, 3 * month - 3, 3 * month).append(' ');
    two(two(out, (int) (year / 100)), (int) (year % 100)).append(' ');
    two(out, second / 3600).append(':');
    two(out, second / 60 % 60).append(':');
    return two(out, second % 60).append(" GMT").toString();
  }

  private static StringBuilder two(StringBuilder out, int value) {
    return out.append((char) ('0' + value / 10)).append((char) ('0' + value % 10));
  }

  /** As {@link #parse(CharSequence, long, boolean)}, with any day's name let pass. */
  public static OptionalLong parse(CharSequence text, long nowEpochSeconds) {
    return parse(text, nowEpochSeconds, false);
  }

  /**
   * Reads a date in any of the three forms.
   *
   * @param nowEpochSeconds decides the century of a year of two digits: more than 50 years from now
   *     on is the past
   * @param checkDayName whether the day's name has to be the date's; it has to be some day's in any
   *     case
   * @return empty where it is no date
   */
  public static OptionalLong parse(CharSequence text, long nowEpochSeconds, boolean checkDayName) {
    String s = text.toString();
    int comma = s.indexOf(',');
    if (comma == 3 && s.length() == 29) {
      return imfFixdate(s, checkDayName);
    }
    if (comma > 3 && s.length() == comma + 24) {
      return rfc850(s, comma, nowEpochSeconds, checkDayName);
    }
    return comma < 0 && s.length() == 24 ? asctime(s, checkDayName) : OptionalLong.empty();
  }

  /** {@code Sun, 06 Nov 1994 08:49:37 GMT}. */
  private static OptionalLong imfFixdate(String s, boolean check) {
    if (!marks(s, 4, "  ", 7, 11) || !marks(s, 16, " ", 16) || !s.endsWith(" GMT")) {
      return OptionalLong.empty();
    }
    int year = digits(s, 12, 4);
    return assemble(year, month(s, 8), digits(s, 5, 2), time(s, 17), dayName(s, 3, 3), check);
  }

  /** {@code Sunday, 06-Nov-94 08:49:37 GMT}. */
  private static OptionalLong rfc850(String s, int comma, long now, boolean check) {
    int at = comma + 2;
    if (s.charAt(comma + 1) != ' '
        || s.charAt(at + 2) != '-'
        || s.charAt(at + 6) != '-'
        || s.charAt(at + 9) != ' '
        || !s.endsWith(" GMT")) {
      return OptionalLong.empty();
    }
    int day = digits(s, at, 2);
    int month = month(s, at + 3);
    int shortYear = digits(s, at + 7, 2);
    int time = time(s, at + 10);
    if (day < 1 || month < 1 || shortYear < 0 || time < 0) {
      return OptionalLong.empty();
    }
    int year = century(shortYear, month, day, time, now);
    return assemble(year, month, day, time, dayName(s, comma, comma), check);
  }

  /** RFC 9110 §5.6.7: no "more than 50 years in the future". */
  private static int century(int shortYear, int month, int day, int time, long now) {
    long bounded = Math.max(FIRST, Math.min(now, BEHIND_LAST - 1));
    long today = Math.floorDiv(bounded, CivilTime.DAY);
    long thisYear = CivilTime.year(today);
    // the same day and second, 50 years on
    long dayOfYear = today - CivilTime.days(thisYear, 1, 1);
    long latest =
        (CivilTime.days(thisYear + 50, 1, 1) + dayOfYear) * CivilTime.DAY
            + Math.floorMod(bounded, CivilTime.DAY);
    long year = (thisYear / 100 + 1) * 100 + shortYear;
    while (year >= 100 && CivilTime.days(year, month, day) * CivilTime.DAY + time > latest) {
      year -= 100;
    }
    return (int) year;
  }

  /** {@code Sun Nov 6 08:49:37 1994}. */
  private static OptionalLong asctime(String s, boolean check) {
    if (!marks(s, 3, "  ", 3, 7) || !marks(s, 10, "  ", 10, 19)) {
      return OptionalLong.empty();
    }
    int day = s.charAt(8) == ' ' ? digits(s, 9, 1) : digits(s, 8, 2);
    int year = digits(s, 20, 4);
    return assemble(year, month(s, 4), day, time(s, 11), dayName(s, 3, 3), check);
  }

  private static boolean marks(String s, int space, String marks, int... places) {
    boolean good = s.charAt(space) == ' ';
    for (int i = 0; i < places.length; i++) {
      good &= s.charAt(places[i]) == marks.charAt(i);
    }
    return good;
  }

  /** The seconds, where every part is good: negative ones are not. */
  private static OptionalLong assemble(
      int year, int month, int day, int time, int dayName, boolean check) {
    if (year < 0 || month < 1 || day < 1 || time < 0 || dayName < 0) {
      return OptionalLong.empty();
    }
    if (day > CivilTime.daysInMonth(year, month)) {
      return OptionalLong.empty();
    }
    long number = CivilTime.days(year, month, day);
    return check && CivilTime.dayOfWeek(number) != dayName
        ? OptionalLong.empty()
        : OptionalLong.of(number * CivilTime.DAY + time);
  }

  /** {@code 08:49:37} as seconds of the day, or -1; a leap second, 23:59:60, is 86,400. */
  private static int time(String s, int at) {
    int hour = digits(s, at, 2);
    int minute = digits(s, at + 3, 2);
    int second = digits(s, at + 6, 2);
    if (s.charAt(at + 2) != ':' || s.charAt(at + 5) != ':') {
      return -1;
    }
    boolean leap = hour == 23 && minute == 59 && second == 60;
    boolean good = hour >= 0 && hour < 24 && minute >= 0 && minute < 60 && second >= 0;
    return good && (second < 60 || leap) ? hour * 3600 + minute * 60 + second : -1;
  }

  private static int digits(String s, int at, int count) {
    int value = 0;
    for (int i = at; i < at + count; i++) {
      if (!Chars.isDigit(s.charAt(i))) {
        return -1;
      }
      value = value * 10 + (s.charAt(i) - '0');
    }
    return value;
  }

  private static int month(String s, int at) {
    int index = CivilTime.MONTHS.indexOf(s.substring(at, at + 3));
    return index < 0 || index % 3 != 0 ? 0 : index / 3 + 1;
  }

  /** 0 for Sunday, or -1; three letters or the whole name. */
  private static int dayName(String s, int end, int letters) {
    for (int i = 0; i < DAYS.length; i++) {
      String name = letters == 3 ? DAYS[i].substring(0, 3) : DAYS[i];
      if (s.substring(0, end).equals(name)) {
        return i;
      }
    }
    return -1;
  }
}
