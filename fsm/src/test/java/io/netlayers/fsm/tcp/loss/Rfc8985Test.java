package io.netlayers.fsm.tcp.loss;

import static io.netlayers.fsm.tcp.loss.Scoreboard.MS;
import static io.netlayers.fsm.tcp.loss.Scoreboard.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** RFC 8985: RACK and TLP. Segments are sent at 1 ms, 2 ms ...; the path takes 40 ms. */
class Rfc8985Test {
  private static final long RTT = 40 * MS;

  private final MinRtt minRtt = new MinRtt(300_000 * MS);
  private final Rack rack = new Rack(minRtt);
  private final Scoreboard board = new Scoreboard();
  private long now;

  @BeforeEach
  void tenSegments() {
    minRtt.onSample(RTT, 0);
    board.send(10, MS);
  }

  /** An ACK at a time: SACKs in ascending order, the window adapted, loss detected. */
  private long sack(long atNanos, int... segments) {
    now = atNanos;
    rack.beginAck(false);
    for (int segment : segments) {
      board.queue.sack(at(segment), at(segment + 1), this::delivered);
    }
    return step(false, false, false);
  }

  private void delivered(long start, long end, long sentAt, boolean again, boolean cumulative) {
    rack.onDelivered(end, sentAt, again, -1, now);
  }

  private long step(boolean dsack, boolean exited, boolean inRecovery) {
    rack.adapt(board.queue, dsack, at(0), at(10), exited, inRecovery, RTT);
    return rack.detectLoss(board.queue, now);
  }

  @Test
  void section6_2_step2_theLatestSentOfThoseDeliveredCounts() {
    sack(43 * MS, 2);
    assertEquals(40 * MS, rack.rttNanos());
    sack(50 * MS, 5);
    assertEquals(44 * MS, rack.rttNanos());
  }

  /** "In increasing order of Segment.xmit_ts": one ACK may tell of an old one behind a late one. */
  @Test
  void section6_2_step2_theLatestSentCountsWhateverItsNumber() {
    sack(43 * MS, 2);
    board.queue.markLost(0);
    board.queue.markRetransmitted(0, 45 * MS);
    now = 90 * MS;
    rack.beginAck(false);
    board.queue.acknowledge(at(2), this::delivered); // segment 0 of 45 ms, segment 1 of 2 ms
    assertEquals(45 * MS, rack.rttNanos());
  }

  @Test
  void section6_2_step2_aRetransmissionFasterThanThePathAnswersTheOriginal() {
    sack(43 * MS, 2);
    board.queue.markLost(0);
    board.queue.markRetransmitted(0, 45 * MS);
    now = 60 * MS; // 15 ms after the retransmission, 59 after the original
    board.queue.acknowledge(at(1), this::delivered);
    assertEquals(40 * MS, rack.rttNanos());
    assertFalse(rack.reorderingSeen());
  }

  @Test
  void section6_2_step2_anEchoOfAnEarlierTimeAnswersTheOriginal() {
    rack.onDelivered(at(1), 100 * MS, true, 99 * MS, 200 * MS);
    assertEquals(0, rack.rttNanos());
    rack.onDelivered(at(1), 100 * MS, true, 100 * MS, 200 * MS);
    assertEquals(100 * MS, rack.rttNanos());
  }

  @Test
  void section6_2_step3_aLaterSegmentFirstIsReordering() {
    sack(43 * MS, 2);
    assertFalse(rack.reorderingSeen());
    sack(44 * MS, 1);
    assertTrue(rack.reorderingSeen());
  }

  @Test
  void section6_2_step3_aRetransmissionIsNoReordering() {
    sack(43 * MS, 2);
    board.queue.markLost(0);
    board.queue.markRetransmitted(0, 44 * MS);
    now = 90 * MS;
    board.queue.acknowledge(at(1), this::delivered);
    assertFalse(rack.reorderingSeen());
  }

  @Test
  void section6_2_step4_threeSackedSegmentsNeedNoWaitBeforeReorderingWasSeen() {
    assertTrue(sack(42 * MS, 1) > 0);
    assertEquals("", board.lost());
    assertEquals(10 * MS, rack.reorderingWindowNanos());
    sack(43 * MS, 2);
    assertEquals("", board.lost());
    sack(44 * MS, 3);
    assertEquals(0, rack.reorderingWindowNanos());
    assertEquals("0", board.lost());
  }

