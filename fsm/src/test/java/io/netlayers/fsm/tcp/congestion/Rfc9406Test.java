package io.netlayers.fsm.tcp.congestion;

import static io.netlayers.fsm.tcp.congestion.Flow.MS;
import static io.netlayers.fsm.tcp.congestion.Flow.SMSS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** HyStart++: leaving the first slow start in time, as {@link Cubic} does. */
class Rfc9406Test {
  private static Flow flow() {
    return new Flow(new Cubic(), 100 * MS);
  }

  @Test
  void section4_2_withoutGrowingRoundTripsSlowStartGoesOn() {
    Flow flow = flow();
    for (int i = 0; i < 8; i++) {
      flow.round();
    }
    assertEquals(10 * SMSS << 8, flow.control.cwnd());
    assertTrue(flow.control.inSlowStart());
  }

  @Test
  void section4_2_growingRoundTripsEndSlowStart() {
    Flow flow = flow();
    flow.round();
    flow.round();
    long before = flow.control.cwnd();
    round(flow, 130 * MS); // 130 >= 100 + clamp (4, 100 / 8, 16): CSS from the eighth sample on
    round(flow, 130 * MS); // the control's rounds begin a little before those of this loop
    assertTrue(flow.control.cwnd() < 3.9 * before);
    assertTrue(flow.control.inSlowStart());
    for (int i = 0; i < 3; i++) { // the round that it began in counts as the first of five
      before = flow.control.cwnd();
      round(flow, 140 * MS);
      assertEquals(1.25, flow.control.cwnd() / (double) before, 0.02); // CSS_GROWTH_DIVISOR 4
    }
    round(flow, 140 * MS);
    assertFalse(flow.control.inSlowStart());
    assertTrue(flow.control.ssthresh() <= flow.control.cwnd());
  }

  @Test
  void section4_2_shrinkingRoundTripsResumeSlowStart() {
    Flow flow = flow();
    flow.round();
    flow.round();
    round(flow, 130 * MS);
    round(flow, 130 * MS);
    assertTrue(flow.control.cwnd() < 140 * SMSS);
    round(flow, 125 * MS); // below cssBaselineMinRtt
    round(flow, 125 * MS);
    long before = flow.control.cwnd();
    round(flow, 126 * MS);
    assertTrue(flow.control.inSlowStart());
    assertEquals(2.0, flow.control.cwnd() / (double) before, 0.01);
  }

  @Test
  void section4_2_aLittleGrowthIsNoSign() {
    Flow flow = flow();
    flow.round();
    flow.round();
    long before = flow.control.cwnd();
    round(flow, 112 * MS); // the threshold is 12.5 ms
    assertEquals(2 * before, flow.control.cwnd());
  }

  @Test
  void section4_3_growthByOneAckIsLimited() {
    Flow flow = flow();
    flow.fill();
    flow.ack(10 * SMSS);
    assertEquals(18 * SMSS, flow.control.cwnd()); // L is 8
  }

  @Test
  void section4_3_growthByOneAckIsNotLimitedWherePacingSpreadsIt() {
    Flow flow = flow();
    flow.control.paced(true);
    flow.fill();
    flow.ack(10 * SMSS);
    assertEquals(20 * SMSS, flow.control.cwnd()); // L is infinity
  }

  private static void round(Flow flow, long measured) {
    flow.fill();
    long end = flow.nxt;
    flow.now += measured;
    while (flow.una < end) {
      flow.ack(Math.min(2 * SMSS, end - flow.una), measured);
      flow.fill();
    }
  }

  @Test
  void section4_2_cssLastsFiveRoundsAndThenAvoidanceBegins() {
    HyStart h = new HyStart();
    eight(h, 100 * MS);
    assertFalse(h.onAck(true, AckSample.NO_RTT));
    eight(h, 113 * MS); // at least 112.5
    assertTrue(h.inCss());
    for (int i = 1; i < HyStart.CSS_ROUNDS; i++) { // the round that it began in counts
      assertFalse(h.onAck(true, AckSample.NO_RTT), "round " + i);
      eight(h, 113 * MS);
      assertTrue(h.inCss());
    }
    assertTrue(h.onAck(true, AckSample.NO_RTT));
  }

  @Test
  void section4_2_sevenSamplesTellNothing() {
    HyStart h = new HyStart();
    eight(h, 100 * MS);
    h.onAck(true, AckSample.NO_RTT);
    for (int i = 0; i < 7; i++) {
      h.onAck(false, 200 * MS);
    }
    assertFalse(h.inCss());
    h.onAck(false, AckSample.NO_RTT); // an ACK that measures nothing is no sample
    assertFalse(h.inCss());
    h.onAck(false, 200 * MS);
    assertTrue(h.inCss());
  }

  @Test
  void section4_2_theThresholdIsAnEighthWithinFourAndSixteenMilliseconds() {
    for (long[] c : new long[][] {{8, 12}, {80, 90}, {800, 816}}) {
      HyStart h = new HyStart();
      eight(h, c[0] * MS);
      h.onAck(true, AckSample.NO_RTT);
      eight(h, c[1] * MS - 1);
      assertFalse(h.inCss(), "below the threshold of " + c[0]);
      h = new HyStart();
      eight(h, c[0] * MS);
      h.onAck(true, AckSample.NO_RTT);
      eight(h, c[1] * MS);
      assertTrue(h.inCss(), "at the threshold of " + c[0]);
    }
  }

  @Test
  void section4_2_aLossEndsSlowStart() {
    Flow flow = flow();
    flow.round();
    flow.fill();
    flow.control.onLoss(flow.flight(), flow.una, flow.nxt, flow.now);
    assertFalse(flow.control.inSlowStart());
    flow.una = flow.nxt;
    flow.control.onRecovered(0, SMSS, flow.now);
    flow.fill();
    flow.control.onTimeout(flow.flight(), false, flow.nxt, flow.now);
    flow.una = flow.nxt;
    assertTrue(flow.control.inSlowStart());
    long before = flow.control.cwnd();
    round(flow, 300 * MS); // only the initial slow start is left early (section 4.3)
    assertEquals(2 * before, flow.control.cwnd());
  }

  @Test
  void roundTripsOfBeforeALongPauseAreForgotten() {
    Flow flow = flow();
    flow.round();
    flow.round();
    flow.una = flow.nxt;
    flow.now += 10_000 * MS;
    flow.control.onIdle(10_000 * MS, 1_000 * MS, flow.now);
    long before = flow.control.cwnd();
    round(flow, 200 * MS); // another path, maybe: no growth of the round trip
    round(flow, 200 * MS);
    assertEquals(4 * before, flow.control.cwnd());
  }

  private static void eight(HyStart h, long rttNanos) {
    for (int i = 0; i < HyStart.N_RTT_SAMPLE; i++) {
      assertFalse(h.onAck(false, rttNanos));
    }
  }
}
