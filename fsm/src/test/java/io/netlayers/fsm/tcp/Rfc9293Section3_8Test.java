package io.netlayers.fsm.tcp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.tcp.TcpFlags;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

/** Data communication: failures, keep-alive, urgent data, windows, silly windows, delayed ACKs. */
class Rfc9293Section3_8Test {
  private static final int ACK = TcpFlags.ACK;
  private static final int FIN = TcpFlags.FIN;
  private static final long SECOND = Bench.SECOND;
  private static final long MS = Bench.MS;

  private static Bench with(TcpConfig.Builder config) {
    return new Bench(config.build()).accept(65535, Bench.mss(1000));
  }

  // §3.8.3 connection failures

  @Test
  void section3_8_3_r1TellsAndR2Closes() { // MUST-20, SHLD-9, SHLD-10, SHLD-11
    Bench b = with(Bench.plain());
    b.write(10).drop();
    b.sleep(3 * SECOND + 10); // at 1 s and 3 s
    assertFalse(b.told(TcpEvent.DELIVERY_PROBLEM));
    b.sleep(4 * SECOND); // at 7 s, the third
    assertTrue(b.told(TcpEvent.DELIVERY_PROBLEM));
    b.sleep(92 * SECOND);
    assertEquals(TcpState.ESTABLISHED, b.c.state()); // 99 s
    b.sleep(60 * SECOND);
    assertEquals(TcpState.CLOSED, b.c.state());
    assertEquals(TcpError.TIMED_OUT, b.c.pendingError());
  }

  @Test
  void section3_8_3_theUserSetsR2() { // MUST-21
    Bench b = with(Bench.plain());
    b.c.user().r2(Long.MAX_VALUE, 2);
    b.write(10).drop();
    b.sleep(6 * SECOND);
    assertEquals(2, b.out.size());
    assertEquals(TcpState.ESTABLISHED, b.c.state());
    b.sleep(2 * SECOND);
    assertEquals(TcpState.CLOSED, b.c.state());
  }

  @Test
  void section3_8_3_aSynIsRetransmittedForThreeMinutes() { // MUST-22, MUST-23
    Bench b = new Bench(Bench.plain().build());
    b.c.openActive(0);
    b.sleep(179 * SECOND);
    assertEquals(TcpState.SYN_SENT, b.c.state());
    assertTrue(b.out.size() >= 7);
    assertTrue(b.told(TcpEvent.DELIVERY_PROBLEM));
    b.sleep(60 * SECOND);
    assertEquals(TcpState.CLOSED, b.c.state());
    assertEquals(TcpError.TIMED_OUT, b.c.pendingError());
  }

  @Test
  void section3_9_1_1_userTimeout() {
    Bench b = with(Bench.plain());
    b.c.user().userTimeout(5 * SECOND);
    b.write(10);
    b.in(ACK, 1, 11, 65535, 0);
    b.sleep(20 * SECOND); // idle is no failure
    assertEquals(TcpState.ESTABLISHED, b.c.state());
    b.write(10);
    b.sleep(4 * SECOND);
    assertEquals(TcpState.ESTABLISHED, b.c.state());
    b.sleep(2 * SECOND);
    assertEquals(TcpState.CLOSED, b.c.state());
    assertEquals(TcpError.TIMED_OUT, b.c.pendingError());
  }

  // §3.8.4 keep-alive

  @Test
  void section3_8_4_offByDefault() { // MUST-25
    Bench b = with(Bench.plain());
    b.sleep(10_000 * SECOND).none();
  }

  @Test
  void section3_8_4_probesAnIdlePeer() { // MUST-24, 26, 27, 28, 29, SHLD-12
    Bench b = with(Bench.plain());
    b.c.user().keepAlive(true);
    b.sleep(7199 * SECOND).none();
    b.sleep(2 * SECOND);
    Bench.Sent probe = b.one();
    assertEquals(0, probe.seq()); // SND.NXT-1
    assertEquals(0, probe.len());
    assertEquals(ACK, probe.flags());
    b.in(ACK, 1, 1, 65535, 0).none(); // it lives
    b.sleep(7199 * SECOND).none();
    b.sleep(2 * SECOND).one();
    b.sleep(73 * SECOND).none();
    b.sleep(2 * SECOND).one(); // one failure is no dead connection
    assertEquals(TcpState.ESTABLISHED, b.c.state());
    b.sleep(75 * 9 * SECOND);
    assertEquals(TcpState.CLOSED, b.c.state());
    assertEquals(TcpError.TIMED_OUT, b.c.pendingError());
  }

