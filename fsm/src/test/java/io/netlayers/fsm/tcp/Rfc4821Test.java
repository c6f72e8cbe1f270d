package io.netlayers.fsm.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.fsm.tcp.sending.PathMtu;
import io.netlayers.tcp.TcpFlags;
import org.junit.jupiter.api.Test;

/** Packetization layer path MTU discovery (RFC 4821), and the search of RFC 8899 §5.3. */
class Rfc4821Test {
  private static final int ACK = TcpFlags.ACK;
  private static final byte[] NO_TEXT = {};
  private static final long MS = Bench.MS;

  private static Bench probing(PathProbing mode) {
    Bench b = new Bench(Bench.plain().pathProbing(mode).build());
    b.c.openActive(b.now);
    b.flush().drop();
    b.now += 100 * MS;
    return b.in(TcpFlags.SYN | ACK, 0, 1, 65535, NO_TEXT, Bench.mssSack(1460)).drop();
  }

  @Test
  void section7_2_itBeginsLowAndProbesUpwards() {
    Bench b = probing(PathProbing.ALWAYS);
    assertEquals(1024, b.c.info().sndMss()); // MMS_S of 1,044
    b.write(30_000);
    Bench.Sent probe = b.out.poll();
    assertEquals(1242, probe.len()); // half way to 1,480
    for (Bench.Sent s : b.out) {
      assertTrue(s.len() <= 1024, "one probe at a time");
    }
    b.now += 100 * MS;
    b.drop().in(ACK, 1, 1243, 65535, 0);
    assertEquals(1242, b.c.info().sndMss());
    assertEquals(1351, b.out.poll().len()); // and on
  }

  @Test
  void section7_4_theLossOfAProbeAloneIsNoCongestion() {
    Bench b = probing(PathProbing.ALWAYS);
    b.write(30_000).drop();
    long cwnd = b.c.info().sndCwnd();
    b.now += 100 * MS;
    b.in(ACK, 1, 1, 65535, NO_TEXT, Bench.sack(1243, 1243 + 1024));
    b.in(ACK, 1, 1, 65535, NO_TEXT, Bench.sack(1243, 1243 + 2 * 1024));
    b.in(ACK, 1, 1, 65535, NO_TEXT, Bench.sack(1243, 1243 + 3 * 1024));
    assertFalse(b.c.info().inRecovery());
    assertTrue(b.c.info().sndCwnd() >= cwnd);
    assertEquals(1, b.out.stream().filter(s -> s.seq() == 1 && s.len() == 1024).count());
    assertEquals(1, b.out.stream().filter(s -> s.seq() == 1025 && s.len() == 218).count());
    assertEquals(1024, b.c.info().sndMss());
  }

  @Test
  void section7_4_theLossOfMoreThanTheProbeIsCongestion() {
    Bench b = probing(PathProbing.ALWAYS);
    b.write(30_000).drop();
    b.now += 100 * MS;
    long after = 1243 + 1024; // the segment behind the probe is lost too
    b.in(ACK, 1, 1, 65535, NO_TEXT, Bench.sack(after, after + 1024));
    b.in(ACK, 1, 1, 65535, NO_TEXT, Bench.sack(after, after + 2 * 1024));
    b.in(ACK, 1, 1, 65535, NO_TEXT, Bench.sack(after, after + 3 * 1024));
    assertTrue(b.c.info().inRecovery());
  }

  @Test
  void section7_4_aProbeNeedsEnoughTextBehindIt() {
    Bench b = probing(PathProbing.ALWAYS);
    b.write(4_000); // a probe's 1,242 and three segments more would be 4,314
    for (Bench.Sent s : b.out) {
      assertTrue(s.len() <= 1024);
    }
  }

  @Test
  void section7_7_aBlackHoleIsLeftBehind() {
    Bench b = probing(PathProbing.BLACK_HOLE);
    assertEquals(1460, b.c.info().sndMss());
    b.write(6_000).drop().sleep(40 * Bench.SECOND);
    assertTrue(b.c.info().sndMss() < 1460, "full segments vanish: " + b.c.info().sndMss());
    assertTrue(b.out.stream().anyMatch(s -> s.seq() == 1 && s.len() <= 740));
  }

  /** What vanishes need not be a full segment: the hole may be narrower than the text was long. */
  @Test
  void section7_7_aShortSegmentToo() {
    Bench b = probing(PathProbing.BLACK_HOLE);
    b.write(600).drop().sleep(40 * Bench.SECOND);
    assertEquals(512, b.c.info().sndMss());
    assertTrue(b.out.stream().anyMatch(s -> s.seq() == 1 && s.len() == 512));
  }

  /** What every path carries is not suspected (RFC 4821 §7.7: the least size). */
  @Test
  void section7_7_aSegmentThatFitsEveryPathIsNoSign() {
    Bench b = probing(PathProbing.BLACK_HOLE);
    b.write(512).drop().sleep(40 * Bench.SECOND);
    assertEquals(1460, b.c.info().sndMss());
  }

  @Test
  void withoutProbingNothingIsTried() {
    Bench b = probing(PathProbing.OFF);
    b.write(6_000).drop().sleep(40 * Bench.SECOND);
    assertEquals(1460, b.c.info().sndMss());
  }

  @Test
  void section7_3_theSearchHalvesTheRangeAndStops() {
    for (int carries = 1044; carries <= 1480; carries += 7) {
      PathMtu path = new PathMtu();
      path.reset(1480);
      path.startBelow(1044);
      int probes = 0;
      long end = 100;
      for (int size = path.nextProbe(9_000); size != 0; size = path.nextProbe(9_000)) {
        assertTrue(size > path.mmsS() && size <= 1480);
        path.probed(size, ++end);
        assertEquals(0, path.nextProbe(9_000), "one at a time");
        if (size <= carries) {
          assertFalse(path.arrived(end - 1));
          assertTrue(path.arrived(end));
        } else {
          path.probeLost();
        }
        assertTrue(++probes <= 5, "a search ends");
      }
      assertTrue(path.mmsS() <= carries);
      assertTrue(path.mmsS() > carries - 32, path.mmsS() + " where " + carries + " go");
    }
  }

  @Test
  void rfc8899Section5_3_aReportAboutTheProbeEndsItWithoutLoweringTheSize() {
    PathMtu path = new PathMtu();
    path.reset(1480);
    path.startBelow(1044);
    int size = path.nextProbe(9_000);
    path.probed(size, 100);
    assertFalse(path.reported(1100, 532));
    assertEquals(1044, path.mmsS());
    assertFalse(path.isProbing());
    assertTrue(path.nextProbe(9_000) <= 1100);
  }

  @Test
  void section7_3_noProbeIsLargerThanThePeerTakes() {
    PathMtu path = new PathMtu();
    path.reset(1480);
    path.startBelow(1044);
    assertEquals(0, path.nextProbe(1050));
    assertTrue(path.nextProbe(1200) <= 1200);
  }
}
