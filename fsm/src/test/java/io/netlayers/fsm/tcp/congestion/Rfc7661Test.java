package io.netlayers.fsm.tcp.congestion;

import static io.netlayers.fsm.tcp.congestion.Flow.MS;
import static io.netlayers.fsm.tcp.congestion.Flow.SMSS;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** RFC 7661: windows of senders that the application limits. */
class Rfc7661Test {
  private static final long MINUTE = 60_000 * MS;

  private final Flow flow = new Flow(new NewReno(), 100 * MS);
  private final CongestionControl control = flow.control;

  /** So many round trips of a few segments each. */
  private void trickle(int rounds, int segments) {
    for (int i = 0; i < rounds; i++) {
      flow.send((long) segments * SMSS);
      flow.now += flow.rtt;
      flow.ack((long) segments * SMSS);
    }
  }

  private void grow() {
    for (int i = 0; i < 4; i++) {
      flow.round();
    }
    flow.now += flow.rtt;
    flow.ack(flow.flight());
    assertEquals(162 * SMSS, control.cwnd());
  }

  @Test
  void section4_4_aWindowIsKeptThroughALimitedPhase() {
    grow();
    trickle(100, 5);
    assertEquals(162 * SMSS, control.cwnd(), 2 * SMSS);
  }

  @Test
  void section4_4_1_aLossReducesToWhatWasUsed() {
    grow();
    trickle(40, 10); // four seconds: pipeACK is 10 segments
    flow.send(20 * SMSS);
    control.onLoss(20 * SMSS, flow.una, flow.nxt, flow.now);
    assertEquals(10 * SMSS, control.cwnd()); // max (pipeACK, LossFlightSize) / 2
    control.onRecovered(0, 4 * SMSS, flow.now);
    assertEquals(8 * SMSS, control.cwnd()); // (max (pipeACK, LossFlightSize) - R) / 2
    assertEquals(8 * SMSS, control.ssthresh());
  }

  /** "Reception of congestion feedback while in the non-validated phase": a mark as well. */
  @Test
  void section4_4_1_aMarkReducesToWhatWasUsedToo() {
    grow();
    trickle(40, 10);
    flow.send(2 * SMSS);
    assertTrue(control.onEcnEcho(2 * SMSS, flow.una, flow.nxt, flow.now));
    assertEquals(5 * SMSS, control.cwnd());
    control.onRecovered(0, 0, flow.now);
    assertEquals(5 * SMSS, control.cwnd());
    assertEquals(5 * SMSS, control.ssthresh());
  }

  @Test
  void section4_4_1_pipeAckCountsWhereLessIsInFlight() {
    grow();
    trickle(40, 10);
    flow.send(2 * SMSS);
    control.onLoss(2 * SMSS, flow.una, flow.nxt, flow.now);
    assertEquals(5 * SMSS, control.cwnd());
  }

  @Test
  void section4_4_3_afterFiveMinutesTheWindowIsHalved() {
    grow();
    long whole = control.cwnd();
    trickle(10, 2);
    long since = flow.now;
    while (flow.now - since < 5 * MINUTE - 5_000 * MS) {
      flow.now += 4_000 * MS;
      flow.rest();
    }
    assertEquals(whole, control.cwnd(), 2 * SMSS);
    flow.now += 20_000 * MS;
    flow.rest();
    assertEquals(whole / 2, control.cwnd(), SMSS);
    flow.now += 5 * MINUTE;
    flow.rest();
    assertEquals(whole / 4, control.cwnd(), SMSS);
    flow.now += 60 * MINUTE;
    flow.rest();
    assertEquals(10 * SMSS, control.cwnd()); // not below IW
    assertEquals(Long.MAX_VALUE, control.ssthresh());
  }

  @Test
  void section4_4_3_anIdleTimeCountsToo() {
    grow();
    long whole = control.cwnd();
    flow.now += 4 * MINUTE;
    control.onIdle(4 * MINUTE, 300 * MS, flow.now);
    assertEquals(whole, control.cwnd());
    flow.now += 2 * MINUTE;
    control.onIdle(6 * MINUTE, 300 * MS, flow.now);
    assertEquals(whole / 2, control.cwnd());
  }

  @Test
  void section4_2_pipeAckIsTheMostOfARecentRoundTrip() {
    PipeAck pipe = new PipeAck();
    assertEquals(0, pipe.octets());
    pipe.onAck(3000, false, 100 * MS, 0);
    assertEquals(false, pipe.isDefined());
    pipe.onAck(2000, true, 100 * MS, 100 * MS);
    assertEquals(5000, pipe.octets());
    pipe.onAck(1000, true, 100 * MS, 200 * MS);
    assertEquals(5000, pipe.octets());
    pipe.onAck(1000, true, 100 * MS, 700 * MS);
    assertEquals(5000, pipe.octets());
    pipe.onAck(1000, true, 100 * MS, 1300 * MS);
    assertEquals(1000, pipe.octets());
    pipe.age(100 * MS, 9_000 * MS);
    assertEquals(0, pipe.octets());
    assertTrue(pipe.isDefined());
    pipe.clear();
    assertEquals(false, pipe.isDefined());
  }
}
