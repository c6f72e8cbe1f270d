package io.netlayers.fsm.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.tcp.TcpFlags;
import org.junit.jupiter.api.Test;

/** RFC 8985 §7 and §8 in the whole machine: when a probe goes, and which timer runs. */
class Rfc8985Section7Test {
  private static final int ACK = TcpFlags.ACK;
  private static final byte[] NONE = {};

  /** Connected, with a round trip of so many milliseconds. */
  private static Bench connected(long rttMs) {
    Bench b = new Bench(Bench.plain().rtoMinNanos(200 * Bench.MS).nagle(NagleMode.OFF).build());
    b.c.openActive(b.now);
    b.flush().drop();
    b.now += rttMs * Bench.MS;
    return b.in(TcpFlags.SYN | ACK, 0, 1, 65535, NONE, Bench.mssSack(1000)).drop();
  }

  /** "If Now() + PTO > TCP_RTO_expiration()": new text puts the probe off, not the timeout. */
  @Test
  void section7_2_whoKeepsSendingIsProbedAtTheTimeoutAtTheLatest() {
    Bench b = connected(100);
    long begun = b.now;
    long rto = b.c.info().rto();
    assertEquals(300 * Bench.MS, rto);
    for (int i = 0; i < 5; i++) {
      b.write(100);
      assertEquals(100, b.one().len());
      b.sleep(50 * Bench.MS).none();
    }
    b.write(100).drop();
    b.sleep(begun + rto - b.now);
    assertEquals(501, b.one().seq()); // the last segment again
    assertEquals(0, b.c.info().totalTimeouts());
    b.sleep(rto);
    assertEquals(1, b.c.info().totalTimeouts());
  }

  /** "the sender has obtained an RTT measurement since the last loss probe transmission". */
  @Test
  void section7_3_noSecondProbeWithoutAMeasurement() {
    Bench b = connected(100);
    b.write(100).drop().sleep(299 * Bench.MS).none();
    b.sleep(Bench.MS);
    assertEquals(1, b.one().seq()); // a probe
    b.now += 100 * Bench.MS;
    b.in(ACK, 1, 101, 65535, 0); // of which transmission, nobody can tell: no measurement
    b.write(100).drop();
    b.in(ACK, 1, 101, 65535, 0); // and the duplicate says that nothing was lost
    b.sleep(b.c.info().rto());
    assertEquals(101, b.one().seq());
    assertEquals(1, b.c.info().totalTimeouts()); // no probe, but the timeout
  }

  /** "Reset TLP.is_retrans and TLP.end_seq when initiating ... fast recovery". */
  @Test
  void section7_1_aProbeIsForgottenWhenFastRecoveryBegins() {
    Bench b = connected(100);
    b.write(5000).drop().sleep(200 * Bench.MS);
    assertEquals(4001, b.one().seq()); // a probe
    b.now += 100 * Bench.MS;
    b.in(ACK, 1, 1, 65535, NONE, Bench.sack(1001, 5001)); // the first alone was lost
    assertTrue(b.c.info().inRecovery());
    long ssthresh = b.c.info().sndSsthresh();
    b.drop().now += 100 * Bench.MS;
    b.in(ACK, 1, 5001, 65535, 0);
    b.write(1000).drop();
    b.now += 100 * Bench.MS;
    b.in(ACK, 1, 6001, 65535, 0);
    assertEquals(ssthresh, b.c.info().sndSsthresh()); // one loss, one reduction
  }

  /** "mutually exclusive": a long path's timeout does not come before the reordering window. */
  @Test
  void section8_theReorderingTimerTakesTheTimeoutsPlace() {
    Bench b = connected(2000);
    b.write(10_000).drop(); // round trips of the same length bring the timeout near SRTT
    long una = 1;
    while (b.c.info().rto() > 2300 * Bench.MS) {
      b.now += 2000 * Bench.MS;
      una += 10_000;
      b.in(ACK, 1, una, 65535, 0);
      b.write(10_000).drop();
    }
    b.now += 2100 * Bench.MS;
    b.in(ACK, 1, una, 65535, NONE, Bench.sack(una + 1000, una + 2000)).none();
    b.sleep(380 * Bench.MS); // past the timeout; the reordering window is 500 ms
    b.none();
    assertEquals(0, b.c.info().totalTimeouts());
    b.sleep(300 * Bench.MS);
    assertTrue(b.c.info().inRecovery());
    assertFalse(b.out.isEmpty());
    assertEquals(0, b.c.info().totalTimeouts());
  }
}
