package io.netlayers.fsm.tcp.loss;

import static io.netlayers.fsm.tcp.loss.Scoreboard.SMSS;
import static io.netlayers.fsm.tcp.loss.Scoreboard.at;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/** RFC 6675. */
class Rfc6675Test {
  private final SackLossDetection detection = new SackLossDetection();
  private final Scoreboard board = new Scoreboard().send(12, 1);

  private String lostAfterSack(int... segments) {
    board.sack(segments);
    detection.update(board.queue, SMSS);
    return board.lost();
  }

  @Test
  void section4_isLost_byThreeRangesApart() {
    Scoreboard small = new Scoreboard();
    for (int i = 1; i <= 12; i++) {
      small.queue.append(Scoreboard.BASE + i * 10, 1);
    }
    for (int segment : new int[] {2, 4}) {
      small.queue.sack(
          Scoreboard.BASE + segment * 10, Scoreboard.BASE + segment * 10 + 10, Scoreboard.IGNORED);
      detection.update(small.queue, SMSS);
      assertEquals(0, small.queue.lostOctets());
    }
    small.queue.sack(Scoreboard.BASE + 60, Scoreboard.BASE + 70, Scoreboard.IGNORED);
    detection.update(small.queue, SMSS);
    assertEquals(20, small.queue.lostOctets());
    assertTrue(small.queue.isLost(0) && small.queue.isLost(1) && !small.queue.isLost(3));
  }

  @Test
  void section4_isLost_byOctetsAbove() {
    assertEquals("", lostAfterSack(4));
    assertEquals("", lostAfterSack(5));
    assertEquals("0 1 2 3", lostAfterSack(6));
  }

  @Test
  void section4_setPipe() {
    lostAfterSack(4, 5, 6);
    // 12 sent, 3 sacked, 4 lost
    assertEquals(5 * SMSS, board.queue.pipe());
    board.queue.markRetransmitted(0, 2);
    assertEquals(6 * SMSS, board.queue.pipe());
  }

  @Test
  void section5_recoveryBeginsByCountOrByLoss() {
    assertFalse(detection.shouldRecover(board.queue, 2));
    assertTrue(detection.shouldRecover(board.queue, 3));
    lostAfterSack(1, 2, 3);
    assertTrue(detection.shouldRecover(board.queue, 1));
    assertFalse(detection.shouldRecover(new Scoreboard().queue, 3));
  }

  @Test
  void section4_nextSeg_inTheOrderOfItsRules() {
    lostAfterSack(2, 5, 6, 7);
    assertEquals("0 1 3 4", board.lost());
    detection.begin(at(0), at(12));
    assertEquals(at(12), detection.recoveryPoint());
    resend(0);
    resend(1);
    resend(3);
    resend(4);
    // rule 2, new data; then rule 3 has nothing below what is sacked; rule 4, once
    assertEquals(SackLossDetection.NEW_DATA, detection.nextSegment(board.queue, true));
    resend(11);
    assertEquals(SackLossDetection.NOTHING, detection.nextSegment(board.queue, false));
    assertEquals(SackLossDetection.NEW_DATA, detection.nextSegment(board.queue, true));
  }

  @Test
  void section4_nextSeg_rule3_whatIsNotYetLost() {
    lostAfterSack(1, 2, 3, 5);
    assertEquals("0", board.lost());
    detection.begin(at(0), at(12));
    resend(0);
    assertEquals(SackLossDetection.NEW_DATA, detection.nextSegment(board.queue, true));
    resend(4);
  }

  @Test
  void section4_nextSeg_aRescueLeavesHighRxt() {
    lostAfterSack(1, 2, 3);
    detection.begin(at(0), at(12));
    resend(0);
    resend(11);
    assertEquals("4 5 6", lostAfterSack(7, 8, 9));
    resend(4);
  }

  @Test
  void section4_nextSeg_aRescueIsNotOfWhatWasJustSentAgain() {
    Scoreboard one = new Scoreboard().send(1, 1);
    detection.begin(at(0), at(1));
    one.queue.markLost(0);
    one.queue.markRetransmitted(0, 2);
    detection.onRetransmitted(one.queue, 0);
    assertEquals(SackLossDetection.NOTHING, detection.nextSegment(one.queue, false));
  }

  private void resend(int segment) {
    int next = detection.nextSegment(board.queue, false);
    assertEquals(segment, next);
    board.queue.markRetransmitted(next, 2);
    detection.onRetransmitted(board.queue, next);
  }
}
