package io.netlayers.fsm.tcp;

import io.netlayers.tcp.TcpDecodeStatus;
import io.netlayers.tcp.TcpSegmentView;
import io.netlayers.testkit.net.NetworkNode;
import io.netlayers.testkit.net.NetworkPort;
import io.netlayers.testkit.net.SimulatedNetwork;
import java.nio.ByteBuffer;

/**
 * A machine as a node of a simulated network, with a user who writes a known stream and checks what
 * he reads against the other's. A packet is an octet that holds the ECN field, then the segment.
 */
final class LossyEnd implements NetworkNode, SegmentSink {
  static final int HEADER = 1;
  private static final long REPORT_DELAY = 1_000_000L;

  final String name;
  final TcpConnection connection;
  LossyEnd other;
  long written;
  long read;
  boolean ended;
  boolean draining;
  boolean finished;

  /** Whether routers' reports do not come through. */
  boolean uninformed;

  long eventHash;
  private final SimulatedNetwork network;
  private final ByteBuffer room = ByteBuffer.allocate(HEADER + 65536);
  private final ByteBuffer text = ByteBuffer.allocate(65536);
  private final TcpSegmentView view = new TcpSegmentView();
  private NetworkPort port;

  LossyEnd(
      SimulatedNetwork network, String name, TcpConfig config, TcpPool pool, int local, int iss) {
    this.network = network;
    this.name = name;
    connection = new TcpConnection(config, pool, (c, now) -> iss, local);
    connection.remote(3000 - local, Wire.PSEUDO);
  }

  private byte octet(long position) {
    return (byte) ((position * 0x9E3779B97F4A7C15L + connection.localPort() >>> 29) + position);
  }

  void write(int octets, long now) {
    text.clear().limit(octets);
    for (int i = 0; i < octets; i++) {
      text.put(i, octet(written + i));
    }
    written += Math.max(0, connection.write(text, now));
  }

  void read(int octets, long now) {
    text.clear().limit(octets);
    int got = connection.read(text, now);
    ended |= got == TcpConnection.END_OF_STREAM;
    for (int i = 0; i < got; i++, read++) {
      if (read >= other.written || text.get(i) != other.octet(read)) {
        throw new AssertionError(name + " reads at " + read + " what was not written there");
      }
    }
  }

  /** Reads what there is, and closes once the handshake is over. */
  void drain(long now) {
    TcpState state = connection.state();
    try {
      if (!finished && state.ordinal() >= TcpState.SYN_RECEIVED.ordinal()) {
        finished = true;
        connection.shutdown(now);
      }
    } catch (TcpCallException closedBefore) {
      // the script has closed
    }
    try {
      long before;
      do {
        before = read;
        read(4096, now);
      } while (read > before);
    } catch (TcpCallException nothingToRead) {
      // no connection, or none that reads
    }
  }

  @Override
  public void onAttached(NetworkPort attached) {
    port = attached;
  }

  @Override
  public void onPacket(NetworkPort from, ByteBuffer packet, long now) {
    int length = packet.remaining() - HEADER;
    if (view.wrap(packet, HEADER, length) == TcpDecodeStatus.OK
        && view.checksumValid(Wire.PSEUDO)) {
      connection.onSegment(view, packet.get(0) & 3, now);
      check();
    }
  }

  @Override
  public long nextDeadline() {
    return connection.nextDeadline();
  }

  @Override
  public void onTimeout(long now) {
    connection.onTimeout(now);
    check();
  }

  @Override
  public void pollTransmit(long now) {
    if (draining) {
      drain(now);
    }
    for (int guard = 0; connection.pollTransmit(now, this); guard++) {
      if (guard > 100_000) {
        throw new AssertionError("endless output: " + connection);
      }
      check();
    }
    for (TcpEvent e = connection.pollEvent(); e != null; e = connection.pollEvent()) {
      eventHash = (eventHash * 31 + e.name().hashCode()) * 31 + now;
    }
  }

  /** A router's report takes its time: the machine is not called while it sends. */
  @Override
  public void onTooBig(NetworkPort from, ByteBuffer packet, int mtu, long now) {
    if (uninformed) {
      return;
    }
    int quoted = packet.getInt(HEADER + 4);
    long then = now + REPORT_DELAY;
    network.at(
        then,
        () ->
            connection.onNetworkError(
                NetworkErrorKind.TOO_BIG, quoted, mtu - HEADER, network.now()));
  }

  @Override
  public ByteBuffer claim(int maxOctets) {
    return room.clear().position(HEADER);
  }

  @Override
  public void commit(int length, int ecn, long notBeforeNanos) {
    room.put(0, (byte) ecn);
    port.sendAt(notBeforeNanos, room, 0, HEADER + length);
  }

  /** What holds after every step. */
  private void check() {
    Tcb t = connection.at();
    if (t.snd.una() > t.snd.nxt()) {
      throw new AssertionError("SND.UNA > SND.NXT: " + connection);
    }
    if (t.sentQueue != null
        && (t.sentQueue.outstanding() != t.snd.nxt() - t.snd.una() || t.sentQueue.pipe() < 0)) {
      throw new AssertionError("queue " + t.sentQueue.outstanding() + ": " + connection);
    }
    if (t.congestion.cwnd() <= 0 || t.rcv.wnd() < 0) {
      throw new AssertionError("cwnd " + t.congestion.cwnd() + " RCV.WND " + t.rcv.wnd());
    }
  }

  @Override
  public String toString() {
    return name
        + " "
        + connection
        + " "
        + connection.pendingError()
        + " wrote "
        + written
        + " read "
        + read
        + (ended ? " to the end" : "");
  }
}
