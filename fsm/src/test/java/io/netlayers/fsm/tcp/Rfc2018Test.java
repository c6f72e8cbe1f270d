package io.netlayers.fsm.tcp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.tcp.TcpFlags;
import io.netlayers.tcp.TcpOptionsView;
import org.junit.jupiter.api.Test;

/** Selective acknowledgment as receiver and as sender; D-SACK (RFC 2883). */
class Rfc2018Test {
  private static final int ACK = TcpFlags.ACK;
  private static final byte[] NO_TEXT = {};

  private static Bench receiver() {
    return new Bench(Bench.plain().build()).accept(65535, Bench.mssSack(1000));
  }

  private static long[] blocks(Bench.Sent s) {
    TcpOptionsView v = s.view();
    long[] edges = new long[2 * v.sackBlocks()];
    for (int i = 0; i < v.sackBlocks(); i++) {
      edges[2 * i] = v.sackLeft(i) - Bench.IRS & 0xFFFFFFFFL;
      edges[2 * i + 1] = v.sackRight(i) - Bench.IRS & 0xFFFFFFFFL;
    }
    return edges;
  }

  @Test
  void section2_notWithoutPermission() {
    Bench b = new Bench(Bench.plain().build()).accept(65535, Bench.mss(1000));
    b.in(ACK, 101, 1, 1000, 100);
    assertEquals(0, b.one().options().length);
  }

  @Test
  void section4_theFirstBlockIsTheMostRecent() {
    Bench b = receiver();
    b.in(ACK, 101, 1, 1000, 100);
    assertArrayEquals(new long[] {101, 201}, blocks(b.one()));
    b.in(ACK, 301, 1, 1000, 100);
    assertArrayEquals(new long[] {301, 401, 101, 201}, blocks(b.one()));
    b.in(ACK, 501, 1, 1000, 100);
    b.drop().in(ACK, 701, 1, 1000, 100);
    b.drop().in(ACK, 901, 1, 1000, 100);
    assertArrayEquals(new long[] {901, 1001, 701, 801, 501, 601, 301, 401}, blocks(b.one()));
    b.in(ACK, 201, 1, 1000, 100); // joins two
    assertArrayEquals(new long[] {101, 401, 901, 1001, 701, 801, 501, 601}, blocks(b.one()));
    b.in(ACK, 1, 1, 1000, 100);
    Bench.Sent filled = b.one();
    assertEquals(401, filled.ack());
    assertArrayEquals(new long[] {901, 1001, 701, 801, 501, 601}, blocks(filled));
    assertEquals(400, b.read(1000).length);
  }

  @Test
  void rfc2883_section4_duplicatesAreReportedOnce() {
    Bench b = receiver();
    b.in(ACK, 1, 1, 1000, 200).drop();
    b.in(ACK, 1, 1, 1000, 100); // below the ACK
    assertArrayEquals(new long[] {1, 101}, blocks(b.one()));
    b.in(ACK, 301, 1, 1000, 100);
    assertArrayEquals(new long[] {301, 401}, blocks(b.one()));
    b.in(ACK, 301, 1, 1000, 100); // above it
    assertArrayEquals(new long[] {301, 401, 301, 401}, blocks(b.one()));
    b.in(ACK, 501, 1, 1000, 100);
    assertArrayEquals(new long[] {501, 601, 301, 401}, blocks(b.one()));
  }

  @Test
  void rfc2883_section4_theBlockOfADuplicateFollowsIt() {
    Bench b = receiver();
    b.in(ACK, 301, 1, 1000, 100).drop();
    b.in(ACK, 501, 1, 1000, 100).drop();
    b.in(ACK, 321, 1, 1000, 50);
    assertArrayEquals(new long[] {321, 371, 301, 401, 501, 601}, blocks(b.one()));
  }

