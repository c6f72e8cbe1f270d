package io.netlayers.stack;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.core.IpAddress;
import io.netlayers.ip.IpProtocol;
import io.netlayers.stack.config.HostConfig;
import io.netlayers.stack.config.InterfaceConfig;
import io.netlayers.stack.config.Randomness;
import io.netlayers.stack.counters.Counter;
import io.netlayers.stack.link.NetworkInterface;
import io.netlayers.stack.socket.Endpoint;
import io.netlayers.stack.socket.TcpListenSocket;
import io.netlayers.stack.socket.TcpSocket;
import io.netlayers.stack.socket.UdpSocket;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.checkerframework.checker.nullness.qual.Nullable;

/** Any frame at any time is harmless, and no table grows past its bound. */
class AnyFrameProperties {
  private static @Nullable List<byte[]> corpus;

  /** Frames of every kind that a busy network has. */
  private static List<byte[]> corpus() {
    List<byte[]> frames = corpus;
    if (frames == null) {
      Lab.Routed net = new Lab.Routed(1500, 1280, 1500);
      TcpListenSocket listener = net.b.listen(Endpoint.any(80), 4);
      for (int version : new int[] {4, 6}) {
        TcpSocket client = net.a.connect(Endpoint.of(Lab.Routed.b(version), 80), net.lab.now);
        net.lab.run(Lab.SECOND);
        TcpSocket server = listener.accept();
        client.write(ByteBuffer.allocate(5000), net.lab.now);
        net.lab.run(Lab.SECOND);
        client.close(net.lab.now);
        if (server != null) {
          server.close(net.lab.now);
        }
        UdpSocket udp = net.a.udp(Endpoint.any(0));
        udp.sendTo(ByteBuffer.allocate(4000), Endpoint.of(Lab.Routed.b(version), 9), net.lab.now);
        udp.join(IpAddress.parse(version == 4 ? "239.0.0.1" : "ff05::1"), 0, net.lab.now);
        net.lab.run(3 * Lab.SECOND);
      }
      frames = new ArrayList<>(net.lab.frames);
      corpus = frames;
    }
    return frames;
  }

  private static HostConfig small(boolean forwarding) {
    return HostConfig.builder()
        .forwarding(forwarding)
        .maxNeighbours(16)
        .maxQueuedFrames(64)
        .maxHeldPackets(2)
        .maxAddresses(16)
        .maxGroups(16)
        .maxRoutes(32)
        .maxAdvertisedRoutes(8)
        .maxPacketOctets(1 << 18)
        .socketReceiveOctets(8192)
        .build();
  }

  private static Host host(boolean forwarding, long seed) {
    Host host = new Host(small(forwarding), Randomness.seeded(seed));
    NetworkInterface left = host.addInterface(InterfaceConfig.ethernet("e0", 0, Lab.mac(2)), 0);
    NetworkInterface right = host.addInterface(InterfaceConfig.ethernet("e1", 1, Lab.mac(3)), 0);
    host.addInterface(InterfaceConfig.rawIp("tun0", 2), 0);
    host.addAddress(left, IpAddress.parse("10.0.2.2"), 24, 0);
    host.addAddress(left, IpAddress.parse("2001:db8:2::2"), 64, 0);
    host.addAddress(right, IpAddress.parse("10.0.1.1"), 24, 0);
    host.addAddress(right, IpAddress.parse("2001:db8:1::1"), 64, 0);
    host.listen(Endpoint.any(80), 2);
    host.udp(Endpoint.any(9));
    host.raw(Endpoint.any(0), IpProtocol.ICMP);
    return host;
  }

  private static final io.netlayers.stack.link.FrameSink NOWHERE =
      new io.netlayers.stack.link.FrameSink() {
        private final ByteBuffer room = ByteBuffer.allocate(70_000);

        @Override
        public ByteBuffer claim(int port, int maxOctets) {
          assertTrue(maxOctets <= 65_600);
          return room.clear().position(3);
        }

        @Override
        public void commit(int length, long notBeforeNanos) {
          assertTrue(length > 0 && length <= 1514, "octets " + length);
        }
      };

  private static byte[] mutate(byte[] frame, Random random) {
    byte[] out = frame.clone();
    int changes = random.nextInt(4);
    for (int i = 0; i < changes; i++) {
      int at = random.nextInt(out.length);
      switch (random.nextInt(4)) {
        case 0 -> out[at] = (byte) random.nextInt();
        case 1 -> out[at] ^= (byte) (1 << random.nextInt(8));
        case 2 -> out[at] = (byte) (random.nextBoolean() ? 0 : 0xFF);
        default -> out = java.util.Arrays.copyOf(out, 1 + random.nextInt(out.length + 20));
      }
    }
    // half of the changed ones get their checksums mended, so that they come further
    if (random.nextBoolean()) {
      Mend.checksums(out);
    }
    if (random.nextInt(3) > 0 && out.length > 6) {
      System.arraycopy(frame, 0, out, 0, Math.min(6, out.length));
      if (random.nextBoolean()) {
        byte[] own = {2, 0, 0, 0, 0, (byte) (2 + random.nextInt(2))};
        System.arraycopy(own, 0, out, 0, Math.min(6, out.length));
      }
    }
    return out;
  }

  @Property(tries = 60)
  void anyFrameAtAnyTimeIsHarmless(@ForAll long seed) {
    Random random = new Random(seed);
    Host host = host(random.nextBoolean(), seed);
    List<byte[]> frames = corpus();
    long now = 0;
    for (int step = 0; step < 600; step++) {
      byte[] frame;
      if (random.nextInt(5) == 0) {
        frame = new byte[random.nextInt(120)];
        random.nextBytes(frame);
      } else {
        frame = mutate(frames.get(random.nextInt(frames.size())), random);
      }
      int port = random.nextInt(4);
      ByteBuffer buffer = random.nextBoolean() ? ByteBuffer.wrap(frame) : direct(frame);
      if (port == 2) {
        buffer.position(Math.min(14, buffer.limit()));
      }
      int position = buffer.position();
      host.onFrame(port, buffer.asReadOnlyBuffer(), now);
      assertEquals(position, buffer.position());
      if (random.nextInt(3) == 0) {
        for (int i = 0; i < 500 && host.pollTransmit(now, NOWHERE); i++) {
          continue;
        }
      }
      now += (long) (random.nextDouble() * random.nextDouble() * 2e9);
      if (host.nextDeadline() <= now || random.nextInt(10) == 0) {
        host.onTimeout(now);
      }
      assertTrue(host.neighbours().size() <= 16);
      assertTrue(host.routes().size() <= 32);
      assertTrue(host.addresses().size() <= 16);
    }
    assertEquals(600, host.counters().get(Counter.LINK_IN));
  }

  private static ByteBuffer direct(byte[] frame) {
    ByteBuffer buffer = ByteBuffer.allocateDirect(frame.length + 7).position(7);
    return buffer.put(frame).position(7).order(java.nio.ByteOrder.LITTLE_ENDIAN);
  }
}
