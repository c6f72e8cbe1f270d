package io.netlayers.benchmarks;

import io.netlayers.core.Octets;
import io.netlayers.fsm.tcp.HostSink;
import io.netlayers.fsm.tcp.SynCookieMode;
import io.netlayers.fsm.tcp.TcpConfig;
import io.netlayers.fsm.tcp.TcpConnection;
import io.netlayers.fsm.tcp.TcpHost;
import io.netlayers.fsm.tcp.TcpListener;
import io.netlayers.fsm.tcp.TcpPool;
import io.netlayers.fsm.tcp.table.ConnectionHash;
import io.netlayers.tcp.TcpFlags;
import io.netlayers.tcp.TcpSegmentView;
import java.nio.ByteBuffer;

/**
 * A host with one listening socket, and any number of peers that are nothing but the segments that
 * they send: a SYN with the usual options, the ACK of the SYN,ACK, a RST.
 */
final class RawPeers implements HostSink {
  private static final int SYN_OPTIONS = 20;
  private static final int ACK_OPTIONS = 12;
  private static final int PORTS = 50_000;
  private static final long ADDRESS = 0x0A00_0000L;

  final TcpHost host;
  final TcpListener listener;
  long now = 1_000_000_000L;

  private final ByteBuffer sent = ByteBuffer.allocate(2048);
  private final ByteBuffer room = ByteBuffer.allocate(2048);
  private final TcpSegmentView view = new TcpSegmentView();
  private final TcpSegmentView answer = new TcpSegmentView();

  RawPeers(TcpConfig config, SynCookieMode cookies) {
    host = new TcpHost(config, new TcpPool(), new ConnectionHash(17, 4711));
    listener = new TcpListener(config, 1 << 12, 1 << 12, cookies);
    host.table().listenAnywhere(80, listener);
    for (int i = 0; i < 64; i++) {
      sent.put(i, (byte) 1); // NOP, where nothing else is written
    }
  }

  private static long address(int peer) {
    return ADDRESS + peer / PORTS;
  }

  private static long pseudoHeader(int peer) {
    return ADDRESS + address(peer) + 6;
  }

  private void send(int peer, int flags, int seq, int ack, int options) {
    view.wrapForEncode(sent, 0, options, 0)
        .sourcePort(10_000 + peer % PORTS)
        .destinationPort(80)
        .sequence(seq)
        .acknowledgment(ack)
        .flags(flags)
        .window(0xFFFF)
        .updateChecksum(pseudoHeader(peer));
    host.onSegment(0, 0, ADDRESS, 0, address(peer), view, pseudoHeader(peer), 0, now);
  }

  /** A whole handshake; answers the connection that came of it. */
  TcpConnection connect(int peer) {
    Octets.put32(sent, 20, 0x020405B4); // MSS 1,460
    Octets.put32(sent, 24, 0x0402080A); // SACK, timestamps
    Octets.put32(sent, 28, peer + 1);
    Octets.put32(sent, 32, 0);
    Octets.put32(sent, 36, 0x01030307); // scale 7
    send(peer, TcpFlags.SYN, 100, 0, SYN_OPTIONS);
    if (!host.pollTransmit(now, this) || !answer.has(TcpFlags.SYN | TcpFlags.ACK)) {
      throw new IllegalStateException("no SYN,ACK");
    }
    int iss = answer.sequence();
    Octets.put32(sent, 20, 0x0101080A);
    Octets.put32(sent, 24, peer + 1);
    Octets.put32(sent, 28, timestamp());
    send(peer, TcpFlags.ACK, 101, iss + 1, ACK_OPTIONS);
    TcpConnection connection = listener.accept();
    if (connection == null) {
      throw new IllegalStateException("no connection");
    }
    return connection;
  }

  private int timestamp() {
    for (int at = answer.optionsOffset(), i = 0; i < answer.optionsLength() - 9; i++) {
      if (Octets.u16(room, at + i) == 0x080A) {
        return Octets.u16(room, at + i + 2) << 16 | Octets.u16(room, at + i + 4);
      }
    }
    return 0;
  }

  /** The peer resets its connection. */
  void reset(int peer) {
    send(peer, TcpFlags.RST, 101, 0, 0);
  }

  /** Polls every event, and lets time pass. */
  void pass(long nanos) {
    for (TcpConnection c = host.pollEventful(); c != null; c = host.pollEventful()) {
      while (c.pollEvent() != null) {}
    }
    now += nanos;
    host.onTimeout(now);
  }

  @Override
  public void route(int scope, long localHigh, long localLow, long remoteHigh, long remoteLow) {}

  @Override
  public ByteBuffer claim(int maxOctets) {
    return room;
  }

  @Override
  public void commit(int length, int ecn, long notBeforeNanos) {
    answer.wrap(room, 0, length);
  }
}
