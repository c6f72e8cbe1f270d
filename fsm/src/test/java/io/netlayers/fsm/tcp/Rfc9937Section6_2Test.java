package io.netlayers.fsm.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.tcp.TcpFlags;
import org.junit.jupiter.api.Test;

/** RFC 9937 §6.2 in the whole machine: which ACKs are safe. */
class Rfc9937Section6_2Test {
  private static final int ACK = TcpFlags.ACK;
  private static final byte[] NONE = {};

  /** Twenty segments went, and the first three and the tenth were lost; recovery has begun. */
  private static Bench recovering() {
    Bench b = new Bench(Bench.plain().build());
    b.c.openActive(b.now);
    b.flush().drop();
    b.now += 100 * Bench.MS;
    b.in(TcpFlags.SYN | ACK, 0, 1, 65535, NONE, Bench.mssSack(1000)).drop();
    b.write(60_000).drop();
    b.now += 100 * Bench.MS;
    for (int acked = 1; acked <= 10; acked++) {
      b.in(ACK, 1, acked * 1000 + 1, 65535, 0);
    }
    b.drop().now += 100 * Bench.MS;
    return b;
  }

  /** What goes in answer to an ACK that advances SND.UNA by one segment, in the bound's regime. */
  private static int answered(Bench b, long una, long... sacked) {
    b.drop().in(ACK, 1, una, 65535, NONE, Bench.sack(sacked));
    int octets = b.out.stream().mapToInt(Bench.Sent::len).sum();
    b.drop();
    return octets;
  }

  @Test
  void aLostRetransmissionMakesAnAckUnsafe() {
    Bench safe = recovering();
    Bench unsafe = recovering();
    // five of twenty are left: far below ssthresh, so that the bound decides
    for (Bench b : new Bench[] {safe, unsafe}) {
      assertEquals(20_000, b.c.info().unacked());
      b.in(ACK, 1, 10_001, 65535, NONE, Bench.sack(27_001, 30_001));
      assertTrue(b.c.info().inRecovery());
      b.drop().now += 100 * Bench.MS;
    }
    int well = answered(safe, 11_001, 27_001, 30_001);
    // the second one's retransmission was overtaken by the third's
    int badly = answered(unsafe, 11_001, 12_001, 13_001, 27_001, 30_001);
    assertTrue(badly <= well, badly + " > " + well);
    assertEquals(2000, well); // what was delivered, and a segment: slow start
    assertEquals(2000, badly); // twice as much was delivered, and no segment more
  }
}
