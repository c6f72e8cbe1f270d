package io.netlayers.benchmarks;

import io.netlayers.fsm.tcp.SegmentSink;
import io.netlayers.fsm.tcp.TcpConfig;
import io.netlayers.fsm.tcp.TcpConnection;
import io.netlayers.fsm.tcp.TcpPool;
import io.netlayers.fsm.tcp.TcpState;
import io.netlayers.tcp.TcpSegmentView;
import java.nio.ByteBuffer;

/** Two machines back to back: what one sends, the other has at once. */
final class TcpPair {
  /** One end. Its segments lie behind headroom for an IP header, as in a real packet. */
  final class End implements SegmentSink {
    private static final int HEADROOM = 20;

    final TcpConnection connection;
    private final ByteBuffer room;
    private final TcpSegmentView view = new TcpSegmentView();
    private End peer;

    End(TcpConfig config, int port, int remote, boolean direct) {
      connection = new TcpConnection(config, new TcpPool(), (who, at) -> 1, port);
      connection.remote(remote, 0x0A00_0001L + 0x0A00_0002L + 6);
      room = direct ? ByteBuffer.allocateDirect(2048) : ByteBuffer.allocate(2048);
      room.position(HEADROOM);
    }

    @Override
    public ByteBuffer claim(int maxOctets) {
      return room;
    }

    @Override
    public void commit(int length, int ecn, long notBeforeNanos) {
      segments++;
      view.wrap(room, HEADROOM, length);
      peer.connection.onSegment(view, ecn, now);
    }
  }

  final End a;
  final End b;
  long now = 1_000_000_000L;
  long segments;

  /** Connects both. */
  TcpPair(TcpConfig config, boolean direct) {
    a = new End(config, 40_000, 80, direct);
    b = new End(config, 80, 40_000, direct);
    a.peer = b;
    b.peer = a;
    b.connection.openPassive(now);
    a.connection.openActive(now);
    exchange();
    if (a.connection.state() != TcpState.ESTABLISHED
        || b.connection.state() != TcpState.ESTABLISHED) {
      throw new IllegalStateException("not connected");
    }
  }

  /** Lets both send in turn until neither has anything to send; a turn takes a microsecond. */
  void exchange() {
    boolean sent = true;
    while (sent) {
      now += 1_000;
      sent = a.connection.pollTransmit(now, a);
      sent |= b.connection.pollTransmit(now, b);
    }
  }

  /** Delays are not waited for. */
  void timeouts() {
    now += 1_000;
    a.connection.onTimeout(now);
    b.connection.onTimeout(now);
    while (a.connection.pollEvent() != null) {}
    while (b.connection.pollEvent() != null) {}
  }
}
