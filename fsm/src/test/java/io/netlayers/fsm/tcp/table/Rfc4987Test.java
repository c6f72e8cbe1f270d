package io.netlayers.fsm.tcp.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

/** RFC 4987 §3.6, SYN cookies. */
class Rfc4987Test {
  private static final long SECOND = 1_000_000_000L;
  private static final long HOUR = 3600 * SECOND;

  private final SynCookies cookies = new SynCookies(new ConnectionHash(7, 9));

  private int encode(int irs, int mss, long now) {
    return cookies.encode(1, 2, 3, 80, 4, 5, 40000, irs, mss, now);
  }

  private int decode(int irs, int cookie, long now) {
    return cookies.decode(1, 2, 3, 80, 4, 5, 40000, irs, cookie, now);
  }

  @Property(tries = 300)
  void aCookieTellsTheMssRoundedDown(
      @ForAll int irs,
      @ForAll @IntRange(max = 65535) int mss,
      @ForAll @LongRange(min = 0, max = 1L << 60) long now) {
    int kept = decode(irs, encode(irs, mss, now), now);
    assertEquals(SynCookies.mssOf(mss), kept);
    assertTrue(kept <= mss || kept == 536);
  }

  @Test
  void commonSegmentSizesAreKept() {
    for (int mss : new int[] {536, 1220, 1440, 1460, 8940}) {
      assertEquals(mss, SynCookies.mssOf(mss));
    }
    assertEquals(536, SynCookies.mssOf(100));
    assertEquals(1440, SynCookies.mssOf(1459));
    assertEquals(8940, SynCookies.mssOf(65535));
  }

  @Test
  void aCookieIsGoodForAMinuteAndForTwoAtMost() {
    long begin = HOUR / 64 / SECOND * 64 * SECOND;
    for (long age = 0; age <= 127 * SECOND; age += SECOND) {
      int cookie = encode(99, 1460, begin);
      assertEquals(age < 128 * SECOND ? 1460 : -1, decode(99, cookie, begin + age));
    }
    int late = encode(99, 1460, begin + 63 * SECOND);
    assertEquals(1460, decode(99, late, begin + 127 * SECOND));
    assertEquals(SynCookies.INVALID, decode(99, late, begin + 128 * SECOND));
    assertEquals(SynCookies.INVALID, decode(99, late, begin + 128 * SECOND * 128));
    assertEquals(SynCookies.INVALID, decode(99, late, begin - SECOND));
  }

  @Test
  void theSecretRotatesWithTime() {
    int first = encode(99, 1460, 0);
    int second = encode(99, 1460, 64 * SECOND);
    assertNotEquals(first, second);
    assertNotEquals(first & 0xFFFFFF, second & 0xFFFFFF);
  }

  @Test
  void aCookieBelongsToOneConnectionAndOneSyn() {
    int cookie = encode(99, 1460, HOUR);
    assertEquals(1460, decode(99, cookie, HOUR));
    assertEquals(SynCookies.INVALID, decode(100, cookie, HOUR));
    assertEquals(-1, cookies.decode(0, 2, 3, 80, 4, 5, 40000, 99, cookie, HOUR));
    assertEquals(-1, cookies.decode(1, 0, 3, 80, 4, 5, 40000, 99, cookie, HOUR));
    assertEquals(-1, cookies.decode(1, 2, 0, 80, 4, 5, 40000, 99, cookie, HOUR));
    assertEquals(-1, cookies.decode(1, 2, 3, 81, 4, 5, 40000, 99, cookie, HOUR));
    assertEquals(-1, cookies.decode(1, 2, 3, 80, 0, 5, 40000, 99, cookie, HOUR));
    assertEquals(-1, cookies.decode(1, 2, 3, 80, 4, 0, 40000, 99, cookie, HOUR));
    assertEquals(-1, cookies.decode(1, 2, 3, 80, 4, 5, 40001, 99, cookie, HOUR));
    SynCookies others = new SynCookies(new ConnectionHash(7, 8));
    assertEquals(-1, others.decode(1, 2, 3, 80, 4, 5, 40000, 99, cookie, HOUR));
  }

  @Test
  void aGuessIsHardlyEverGood() {
    int good = 0;
    for (int i = 0; i < 200_000; i++) {
      good += decode(99, i * 0x9E3779B9, HOUR) == SynCookies.INVALID ? 0 : 1;
    }
    assertTrue(good <= 2, good + " of 200,000 guesses were good");
  }

  @Property(tries = 300)
  void optionsTravelInTheTimestamp(
      @ForAll int clock,
      @ForAll @IntRange(max = 15) int scale,
      @ForAll boolean sack,
      @ForAll boolean ecn) {
    int tsVal = SynCookies.encodeTimestamp(clock, scale, sack, ecn);
    assertEquals(scale, SynCookies.scaleIn(tsVal));
    assertEquals(sack, SynCookies.sackIn(tsVal));
    assertEquals(ecn, SynCookies.ecnIn(tsVal));
    int behind = clock - tsVal;
    assertTrue(behind >= 0 && behind < 128, "never ahead of the clock: " + behind);
  }

  @Test
  void noScaleIsToldApart() {
    int tsVal = SynCookies.encodeTimestamp(1000, SynCookies.NO_SCALE, false, false);
    assertEquals(SynCookies.NO_SCALE, SynCookies.scaleIn(tsVal));
    assertFalse(SynCookies.sackIn(tsVal));
  }
}