  @Test
  void section6_2_step4_noWaitInRecoveryBeforeReorderingWasSeen() {
    sack(42 * MS, 1);
    now = 42 * MS;
    assertEquals(0, step(false, false, true));
    assertEquals("0", board.lost());
  }

  @Test
  void section6_2_step4_aQuarterOfTheLeastRoundTripOnceReorderingWasSeen() {
    sack(43 * MS, 2);
    sack(44 * MS, 1);
    sack(46 * MS, 3, 4, 5);
    assertEquals(10 * MS, rack.reorderingWindowNanos());
    assertEquals("", board.lost());
    // segment 0: sent at 1 ms, RACK.rtt 40 ms, window 10 ms: lost at 51 ms
    now = 51 * MS;
    assertEquals(0, rack.detectLoss(board.queue, now));
    assertEquals("0", board.lost());
  }

  @Test
  void section6_2_step4_eachRoundWithADuplicateReportWidensTheWindow() {
    sack(43 * MS, 2);
    sack(44 * MS, 1);
    now = 45 * MS;
    rack.adapt(board.queue, true, at(0), at(10), false, false, 100 * MS);
    assertEquals(20 * MS, rack.reorderingWindowNanos());
    rack.adapt(board.queue, true, at(9), at(12), false, false, 100 * MS); // the same round
    assertEquals(20 * MS, rack.reorderingWindowNanos());
    rack.adapt(board.queue, true, at(10), at(20), false, false, 100 * MS);
    assertEquals(30 * MS, rack.reorderingWindowNanos());
    for (int i = 0; i < 15; i++) {
      rack.adapt(board.queue, false, at(20), at(20), true, false, 100 * MS);
      assertEquals(30 * MS, rack.reorderingWindowNanos());
    }
    rack.adapt(board.queue, false, at(20), at(20), true, false, 100 * MS);
    assertEquals(10 * MS, rack.reorderingWindowNanos());
  }

  @Test
  void section6_2_step4_theWindowIsAtMostTheSmoothedRoundTrip() {
    for (int i = 0; i < 9; i++) {
      rack.adapt(board.queue, true, at(i * 10), at(i * 10 + 10), false, false, RTT);
    }
    assertEquals(RTT, rack.reorderingWindowNanos());
  }

  @Test
  void section6_2_step5_theTimerWaitsForTheLastOfThem() {
    long timeout = sack(46 * MS, 5);
    // 0..4 sent at 1..5 ms, lost at sentAt + 40 + 10; the last at 55 ms
    assertEquals(9 * MS, timeout);
    now = 53 * MS;
    assertEquals(2 * MS, rack.detectLoss(board.queue, now));
    assertEquals("0 1 2", board.lost());
  }

  @Test
  void section6_2_step5_aLostRetransmissionIsFoundToo() {
    sack(44 * MS, 1, 2, 3);
    assertEquals("0", board.lost());
    board.queue.markRetransmitted(0, 45 * MS);
    board.send(1, 46 * MS);
    assertEquals(3, sackCount());
    now = 100 * MS; // segment 10, sent after the retransmission, arrives
    board.queue.sack(at(10), at(11), this::delivered);
    step(false, false, true);
    assertTrue(board.lost().startsWith("0 "), board.lost());
  }

  @Test
  void section6_2_step5_aRetransmissionIsNotOlderThanNewDataOfTheSameInstant() {
    sack(44 * MS, 1, 2, 3);
    board.send(1, 45 * MS);
    board.queue.markRetransmitted(0, 45 * MS); // behind the new data, in the same instant
    now = 85 * MS;
    board.queue.sack(at(10), at(11), this::delivered);
    step(false, false, true);
    assertTrue(board.queue.isInRetransmission(0));
    board.send(1, 46 * MS);
    now = 86 * MS;
    board.queue.sack(at(11), at(12), this::delivered);
    step(false, false, true);
    assertFalse(board.queue.isInRetransmission(0));
  }

  private int sackCount() {
    int sacked = 0;
    for (int i = 0; i < board.queue.count(); i++) {
      sacked += board.queue.isSacked(i) ? 1 : 0;
    }
    return sacked;
  }

