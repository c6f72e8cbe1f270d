package io.netlayers.fsm.tcp;

import io.netlayers.fsm.tcp.table.ConnectionHash;
import io.netlayers.tcp.TcpDecodeStatus;
import io.netlayers.tcp.TcpSegmentView;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/** Two hosts over a link of 5 ms, with virtual time. Host 1 has address 1, host 2 address 2. */
final class HostWire {
  static final long MS = 1_000_000L;
  static final long SECOND = 1_000 * MS;
  static final long PSEUDO = 0x2222L;

  final class End implements HostSink {
    final int address;
    final TcpHost host;
    final ByteBuffer room = ByteBuffer.allocate(70_000);
    final List<String> sent = new ArrayList<>();
    boolean unplugged;
    End other;

    End(int address, TcpConfig config) {
      this.address = address;
      host = new TcpHost(config, new TcpPool(), new ConnectionHash(address, 77));
    }

    @Override
    public void route(int scope, long localHigh, long localLow, long remoteHigh, long remoteLow) {
      if (scope != 9 || localLow != address || remoteLow != other.address || remoteHigh != 0) {
        throw new AssertionError("misrouted");
      }
    }

    @Override
    public ByteBuffer claim(int maxOctets) {
      room.clear().position(13);
      return room;
    }

    @Override
    public void commit(int length, int ecn, long notBeforeNanos) {
      byte[] octets = new byte[length];
      room.get(13, octets);
      TcpSegmentView view = new TcpSegmentView();
      if (view.wrap(ByteBuffer.wrap(octets), 0, length) != TcpDecodeStatus.OK
          || !view.checksumValid(PSEUDO)) {
        throw new AssertionError("bad segment");
      }
      sent.add(Wire.text(view));
      if (!unplugged) {
        flying.add(new Flight(now + 5 * MS, other, octets));
      }
    }

    void arrive(byte[] octets) {
      TcpSegmentView view = new TcpSegmentView();
      view.wrap(ByteBuffer.wrap(octets), 0, octets.length);
      host.onSegment(9, 0, address, 0, other.address, view, PSEUDO, 0, now);
    }

    void flush() {
      while (host.pollTransmit(now, this)) {
        if (sent.size() > 1_000_000) {
          throw new AssertionError("endless output");
        }
      }
    }

    TcpConnection connect(int remotePort, TcpConfig config) {
      return host.connect(9, 0, address, 0, 0, other.address, remotePort, PSEUDO, config, now);
    }
  }

  record Flight(long at, End to, byte[] octets) {}

  final ArrayDeque<Flight> flying = new ArrayDeque<>();
  final End one;
  final End two;
  long now = 1_000 * SECOND;

  HostWire(TcpConfig config) {
    one = new End(1, config);
    two = new End(2, config);
    one.other = two;
    two.other = one;
  }

  void run(long nanos) {
    long end = now + nanos;
    while (true) {
      one.flush();
      two.flush();
      long next = Math.min(one.host.nextDeadline(), two.host.nextDeadline());
      if (!flying.isEmpty()) {
        next = Math.min(next, flying.peekFirst().at);
      }
      if (next > end) {
        now = end;
        return;
      }
      now = Math.max(now, next);
      while (!flying.isEmpty() && flying.peekFirst().at <= now) {
        Flight flight = flying.pollFirst();
        flight.to.arrive(flight.octets);
      }
      one.host.onTimeout(now);
      two.host.onTimeout(now);
    }
  }
}
