package io.netlayers.benchmarks.stack;

import io.netlayers.core.IpAddress;
import io.netlayers.core.MacAddress;
import io.netlayers.fsm.tcp.TcpConfig;
import io.netlayers.fsm.tcp.TcpState;
import io.netlayers.fsm.tcp.congestion.Cubic;
import io.netlayers.stack.Host;
import io.netlayers.stack.config.HostConfig;
import io.netlayers.stack.config.InterfaceConfig;
import io.netlayers.stack.config.Randomness;
import io.netlayers.stack.link.FrameSink;
import io.netlayers.stack.link.NetworkInterface;
import io.netlayers.stack.socket.Endpoint;
import io.netlayers.stack.socket.TcpListenSocket;
import io.netlayers.stack.socket.TcpSocket;
import java.nio.ByteBuffer;

/** Two hosts with one Ethernet between: what one sends, the other has at once. */
final class HostPair {
  /** One direction. */
  private static final class Wire implements FrameSink {
    private final ByteBuffer room;
    private int length;

    Wire(boolean direct) {
      room = direct ? ByteBuffer.allocateDirect(2048) : ByteBuffer.allocate(2048);
    }

    @Override
    public ByteBuffer claim(int port, int maxOctets) {
      return room.clear();
    }

    @Override
    public void commit(int octets, long notBeforeNanos) {
      length = octets;
    }
  }

  final Host a;
  final Host b;
  final TcpSocket client;
  final TcpSocket server;
  private final Wire fromA;
  private final Wire fromB;
  long now = 1_000_000_000L;
  long frames;

  /** Two hosts with a connection from a to b. */
  HostPair(boolean ipv6, boolean direct) {
    fromA = new Wire(direct);
    fromB = new Wire(direct);
    TcpConfig tcp = TcpConfig.builder().congestionControl(Cubic::new).build();
    HostConfig config = HostConfig.builder().tcp(tcp).dadTransmits(0).arpProbes(0).build();
    a = host(config, 1, ipv6 ? "2001:db8::1" : "192.0.2.1", ipv6 ? 64 : 24);
    b = host(config, 2, ipv6 ? "2001:db8::2" : "192.0.2.2", ipv6 ? 64 : 24);
    settle();
    TcpListenSocket listener = b.listen(Endpoint.any(80), 1);
    client = a.connect(Endpoint.of(ipv6 ? "2001:db8::2" : "192.0.2.2", 80), now);
    settle();
    TcpSocket accepted = listener.accept();
    if (accepted == null || client.state() != TcpState.ESTABLISHED) {
      throw new IllegalStateException("not connected");
    }
    server = accepted;
  }

  private static Host host(HostConfig config, int number, String address, int bits) {
    Host host = new Host(config, Randomness.seeded(number));
    NetworkInterface link =
        host.addInterface(
            InterfaceConfig.ethernet("eth0", 0, MacAddress.of(0x0200_0000_0000L | number)), 0);
    host.addAddress(link, IpAddress.parse(address), bits, 0);
    return host;
  }

  private void settle() {
    for (int i = 0; i < 200; i++) {
      now += 100_000_000L;
      pass();
    }
  }

  private boolean move(Host from, Wire wire, Host to) {
    wire.length = -1;
    if (!from.pollTransmit(now, wire)) {
      return false;
    }
    if (wire.length >= 0) {
      frames++;
      wire.room.position(0).limit(wire.length);
      to.onFrame(0, wire.room, now);
    }
    return true;
  }

  /** Lets both send in turn until neither has anything to send; a turn takes a microsecond. */
  void pass() {
    a.onTimeout(now);
    b.onTimeout(now);
    boolean sent = true;
    while (sent) {
      now += 1_000;
      sent = move(a, fromA, b) | move(b, fromB, a);
    }
    while (a.pollReady() != null || b.pollReady() != null) {}
  }
}
