package io.netlayers.fsm.tcp.congestion;

import static io.netlayers.fsm.tcp.congestion.Flow.MS;
import static io.netlayers.fsm.tcp.congestion.Flow.SMSS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** RFC 9438. The cubic function is worked out here in segments and seconds, as the RFC has it. */
class Rfc9438Test {
  private static final double BETA = 0.7;
  private static final double C = 0.4;
  private static final double ALPHA = 3 * (1 - BETA) / (1 + BETA);

  private Flow flow(long rttMs) {
    return new Flow(new Cubic(), rttMs * MS);
  }

  /** Grows by slow start to so many segments, then loses one; the flow is out of recovery again. */
  private static Flow afterLossAt(Flow flow, int segments) {
    while (flow.control.cwnd() < (long) segments * SMSS) {
      flow.fill();
      flow.now += 1;
      flow.ack(Math.min(SMSS, (long) segments * SMSS - flow.control.cwnd()), AckSample.NO_RTT);
    }
    lose(flow);
    return flow;
  }

  private static void lose(Flow flow) {
    flow.fill();
    flow.control.onLoss(flow.control.cwnd(), flow.una, flow.nxt, flow.now);
    flow.una = flow.nxt;
    flow.control.onRecovered(0, SMSS, flow.now);
  }

  @Test
  void section4_6_seventyPercentAreKept() {
    Flow flow = afterLossAt(flow(100), 100);
    assertEquals(70 * SMSS, flow.control.cwnd());
    assertEquals(70 * SMSS, flow.control.ssthresh());
    flow.control.onLoss(2 * SMSS, flow.una, flow.nxt, flow.now);
    assertEquals(2 * SMSS, flow.control.ssthresh());
  }

  @Test
  void section4_2_theCubicFunctionRisesToWmaxAndBeyond() {
    Flow flow = afterLossAt(flow(200), 1000); // long and fat: the cubic region
    double wMax = 1000;
    double k = Math.cbrt(wMax * (1 - BETA) / C);
    long begin = -1;
    double previous = 700;
    for (int round = 0; round < 80; round++) {
      flow.round();
      if (begin < 0) {
        begin = flow.now; // the epoch begins with the first ACK
        continue;
      }
      // during this round trip it came to what the function says for its end
      double t = (flow.now - begin + flow.rtt) / 1e9;
      double expected = C * Math.pow(t - k, 3) + wMax;
      double cwnd = flow.control.cwnd() / (double) SMSS;
      assertTrue(cwnd >= previous, "it never shrinks");
      assertTrue(cwnd <= 1.5 * previous + 1, "at most half as much again a round trip");
      if (round > 2) {
        assertEquals(expected, cwnd, expected * 0.02 + 2, "at " + t + " s");
      }
      previous = cwnd;
    }
    assertTrue(previous > wMax);
  }

  @Test
  void section4_2_kIsWhenTheOldWindowIsReached() {
    Flow flow = afterLossAt(flow(200), 1000);
    double k = Math.cbrt(1000 * (1 - BETA) / C);
    long begin = flow.now;
    while (flow.control.cwnd() < 999L * SMSS) {
      flow.round();
    }
    double seconds = (flow.now - begin) / 1e9;
    assertTrue(seconds > k * 0.75 && seconds < k * 1.2, seconds + " and K " + k);
  }

  @Test
  void section4_3_onAShortPathItGrowsLikeReno() {
    Flow flow = afterLossAt(flow(5), 20);
    double wEst = 14;
    double cwnd = 14;
    for (int round = 0; round < 10; round++) {
      flow.round();
      double acked = Math.floor(cwnd);
      for (double part = 0; part < acked; part += 2) {
        wEst += ALPHA * Math.min(2, acked - part) / Math.max(cwnd, wEst);
      }
      cwnd = wEst;
      assertEquals(wEst, flow.control.cwnd() / (double) SMSS, 0.5, "round " + round);
    }
  }

  @Test
  void section4_3_onceTheOldWindowIsRegainedItGrowsByOneSegmentARoundTrip() {
    Flow flow = afterLossAt(flow(1), 10);
    while (flow.control.cwnd() < 11 * SMSS) {
      flow.round();
    }
    long before = flow.control.cwnd();
    for (int i = 0; i < 5; i++) {
      flow.round();
    }
    assertEquals(5.0, (flow.control.cwnd() - before) / (double) SMSS, 0.6);
  }

  @Test
  void section4_7_fastConvergence() {
    Flow flow = afterLossAt(flow(200), 1000);
    lose(flow); // at 700, below W_max of 1000: W_max becomes 700 * 1.7 / 2 = 595
    assertEquals(490 * SMSS, flow.control.cwnd());
    double k = Math.cbrt((595 - 490) / C);
    long begin = flow.now;
    while (flow.control.cwnd() < 593L * SMSS) {
      flow.round();
    }
    double seconds = (flow.now - begin) / 1e9;
    assertTrue(seconds > k * 0.6 && seconds < k * 1.25, seconds + " and K " + k);
  }

