package io.netlayers.fsm.tcp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netlayers.tcp.TcpFlags;
import org.junit.jupiter.api.Test;

/** The user timeout option: what is told to the peer, and what is taken over from it. */
class Rfc5482Test {
  private static final long SECOND = Bench.SECOND;
  private static final byte[] NO_TEXT = {};

  private static TcpConfig.Builder config() {
    return Bench.plain().userTimeoutOption(true).r2Nanos(1L << 50);
  }

  private static byte[] option(int field) {
    return Bench.join(Bench.mss(1000), new byte[] {28, 4, (byte) (field >> 8), (byte) field});
  }

  /** Seconds for which text may stay unacknowledged before the connection fails; -1 for ever. */
  private static long seconds(Bench b) {
    b.write(100);
    long from = b.now;
    for (int i = 0; i < 40_000; i++) {
      b.drop().sleep(SECOND);
      if (b.c.state() == TcpState.CLOSED) {
        assertEquals(TcpError.TIMED_OUT, b.c.pendingError());
        return (b.now - from) / SECOND;
      }
    }
    return -1;
  }

  @Test
  void section3_1_thePeersTimeoutIsAdopted() {
    assertEquals(200, seconds(new Bench(config().build()).accept(65535, option(200))));
    assertEquals(200, seconds(new Bench(config().build()).connect(65535, option(200))));
  }

  @Test
  void section3_theGranularityBitMeansMinutes() {
    assertEquals(300, seconds(new Bench(config().build()).accept(65535, option(0x8000 | 5))));
  }

  @Test
  void section3_1_itIsNotAdoptedBelowALimit() {
    assertEquals(100, seconds(new Bench(config().build()).accept(65535, option(1))));
  }

  @Test
  void section3_1_anOwnTimeoutIsNotChanged() {
    TcpConfig own = config().userTimeoutNanos(120 * SECOND).build();
    assertEquals(120, seconds(new Bench(own).accept(65535, option(200))));
    Bench b = new Bench(config().build());
    b.c.user().userTimeout(150 * SECOND);
    assertEquals(150, seconds(b.accept(65535, option(200))));
  }

  @Test
  void section3_zeroIsReservedAndIgnored() {
    assertEquals(-1, seconds(new Bench(config().build()).accept(65535, option(0))));
  }

  @Test
  void section4_1_itIsNotUsedUnlessAskedFor() {
    TcpConfig off = Bench.plain().r2Nanos(1L << 50).build();
    assertEquals(-1, seconds(new Bench(off).accept(65535, option(200))));
  }

  @Test
  void section3_anOptionOfAnotherLengthIsIgnored() {
    byte[] odd = Bench.join(Bench.mss(1000), new byte[] {28, 3, 1, 0});
    assertEquals(-1, seconds(new Bench(config().build()).accept(65535, odd)));
  }

  @Test
  void section3_ourTimeoutIsTold() {
    Bench b = new Bench(config().userTimeoutNanos(90 * SECOND).build());
    b.c.openActive(0);
    byte[] syn = b.flush().one().options();
    assertArrayEquals(
        new byte[] {28, 4, 0, 90}, java.util.Arrays.copyOfRange(syn, syn.length - 4, syn.length));
    Bench long_ = new Bench(config().userTimeoutNanos(40_000 * SECOND).build());
    long_.c.openPassive(0);
    long_.in(TcpFlags.SYN, 0, 0, 65535, NO_TEXT, Bench.mss(1000));
    syn = long_.one().options();
    assertArrayEquals( // 666 minutes
        new byte[] {28, 4, (byte) 0x82, (byte) 0x9A},
        java.util.Arrays.copyOfRange(syn, syn.length - 4, syn.length));
  }
}