  @Test
  void rfc2883_section4_2_partsThatCameTwiceAreReported() {
    Bench b = receiver();
    b.in(ACK, 301, 1, 1000, 100).drop();
    b.in(ACK, 351, 1, 1000, 100); // its first half
    assertArrayEquals(new long[] {351, 401, 301, 451}, blocks(b.one()));
    b.in(ACK, 251, 1, 1000, 100); // its last half
    assertArrayEquals(new long[] {301, 351, 251, 451}, blocks(b.one()));
    b.in(ACK, 201, 1, 1000, 300); // around
    assertArrayEquals(new long[] {251, 451, 201, 501}, blocks(b.one()));
    b.in(ACK, 601, 1, 1000, 100).drop();
    b.in(ACK, 451, 1, 1000, 200); // two of them: the first
    assertArrayEquals(new long[] {451, 501, 201, 701}, blocks(b.one()));
    b.in(ACK, 1, 1, 1000, 250); // fills the hole
    Bench.Sent filled = b.one();
    assertEquals(701, filled.ack());
    assertArrayEquals(new long[] {201, 251}, blocks(filled));
    b.in(ACK, 651, 1, 1000, 100); // across RCV.NXT
    assertArrayEquals(new long[] {651, 701}, blocks(b.one()));
    assertEquals(750, b.read(1000).length);
  }

  @Test
  void rfc2883_reportsCanBeLeftOut() {
    Bench b = new Bench(Bench.plain().dsack(false).build());
    b.accept(65535, Bench.mssSack(1000));
    b.in(ACK, 301, 1, 1000, 100).drop();
    b.in(ACK, 301, 1, 1000, 100);
    assertArrayEquals(new long[] {301, 401}, blocks(b.one()));
    b.in(ACK, 351, 1, 1000, 100);
    assertArrayEquals(new long[] {301, 451}, blocks(b.one()));
  }

  @Test
  void aThousandHolesCostNothingUnbounded() {
    Bench b = new Bench(Bench.plain().maxReassemblyRanges(8).build());
    b.accept(65535, Bench.mssSack(1000));
    for (int i = 0; i < 1000; i++) {
      b.in(ACK, 3 + 2L * i, 1, 1000, 1);
    }
    assertTrue(b.pool.chunksLent() <= 2);
    b.drop().in(ACK, 60_000, 1, 1000, 1); // a far-ahead octet
    assertTrue(b.pool.chunksLent() <= 2);
    b.in(ACK, 1, 1, 1000, 2);
    assertEquals(4, b.out.getLast().ack());
  }

  @Test
  void section3_aFinOutOfOrderIsToldOf() {
    Bench b = receiver();
    b.in(ACK | TcpFlags.FIN, 101, 1, 1000, 100);
    assertArrayEquals(new long[] {101, 202}, blocks(b.one()));
    b.in(ACK | TcpFlags.FIN, 101, 1, 1000, 100); // the same again
    assertArrayEquals(new long[] {101, 201, 101, 202}, blocks(b.one()));
    assertEquals(TcpState.ESTABLISHED, b.c.state());
    b.in(ACK, 1, 1, 1000, 100);
    assertEquals(202, b.one().ack());
    assertEquals(TcpState.CLOSE_WAIT, b.c.state());
    assertEquals(200, b.read(1000).length);
    assertEquals(200, b.c.info().octetsReceived());
  }

  @Test
  void section3_aFinAloneOutOfOrder() {
    Bench b = receiver();
    b.in(ACK | TcpFlags.FIN, 201, 1, 1000, 0);
    assertArrayEquals(new long[] {201, 202}, blocks(b.one()));
    b.in(ACK, 101, 1, 1000, 100);
    assertArrayEquals(new long[] {101, 202}, blocks(b.one()));
    b.in(ACK, 301, 1, 1000, 100); // text behind the FIN
    assertEquals(TcpViolation.TEXT_AFTER_FIN, b.c.violation());
    b.drop().in(ACK, 1, 1, 1000, 100);
    assertEquals(202, b.one().ack());
    assertEquals(TcpState.CLOSE_WAIT, b.c.state());
  }

