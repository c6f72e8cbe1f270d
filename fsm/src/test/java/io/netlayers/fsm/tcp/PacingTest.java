package io.netlayers.fsm.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.fsm.tcp.congestion.AckSample;
import io.netlayers.fsm.tcp.congestion.CongestionControl;
import io.netlayers.tcp.TcpFlags;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Release times: a window spread over a round trip, twice as fast in slow start. */
class PacingTest {
  private static final int ACK = TcpFlags.ACK;
  private static final long MS = Bench.MS;
  private static final int SMSS = 1000;

  /** A window that stays as it is. */
  private record Fixed(long cwnd, long ssthresh) implements CongestionControl {
    @Override
    public void onEstablished(int smss, boolean handshakeLost) {}

    @Override
    public void onAck(AckSample ack) {}

    @Override
    public void onLoss(long flightSize, long sndUna, long sndNxt, long nowNanos) {}

    @Override
    public void onRecovered(long flightSize, long retransmittedOctets, long nowNanos) {}

    @Override
    public void onTimeout(long flightSize, boolean repeated, long sndNxt, long nowNanos) {}

    @Override
    public boolean onEcnEcho(long flightSize, long sndUna, long sndNxt, long nowNanos) {
      return false;
    }

    @Override
    public void onIdle(long idleNanos, long rtoNanos, long nowNanos) {}

    @Override
    public void onSpurious(long nowNanos) {}

    @Override
    public void onSegmentSize(int smss) {}
  }

  /** Connected over a round trip of 100 ms. */
  private static Bench connected(TcpConfig.Builder config) {
    Bench b = new Bench(config.build());
    b.c.openActive(b.now);
    b.flush().drop();
    b.now += 100 * MS;
    b.in(TcpFlags.SYN | ACK, 0, 1, 65535, new byte[0], Bench.mss(SMSS)).drop();
    assertEquals(100 * MS, b.c.info().rtt());
    return b;
  }

  private static TcpConfig.Builder fixed(long ssthresh) {
    return Bench.plain().pacing(true).congestionControl(() -> new Fixed(10 * SMSS, ssthresh));
  }

  private static List<Long> releases(Bench b, long from) {
    List<Long> times = new ArrayList<>();
    for (Bench.Sent s : b.out) {
      times.add(s.at() - from);
    }
    return times;
  }

  @Test
  void withoutPacingEverythingGoesAtOnce() {
    Bench b = connected(Bench.plain());
    long now = b.now;
    b.write(10 * SMSS);
    assertEquals(List.of(0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L), releases(b, now));
  }

  @Test
  void inSlowStartTheWindowTakesHalfARoundTrip() {
    Bench b = connected(fixed(Long.MAX_VALUE).pacingHorizonNanos(1_000 * MS));
    long now = b.now;
    b.write(10 * SMSS);
    List<Long> times = releases(b, now);
    assertEquals(10, times.size());
    long step = (SMSS + 20) * 100 * MS / (2 * 10 * SMSS);
    for (int i = 0; i < 10; i++) {
      assertEquals(i * step, times.get(i), "segment " + i);
    }
  }

  @Test
  void inAvoidanceItTakesFourFifths() {
    Bench b = connected(fixed(5 * SMSS).pacingHorizonNanos(1_000 * MS));
    long now = b.now;
    b.write(10 * SMSS);
    long step = (SMSS + 20) * 100 * MS / (12_500);
    assertEquals(step, releases(b, now).get(1));
    assertEquals(9 * step, releases(b, now).get(9));
    assertTrue(10 * step < 100 * MS);
  }

  @Test
  void nothingIsReleasedBeyondTheHorizon() {
    Bench b = connected(fixed(Long.MAX_VALUE).pacingHorizonNanos(10 * MS));
    long now = b.now;
    b.write(10 * SMSS);
    assertEquals(List.of(0L, 5_100_000L), releases(b, now)); // the third would go at 10.2 ms
    assertEquals(now + 200_000, b.c.nextDeadline());
    b.drop().sleep(60 * MS);
    assertEquals(8, b.out.size());
    assertEquals(9 * 5_100_000L, b.out.getLast().at() - now);
  }

  @Test
  void acknowledgmentsAreNotHeldBack() {
    Bench b = connected(fixed(Long.MAX_VALUE).pacingHorizonNanos(1_000 * MS));
    b.write(10 * SMSS).drop();
    b.in(ACK, 1, 1, 65535, 200).in(ACK, 201, 1, 65535, 2000);
    assertEquals(b.now, b.one().at());
  }

  @Test
  void whatWaitsForItsTimeIsMeasuredFromThen() {
    Bench b = connected(fixed(Long.MAX_VALUE).pacingHorizonNanos(1_000 * MS));
    long now = b.now;
    b.write(10 * SMSS).drop();
    b.now = now + 9 * 5_100_000L + 100 * MS;
    b.in(ACK, 1, 9_001, 65535, 0);
    b.in(ACK, 1, 10_001, 65535, 0);
    assertEquals(100 * MS, b.c.info().rtt(), 7 * MS);
  }

  @Test
  void aPauseEarnsNoBurst() {
    Bench b = connected(fixed(Long.MAX_VALUE).pacingHorizonNanos(1_000 * MS));
    b.write(2 * SMSS).drop();
    b.now += 100 * MS;
    b.in(ACK, 1, 2_001, 65535, 0).sleep(10_000 * MS).drop();
    long now = b.now;
    b.write(3 * SMSS);
    assertEquals(List.of(0L, 5_100_000L, 10_200_000L), releases(b, now));
  }
}
