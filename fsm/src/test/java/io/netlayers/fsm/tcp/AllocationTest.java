package io.netlayers.fsm.tcp;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.tcp.TcpSegmentView;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

/** Steady state allocates nothing: segments, ACKs, reads and writes both ways. */
class AllocationTest {
  private static final class End implements SegmentSink {
    private final TcpConnection c;
    private final ByteBuffer room = ByteBuffer.allocateDirect(2000);
    private final TcpSegmentView view = new TcpSegmentView();
    private End other;
    private long now;

    End(TcpConfig config, TcpPool pool, int port, int remote) {
      c = new TcpConnection(config, pool, (who, at) -> 1, port);
      c.remote(remote, 7);
    }

    @Override
    public ByteBuffer claim(int maxOctets) {
      return room;
    }

    @Override
    public void commit(int length, int ecn, long notBeforeNanos) {
      view.wrap(room, 0, length);
      other.c.onSegment(view, ecn, now);
    }
  }

  @Test
  void steadyStateAllocatesNothing() throws ReflectiveOperationException {
    TcpPool pool = new TcpPool();
    TcpConfig config = TcpConfig.standard();
    End a = new End(config, pool, 1, 2);
    End b = new End(config, new TcpPool(), 2, 1);
    a.other = b;
    b.other = a;
    b.c.openPassive(0);
    a.c.openActive(0);
    ByteBuffer out = ByteBuffer.allocate(5000);
    ByteBuffer in = ByteBuffer.allocate(6000);
    long total = turns(a, b, out, in, 20_000);
    assertTrue(total > 1_000_000, "only " + total);
    long before = allocatedOctets();
    turns(a, b, out, in, 20_000);
    long allocated = allocatedOctets() - before;
    assertTrue(allocated < 4096, "allocated " + allocated);
  }

  /** The JDK's own count, found by name: the module does not read the package that has it. */
  private static long allocatedOctets() throws ReflectiveOperationException {
    Object bean =
        Class.forName("java.lang.management.ManagementFactory")
            .getMethod("getThreadMXBean")
            .invoke(null);
    return (long)
        Class.forName("com.sun.management.ThreadMXBean")
            .getMethod("getThreadAllocatedBytes", long.class)
            .invoke(bean, Thread.currentThread().getId());
  }

  private static long turns(End a, End b, ByteBuffer out, ByteBuffer in, int turns) {
    long total = 0;
    for (int i = 0; i < turns; i++) {
      a.now += 50_000;
      b.now = a.now;
      a.c.onTimeout(a.now);
      b.c.onTimeout(b.now);
      if (a.c.state() == TcpState.ESTABLISHED) {
        out.clear();
        a.c.write(out, a.now);
        out.clear().limit(100);
        b.c.write(out, b.now);
      }
      while (a.c.pollTransmit(a.now, a) | b.c.pollTransmit(b.now, b)) {}
      if (b.c.state() == TcpState.ESTABLISHED) {
        in.clear();
        total += b.c.read(in, b.now);
        in.clear();
        a.c.read(in, a.now);
      }
      while (a.c.pollEvent() != null | b.c.pollEvent() != null) {}
    }
    return total;
  }
}