  @Test
  void aFinThatThePeerHoldsIsNotSentAgain() {
    Bench b = new Bench(Bench.plain().build());
    b.c.openActive(b.now);
    b.flush().drop();
    b.now += 100 * Bench.MS;
    b.in(TcpFlags.SYN | ACK, 0, 1, 65535, NO_TEXT, Bench.mssSack(1000)).drop();
    b.write(4_000);
    b.c.shutdown(b.now);
    b.flush().drop();
    b.now += 100 * Bench.MS;
    b.in(ACK, 1, 1, 65535, NO_TEXT, Bench.sack(1001, 4002)); // all but the first, FIN included
    b.sleep(100 * Bench.MS);
    assertEquals(1, b.one().seq());
    b.in(ACK, 1, 4002, 65535, 0).none();
    assertEquals(TcpState.FIN_WAIT_2, b.c.state());
  }

  @Test
  void senderRetransmitsOnlyTheHole() {
    Bench b = new Bench(Bench.plain().build());
    b.c.openPassive(b.now);
    b.in(TcpFlags.SYN, 0, 0, 65535, NO_TEXT, Bench.mssSack(1000)).drop();
    b.now += 100 * Bench.MS; // RACK's least round trip is the handshake's
    b.in(ACK, 1, 1, 65535, 0).drop();
    b.write(10_000);
    assertEquals(10, b.out.size());
    b.now += 100 * Bench.MS;
    b.drop().in(ACK, 1, 1001, 65535, 0).drop();
    b.in(ACK, 1, 1001, 65535, NO_TEXT, Bench.sack(2001, 3001));
    b.in(ACK, 1, 1001, 65535, NO_TEXT, Bench.sack(2001, 4001));
    b.none();
    b.in(ACK, 1, 1001, 65535, NO_TEXT, Bench.sack(2001, 5001)); // the third
    Bench.Sent again = b.one();
    assertEquals(1001, again.seq());
    assertEquals(1000, again.len());
    assertTrue(b.c.info().inRecovery());
    b.in(ACK, 1, 10_001, 65535, 0).none();
    assertFalse(b.c.info().inRecovery());
  }

  @Test
  void senderWithRfc6675() {
    Bench b = new Bench(Bench.plain().rack(false).build()).accept(65535, Bench.mssSack(1000));
    b.write(10_000).drop();
    b.now += 100 * Bench.MS;
    b.in(ACK, 1, 1, 65535, NO_TEXT, Bench.sack(1001, 2001)).none();
    b.in(ACK, 1, 1, 65535, NO_TEXT, Bench.sack(1001, 3001)).none();
    b.in(ACK, 1, 1, 65535, NO_TEXT, Bench.sack(1001, 4001));
    assertEquals(1, b.one().seq());
    b.in(ACK, 1, 10_001, 65535, 0).none();
  }

  @Test
  void section8_aTimeoutWithAReneguedHeadForgetsTheBlocks() {
    Bench b = receiver();
    b.write(3000).drop();
    b.now += 10 * Bench.MS;
    b.in(ACK, 1, 1, 65535, NO_TEXT, Bench.sack(1001, 3001)).drop();
    b.in(ACK, 1, 1001, 65535, 0)
        .drop(); // the hole is filled, the rest is not acknowledged: reneged
    b.sleep(10 * Bench.SECOND);
    assertEquals(1001, b.out.peek().seq());
    assertEquals(0, b.c.info().sacked());
  }

  @Test
  void blocksThatCannotBeAreIgnored() {
    Bench b = receiver();
    b.write(3000).drop();
    b.in(ACK, 1, 1, 65535, NO_TEXT, Bench.sack(5000, 6000));
    assertEquals(TcpViolation.BAD_SACK_BLOCK, b.c.violation());
    b.in(ACK, 1, 1, 65535, NO_TEXT, Bench.sack(2001, 1001));
    b.in(ACK, 1, 1, 65535, NO_TEXT, Bench.sack(1, 1));
    assertEquals(0, b.c.info().sacked());
    b.in(ACK, 1, 1, 65535, NO_TEXT, Bench.sack(1501, 2501)); // across segments: both are cut
    assertEquals(1000, b.c.info().sacked());
  }
}
