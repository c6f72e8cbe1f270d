package io.netlayers.fsm.tcp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.tcp.TcpFlags;
import org.junit.jupiter.api.Test;

/** Window scale, timestamps, PAWS and RTTM. */
class Rfc7323Test {
  private static final int ACK = TcpFlags.ACK;
  private static final int SYN = TcpFlags.SYN;

  private static byte[] scale(int shift) {
    return new byte[] {1, 3, 3, (byte) shift};
  }

  private static TcpConfig.Builder config() {
    return TcpConfig.builder().sack(false);
  }

  private static Bench withTimestamps(TcpConfig config) {
    Bench b = new Bench(config);
    b.now = Bench.SECOND;
    b.c.openPassive(b.now);
    b.in(SYN, 0, 0, 1000, new byte[0], Bench.timestamps(100, 0));
    b.drop().in(ACK, 1, 1, 1000, new byte[0], Bench.timestamps(101, 1000)).drop();
    assertEquals(TcpState.ESTABLISHED, b.c.state());
    return b;
  }

  @Test
  void section2_3_scaleIsInEffectOnlyIfBothSend() {
    Bench b = new Bench(config().timestamps(false).receiveBufferOctets(1 << 20).build());
    b.c.openActive(0);
    Bench.Sent syn = b.flush().one();
    assertEquals(5, syn.view().windowScale()); // 1 MiB needs a shift of 5
    assertEquals(65535, syn.window()); // not scaled in a SYN
    b.in(SYN | ACK, 0, 1, 1000, new byte[0], Bench.mss(1460));
    assertEquals(0, b.c.info().sndWscale());
    b.drop().in(ACK, 1, 1, 1000, 5);
    b.sleep(Bench.SECOND);
    assertTrue(b.c.info().rcvWnd() <= 65535);
    assertEquals(1000, b.c.info().sndWnd());
  }

  @Test
  void section2_2_windowsAreShiftedButNotInSyns() {
    Bench b = new Bench(config().timestamps(false).receiveBufferOctets(1 << 20).build());
    b.connect(1000, scale(3));
    assertEquals(1000, b.c.info().sndWnd());
    b.in(ACK, 1, 1, 1000, 0);
    assertEquals(8000, b.c.info().sndWnd());
    assertEquals((1 << 20) >> 5, openWindow(b));
  }

  private static int openWindow(Bench b) {
    b.in(ACK, 1, 1, 1000, 1).sleep(Bench.SECOND);
    b.read(10);
    b.drop().in(ACK, 0, 1, 1000, 1);
    return b.one().window();
  }

  @Test
  void section2_3_aShiftAbove14Is14() {
    Bench b = new Bench(config().timestamps(false).build());
    b.connect(1000, scale(200));
    assertEquals(14, b.c.info().sndWscale());
  }

  @Test
  void scaleIsNotOfferedInAnswerToASynWithout() {
    Bench b = new Bench(config().build());
    b.c.openPassive(0);
    b.in(SYN, 0, 0, 1000, new byte[0], Bench.mss(1000));
    Bench.Sent synAck = b.one();
    assertEquals(-1, synAck.view().windowScale());
    assertFalse(synAck.view().hasTimestamps());
    assertFalse(synAck.view().sackPermitted());
  }

  @Test
  void section3_2_onceAgreedEverySegmentCarriesTimestamps() {
    Bench b = withTimestamps(config().build());
    b.write(10);
    Bench.Sent text = b.one();
    assertTrue(text.view().hasTimestamps());
    assertEquals(1000, text.view().tsVal());
    assertEquals(101, text.view().tsEcr());
    b.in(ACK, 1, 11, 1000, Bench.text(1, 5), new byte[0]).none(); // without: dropped
    assertEquals(0, b.read(10).length);
    b.in(TcpFlags.RST, 1, 0, 0, 0); // a RST needs none
    assertEquals(TcpState.CLOSED, b.c.state());
  }

  @Test
  void section4_3_echoesTheEarliestUnacknowledged() {
    Bench b = withTimestamps(config().build());
    b.in(ACK, 1, 1, 1000, Bench.text(1, 10), Bench.timestamps(110, 0));
    b.in(ACK, 11, 1, 1000, Bench.text(11, 10), Bench.timestamps(120, 0));
    b.sleep(Bench.SECOND);
    assertEquals(110, b.out.getLast().view().tsEcr()); // delayed ACK: the first of the two
    b.drop().in(ACK, 31, 1, 1000, Bench.text(31, 10), Bench.timestamps(140, 0)); // a gap
    assertEquals(110, b.one().view().tsEcr()); // not at the edge: no new echo
  }

  @Test
  void section4_3_outOfOrderDoesNotMoveTheEcho() {
    Bench b = withTimestamps(config().delayedAckNanos(0).build());
    b.in(ACK, 1, 1, 1000, Bench.text(1, 10), Bench.timestamps(110, 0));
    assertEquals(110, b.one().view().tsEcr());
    b.in(ACK, 21, 1, 1000, Bench.text(21, 10), Bench.timestamps(130, 0));
    assertEquals(110, b.one().view().tsEcr());
    b.in(ACK, 11, 1, 1000, Bench.text(11, 10), Bench.timestamps(120, 0)); // fills the hole
    assertEquals(120, b.one().view().tsEcr());
  }