  @Test
  void section3_8_4_notWhileTextIsOutstanding() {
    Bench b = with(Bench.plain().r2Nanos(Long.MAX_VALUE));
    b.c.user().keepAlive(10 * SECOND, SECOND, 3);
    b.write(10).drop();
    b.sleep(30 * SECOND);
    assertTrue(b.out.stream().allMatch(s -> s.len() == 10));
  }

  @Test
  void section3_8_4_garbageOctet() { // MAY-6
    Bench b = with(Bench.plain().keepAliveOctet(true));
    b.c.user().keepAlive(10 * SECOND, SECOND, 3);
    b.sleep(11 * SECOND);
    assertEquals(1, b.out.poll().len());
  }

  @Test
  void section3_8_4_aProbeIsAnswered() {
    Bench b = with(Bench.plain());
    b.in(ACK, 0, 1, 65535, 0);
    assertEquals(1, b.one().ack());
    b.in(ACK, 0, 1, 65535, 1);
    assertEquals(1, b.one().ack());
  }

  // §3.8.5 urgent data

  @Test
  void section3_8_5_urgentPointerPointsBehindTheUrgentOctets() { // MUST-30, 31, 62
    Bench b = with(Bench.plain().nagle(NagleMode.OFF));
    b.c.writeUrgent(ByteBuffer.allocate(2500), 0);
    b.flush();
    Bench.Sent first = b.out.poll();
    assertTrue(first.has(TcpFlags.URG));
    assertEquals(2500, first.urgent());
    Bench.Sent second = b.out.poll();
    assertEquals(1500, second.urgent());
    b.drop().in(ACK, 1, 2501, 65535, 0);
    b.write(10);
    Bench.Sent plain = b.out.poll();
    assertFalse(plain.has(TcpFlags.URG));
    assertEquals(0, plain.urgent());
  }

  @Test
  void section3_8_5_anUrgentSequenceLongerThanThePointer() { // MUST-31
    Bench b = with(TcpConfig.builder().timestamps(false));
    b.c.writeUrgent(ByteBuffer.allocate(70_000), 0);
    b.flush();
    assertEquals(0xFFFF, b.out.poll().urgent());
  }

  // §3.8.6 the window

  @Test
  void section3_8_6_aShrunkWindowIsSurvived() { // MUST-34, SHLD-15, SHLD-16
    Bench b = with(Bench.plain());
    b.write(5000);
    assertEquals(5, b.out.size());
    b.drop().in(ACK, 1, 1001, 2000, 0); // right edge from 65536 to 3001
    assertEquals(TcpViolation.SHRUNK_WINDOW, b.c.violation());
    b.write(1000).none(); // no new data
    b.sleep(1100 * MS);
    assertEquals(1001, b.out.peek().seq()); // old data within the window again
    b.drop().in(ACK, 1, 5001, 65535, 0);
    assertEquals(1000, b.one().len());
    assertEquals(TcpState.ESTABLISHED, b.c.state());
  }

  @Test
  void section3_8_6_aWindowShrunkToZeroIsProbed() { // MUST-35, SHLD-17
    Bench b = with(Bench.plain());
    b.write(3000).drop();
    b.in(ACK, 1, 1, 0, 0);
    for (int i = 0; i < 20; i++) {
      b.sleep(60 * SECOND);
      assertEquals(1, b.out.getLast().seq());
      assertTrue(b.out.getLast().len() <= 1);
      b.drop().in(ACK, 1, 1, 0, 0);
    }
    assertEquals(TcpState.ESTABLISHED, b.c.state());
    b.in(ACK, 1, 1, 65535, 0).sleep(2 * SECOND);
    assertEquals(1, b.out.peek().seq());
  }

