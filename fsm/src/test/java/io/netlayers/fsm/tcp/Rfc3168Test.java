package io.netlayers.fsm.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.fsm.tcp.Bench.Sent;
import io.netlayers.tcp.TcpFlags;
import org.junit.jupiter.api.Test;

/** RFC 3168 §6.1 in the whole machine: marks on their way back, and what is done about them. */
class Rfc3168Test {
  private static final int ACK = TcpFlags.ACK;
  private static final int ECE = TcpFlags.ECE;
  private static final int CWR = TcpFlags.CWR;
  private static final byte[] NONE = {};

  /** Connected to a peer that agreed, with a round trip of 100 ms; RFC 3168 §6.1.1. */
  private static Bench connected() {
    Bench b = new Bench(Bench.plain().ecn(EcnMode.REQUEST).build());
    b.c.openActive(b.now);
    b.flush();
    assertTrue(b.one().has(TcpFlags.SYN | ECE | CWR));
    b.now += 100 * Bench.MS;
    b.in(TcpFlags.SYN | ACK | ECE, 0, 1, 65535, NONE, Bench.mssSack(1000)).drop();
    assertTrue(b.c.info().ecn());
    return b;
  }

  @Test
  void section6_1_1_negotiation() {
    Bench b = new Bench(Bench.plain().ecn(EcnMode.REQUEST).build());
    b.c.openActive(0);
    assertEquals(TcpFlags.SYN | ECE | CWR, b.flush().one().flags());
    b.in(TcpFlags.SYN | ACK | ECE, 0, 1, 65535, 0).drop();
    assertTrue(b.c.info().ecn());
    b.write(10);
    assertEquals(SegmentSink.ECT_0, b.one().ecn());
    b = new Bench(Bench.plain().build());
    b.c.openPassive(0);
    b.in(TcpFlags.SYN | ECE | CWR, 0, 0, 65535, 0);
    assertEquals(TcpFlags.SYN | ACK | ECE, b.out.peek().flags());
    assertEquals(SegmentSink.NOT_ECT, b.out.peek().ecn());
    b = new Bench(Bench.plain().ecn(EcnMode.REQUEST).build());
    b.c.openActive(0);
    b.flush().in(TcpFlags.SYN | ACK | ECE | CWR, 0, 1, 65535, 0); // a mirror, no negotiation
    assertFalse(b.c.info().ecn());
    b = new Bench(Bench.plain().ecn(EcnMode.REQUEST).build());
    b.c.openActive(0);
    b.flush().drop().sleep(2 * Bench.SECOND);
    assertEquals(TcpFlags.SYN, b.one().flags()); // the second attempt goes without
  }

  @Test
  void section6_1_2_oneReductionForAWindowOfDataAndCwrOnTheNextNewSegment() {
    Bench b = connected();
    b.write(20_000);
    assertEquals(10, b.out.size());
    b.drop().now += 100 * Bench.MS;
    b.in(ACK | ECE, 1, 1001, 65535, 0);
    assertEquals(5000, b.c.info().sndSsthresh());
    boolean told = b.out.removeIf(sent -> sent.has(CWR));
    for (int acked = 2; acked <= 10; acked++) {
      b.in(ACK | ECE, 1, acked * 1000 + 1, 65535, 0);
      told |= b.out.stream().anyMatch(sent -> sent.has(CWR));
    }
    assertTrue(told);
    assertEquals(5000, b.c.info().sndSsthresh());
    assertEquals(5000, b.c.info().sndCwnd());
    assertFalse(b.c.info().inLoss());
  }

  /** What RFC 9937 §4 allows: the reduction takes a round trip, and the ACK clock does not stop. */
  @Test
  void rfc9937_section4_theReductionIsSpreadOverARoundTrip() {
    Bench b = connected();
    b.write(30_000).drop();
    b.now += 100 * Bench.MS;
    int sent = 0;
    for (int acked = 1; acked <= 10; acked++) {
      b.in(ACK | (acked == 1 ? ECE : 0), 1, acked * 1000 + 1, 65535, 0);
      assertTrue(b.out.size() <= 2, b.out.toString());
      sent += b.out.size();
      b.drop();
      assertEquals(acked < 10, b.c.info().inWindowReduction());
    }
    assertEquals(5, sent);
    assertEquals(5000, b.c.info().unacked());
  }

