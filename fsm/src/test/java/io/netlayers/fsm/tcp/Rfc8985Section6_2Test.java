package io.netlayers.fsm.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.tcp.TcpFlags;
import org.junit.jupiter.api.Test;

/** RACK's reordering window in the whole machine: what makes it grow, and what takes it back. */
class Rfc8985Section6_2Test {
  private static final int ACK = TcpFlags.ACK;
  private static final byte[] NO_TEXT = {};

  private static Bench connected() {
    Bench b = new Bench(Bench.plain().build());
    b.c.openActive(b.now);
    b.flush().drop();
    b.now += 100 * Bench.MS;
    return b.in(TcpFlags.SYN | ACK, 0, 1, 65535, NO_TEXT, Bench.mssSack(1000)).drop();
  }

  private static int multiple(Bench b) {
    return b.c.tcb().recovery.rack().reoWndMult();
  }

  /** Sends a segment whose first transmissions are lost, until the timeout's is acknowledged. */
  private static void timeout(Bench b, long seq) {
    b.write(100);
    int before = b.c.info().totalTimeouts();
    while (b.c.info().totalTimeouts() == before) {
      b.drop().sleep(100 * Bench.MS);
    }
    assertTrue(b.c.info().inLoss());
    b.drop().in(ACK, 1, seq + 100, 65535, 0).none();
    assertFalse(b.c.info().inLoss());
  }

  @Test
  void step4_aDuplicateWidensItOnceARoundTrip() {
    Bench b = connected();
    b.write(2000).drop();
    b.now += 100 * Bench.MS;
    b.in(ACK, 1, 1001, 65535, NO_TEXT, Bench.sack(1, 1001));
    assertEquals(2, multiple(b));
    b.in(ACK, 1, 1001, 65535, NO_TEXT, Bench.sack(1, 1001)); // of the same round
    assertEquals(2, multiple(b));
    b.in(ACK, 1, 2001, 65535, NO_TEXT, Bench.sack(1, 1001));
    assertEquals(3, multiple(b));
  }

  /** A tail loss probe goes by a timer: that it came twice says nothing of reordering. */
  @Test
  void step4_aDuplicateOfAProbeDoesNot() {
    Bench b = connected();
    b.write(1000).drop();
    b.sleep(450 * Bench.MS); // its ACK is late, and the probe goes
    assertEquals(1, b.c.info().totalRetransmits());
    b.drop().in(ACK, 1, 1001, 65535, 0);
    b.in(ACK, 1, 1001, 65535, NO_TEXT, Bench.sack(1, 1001));
    assertEquals(1, multiple(b));
  }

  @Test
  void step4_sixteenRecoveriesWithoutADuplicateTakeItBackThoseOfTimeoutsToo() {
    Bench b = connected();
    b.write(100).drop();
    b.now += 100 * Bench.MS;
    b.in(ACK, 1, 101, 65535, NO_TEXT, Bench.sack(1, 101)).drop();
    assertEquals(2, multiple(b));
    for (int i = 0; i < 15; i++) {
      timeout(b, 101 + 100L * i);
    }
    assertEquals(2, multiple(b));
    timeout(b, 1601);
    assertEquals(1, multiple(b));
  }
}