  @Test
  void section5_3_pawsDropsOldSegmentsWithAnAck() {
    Bench b = withTimestamps(config().build());
    b.in(ACK, 1, 1, 1000, Bench.text(1, 10), Bench.timestamps(99, 0));
    assertEquals(1, b.one().ack());
    assertEquals(TcpViolation.OLD_TIMESTAMP, b.c.violation());
    assertEquals(0, b.read(10).length);
    b.in(ACK, 1, 1, 1000, Bench.text(1, 10), Bench.timestamps(101, 0)); // equal is not old
    assertArrayEquals(Bench.text(1, 10), b.read(10));
  }

  @Test
  void section5_3_aResetIsNotSubjectToPaws() {
    Bench b = withTimestamps(config().build());
    b.in(TcpFlags.RST, 1, 0, 0, new byte[0], Bench.timestamps(5, 0));
    assertEquals(TcpState.CLOSED, b.c.state());
  }

  @Test
  void section5_5_anOldEchoIsInvalidAfter24Days() {
    Bench b = withTimestamps(config().build());
    b.now += 25L * 24 * 3600 * Bench.SECOND;
    b.in(ACK, 1, 1, 1000, Bench.text(1, 10), Bench.timestamps(50, 0));
    assertArrayEquals(Bench.text(1, 10), b.read(10));
  }

  @Test
  void section5_timestampsWrap() {
    Bench b = new Bench(config().delayedAckNanos(0).build());
    b.c.openPassive(0);
    b.in(SYN, 0, 0, 1000, new byte[0], Bench.timestamps(-2, 0));
    b.drop().in(ACK, 1, 1, 1000, Bench.text(1, 4), Bench.timestamps(-1, 0));
    b.in(ACK, 5, 1, 1000, Bench.text(5, 4), Bench.timestamps(3, 0)); // newer, past the wrap
    assertArrayEquals(Bench.text(1, 8), b.read(10));
    b.drop().in(ACK, 9, 1, 1000, Bench.text(9, 4), Bench.timestamps(-1, 0)); // older
    assertEquals(0, b.read(10).length);
  }

  @Test
  void section4_roundTripsAreMeasuredThroughRetransmissions() {
    Bench b = withTimestamps(config().build());
    b.write(10).drop();
    b.sleep(1100 * Bench.MS); // sent again after the timeout
    Bench.Sent again = b.one();
    b.now += 50 * Bench.MS;
    b.in(ACK, 1, 11, 1000, new byte[0], Bench.timestamps(200, again.view().tsVal()));
    assertTrue(b.c.info().rtt() < 200 * Bench.MS, "rtt " + b.c.info().rtt());
    assertTrue(b.c.info().rtt() > 0);
  }

  @Test
  void section2_4_theWindowRetractsByNoMoreThanScalingLoses() {
    Bench b = new Bench(config().timestamps(false).receiveBufferOctets(1 << 20).build());
    b.connect(1000, scale(0));
    long edge = 0;
    long seq = 1;
    for (int i = 0; i < 200; i++) {
      int length = 1 + i * 7 % 100;
      b.in(ACK, seq, 1, 1000, length);
      seq += length;
      b.in(ACK, 0, 1, 1000, 1); // draws an ACK
      Bench.Sent ack = b.out.getLast();
      b.drop();
      long right = ack.ack() + ((long) ack.window() << 5);
      assertTrue(right > edge - 32, "edge " + edge + " to " + right); // less than one unit
      edge = Math.max(edge, right);
      assertEquals(seq + b.c.info().rcvWnd(), Math.max(edge, seq + b.c.info().rcvWnd()));
    }
  }

  /** A segment that acknowledges what was never sent is dropped whole, its timestamp too. */
  @Test
  void section4_3_anImpossibleAckLeavesNoTimestamp() {
    Bench b = withTimestamps(config().build());
    b.in(ACK, 1, 9999, 1000, new byte[0], Bench.timestamps(200_000, 1000)).drop();
    b.in(ACK, 1, 1, 1000, Bench.text(1, 10), Bench.timestamps(102, 1000));
    b.sleep(Bench.SECOND);
    assertEquals(102, b.one().view().tsEcr()); // it is not old
  }

  /** §2.4 (4): "less than 2^Rcv.Wind.Shift" out of the window, or for the first time. */
  @Test
  void section2_4_whatAScaledWindowSeemsToHaveLostGoesAgain() {
    Bench b = new Bench(TcpConfig.builder().timestamps(false).build());
    b.connect(65535, Bench.join(Bench.mssSack(1000), scale(7)));
    b.in(ACK, 1, 1, 48, 0);
    b.write(5000).drop();
    b.now += 10 * Bench.MS;
    // three of five came, and the window seems to end at 897
    b.in(ACK, 1, 1, 7, new byte[0], Bench.sack(2001, 5001));
    assertEquals(1, b.out.poll().seq());
    assertEquals(1001, b.one().seq());
  }
}