  @Test
  void section4_8_afterATimeoutTheFunctionBeginsFlat() {
    Flow flow = afterLossAt(flow(200), 1000);
    flow.fill();
    flow.control.onTimeout(flow.flight(), false, flow.nxt, flow.now);
    assertEquals(SMSS, flow.control.cwnd());
    assertEquals(490 * SMSS, flow.control.ssthresh());
    flow.una = flow.nxt;
    while (flow.control.inSlowStart()) {
      flow.round();
    }
    double start = flow.control.cwnd() / (double) SMSS;
    flow.round();
    long begin = flow.now;
    for (int i = 0; i < 25; i++) {
      flow.round();
    }
    double t = (flow.now - begin + flow.rtt) / 1e9;
    assertEquals(start + C * t * t * t, flow.control.cwnd() / (double) SMSS, 12);
  }

  @Test
  void section4_9_aSpuriousReactionIsTakenBackWhole() {
    Flow one = afterLossAt(flow(200), 1000);
    Flow other = afterLossAt(flow(200), 1000);
    for (int i = 0; i < 10; i++) {
      one.round();
      other.round();
    }
    one.fill();
    one.control.onTimeout(one.flight(), false, one.nxt, one.now);
    one.control.onSpurious(one.now);
    assertEquals(other.control.cwnd(), one.control.cwnd());
    assertEquals(other.control.ssthresh(), one.control.ssthresh());
    for (int i = 0; i < 10; i++) {
      one.round();
      other.round();
      assertEquals(other.control.cwnd(), one.control.cwnd());
    }
  }

  @Test
  void section4_2_timeThatTheApplicationWastedDoesNotCount() {
    Flow flow = afterLossAt(flow(200), 1000);
    for (int i = 0; i < 5; i++) {
      flow.round();
    }
    long before = flow.control.cwnd();
    flow.una = flow.nxt;
    flow.now += 60_000 * MS;
    flow.control.onIdle(60_000 * MS, 400 * MS, flow.now);
    assertEquals(before, flow.control.cwnd());
    flow.round();
    assertTrue(flow.control.cwnd() < before * 1.1, "no jump after the pause");
    flow.una = flow.nxt;
    for (int i = 0; i < 30; i++) { // a trickle
      flow.now += flow.rtt;
      flow.send(SMSS);
      flow.ack(SMSS);
    }
    long kept = flow.control.cwnd();
    flow.round();
    flow.round();
    assertEquals(1.0, flow.control.cwnd() / (double) kept, 0.08);
  }

  /** "reduction on ECE, cwnd >= 1 SMSS", while ssthresh stays at two. */
  @Test
  void section4_6_marksReduceToOneSegment() {
    Flow flow = flow(100);
    CongestionControl control = flow.control;
    for (int i = 0; i < 12; i++) {
      flow.fill();
      assertTrue(control.onEcnEcho(flow.flight(), flow.una, flow.nxt, flow.now));
      flow.una = flow.nxt;
      flow.send(SMSS); // the next window of data, of which something is acknowledged
      flow.una += 1;
      flow.now += flow.rtt;
    }
    assertEquals(SMSS, control.cwnd());
    assertEquals(2 * SMSS, control.ssthresh());
  }

  /** "when the current cwnd is already higher than cwnd_prior": what has grown since stays. */
  @Test
  void section4_9_2_aLateWordTakesNothingBack() {
    Flow flow = afterLossAt(flow(100), 20);
    while (flow.control.cwnd() <= 20 * SMSS) {
      flow.round();
    }
    long cwnd = flow.control.cwnd();
    long ssthresh = flow.control.ssthresh();
    flow.control.onSpurious(flow.now);
    assertEquals(cwnd, flow.control.cwnd());
    assertEquals(ssthresh, flow.control.ssthresh());
  }

  /** "Some implementations of CUBIC currently use cwnd instead of flight_size". */
  @Test
  void section4_6_aPartOfTheWindowMayBeKept() {
    WindowPolicy policy = new WindowPolicy(IdlePolicy.RESTART, ReductionBasis.CWND, 10);
    CongestionControl control = new Flow(new Cubic(policy, Cubic.LIMIT), MS).control;
    assertEquals(10 * SMSS, control.cwnd());
    control.onTimeout(SMSS, false, 0, 5);
    assertEquals(7 * SMSS, control.ssthresh());
    assertEquals(SMSS, control.cwnd());
    CongestionControl marked = new Flow(new Cubic(policy, Cubic.LIMIT), MS).control;
    assertTrue(marked.onEcnEcho(4 * SMSS, 0, 4 * SMSS, 5));
    assertEquals(7 * SMSS, marked.cwnd());
  }
}