  @Test
  void section3_8_6_1_aZeroWindowIsProbedEverMoreSeldom() { // MUST-36, SHLD-29, SHLD-30
    Bench b = new Bench(Bench.plain().build()).accept(0, Bench.mss(1000));
    b.write(500).none();
    b.sleep(999 * MS).none(); // the first after the retransmission timeout
    b.sleep(2 * MS);
    Bench.Sent probe = b.one();
    assertEquals(1, probe.len());
    assertEquals(1, probe.seq());
    b.in(ACK, 1, 1, 0, 0).sleep(1990 * MS).none();
    b.sleep(20 * MS).one();
    b.in(ACK, 1, 1, 0, 0).sleep(3980 * MS).none();
    b.sleep(30 * MS).one();
    b.in(ACK, 1, 1, 2000, 0);
    Bench.Sent text = b.one();
    assertEquals(500, text.len());
    assertEquals(1, text.seq());
  }

  @Test
  void section3_8_6_1_aProbeThatIsTakenCounts() {
    Bench b = new Bench(Bench.plain().build()).accept(0, Bench.mss(1000));
    b.write(500).sleep(1100 * MS);
    b.drop().in(ACK, 1, 2, 0, 0);
    assertEquals(499, b.c.user().unacknowledged());
    b.in(ACK, 1, 2, 1000, 0);
    Bench.Sent rest = b.one();
    assertEquals(2, rest.seq());
    assertEquals(499, rest.len());
    assertArrayEquals(Bench.text(2, 499), rest.text());
  }

  @Test
  void section3_8_6_1_theConnectionStaysAsLongAsProbesAreAnswered() { // MUST-37
    Bench b = new Bench(Bench.plain().build()).accept(0, Bench.mss(1000));
    b.write(500);
    for (int i = 0; i < 100; i++) {
      b.sleep(60 * SECOND).in(ACK, 1, 1, 0, 0);
    }
    assertEquals(TcpState.ESTABLISHED, b.c.state());
    b.sleep(1000 * SECOND);
    assertEquals(TcpState.CLOSED, b.c.state());
  }

  @Test
  void section3_8_6_1_aFinBehindAZeroWindowIsProbed() {
    Bench b = new Bench(Bench.plain().build()).accept(0, Bench.mss(1000));
    b.c.shutdown(0);
    b.sleep(1100 * MS);
    assertTrue(b.one().has(FIN));
    b.in(ACK, 1, 2, 0, 0);
    assertEquals(TcpState.FIN_WAIT_2, b.c.state());
  }

  // §3.8.6.2 silly windows

  @Test
  void section3_8_6_2_1_shortSegmentsWaitForWindow() { // MUST-38
    Bench b = new Bench(Bench.plain().nagle(NagleMode.OFF).build()).accept(4000, Bench.mss(1000));
    b.write(8000);
    assertEquals(4, b.out.size());
    b.drop().in(ACK, 1, 4001, 300, 0).none(); // 300 octets are not worth it
    b.in(ACK, 1, 4001, 999, 0).none();
    b.in(ACK, 1, 4001, 1000, 0);
    assertEquals(1000, b.one().len());
    b.in(ACK, 1, 5001, 300, 0).none();
    b.sleep(499 * MS).none();
    b.sleep(2 * MS); // the override timeout, 0.1 to 1.0 s
    assertEquals(300, b.one().len());
  }

  @Test
  void section3_8_6_2_1_halfOfTheLargestWindowIsEnough() {
    Bench b = new Bench(Bench.plain().build()).accept(800, Bench.mss(1000));
    b.write(3000);
    assertEquals(800, b.one().len());
    b.in(ACK, 1, 801, 399, 0).none();
    b.in(ACK, 1, 801, 400, 0);
    assertEquals(400, b.one().len());
  }

  @Test
  void section3_8_6_2_2_theWindowOpensInLargeSteps() { // MUST-39
    Bench b = new Bench(Bench.plain().receiveBufferOctets(4000).build());
    b.accept(65535, Bench.mss(1000));
    b.in(ACK, 1, 1, 1000, 2000).in(ACK, 2001, 1, 1000, 2000).drop();
    b.read(500);
    b.none();
    b.in(ACK, 0, 1, 1000, 1);
    assertEquals(0, b.one().window()); // 500 octets are kept back
    b.read(500);
    assertEquals(1000, b.one().window()); // a segment's worth is told at once: it was zero
    b.read(500);
    b.read(499);
    b.none();
    b.in(ACK, 0, 1, 1000, 1);
    assertEquals(1000, b.one().window());
    b.read(1);
    b.none().in(ACK, 0, 1, 1000, 1);
    assertEquals(2000, b.one().window());
  }

  // §3.7.4 Nagle

