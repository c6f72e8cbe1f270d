package io.netlayers.fsm.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.tcp.TcpDecodeStatus;
import io.netlayers.tcp.TcpSegmentView;
import java.nio.ByteBuffer;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;

/** Any octets as a segment, in any state, at any time, with any user call between: no harm. */
class AnyInputProperties {
  @Property(tries = 400)
  void anySegmentInAnyStateAtAnyTime(@ForAll long seed, @ForAll TcpState state) {
    Random r = new Random(seed);
    TcpConfig config =
        TcpConfig.builder()
            .sack(r.nextBoolean())
            .timestamps(r.nextBoolean())
            .rack(r.nextBoolean())
            .pacing(r.nextInt(4) == 0)
            .ecn(EcnMode.values()[r.nextInt(3)])
            .pathProbing(PathProbing.values()[r.nextInt(3)])
            .receiveBufferOctets(1 + r.nextInt(100_000))
            .sendBufferOctets(1 + r.nextInt(100_000))
            .maxReassemblyRanges(1 + r.nextInt(10))
            .maxSegmentsInFlight(8 << r.nextInt(4))
            .keepAlive(r.nextBoolean())
            .finWait2TimeoutNanos(Bench.SECOND)
            .requireTimestamps(r.nextBoolean())
            .resetWithAck(r.nextBoolean())
            .zeroWindowProbeWithOctet(r.nextBoolean())
            .build();
    Bench b = Bench.in(state, config);
    for (int i = 0; i < 120; i++) {
      step(b, r);
      check(b);
    }
    if (b.c.state() != TcpState.CLOSED) {
      b.c.abort(b.now);
      b.flush();
    }
    b.c.user().takeError();
    assertEquals(TcpState.CLOSED, b.c.state());
    if (b.c.user().readable() == 0) {
      assertEquals(0, b.pool.chunksLent());
    }
    assertEquals(TcpConnection.NO_DEADLINE, b.c.nextDeadline());
  }

  private static void check(Bench b) {
    Tcb t = b.c.tcb();
    assertTrue(t.snd.una() <= t.snd.nxt(), "SND.UNA <= SND.NXT");
    assertTrue(t.rcv.nxt() <= t.rcv.rightEdge(), "RCV.NXT within the window");
    assertTrue(t.readAt <= t.textEnd(), "read beyond what came");
    if (t.sentQueue != null) {
      assertEquals(t.snd.nxt() - t.snd.una(), t.sentQueue.outstanding());
      assertTrue(t.sentQueue.pipe() >= 0);
      assertTrue(t.sentQueue.count() <= t.config.maxSegmentsInFlight());
    }
  }

  private static void step(Bench b, Random r) {
    b.out.clear();
    try {
      switch (r.nextInt(14)) {
        case 0 -> b.c.write(ByteBuffer.allocate(r.nextInt(20_000)), b.now);
        case 1 -> b.c.read(ByteBuffer.allocate(r.nextInt(20_000)), b.now);
        case 2 -> {
          if (r.nextInt(6) == 0) {
            b.c.shutdown(b.now);
          }
        }
        case 3 -> b.sleep((long) (r.nextDouble() * r.nextInt(3) * 10 * Bench.SECOND));
        case 4 -> random(b, r);
        case 5 ->
            b.c.onNetworkError(
                NetworkErrorKind.values()[r.nextInt(3)],
                Bench.ISS + r.nextInt(3000),
                r.nextInt(2000),
                b.now);
        case 6 -> {
          if (r.nextInt(20) == 0) {
            b.c.openActive(b.now);
          }
        }
        case 7 -> b.c.writeUrgent(ByteBuffer.allocate(r.nextInt(200)), b.now);
        default -> likely(b, r);
      }
    } catch (TcpCallException e) {
      // the RFC's answer to a call that the state does not allow
    }
    b.flush();
  }

  /** Octets that nobody checked. */
  private static void random(Bench b, Random r) {
    byte[] octets = new byte[r.nextInt(80)];
    r.nextBytes(octets);
    TcpSegmentView v = new TcpSegmentView();
    if (octets.length > 12 && r.nextBoolean()) {
      octets[12] = (byte) (5 + r.nextInt(4) << 4);
      octets[0] = 4000 >> 8;
      octets[1] = (byte) 4000;
    }
    if (v.wrap(ByteBuffer.wrap(octets), 0, octets.length) == TcpDecodeStatus.OK) {
      v.updateChecksum(Bench.PSEUDO);
      b.c.onSegment(v, r.nextInt(4), b.now);
    }
  }

  /** A segment near the connection's numbers. */
  private static void likely(Bench b, Random r) {
    Tcb t = b.c.tcb();
    long seq = (t.rcv.nxt() - Bench.IRS & 0xFFFFFFFFL) + pick(r);
    long una = t.snd.una() - Bench.ISS & 0xFFFFFFFFL;
    long nxt = t.snd.nxt() - Bench.ISS & 0xFFFFFFFFL;
    long ack = (r.nextBoolean() ? una : nxt) + pick(r);
    int flags = r.nextInt(3) == 0 ? r.nextInt(512) : 16 | (r.nextInt(8) == 0 ? 1 : 0);
    byte[] options = new byte[0];
    if (r.nextBoolean()) {
      options = Bench.timestamps(r.nextInt(2000), r.nextInt(2000));
    }
    if (r.nextInt(3) == 0 && nxt > una) {
      long left = una + (long) (r.nextDouble() * (nxt - una));
      options =
          Bench.join(options, Bench.sack(left, left + r.nextInt(3000), una, una + r.nextInt(9)));
    }
    int window = r.nextInt(4) == 0 ? 0 : r.nextInt(65536);
    byte[] text = Bench.text(seq, r.nextInt(3) == 0 ? r.nextInt(3000) : 0);
    b.in(flags, seq, ack, window, text, options, r.nextInt(65536), r.nextInt(4));
  }

  private static long pick(Random r) {
    return switch (r.nextInt(6)) {
      case 0 -> 1;
      case 1 -> -1;
      case 2 -> r.nextInt(5000) - 2500;
      case 3 -> r.nextInt();
      default -> 0;
    };
  }
}
