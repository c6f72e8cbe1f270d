package io.netlayers.fsm.tcp.timing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** RFC 6298, and RFC 7323 appendix G where samples are many. */
class Rfc6298Test {
  private static final long MS = 1_000_000;

  private static RtoEstimator estimator(long minMs) {
    return new RtoEstimator(new RtoLimits(1000 * MS, minMs * MS, 60_000 * MS, MS));
  }

  @Test
  void section2_1_untilMeasuredItIsOneSecond() {
    RtoEstimator rto = new RtoEstimator(RtoLimits.STANDARD);
    assertFalse(rto.hasSample());
    assertEquals(1000 * MS, rto.rtoNanos());
    rto.backOff();
    assertEquals(2000 * MS, rto.rtoNanos());
  }

  @Test
  void section2_2_theFirstMeasurement() {
    RtoEstimator rto = estimator(1);
    rto.onSample(80 * MS, 1);
    assertEquals(80 * MS, rto.srttNanos());
    assertEquals(40 * MS, rto.rttVarNanos());
    assertEquals((80 + 4 * 40) * MS, rto.rtoNanos());
  }

  @Test
  void section2_3_theNextMeasurementsWithVariationFirst() {
    RtoEstimator rto = estimator(1);
    rto.onSample(80 * MS, 1);
    rto.onSample(160 * MS, 1);
    // RTTVAR = 3/4 * 40 + 1/4 * |80 - 160| = 50; SRTT = 7/8 * 80 + 1/8 * 160 = 90
    assertEquals(50 * MS, rto.rttVarNanos());
    assertEquals(90 * MS, rto.srttNanos());
    assertEquals(290 * MS, rto.rtoNanos());
    rto.onSample(10 * MS, 1);
    // RTTVAR = 37.5 + 20 = 57.5; SRTT = 78.75 + 1.25 = 80
    assertEquals(57_500_000, rto.rttVarNanos());
    assertEquals(80 * MS, rto.srttNanos());
  }

  @Test
  void section2_3_theClocksStepIsTheLeastVariation() {
    RtoEstimator rto = new RtoEstimator(new RtoLimits(1000 * MS, 1, 60_000 * MS, 7 * MS));
    for (int i = 0; i < 500; i++) {
      rto.onSample(100 * MS, 1);
    }
    assertEquals(107 * MS, rto.rtoNanos());
  }

  @Test
  void section2_4_neverLessThanTheMinimum() {
    RtoEstimator rto = new RtoEstimator(RtoLimits.STANDARD);
    rto.onSample(MS, 1);
    assertEquals(1000 * MS, rto.rtoNanos());
    RtoEstimator prompt = new RtoEstimator(RtoLimits.PROMPT);
    prompt.onSample(MS, 1);
    assertEquals(200 * MS, prompt.rtoNanos());
  }

  @Test
  void section2_5_neverMoreThanTheMaximum() {
    RtoEstimator rto = new RtoEstimator(RtoLimits.STANDARD);
    rto.onSample(50_000 * MS, 1);
    assertEquals(60_000 * MS, rto.rtoNanos());
    rto.onSample(Long.MAX_VALUE, 1);
    assertEquals(60_000 * MS, rto.rtoNanos());
    for (int i = 0; i < 200; i++) {
      rto.backOff();
      assertEquals(60_000 * MS, rto.rtoNanos());
    }
  }

  @Test
  void section5_5_eachExpiryDoublesIt() {
    RtoEstimator rto = estimator(200);
    rto.onSample(40 * MS, 1);
    assertEquals(200 * MS, rto.rtoNanos());
    long expected = 200 * MS;
    for (int i = 0; i < 12; i++) {
      rto.backOff();
      expected = Math.min(60_000 * MS, expected * 2);
      assertEquals(expected, rto.rtoNanos());
      assertEquals(200 * MS, rto.baseRtoNanos());
    }
  }

  @Test
  void section5_aMeasurementEndsTheBackOff() {
    RtoEstimator rto = estimator(1);
    rto.onSample(80 * MS, 1);
    rto.backOff();
    rto.backOff();
    rto.onSample(80 * MS, 1);
    assertEquals(0, rto.backOffs());
    assertEquals((80 + 4 * 30) * MS, rto.rtoNanos());
  }

  @Test
  void section5_7_afterALostSynDataBeginsWithThreeSeconds() {
    RtoEstimator rto = new RtoEstimator(RtoLimits.STANDARD);
    rto.backOff();
    rto.onHandshakeTimedOut();
    assertEquals(3000 * MS, rto.rtoNanos());
  }

  @Test
  void rfc7323AppendixG_weightsAreSharedAmongTheSamples() {
    assertEquals(1, RtoEstimator.expectedSamples(0, 1460));
    assertEquals(1, RtoEstimator.expectedSamples(2920, 1460));
    assertEquals(2, RtoEstimator.expectedSamples(2921, 1460));
    assertEquals(5, RtoEstimator.expectedSamples(14_600, 1460));
    RtoEstimator rto = estimator(1);
    rto.onSample(80 * MS, 5);
    rto.onSample(120 * MS, 5);
    // RTTVAR = 40 + (40 - 40) / 20; SRTT = 80 + 40 / 40
    assertEquals(40 * MS, rto.rttVarNanos());
    assertEquals(81 * MS, rto.srttNanos());
  }

  @Test
  void rfc4015_aSpuriousTimeoutMakesItMoreConservative() {
    RtoEstimator rto = estimator(1);
    rto.onSample(80 * MS, 1);
    rto.backOff();
    rto.onSpuriousTimeout(300 * MS);
    assertEquals(300 * MS, rto.srttNanos());
    assertEquals(150 * MS, rto.rttVarNanos());
    assertEquals(900 * MS, rto.rtoNanos());
    rto.onSpuriousTimeout(10 * MS);
    assertEquals(300 * MS, rto.srttNanos());
  }

  @Test
  void aRoundTripOfNoTimeIsASample() {
    RtoEstimator rto = estimator(1);
    rto.onSample(0, 1);
    assertTrue(rto.hasSample());
    assertEquals(MS + 1, rto.rtoNanos());
  }

  @Test
  void boundsOutOfOrderAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new RtoLimits(1, 2, 3, 1));
    assertThrows(IllegalArgumentException.class, () -> new RtoLimits(4, 2, 3, 1));
    assertThrows(IllegalArgumentException.class, () -> new RtoLimits(2, 2, 1, 1));
    assertThrows(IllegalArgumentException.class, () -> new RtoLimits(2, 2, 3, 0));
    assertThrows(IllegalArgumentException.class, () -> new RtoLimits(2, 2, Long.MAX_VALUE, 1));
  }
}
