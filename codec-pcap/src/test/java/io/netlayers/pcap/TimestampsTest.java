package io.netlayers.pcap;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class TimestampsTest {
  private static final BigInteger BILLION = BigInteger.valueOf(1_000_000_000);

  @Property(tries = 2000)
  void agreesWithNumbersOfAnyLength(@ForAll long units, @ForAll @IntRange(max = 255) int tsresol) {
    BigInteger all = new BigInteger(Long.toUnsignedString(units));
    BigInteger base = tsresol < 128 ? BigInteger.TEN : BigInteger.TWO;
    BigInteger aSecond = base.pow(tsresol & 127);
    BigInteger[] parts = all.divideAndRemainder(aSecond);
    assertEquals(parts[0].longValue(), Timestamps.seconds(tsresol, units));
    assertEquals(
        parts[1].multiply(BILLION).divide(aSecond).intValueExact(),
        Timestamps.nanos(tsresol, units));
  }

  @Test
  void knowsTheCommonResolutions() {
    assertEquals(1, Timestamps.seconds(6, 1_999_999));
    assertEquals(999_999_000, Timestamps.nanos(6, 1_999_999));
    assertEquals(1, Timestamps.seconds(9, 1_999_999_999));
    assertEquals(999_999_999, Timestamps.nanos(9, 1_999_999_999));
    assertEquals(5, Timestamps.seconds(0, 5));
    assertEquals(0, Timestamps.nanos(0, 5));
    assertEquals(123, Timestamps.nanos(12, 123_999));
    assertEquals(5, Timestamps.seconds(0x80, 5));
    assertEquals(500_000_000, Timestamps.nanos(0x81, 11));
    assertEquals(5, Timestamps.seconds(0x81, 11));
    assertEquals(999_999_999, Timestamps.nanos(0xC0, -1));
    assertEquals(999_999_999, Timestamps.nanos(0xBF, -1));
    assertEquals(0, Timestamps.nanos(0xFF, -1));
    assertEquals(0, Timestamps.nanos(127, -1));
    assertEquals(184_467_440, Timestamps.nanos(20, -1));
  }
}
