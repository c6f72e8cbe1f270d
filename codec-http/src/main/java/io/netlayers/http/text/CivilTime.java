package io.netlayers.http.text;

/** The Gregorian calendar in seconds since 1970-01-01T00:00:00Z, without leap seconds. */
public final class CivilTime {
  /** Seconds of a day. */
  public static final long DAY = 86_400;

  /** The months' names as dates have them, three letters each. */
  public static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

  private CivilTime() {}

  /**
   * The day's number, 0 for 1970-01-01.
   *
   * @param month 1 to 12
   */
  public static long days(long year, int month, int day) {
    // years that begin in March, so that the leap day is a year's last
    long y = month > 2 ? year : year - 1;
    long era = Math.floorDiv(y, 400L);
    long yearOfEra = y - era * 400;
    long dayOfYear = (153L * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1;
    return era * 146_097 + yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear - 719_468;
  }

  /** Days of a month, 28 to 31; month 1 to 12. */
  public static int daysInMonth(long year, int month) {
    if (month == 2) {
      boolean leap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);
      return leap ? 29 : 28;
    }
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
  }

  /** The day of the week, 0 for Sunday. */
  public static int dayOfWeek(long day) {
    return (int) Math.floorMod(day + 4, 7L);
  }

  /** The year that a day is in. */
  public static long year(long day) {
    long shifted = day + 719_468;
    long era = Math.floorDiv(shifted, 146_097L);
    long d = shifted - era * 146_097;
    long yearOfEra = (d - d / 1460 + d / 36_524 - d / 146_096) / 365;
    long dayOfYear = d - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
    return yearOfEra + era * 400 + (dayOfYear >= 306 ? 1 : 0);
  }

  /** The month's number, 1 to 12, of three letters of either case, or 0. */
  public static int month(CharSequence text) {
    for (int i = 0; text.length() == 3 && i < 12; i++) {
      if (Chars.equalsIgnoreCase(text, MONTHS.substring(3 * i, 3 * i + 3))) {
        return i + 1;
      }
    }
    return 0;
  }
}
