package io.netlayers.stack;

import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.stack.link.FrameSink;
import io.netlayers.stack.socket.DatagramInfo;
import io.netlayers.stack.socket.Endpoint;
import io.netlayers.stack.socket.TcpListenSocket;
import io.netlayers.stack.socket.TcpSocket;
import io.netlayers.stack.socket.UdpSocket;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

/** Steady state allocates nothing, through all layers: TCP and UDP between two hosts. */
class HostAllocationTest {
  private final Lab.Pair pair = new Lab.Pair();
  private long now;

  /** Gives a frame to the other host when the sender is through with its call. */
  private static final class Wire implements FrameSink {
    private final ByteBuffer room = ByteBuffer.allocateDirect(2000);
    private int length = -1;

    @Override
    public ByteBuffer claim(int port, int maxOctets) {
      return room.clear();
    }

    @Override
    public void commit(int octets, long notBeforeNanos) {
      length = octets;
    }
  }

  private final Wire fromA = new Wire();
  private final Wire fromB = new Wire();

  private boolean move(Host from, Wire wire, Host to) {
    wire.length = -1;
    if (!from.pollTransmit(now, wire)) {
      return false;
    }
    if (wire.length >= 0) {
      wire.room.position(0).limit(wire.length);
      to.onFrame(0, wire.room, now);
    }
    return true;
  }

  private void pass(long nanos) {
    now += nanos;
    pair.a.onTimeout(now);
    pair.b.onTimeout(now);
    while (move(pair.a, fromA, pair.b) | move(pair.b, fromB, pair.a)) {
      continue;
    }
    while (pair.a.pollReady() != null || pair.b.pollReady() != null) {
      continue;
    }
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

  private long turns(
      TcpSocket client, TcpSocket server, UdpSocket udp, UdpSocket echo, Endpoint to, int turns) {
    ByteBuffer out = ByteBuffer.allocate(5000);
    ByteBuffer in = ByteBuffer.allocate(60_000);
    DatagramInfo info = new DatagramInfo();
    long read = 0;
    for (int i = 0; i < turns; i++) {
      client.write(out.clear(), now);
      udp.sendTo(out.clear().limit(1000), to, now);
      pass(100_000);
      read += Math.max(0, server.read(in.clear(), now));
      if (echo.receive(in.clear(), info) > 0) {
        read += 1000;
      }
    }
    return read;
  }

  @Test
  void steadyStateAllocatesNothing() throws ReflectiveOperationException {
    TcpListenSocket listener = pair.b.listen(Endpoint.any(80), 4);
    TcpSocket client = pair.a.connect(Endpoint.of("192.0.2.2", 80), now);
    UdpSocket udp = pair.a.udp(Endpoint.any(0));
    UdpSocket echo = pair.b.udp(Endpoint.any(7));
    Endpoint to = Endpoint.of("192.0.2.2", 7);
    for (int i = 0; i < 10; i++) {
      pass(1_000_000);
    }
    TcpSocket server = listener.accept();
    assertNotNull(server);
    long read = turns(client, server, udp, echo, to, 8_000);
    assertTrue(read > 20_000_000, "only " + read);
    long before = allocatedOctets();
    turns(client, server, udp, echo, to, 8_000);
    long allocated = allocatedOctets() - before;
    // beside the buffers of this test, less than an octet a turn
    assertTrue(allocated < 80_000, "allocated " + allocated);
  }
}
