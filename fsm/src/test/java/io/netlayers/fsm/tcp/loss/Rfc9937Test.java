package io.netlayers.fsm.tcp.loss;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/** RFC 9937 §6. */
class Rfc9937Test {
  private static final int SMSS = 1000;
  private final ProportionalRateReduction prr = new ProportionalRateReduction();

  @Test
  void section6_proportionalWhileMoreThanSsthreshIsInFlight() {
    prr.begin(10_000, 20_000, 0);
    long pipe = 18_000; // one lost, one sacked
    assertEquals(pipe + 1000, prr.onAck(1000, pipe, false, SMSS)); // forced: ceil (0.5) is 500
    prr.onSent(1000);
    for (int ack = 2; ack <= 8; ack++) {
      long delivered = ack * 1000L;
      long expected = Math.max(0, (delivered * 10_000 + 19_999) / 20_000 - prr.out());
      long sent = prr.onAck(1000, pipe, false, SMSS) - pipe;
      assertEquals(expected, sent);
      if (sent >= SMSS) {
        prr.onSent(SMSS);
      } else {
        pipe -= SMSS;
      }
    }
    assertEquals(8000, prr.delivered());
    assertEquals(4000, prr.out());
  }

  @Test
  void section6_theFirstRetransmissionIsForced() {
    prr.begin(10_000, 1_000_000, 0);
    assertEquals(900_000 + SMSS, prr.onAck(10, 900_000, false, SMSS));
  }

  @Test
  void section6_conservativeBelowSsthreshAndFasterWithSafeAcks() {
    prr.begin(10_000, 20_000, 0);
    prr.onAck(1000, 4000, false, SMSS);
    prr.onSent(1000);
    assertEquals(4000 + 2000, prr.onAck(2000, 4000, false, SMSS)); // CRB
    prr.onSent(2000);
    assertEquals(4000 + 3000, prr.onAck(2000, 4000, true, SMSS)); // SSRB
    prr.onSent(3000);
    assertEquals(10_000, prr.onAck(2000, 9500, true, SMSS)); // at most to ssthresh
  }

  @Test
  void section6_whatWasSackedBeforeDoesNotCount() {
    prr.begin(5000, 20_000, 10_000);
    prr.onSent(1);
    assertEquals(8000 + 999, prr.onAck(2000, 8000, false, SMSS)); // ceil (2000 * 5 / 10) - 1
  }

  @Test
  void section6_anAckThatDeliversNothingChangesNothing() {
    prr.begin(10_000, 20_000, 0);
    long cwnd = prr.onAck(4000, 16_000, false, SMSS);
    assertEquals(cwnd, prr.onAck(0, 12_000, false, SMSS));
  }

  @Property(tries = 300)
  void withoutFurtherLossItEndsAtSsthresh(
      @ForAll @IntRange(min = 8, max = 2000) int segments,
      @ForAll @IntRange(min = 2, max = 7) int tenths) {
    long ssthresh = Math.max(2, segments * (long) tenths / 10) * SMSS;
    ProportionalRateReduction reduction = new ProportionalRateReduction();
    reduction.begin(ssthresh, (long) segments * SMSS, 0);
    long pipe = (segments - 1L) * SMSS; // the first is lost
    for (int ack = 1; ack < segments; ack++) {
      pipe -= SMSS;
      long cwnd = reduction.onAck(SMSS, pipe, false, SMSS);
      while (pipe + SMSS <= cwnd) {
        pipe += SMSS;
        reduction.onSent(SMSS);
      }
      assertTrue(pipe <= Math.max(ssthresh, (segments - 1L) * SMSS));
    }
    assertTrue(Math.abs(pipe - ssthresh) <= 2 * SMSS, pipe + " and not " + ssthresh);
  }

  @Property(tries = 300)
  void itNeverSendsMoreThanWasDeliveredAndASegmentForEachAck(
      @ForAll @IntRange(min = 2, max = 100) int segments, @ForAll long seed) {
    java.util.Random random = new java.util.Random(seed);
    long flight = segments * 1000L;
    prr.begin(Math.max(2000, flight / 2), flight, 0);
    for (int ack = 1; ack <= 50; ack++) {
      long delivered = random.nextInt(3000);
      long pipe = (long) random.nextInt(segments + 1) * SMSS;
      long cwnd = prr.onAck(delivered, pipe, random.nextBoolean(), SMSS);
      assertTrue(cwnd >= 0);
      prr.onSent(Math.max(0, cwnd - pipe));
      if (delivered > 0) {
        assertTrue(prr.out() <= prr.delivered() + (ack + 1L) * SMSS + flight);
      }
    }
  }
}
