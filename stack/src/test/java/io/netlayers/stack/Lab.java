package io.netlayers.stack;

import io.netlayers.core.IpAddress;
import io.netlayers.core.MacAddress;
import io.netlayers.packet.FrameBuilder;
import io.netlayers.packet.FrameWalker;
import io.netlayers.stack.config.HostConfig;
import io.netlayers.stack.config.InterfaceConfig;
import io.netlayers.stack.config.Randomness;
import io.netlayers.stack.link.FrameSink;
import io.netlayers.stack.link.NetworkInterface;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Assertions;

/** Hosts on segments of Ethernet in memory, with a time of their own. */
final class Lab {
  static final long MILLISECOND = 1_000_000L;
  static final long SECOND = 1000 * MILLISECOND;

  /** Defaults without the waiting for duplicates. */
  static HostConfig.Builder quick() {
    return HostConfig.builder().dadTransmits(0).arpProbes(0);
  }

  long now;
  private final List<Station> stations = new ArrayList<>();

  /** Every frame that passed, oldest first. */
  final List<byte[]> frames = new ArrayList<>();

  /** Which frames are lost. */
  Predicate<byte[]> loses = frame -> false;

  long delay = MILLISECOND;

  record InFlight(int segment, byte[] frame, Station from, int port, long at) {}

  final ArrayDeque<InFlight> flight = new ArrayDeque<>();

  /** A host, and which segment each of its ports is on. */
  final class Station {
    final Host host;
    final int[] segments;
    private final ByteBuffer room = ByteBuffer.allocate(70000);

    Station(Host host, int... segments) {
      this.host = host;
      this.segments = segments;
    }

    final FrameSink sink =
        new FrameSink() {
          private int port;

          @Override
          public ByteBuffer claim(int port, int maxOctets) {
            this.port = port;
            return room.clear().position(100);
          }

          @Override
          public void commit(int length, long notBeforeNanos) {
            byte[] frame = new byte[length];
            room.get(100, frame);
            sent(Station.this, port, frame);
          }
        };
  }

  Station add(Host host, int... segments) {
    Station station = new Station(host, segments);
    stations.add(station);
    return station;
  }

  private void sent(Station from, int port, byte[] frame) {
    frames.add(frame);
    if (!loses.test(frame)) {
      flight.addLast(new InFlight(from.segments[port], frame, from, port, now + delay));
    }
  }

  /** Lets time pass, event by event, up to so many nanoseconds. */
  void run(long nanos) {
    long end = now + nanos;
    for (int steps = 0; steps < 2_000_000; steps++) {
      flush();
      long next = flight.isEmpty() ? Long.MAX_VALUE : flight.peekFirst().at();
      for (Station s : stations) {
        next = Math.min(next, s.host.nextDeadline());
      }
      if (next > end) {
        break;
      }
      now = Math.max(now, next);
      deliver();
      for (Station s : stations) {
        if (s.host.nextDeadline() <= now) {
          s.host.onTimeout(now);
        }
      }
    }
    now = end;
  }

  private void flush() {
    for (Station s : stations) {
      for (int i = 0; i < 100_000 && s.host.pollTransmit(now, s.sink); i++) {
        continue;
      }
    }
  }

  private void deliver() {
    while (!flight.isEmpty() && flight.peekFirst().at() <= now) {
      InFlight f = flight.removeFirst();
      for (Station s : stations) {
        for (int port = 0; port < s.segments.length; port++) {
          if (s.segments[port] == f.segment() && (s != f.from() || port != f.port())) {
            s.host.onFrame(port, ByteBuffer.wrap(f.frame()).asReadOnlyBuffer(), now);
          }
        }
      }
    }
  }

  /** A frame appears on a segment, from nobody of the lab's. */
  void inject(int segment, byte[] frame) {
    for (Station s : stations) {
      for (int port = 0; port < s.segments.length; port++) {
        if (s.segments[port] == segment) {
          s.host.onFrame(port, ByteBuffer.wrap(frame), now);
        }
      }
    }
    run(0);
  }

  /** The same, as a builder has it. */
  void inject(int segment, FrameBuilder builder) {
    byte[] frame = new byte[builder.encodedLength()];
    builder.encode(ByteBuffer.wrap(frame), 0);
    inject(segment, frame);
  }

  /** The lines of frames that passed since the last call and that contain a text. */
  List<String> lines(String part) {
    FrameWalker walker = new FrameWalker();
    List<String> found = new ArrayList<>();
    for (; seen < frames.size(); seen++) {
      String line = Dump.line(walker, frames.get(seen));
      if (line.contains(part)) {
        found.add(line);
      }
    }
    return found;
  }

