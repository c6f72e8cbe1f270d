package io.netlayers.fsm.tcp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.tcp.TcpFlags;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/** SEGMENT ARRIVES in SYN-RECEIVED and the synchronized states, check by check. */
class Rfc9293Section3_10_7_4Test {
  private static final int ACK = TcpFlags.ACK;
  private static final int SYN = TcpFlags.SYN;
  private static final int FIN = TcpFlags.FIN;
  private static final int RST = TcpFlags.RST;
  private static final int URG = TcpFlags.URG;

  private static Bench in(TcpState state) {
    return Bench.in(state, Bench.plain().receiveBufferOctets(4000).build());
  }

  private static long next(TcpState state) {
    return switch (state) {
      case CLOSE_WAIT, CLOSING, LAST_ACK, TIME_WAIT -> 2;
      default -> 1;
    };
  }

  // First, check sequence number

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"CLOSED", "LISTEN", "SYN_SENT"})
  void unacceptableSegmentIsAnsweredWithAnAckAndDropped(TcpState state) {
    Bench b = in(state);
    b.in(ACK, next(state) + 5000, 1, 1000, 10);
    Bench.Sent ack = b.one();
    assertEquals(ACK, ack.flags());
    assertEquals(next(state), ack.ack());
    assertEquals(0, ack.len());
    assertEquals(state, b.c.state());
  }

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"CLOSED", "LISTEN", "SYN_SENT"})
  void unacceptableResetIsDroppedWithoutAWord(TcpState state) {
    Bench b = in(state);
    b.in(RST, next(state) + 5000, 0, 0, 0).none();
    b.in(RST, next(state) - 1, 0, 0, 0).none();
    assertEquals(state, b.c.state());
  }

  @Test
  void acceptabilityByTable6() {
    Bench b = in(TcpState.ESTABLISHED);
    // 0 and > 0: RCV.NXT =< SEG.SEQ < RCV.NXT+RCV.WND
    b.in(ACK, 1, 1, 1000, 0).none();
    b.in(ACK, 4000, 1, 1000, 0).none();
    b.in(ACK, 4001, 1, 1000, 0).one();
    // > 0 and > 0: the first or the last octet is inside
    b.in(ACK, 0, 1, 1000, 1).one(); // before
    b.in(ACK, 0, 1, 1000, 2);
    assertArrayEquals(Bench.text(1, 1), b.read(10));
    b.drop().in(ACK, 4000, 1, 1000, 10); // begins inside, ends outside
    assertEquals(2, b.one().ack());
    b.in(ACK, 4003, 1, 1000, 1);
    b.one();
    assertEquals(0, b.read(10).length);
  }

  @Test
  void aZeroWindowStillTakesAcksUrgentPointersAndResets() {
    Bench b = in(TcpState.ESTABLISHED);
    b.in(ACK, 1, 1, 1000, 2000).in(ACK, 2001, 1, 1000, 2000);
    assertEquals(0, b.out.peekLast().window());
    b.drop().write(10);
    b.drop().events.clear();
    b.in(ACK | URG, 4001, 11, 1000, Bench.text(4001, 1), new byte[0], 50, 0); // MUST-66
    assertEquals(4001, b.one().ack());
    assertEquals(0, b.c.user().unacknowledged());
    assertTrue(b.told(TcpEvent.URGENT));
    assertEquals(4000 + 50, b.c.user().urgentRemaining());
    b.in(RST, 4001, 0, 0, 0).none();
    assertEquals(TcpError.RESET, b.c.pendingError());
  }

  @Test
  void segmentsBeyondTheNextAreHeldForLaterProcessing() { // SHLD-31
    Bench b = in(TcpState.ESTABLISHED);
    b.in(ACK, 101, 1, 1000, 100);
    assertEquals(1, b.one().ack()); // MAY-13: at once
    b.in(ACK | FIN, 201, 1, 1000, 50);
    b.drop().in(ACK, 1, 1, 1000, 100);
    assertEquals(252, b.one().ack());
    assertArrayEquals(Bench.text(1, 250), b.read(1000));
    assertEquals(TcpState.CLOSE_WAIT, b.c.state());
  }

  @Test
  void acksAreAggregated() { // MUST-58, MUST-59
    Bench b = in(TcpState.ESTABLISHED);
    b.now += 1;
    for (int i = 0; i < 3; i++) { // what arrives before output is asked for gets one ACK
      b.in(ACK, 1 + 100L * i, 1, 1000, 100);
    }
    b.none().sleep(200 * Bench.MS);
    assertEquals(301, b.one().ack());
  }

  @Test
  void onlyTheNewPartOfAStraddlingSegmentIsProcessed() {
    Bench b = in(TcpState.ESTABLISHED);
    b.in(ACK, 1, 1, 1000, 10).in(ACK, 5, 1, 1000, 20);
    assertArrayEquals(Bench.text(1, 24), b.read(100));
  }

  // Second, check the RST bit

  @ParameterizedTest
  @EnumSource(names = {"ESTABLISHED", "FIN_WAIT_1", "FIN_WAIT_2", "CLOSE_WAIT"})
  void resetIsSignalled(TcpState state) {
    Bench b = in(state);
    b.in(RST, next(state), 0, 0, 0).none();
    assertEquals(TcpState.CLOSED, b.c.state());
    assertEquals(TcpError.RESET, b.c.pendingError());
    assertTrue(b.told(TcpEvent.FAILED));
    assertTrue(b.told(TcpEvent.CLOSED));
  }

  @ParameterizedTest
  @EnumSource(names = {"CLOSING", "LAST_ACK", "TIME_WAIT"})
  void resetEndsAClosingConnectionWithoutAnError(TcpState state) {
    Bench b = in(state);
    b.in(RST, next(state), 0, 0, 0).none();
    assertEquals(TcpState.CLOSED, b.c.state());
    assertEquals(TcpError.NONE, b.c.pendingError());
  }

  @Test
  void resetReturnsAPassiveOpenToListen() {
    Bench b = in(TcpState.SYN_RECEIVED);
    b.in(RST, 1, 0, 0, 0).none();
    assertEquals(TcpState.LISTEN, b.c.state());
    assertTrue(b.events.isEmpty());
    b.in(SYN, 0, 0, 1000, 0); // and another may come
    assertEquals(TcpState.SYN_RECEIVED, b.c.state());
  }

  @Test
  void resetRefusesASimultaneousOpen() {
    Bench b = new Bench(Bench.plain().build());
    b.c.openActive(0);
    b.flush().in(SYN, 0, 0, 1000, 0);
    assertEquals(TcpState.SYN_RECEIVED, b.c.state());
    b.drop().in(RST, 1, 0, 0, 0);
    assertEquals(TcpState.CLOSED, b.c.state());
    assertEquals(TcpError.REFUSED, b.c.pendingError());
  }

  @Test
  void resetMayCarryText() { // SHLD-2
    Bench b = in(TcpState.ESTABLISHED);
    b.in(RST, 1, 0, 0, 20).none();
    assertEquals(TcpState.CLOSED, b.c.state());
  }

  // Fourth, check the SYN bit

  @Test
  void synInWindowReturnsAPassiveOpenToListen() {
    Bench b = in(TcpState.SYN_RECEIVED);
    b.in(SYN, 100, 0, 1000, 0).none();
    assertEquals(TcpState.LISTEN, b.c.state());
  }

  @Test
  void aRepeatedSynIsAnsweredWithTheSynAck() {
    Bench b = in(TcpState.SYN_RECEIVED);
    b.in(SYN, 0, 0, 1000, 0);
    Bench.Sent again = b.one();
    assertEquals(SYN | ACK, again.flags());
    assertEquals(0, again.seq());
    assertEquals(1, again.ack());
  }

  // Fifth, check the ACK field

  @ParameterizedTest
  @EnumSource(
      mode = Mode.EXCLUDE,
      names = {"CLOSED", "LISTEN", "SYN_SENT"})
  void withoutAckItIsDropped(TcpState state) {
    Bench b = in(state);
    b.in(0, next(state), 0, 1000, 5).none();
    assertEquals(state, b.c.state());
  }

  @Test
  void synReceivedAnswersABadAckWithAReset() {
    Bench b = in(TcpState.SYN_RECEIVED);
    b.in(ACK, 1, 77, 1000, 0);
    Bench.Sent reset = b.one();
    assertEquals(RST, reset.flags());
    assertEquals(77, reset.seq());
    assertEquals(TcpState.SYN_RECEIVED, b.c.state());
  }

  @Test
  void synReceivedTakesTheWindowOfTheAckThatEstablishes() {
    Bench b = in(TcpState.SYN_RECEIVED);
    b.in(ACK, 1, 1, 777, 0);
    assertEquals(TcpState.ESTABLISHED, b.c.state());
    assertEquals(777, b.c.info().sndWnd());
    assertTrue(b.told(TcpEvent.ESTABLISHED));
  }

  @Test
  void theWindowIsUpdatedByNewerSegmentsOnly() {
    Bench b = in(TcpState.ESTABLISHED);
    b.in(ACK, 101, 1, 5000, 10).drop(); // SND.WL1 = 101
    assertEquals(5000, b.c.info().sndWnd());
    b.in(ACK, 1, 1, 900, 10); // older by sequence number
    assertEquals(5000, b.c.info().sndWnd());
    b.in(ACK, 101, 1, 6000, 10); // the same numbers: "SND.WL2 =< SEG.ACK"
    assertEquals(6000, b.c.info().sndWnd());
  }

  @Test
  void anAckOfMoreThanWasSentIsAnsweredAndDropped() {
    Bench b = in(TcpState.ESTABLISHED);
    b.in(ACK, 1, 2, 1000, 5);
    assertEquals(1, b.one().ack());
    assertEquals(0, b.read(10).length);
  }

  @Test
  void acksOfTheFinMoveThroughTheClosingStates() {
    Bench b = in(TcpState.FIN_WAIT_1);
    b.in(ACK, 1, 2, 1000, 0).none();
    assertEquals(TcpState.FIN_WAIT_2, b.c.state());
    b = in(TcpState.CLOSING);
    b.in(ACK, 2, 2, 1000, 0).none();
    assertEquals(TcpState.TIME_WAIT, b.c.state());
    b = in(TcpState.LAST_ACK);
    b.in(ACK, 2, 2, 1000, 0).none();
    assertEquals(TcpState.CLOSED, b.c.state());
    assertTrue(b.told(TcpEvent.CLOSED));
  }

  @Test
  void timeWaitAcknowledgesTheFinAgainAndWaitsAnew() {
    Bench b = in(TcpState.TIME_WAIT);
    b.sleep(100 * Bench.SECOND);
    b.in(FIN | ACK, 1, 2, 1000, 0);
    assertEquals(2, b.one().ack());
    b.sleep(239 * Bench.SECOND);
    assertEquals(TcpState.TIME_WAIT, b.c.state()); // MUST-13: 2 x MSL from the last FIN
    b.sleep(2 * Bench.SECOND);
    assertEquals(TcpState.CLOSED, b.c.state());
  }

  // Sixth, check the URG bit

  @Test
  void urgentPointerSignalsOnceForASequence() {
    Bench b = in(TcpState.ESTABLISHED);
    b.in(ACK | URG, 1, 1, 1000, Bench.text(1, 10), new byte[0], 20, 0);
    assertTrue(b.told(TcpEvent.URGENT)); // MUST-32
    assertEquals(20, b.c.user().urgentRemaining()); // MUST-33
    b.in(ACK | URG, 11, 1, 1000, Bench.text(11, 5), new byte[0], 10, 0);
    assertFalse(b.told(TcpEvent.URGENT)); // the same end
    b.in(ACK | URG, 16, 1, 1000, Bench.text(16, 20), new byte[0], 10, 0);
    assertTrue(b.told(TcpEvent.URGENT)); // it advances
    assertArrayEquals(Bench.text(1, 25), b.read(100)); // up to the mark
    assertTrue(b.c.user().atMark());
    assertArrayEquals(Bench.text(26, 10), b.read(100));
    assertEquals(0, b.c.user().urgentRemaining());
  }

  @ParameterizedTest
  @EnumSource(names = {"CLOSE_WAIT", "CLOSING", "LAST_ACK", "TIME_WAIT"})
  void urgentAfterFinIsIgnored(TcpState state) {
    Bench b = in(state);
    b.in(ACK | URG, next(state), 1, 1000, new byte[0], new byte[0], 9, 0);
    assertFalse(b.told(TcpEvent.URGENT));
  }

  // Seventh, process the segment text

  @ParameterizedTest
  @EnumSource(names = {"ESTABLISHED", "FIN_WAIT_1", "FIN_WAIT_2"})
  void textIsDeliveredAndAcknowledged(TcpState state) {
    Bench b = in(state);
    b.in(ACK, 1, 1, 1000, 10);
    assertTrue(b.told(TcpEvent.READABLE));
    assertArrayEquals(Bench.text(1, 10), b.read(100));
    b.sleep(500 * Bench.MS - 1); // MUST-40
    assertEquals(11, b.out.getLast().ack());
  }

  @ParameterizedTest
  @EnumSource(names = {"CLOSE_WAIT", "CLOSING", "LAST_ACK", "TIME_WAIT"})
  void textAfterFinIsIgnored(TcpState state) {
    Bench b = in(state);
    b.in(ACK, 2, 1, 1000, 10);
    assertEquals(state, b.c.state());
    assertNull(b.read(10));
  }

  // Eighth, check the FIN bit

  @Test
  void finMovesByState() {
    Bench b = in(TcpState.ESTABLISHED);
    b.in(FIN | ACK, 1, 1, 1000, 5);
    assertEquals(7, b.one().ack());
    assertTrue(b.told(TcpEvent.PEER_CLOSED));
    assertEquals(TcpState.CLOSE_WAIT, b.c.state());
    assertArrayEquals(Bench.text(1, 5), b.read(100));
    assertNull(b.read(100)); // end of stream
    b = in(TcpState.FIN_WAIT_1);
    b.in(FIN | ACK, 1, 1, 1000, 0);
    assertEquals(TcpState.CLOSING, b.c.state());
    b = in(TcpState.FIN_WAIT_1);
    b.in(FIN | ACK, 1, 2, 1000, 0); // figure 5, note 2
    assertEquals(TcpState.TIME_WAIT, b.c.state());
    b = in(TcpState.FIN_WAIT_2);
    b.in(FIN | ACK, 1, 2, 1000, 0);
    assertEquals(TcpState.TIME_WAIT, b.c.state());
    assertEquals(2, b.one().ack());
  }

  @ParameterizedTest
  @EnumSource(names = {"CLOSE_WAIT", "CLOSING", "LAST_ACK"})
  void aSecondFinChangesNothing(TcpState state) {
    Bench b = in(state);
    b.in(FIN | ACK, 1, 1, 1000, 0);
    assertEquals(state, b.c.state());
    assertEquals(2, b.one().ack());
  }

  @Test
  void finInSynReceivedEntersCloseWait() {
    Bench b = in(TcpState.SYN_RECEIVED);
    b.in(FIN | ACK, 1, 1, 1000, 3);
    assertEquals(TcpState.CLOSE_WAIT, b.c.state());
    assertEquals(5, b.one().ack());
  }

  /** The ACK of a repeated FIN counts: the peer sends it as long as ours of it is lost. */
  @Test
  void closingTakesTheAckOfARepeatedFin() {
    Bench b = in(TcpState.CLOSING);
    b.in(FIN | ACK, 1, 1, 65535, 0);
    assertEquals(TcpState.CLOSING, b.c.state());
    assertEquals(2, b.one().ack());
    b.in(FIN | ACK, 1, 2, 65535, 0);
    assertEquals(TcpState.TIME_WAIT, b.c.state());
    assertEquals(2, b.one().ack());
  }
}