  @Test
  void section6_3_aTimeoutSparesWhatWasJustSent() {
    sack(42 * MS, 1);
    board.send(1, 300 * MS);
    rack.markLostOnTimeout(board.queue, 301 * MS);
    assertEquals("0 2 3 4 5 6 7 8 9", board.lost());
    Scoreboard fresh = new Scoreboard();
    fresh.send(2, 300 * MS);
    rack.markLostOnTimeout(fresh.queue, 301 * MS);
    assertEquals("0", fresh.lost());
  }

  @Test
  void section7_2_whenAProbeIsScheduled() {
    TailLossProbe tlp = new TailLossProbe();
    assertFalse(tlp.mayArm(true, false, 0)); // §7.3: no round trip was measured
    tlp.onMeasured();
    assertTrue(tlp.mayArm(true, false, 0));
    assertFalse(tlp.mayArm(false, false, 0));
    assertFalse(tlp.mayArm(true, true, 0));
    assertFalse(tlp.mayArm(true, false, 1));
    tlp.onProbe(at(3), true);
    assertFalse(tlp.mayArm(true, false, 0));
    tlp.cancel();
    assertFalse(tlp.mayArm(true, false, 0)); // §7.3: nor since the last probe
    tlp.onMeasured();
    assertTrue(tlp.mayArm(true, false, 0));
  }

  @Test
  void section7_2_theProbesDelay() {
    long far = 10_000 * MS;
    assertEquals(1000 * MS, TailLossProbe.delay(0, false, 200 * MS, far, 5));
    assertEquals(80 * MS, TailLossProbe.delay(RTT, false, 200 * MS, far, 5));
    assertEquals(280 * MS, TailLossProbe.delay(RTT, true, 200 * MS, far, 5));
    assertEquals(30 * MS, TailLossProbe.delay(RTT, true, 200 * MS, 35 * MS, 5 * MS));
    assertEquals(0, TailLossProbe.delay(RTT, true, 200 * MS, 35 * MS, 50 * MS));
  }

  @Test
  void section7_4_aProbeOfNewDataTellsNothing() {
    TailLossProbe tlp = new TailLossProbe();
    tlp.onProbe(at(3), false);
    assertFalse(tlp.onAck(at(2), -1, false));
    assertTrue(tlp.isOutstanding());
    assertFalse(tlp.onAck(at(3), -1, false));
    assertFalse(tlp.isOutstanding());
  }

  @Test
  void section7_4_aDuplicateReportSaysThatNothingWasLost() {
    TailLossProbe tlp = new TailLossProbe();
    tlp.onProbe(at(3), true);
    assertFalse(tlp.onAck(at(3), -1, false));
    assertTrue(tlp.isOutstanding());
    assertFalse(tlp.onAck(at(3), at(3), false));
    assertFalse(tlp.isOutstanding());
  }

  @Test
  void section7_4_anAckBeyondTheProbeSaysThatItRepairedALoss() {
    TailLossProbe tlp = new TailLossProbe();
    tlp.onProbe(at(3), true);
    assertFalse(tlp.onAck(at(3), -1, false));
    assertTrue(tlp.onAck(at(4), -1, false));
    assertFalse(tlp.isOutstanding());
    assertFalse(tlp.onAck(at(5), -1, false));
  }

  @Test
  void section7_4_aDuplicateAckWithoutBlocksSaysThatNothingWasLost() {
    TailLossProbe tlp = new TailLossProbe();
    tlp.onProbe(at(3), true);
    assertFalse(tlp.onAck(at(3), -1, true));
    assertFalse(tlp.isOutstanding());
  }

  @Test
  void theLeastRoundTripForgetsOldOnes() {
    MinRtt filter = new MinRtt(100);
    assertFalse(filter.isKnown());
    assertEquals(0, filter.nanos());
    filter.onSample(7, 0);
    filter.onSample(9, 10);
    assertEquals(7, filter.nanos());
    filter.onSample(9, 60);
    assertEquals(7, filter.nanos());
    filter.onSample(12, 120);
    assertEquals(9, filter.nanos());
    filter.onSample(13, 170);
    filter.onSample(13, 230);
    assertEquals(13, filter.nanos());
  }
}
