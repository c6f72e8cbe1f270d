package io.netlayers.fsm.tcp;

import io.netlayers.tcp.TcpDecodeStatus;
import io.netlayers.tcp.TcpSegmentView;
import io.netlayers.testkit.net.NetworkNode;
import io.netlayers.testkit.net.NetworkPort;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * One side of several flows that share a path: it sends without end, or reads all that comes. A
 * packet is an octet with the ECN field, one with the flow's number, and the segment.
 */
final class BulkEnd implements NetworkNode, SegmentSink {
  /**
   * Octets before a segment: with them and the segment's own header a packet is as long as IP's.
   */
  static final int HEADER = 20;

  private final boolean sends;
  private final List<TcpConnection> flows = new ArrayList<>();
  private final List<Long> delivered = new ArrayList<>();
  private final ByteBuffer room = ByteBuffer.allocate(HEADER + 2048);
  private final ByteBuffer text = ByteBuffer.allocate(65536);
  private final TcpSegmentView view = new TcpSegmentView();
  private NetworkPort port;
  private int flow;

  BulkEnd(boolean sends) {
    this.sends = sends;
  }

  TcpConnection add(TcpConfig config, TcpPool pool) {
    int number = flows.size();
    int iss = (sends ? 1_000_000 : 2_000_000) + number;
    TcpConnection connection =
        new TcpConnection(config, pool, (c, now) -> iss, (sends ? 1000 : 2000) + number);
    connection.remote((sends ? 2000 : 1000) + number, Wire.PSEUDO);
    flows.add(connection);
    delivered.add(0L);
    return connection;
  }

  /** Octets of a flow that were read. */
  long delivered(int number) {
    return delivered.get(number);
  }

  @Override
  public void onAttached(NetworkPort attached) {
    port = attached;
  }

  @Override
  public void onPacket(NetworkPort from, ByteBuffer packet, long now) {
    if (view.wrap(packet, HEADER, packet.remaining() - HEADER) == TcpDecodeStatus.OK) {
      flows.get(packet.get(1)).onSegment(view, packet.get(0) & 3, now);
    }
  }

  @Override
  public long nextDeadline() {
    long next = NO_DEADLINE;
    for (TcpConnection c : flows) {
      next = Math.min(next, c.nextDeadline());
    }
    return next;
  }

  @Override
  public void onTimeout(long now) {
    for (TcpConnection c : flows) {
      if (c.nextDeadline() <= now) {
        c.onTimeout(now);
      }
    }
  }

  @Override
  public void pollTransmit(long now) {
    for (flow = 0; flow < flows.size(); flow++) {
      TcpConnection c = flows.get(flow);
      while (c.pollEvent() != null) {
        continue;
      }
      if (c.state() == TcpState.ESTABLISHED) {
        run(c, now);
      }
      while (c.pollTransmit(now, this)) {
        continue;
      }
    }
  }

  private void run(TcpConnection c, long now) {
    if (sends) {
      while (c.write(text.clear(), now) > 0) {
        continue;
      }
      return;
    }
    for (int got = c.read(text.clear(), now); got > 0; got = c.read(text.clear(), now)) {
      delivered.set(flow, delivered.get(flow) + got);
    }
  }

  @Override
  public ByteBuffer claim(int maxOctets) {
    return room.clear().position(HEADER);
  }

  @Override
  public void commit(int length, int ecn, long notBeforeNanos) {
    room.put(0, (byte) ecn).put(1, (byte) flow);
    port.sendAt(notBeforeNanos, room, 0, HEADER + length);
  }
}