  /** "for any reason (because of a retransmit timeout, a Fast Retransmit, or ...)". */
  @Test
  void section6_1_2_cwrAfterALossToo() {
    Bench b = connected();
    b.write(10_000).drop();
    b.now += 100 * Bench.MS;
    b.in(ACK, 1, 1, 65535, NONE, Bench.sack(1001, 4001));
    Sent again = b.one();
    assertEquals(1, again.seq());
    assertFalse(again.has(CWR)); // the first new data packet, not this one
    assertEquals(SegmentSink.NOT_ECT, again.ecn()); // §6.1.5
    b.in(ACK, 1, 10_001, 65535, 0).none();
    b.write(100);
    Sent fresh = b.one();
    assertTrue(fresh.has(CWR));
    assertEquals(SegmentSink.ECT_0, fresh.ecn());
    b.write(100);
    b.in(ACK, 1, 10_101, 65535, 0);
    assertFalse(b.out.removeLast().has(CWR));
  }

  @Test
  void section6_1_2_cwrAfterATimeoutToo() {
    Bench b = connected();
    b.write(100).drop().sleep(3 * Bench.SECOND);
    assertTrue(b.c.info().totalTimeouts() > 0);
    b.drop().in(ACK, 1, 101, 65535, 0).none();
    b.write(100);
    assertTrue(b.one().has(CWR));
  }

  /** "normal procedures for increasing ... when it receives ACK packets without the ECN-Echo". */
  @Test
  void section6_1_2_anEchoDoesNotLetTheWindowGrow() {
    Bench b = connected();
    b.write(10_000).drop();
    b.now += 100 * Bench.MS;
    b.in(ACK | ECE, 1, 10_001, 65535, 0);
    long cwnd = b.c.info().sndCwnd();
    b.write((int) cwnd).drop();
    b.now += 100 * Bench.MS;
    b.in(ACK | ECE, 1, 10_001 + cwnd, 65535, 0);
    assertTrue(b.c.info().sndCwnd() < cwnd);
  }

  /** "reset the retransmit timer on receiving the ECN-Echo packet when the cwnd is one". */
  @Test
  void section6_1_2_aWindowOfOneSegmentWaitsForTheTimer() {
    Bench b = connected();
    b.write(60_000).drop();
    long acked = 10_001;
    for (int i = 0; i < 8 && b.c.info().sndCwnd() > 1000; i++) {
      b.now += 100 * Bench.MS;
      b.in(ACK | ECE, 1, acked, 65535, 0);
      acked += b.out.stream().mapToLong(Sent::len).sum();
      b.drop();
    }
    assertEquals(1000, b.c.info().sndCwnd());
    b.now += 100 * Bench.MS;
    b.in(ACK | ECE, 1, acked, 65535, 0).none();
    long rto = b.c.info().rto();
    assertEquals(b.now + rto, b.c.nextDeadline());
    b.sleep(rto - 1).none();
    b.sleep(1);
    assertEquals(1000, b.one().len());
  }

  @Test
  void section6_1_3_everyAckEchoesUntilCwr() {
    Bench b = connected();
    b.in(ACK, 1, 1, 65535, Bench.text(1, 500), NONE, 0, SegmentSink.CE);
    b.sleep(300 * Bench.MS);
    assertTrue(b.one().has(ECE));
    b.in(ACK, 501, 1, 65535, Bench.text(501, 500), NONE, 0, SegmentSink.ECT_0);
    b.sleep(300 * Bench.MS);
    assertTrue(b.one().has(ECE));
    // CWR is answered at once: the sender's window may be small
    b.in(ACK | CWR, 1001, 1, 65535, Bench.text(1001, 500), NONE, 0, SegmentSink.ECT_0);
    assertFalse(b.one().has(ECE));
  }

  /** A packet with CWR that is marked itself tells of a new congestion. */
  @Test
  void section6_1_3_aMarkOnThePacketWithCwrIsEchoed() {
    Bench b = connected();
    b.in(ACK, 1, 1, 65535, Bench.text(1, 500), NONE, 0, SegmentSink.CE);
    b.sleep(300 * Bench.MS).drop();
    b.in(ACK | CWR, 501, 1, 65535, Bench.text(501, 500), NONE, 0, SegmentSink.CE);
    assertTrue(b.one().has(ECE));
  }

  @Test
  void section6_1_4_neitherAPureAckNorARetransmissionIsEct() {
    Bench b = connected();
    b.write(100);
    assertEquals(SegmentSink.ECT_0, b.one().ecn());
    b.in(ACK, 1, 1, 65535, 2000);
    assertEquals(SegmentSink.NOT_ECT, b.one().ecn());
    b.sleep(1200 * Bench.MS);
    b.out.forEach(sent -> assertEquals(SegmentSink.NOT_ECT, sent.ecn()));
    assertFalse(b.out.isEmpty());
  }
}
