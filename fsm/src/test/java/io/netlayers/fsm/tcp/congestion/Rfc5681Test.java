package io.netlayers.fsm.tcp.congestion;

import static io.netlayers.fsm.tcp.congestion.Flow.MS;
import static io.netlayers.fsm.tcp.congestion.Flow.SMSS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** RFC 5681 with the octet counting of RFC 3465 and the initial window of RFC 6928. */
class Rfc5681Test {
  private final Flow flow = new Flow(new NewReno(), 100 * MS);
  private final CongestionControl control = flow.control;

  @Test
  void rfc6928_initialWindow() {
    assertEquals(10_000, InitialWindow.octets(1000));
    assertEquals(14_600, InitialWindow.octets(1460));
    assertEquals(14_600, InitialWindow.octets(2000));
    assertEquals(17_920, InitialWindow.octets(8960));
    assertEquals(5_360, InitialWindow.octets(536));
    assertEquals(4_000, InitialWindow.octets(1000, 4));
    assertEquals(17_920, InitialWindow.octets(8960, 3));
  }

  @Test
  void section3_1_aLostSynBeginsWithOneSegment() {
    CongestionControl reno = new NewReno();
    reno.onEstablished(1460, true);
    assertEquals(1460, reno.cwnd());
  }

  @Test
  void section3_1_ssthreshBeginsArbitrarilyHigh() {
    assertEquals(Long.MAX_VALUE, control.ssthresh());
    assertTrue(control.inSlowStart());
  }

  @Test
  void section3_1_slowStartAddsWhatIsAcknowledgedUpToALimit() {
    flow.fill();
    flow.ack(SMSS);
    assertEquals(11 * SMSS, control.cwnd());
    flow.ack(2 * SMSS);
    assertEquals(13 * SMSS, control.cwnd());
    flow.ack(5 * SMSS);
    assertEquals(15 * SMSS, control.cwnd()); // L is 2 (RFC 3465 §2.2)
    flow.ack(1);
    assertEquals(15 * SMSS + 1, control.cwnd()); // ACK division gains nothing
  }

  @Test
  void section3_1_slowStartDoublesWithEachRoundTrip() {
    flow.round();
    assertEquals(20 * SMSS, control.cwnd());
    flow.round();
    assertEquals(40 * SMSS, control.cwnd());
  }

  @Test
  void section3_1_avoidanceAddsOneSegmentForEachWindowAcknowledged() {
    flow.fill();
    control.onLoss(flow.flight(), flow.una, flow.nxt, flow.now);
    assertEquals(5 * SMSS, control.ssthresh());
    assertEquals(5 * SMSS, control.cwnd());
    flow.una = flow.nxt;
    control.onRecovered(0, SMSS, flow.now);
    long before = control.cwnd();
    assertFalse(control.inSlowStart());
    flow.fill();
    for (int i = 0; i < 4; i++) {
      flow.ack(SMSS);
      assertEquals(before, control.cwnd());
    }
    flow.ack(SMSS);
    assertEquals(before + SMSS, control.cwnd());
  }

  @Test
  void section3_1_equation4_halfTheFlightAndAtLeastTwoSegments() {
    control.onLoss(3 * SMSS, flow.una, flow.nxt, 0);
    assertEquals(2 * SMSS, control.ssthresh());
    control.onTimeout(9 * SMSS, false, flow.nxt, 0);
    assertEquals(4500, control.ssthresh());
    assertEquals(SMSS, control.cwnd());
  }

  @Test
  void section3_1_whatIsSackedIsNoLongerInFlight() {
    control.onLoss(30 * SMSS, flow.una, flow.nxt, 0); // with a window of 10
    assertEquals(5 * SMSS, control.cwnd());
  }

  @Test
  void section3_1_aRepeatedTimeoutLeavesSsthresh() {
    control.onTimeout(8 * SMSS, false, flow.nxt, 0);
    control.onTimeout(SMSS, true, flow.nxt, 0);
    assertEquals(4 * SMSS, control.ssthresh());
    assertEquals(SMSS, control.cwnd());
  }

  @Test
  void rfc3465Section2_3_afterATimeoutTheLimitIsOneSegment() {
    flow.fill();
    control.onTimeout(flow.flight(), false, flow.nxt, 0);
    flow.ack(4 * SMSS);
    assertEquals(2 * SMSS, control.cwnd());
  }

  @Test
  void section4_1_restartAfterAnIdleTimeout() {
    Flow idle = new Flow(new NewReno(IdlePolicy.RESTART), 100 * MS);
    idle.round();
    idle.round();
    idle.control.onIdle(200 * MS, 200 * MS, idle.now);
    assertEquals(40 * SMSS, idle.control.cwnd());
    idle.control.onIdle(201 * MS, 200 * MS, idle.now);
    assertEquals(10 * SMSS, idle.control.cwnd());
    assertEquals(Long.MAX_VALUE, idle.control.ssthresh());
  }

  @Test
  void aWindowThatIsNotUsedDoesNotGrow() {
    for (int i = 0; i < 20; i++) {
      flow.send(SMSS);
      flow.now += flow.rtt;
      flow.ack(SMSS);
    }
    assertEquals(10 * SMSS, control.cwnd());
  }

  @Test
  void rfc3168Section6_1_2_onceAWindow() {
    flow.fill();
    assertTrue(control.onEcnEcho(flow.flight(), flow.una, flow.nxt, 0));
    assertEquals(5 * SMSS, control.cwnd());
    flow.una += SMSS;
    assertFalse(control.onEcnEcho(flow.flight(), flow.una, flow.nxt, 0));
    control.onLoss(flow.flight(), flow.una, flow.nxt, 0);
    assertEquals(5 * SMSS, control.cwnd());
    flow.una = flow.nxt;
    flow.fill();
    assertFalse(control.onEcnEcho(flow.flight(), flow.una, flow.nxt, 0)); // all of it went before
    flow.una += SMSS;
    assertTrue(control.onEcnEcho(5 * SMSS, flow.una, flow.nxt, 0));
    assertEquals(2500, control.cwnd());
  }

  @Test
  void rfc3168Section6_1_2_notAgainInAWindowWithALoss() {
    flow.fill();
    control.onLoss(flow.flight(), flow.una, flow.nxt, 0);
    assertFalse(control.onEcnEcho(flow.flight(), flow.una, flow.nxt, 0));
    control.onTimeout(flow.flight(), false, flow.nxt, 0);
    assertFalse(control.onEcnEcho(flow.flight(), flow.una, flow.nxt, 0));
  }

  @Test
  void rfc4015_undoBringsBothWindowsBack() {
    flow.round();
    control.onTimeout(flow.flight(), false, flow.nxt, 0);
    control.onTimeout(flow.flight(), true, flow.nxt, 0);
    control.onSpurious(0);
    assertEquals(20 * SMSS, control.cwnd());
    assertEquals(Long.MAX_VALUE, control.ssthresh());
    control.onLoss(flow.flight(), flow.una, flow.nxt, 0);
    control.onSpurious(0);
    assertEquals(20 * SMSS, control.cwnd());
    control.onSpurious(0);
    assertEquals(20 * SMSS, control.cwnd());
  }

  @Test
  void aReductionByEcnIsNeverTakenBack() {
    flow.fill();
    control.onEcnEcho(flow.flight(), flow.una, flow.nxt, 0);
    control.onLoss(flow.flight(), flow.una, flow.nxt, 0);
    control.onSpurious(0);
    assertEquals(5 * SMSS, control.cwnd());
  }
}