  private int seen;

  /** All that passed, a line a frame. */
  String dump() {
    StringBuilder out = new StringBuilder();
    FrameWalker walker = new FrameWalker();
    for (byte[] frame : frames) {
      out.append(Dump.line(walker, frame)).append('\n');
    }
    return out.toString();
  }

  /** Every frame that passed is well formed, to the last checksum. */
  void assertClean() {
    FrameWalker walker = new FrameWalker();
    for (byte[] frame : frames) {
      String line = Dump.line(walker, frame);
      boolean piece = line.contains(" frag ") || line.contains("Fragment[");
      Assertions.assertTrue(piece || Dump.isClean(walker), line);
    }
  }

  static MacAddress mac(int number) {
    return MacAddress.of(0x0200_0000_0000L | number);
  }

  /** Two hosts on one segment: 192.0.2.1 and 2001:db8::1, and the same with 2. */
  static final class Pair {
    final Lab lab = new Lab();
    final Host a;
    final Host b;
    final NetworkInterface aLink;
    final NetworkInterface bLink;
    final Station aStation;
    final Station bStation;

    Pair() {
      this(quick().build(), 1500);
    }

    Pair(HostConfig config, int mtu) {
      a = new Host(config, Randomness.seeded(1));
      b = new Host(config, Randomness.seeded(2));
      aLink = a.addInterface(ethernet(1, mtu), 0);
      bLink = b.addInterface(ethernet(2, mtu), 0);
      a.addAddress(aLink, IpAddress.parse("192.0.2.1"), 24, 0);
      b.addAddress(bLink, IpAddress.parse("192.0.2.2"), 24, 0);
      a.addAddress(aLink, IpAddress.parse("2001:db8::1"), 64, 0);
      b.addAddress(bLink, IpAddress.parse("2001:db8::2"), 64, 0);
      aStation = lab.add(a, 0);
      bStation = lab.add(b, 0);
    }

    private static InterfaceConfig ethernet(int number, int mtu) {
      return InterfaceConfig.builder().name("eth0").mac(mac(number)).mtu(mtu).build();
    }
  }

  /**
   * Hosts a and b and a router between: 10.0.1.2 and 2001:db8:1::2 on segment 0, 10.0.2.2 and
   * 2001:db8:2::2 on segment 1, the router with 1 on both.
   */
  static final class Routed {
    final Lab lab = new Lab();
    final Host a;
    final Host b;
    final Host router;
    final NetworkInterface aLink;
    final NetworkInterface bLink;
    final NetworkInterface left;
    final NetworkInterface right;

    Routed(int leftMtu, int rightMtu) {
      this(leftMtu, rightMtu, rightMtu);
    }

    Routed(int leftMtu, int rightMtu, int bMtu) {
      a = new Host(quick().build(), Randomness.seeded(1));
      b = new Host(quick().build(), Randomness.seeded(2));
      router = new Host(quick().forwarding(true).build(), Randomness.seeded(3));
      aLink = a.addInterface(config("eth0", 0, 1, leftMtu), 0);
      bLink = b.addInterface(config("eth0", 0, 2, bMtu), 0);
      left = router.addInterface(config("left", 0, 3, leftMtu), 0);
      right = router.addInterface(config("right", 1, 4, rightMtu), 0);
      address(a, aLink, "10.0.1.2", "2001:db8:1::2");
      address(b, bLink, "10.0.2.2", "2001:db8:2::2");
      address(router, left, "10.0.1.1", "2001:db8:1::1");
      address(router, right, "10.0.2.1", "2001:db8:2::1");
      for (int i = 1; i <= 2; i++) {
        Host host = i == 1 ? a : b;
        NetworkInterface link = i == 1 ? aLink : bLink;
        host.addDefaultRoute(link, IpAddress.parse("10.0." + i + ".1"));
        host.addDefaultRoute(link, IpAddress.parse("2001:db8:" + i + "::1"));
      }
      lab.add(a, 0);
      lab.add(b, 1);
      lab.add(router, 0, 1);
    }

    private static void address(Host host, NetworkInterface link, String four, String six) {
      host.addAddress(link, IpAddress.parse(four), 24, 0);
      host.addAddress(link, IpAddress.parse(six), 64, 0);
    }

    static String b(int version) {
      return version == 4 ? "10.0.2.2" : "2001:db8:2::2";
    }

    private static InterfaceConfig config(String name, int port, int number, int mtu) {
      return InterfaceConfig.builder().name(name).port(port).mac(mac(number)).mtu(mtu).build();
    }
  }
}
