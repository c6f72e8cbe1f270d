package io.netlayers.http.field;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.netlayers.http.cookie.CookieDate;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Dates (RFC 9110 §5.6.7) of all years, beside the JDK's calendar. */
class Rfc9110Section567Test {
  private static final DateTimeFormatter IMF =
      DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.US);
  private static final DateTimeFormatter RFC850 =
      DateTimeFormatter.ofPattern("EEEE, dd-MMM-uu HH:mm:ss 'GMT'", Locale.US);
  private static final DateTimeFormatter ASCTIME =
      DateTimeFormatter.ofPattern("EEE MMM ppd HH:mm:ss uuuu", Locale.US);

  private static void agree(LocalDate day, LocalTime time) {
    long seconds = day.toEpochSecond(time, ZoneOffset.UTC);
    OptionalLong expected = OptionalLong.of(seconds);
    String imf = IMF.format(day.atTime(time));
    assertEquals(imf, HttpDate.format(seconds));
    assertEquals(expected, HttpDate.parse(imf, 0, true));
    assertEquals(expected, HttpDate.parse(ASCTIME.format(day.atTime(time)), 0, true));
    // a year of two digits, seen from that day itself
    assertEquals(expected, HttpDate.parse(RFC850.format(day.atTime(time)), seconds, true));
    if (day.getYear() >= 1601) {
      assertEquals(expected, CookieDate.parse(imf));
    }
  }

  @Test
  void everyYearsEdges() {
    for (int year = 1; year <= 9999; year++) {
      LocalDate first = LocalDate.of(year, 1, 1);
      agree(first, LocalTime.MIDNIGHT);
      agree(first.plusDays(58), LocalTime.NOON);
      agree(first.plusDays(59), LocalTime.of(23, 59, 59));
      agree(first.plusDays(first.lengthOfYear() - 1), LocalTime.of(23, 59, 59));
    }
  }

  @Test
  void everyDayOfFourHundredYears() {
    LocalDate end = LocalDate.of(2300, 1, 1);
    for (LocalDate day = LocalDate.of(1900, 1, 1); day.isBefore(end); day = day.plusDays(1)) {
      agree(day, LocalTime.ofSecondOfDay(Math.floorMod(day.hashCode() * 31L, 86_400)));
    }
  }

  /** A day's name that is not the date's is let pass, and can be told. */
  @Test
  void aWrongDayName() {
    for (String text :
        new String[] {
          "Mon, 06 Nov 1994 08:49:37 GMT",
          "Monday, 06-Nov-94 08:49:37 GMT",
          "Mon Nov  6 08:49:37 1994"
        }) {
      assertEquals(OptionalLong.of(784_111_777L), HttpDate.parse(text, 784_111_777L));
      assertEquals(OptionalLong.empty(), HttpDate.parse(text, 784_111_777L, true));
    }
  }

  @Test
  void yearsThatHaveNoFourDigits() {
    assertThrows(IllegalArgumentException.class, () -> HttpDate.format(253_402_300_800L));
    assertThrows(IllegalArgumentException.class, () -> HttpDate.format(-62_167_219_201L));
    assertThrows(IllegalArgumentException.class, () -> HttpDate.format(Long.MAX_VALUE));
    assertThrows(IllegalArgumentException.class, () -> HttpDate.format(Long.MIN_VALUE));
  }
}