  @Test
  void section3_7_4_nagle() { // SHLD-7, MUST-17
    Bench b = with(Bench.plain());
    b.write(10).one();
    b.write(10).none();
    b.write(20).none();
    b.in(ACK, 1, 11, 65535, 0);
    assertEquals(30, b.one().len());
    b.write(970).none();
    b.write(30); // a full segment goes at once
    assertEquals(1000, b.one().len());
    b.write(5).none();
    b.c.user().noDelay(true);
    b.flush();
    assertEquals(5, b.one().len());
    b.write(5).one();
  }

  @Test
  void appendixA_3_minshall() {
    Bench b = with(Bench.plain().nagle(NagleMode.SHORT));
    b.write(1010); // a full one, and a short one with nothing short in flight
    assertEquals(2, b.out.size());
    b.drop().write(10).none();
    b.in(ACK, 1, 1001, 65535, 0).none();
    b.in(ACK, 1, 1011, 65535, 0);
    assertEquals(10, b.one().len());
  }

  @Test
  void corkHoldsShortSegments() {
    Bench b = with(Bench.plain().nagle(NagleMode.OFF));
    b.c.user().cork(true);
    b.write(10).none();
    b.write(1000);
    assertEquals(1000, b.one().len());
    b.c.user().cork(false);
    assertEquals(10, b.flush().one().len());
    b.in(ACK, 1, 1011, 65535, 0);
    b.c.user().cork(true);
    b.write(7).none();
    b.sleep(SECOND);
    assertEquals(7, b.one().len());
  }

  // §3.8.6.3 delayed ACKs

  @Test
  void section3_8_6_3_everySecondSegmentIsAcknowledged() { // SHLD-18, SHLD-19, MUST-40
    Bench b = new Bench(Bench.plain().mss(1000).build()).accept();
    b.in(ACK, 1, 1, 65535, 1000).none();
    b.in(ACK, 1001, 1, 65535, 1000);
    assertEquals(2001, b.one().ack());
    b.in(ACK, 2001, 1, 65535, 100).none();
    b.sleep(200 * MS);
    assertEquals(2101, b.one().ack());
  }

  @Test
  void section3_8_6_3_theAckIsPiggybacked() {
    Bench b = with(Bench.plain());
    b.in(ACK, 1, 1, 65535, 100).none();
    b.write(10);
    assertEquals(101, b.one().ack());
    b.in(ACK, 101, 11, 65535, 0).sleep(SECOND).none();
  }

  // §3.9.1.2 PUSH

  @Test
  void section3_9_1_2_theLastSegmentIsPushed() { // MUST-60, MUST-61, SHLD-27, SHLD-28
    Bench b = with(Bench.plain());
    b.c.write(ByteBuffer.allocate(1500), 0);
    b.c.write(ByteBuffer.allocate(1000), 0);
    b.flush();
    assertEquals(1000, b.out.peek().len());
    assertFalse(b.out.poll().has(TcpFlags.PSH));
    assertFalse(b.out.poll().has(TcpFlags.PSH));
    b.in(ACK, 1, 2001, 65535, 0);
    Bench.Sent last = b.one();
    assertEquals(500, last.len());
    assertTrue(last.has(TcpFlags.PSH));
  }

  /** Reading tells the peer of a window that its field can show, and of no other. */
  @Test
  void section3_8_6_2_2_noUpdateThatAFieldCannotShow() {
    Bench b = new Bench(Bench.plain().receiveBufferOctets(1 << 20).build());
    b.connect(65535, Bench.mss(1000));
    b.in(ACK, 1, 1, 65535, 1000);
    b.in(ACK, 1001, 1, 65535, 500).drop();
    b.read(1500);
    b.none(); // 65,535 octets were offered all the time
  }

  @Test
  void section3_8_6_2_2_linuxTellsOfWindowsThatDouble() {
    Bench b = new Bench(TcpProfiles.linux().timestamps(false).receiveBufferOctets(20_000).build());
    b.connect(65535, Bench.mss(1000));
    for (int i = 0; i < 16; i++) {
      b.in(ACK, 1 + 1000L * i, 1, 65535, 1000);
    }
    b.sleep(Bench.SECOND).drop();
    b.read(3000);
    b.none();
    b.read(5000);
    assertEquals(12_000, b.one().window());
    b.read(8000);
    b.none();
  }
}
