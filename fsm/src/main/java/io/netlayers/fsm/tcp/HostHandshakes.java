package io.netlayers.fsm.tcp;

import io.netlayers.core.Octets;
import io.netlayers.fsm.tcp.table.SynCookies;
import io.netlayers.tcp.TcpFlags;
import io.netlayers.tcp.TcpOptionKind;
import io.netlayers.tcp.TcpOptionsView;
import io.netlayers.tcp.TcpSegmentView;
import java.nio.ByteBuffer;
import org.checkerframework.checker.signedness.qual.Unsigned;

/**
 * Handshakes by cookie: the SYN,ACK that nobody remembers, and the connection that the ACK of it
 * brings into being. That one is made as if the SYN came now, with the options that the cookie
 * kept, and its SYN,ACK had gone.
 */
final class HostHandshakes {
  private static final long TICK_NANOS = 1_000_000;
  private static final int SYN_OCTETS = 20 + 4 + 4 + 4 + 12;

  private final TcpOptionsView options = new TcpOptionsView();
  private final TcpSegmentView syn = new TcpSegmentView();
  private final ByteBuffer room = ByteBuffer.allocate(SYN_OCTETS);

  /** TSval of a timestamp clock with an offset, as connections have it. */
  static @Unsigned int timestamp(@Unsigned int offset, long nowNanos) {
    return offset + Octets.asBits((int) (nowNanos / TICK_NANOS));
  }

  /** What the cookie keeps of a SYN's MSS. */
  int mss(TcpSegmentView segment, TcpConfig config) {
    return options.wrap(segment).isOk() && options.mss() > 0
        ? options.mss()
        : config.defaultSendMss();
  }

  /** Fills in a SYN,ACK with a cookie, in answer to the SYN that {@link #mss} has just read. */
  void answer(
      HostReplies.Reply reply,
      TcpSegmentView segment,
      TcpConfig config,
      @Unsigned int cookie,
      @Unsigned int tsOffset,
      long nowNanos) {
    boolean readable = options.wrap(segment).isOk();
    boolean timestamps = readable && config.timestamps() && options.hasTimestamps();
    int asked = segment.flags() & (TcpFlags.ECE | TcpFlags.CWR);
    boolean ecn =
        timestamps && config.ecn() != EcnMode.OFF && asked == (TcpFlags.ECE | TcpFlags.CWR);
    boolean scales = timestamps && config.windowScaling() && options.windowScale() >= 0;
    reply.seq = cookie;
    reply.ack = segment.sequence() + 1;
    reply.flags = TcpFlags.SYN | TcpFlags.ACK | (ecn ? TcpFlags.ECE : 0);
    reply.window = Math.min(config.receiveBufferOctets(), 0xFFFF);
    reply.mss = config.mss();
    reply.timestamps = timestamps;
    reply.sack = timestamps && config.sack() && options.sackPermitted();
    reply.scale = scales ? OptionNegotiation.windowShift(config, config.receiveBufferOctets()) : -1;
    if (timestamps) {
      int scale = scales ? Math.min(options.windowScale(), 14) : SynCookies.NO_SCALE;
      reply.tsVal =
          SynCookies.encodeTimestamp(timestamp(tsOffset, nowNanos), scale, reply.sack, ecn);
      reply.tsEcr = options.tsVal();
    }
  }

  /**
   * Takes a connection in LISTEN through the handshake that a cookie stands for, up to the ACK,
   * whose sequence numbers its ISN source gives.
   */
  void open(
      TcpConnection connection, TcpSegmentView ack, int mss, long pseudoHeader, long nowNanos) {
    boolean timestamps = options.wrap(ack).isOk() && options.hasTimestamps();
    @Unsigned int kept = timestamps ? options.tsEcr() : 0;
    boolean scale = timestamps && SynCookies.scaleIn(kept) != SynCookies.NO_SCALE;
    boolean sack = timestamps && SynCookies.sackIn(kept);
    boolean ecn = timestamps && SynCookies.ecnIn(kept);
    syn.wrapForEncode(room, 0, SYN_OCTETS - 20, 0)
        .sourcePort(ack.sourcePort())
        .destinationPort(ack.destinationPort())
        .sequence(ack.sequence() - 1)
        .acknowledgment(0)
        .flags(TcpFlags.SYN | (ecn ? TcpFlags.ECE | TcpFlags.CWR : 0))
        .window(ack.window())
        .urgentPointer(0);
    int at = syn.optionsOffset();
    Octets.put32(room, at, TcpOptionKind.MSS << 24 | 4 << 16 | mss);
    Octets.put32(
        room, at + 4, sack ? 0x01010000 | TcpOptionKind.SACK_PERMITTED << 8 | 2 : 0x01010101);
    int scaled = 1 << 24 | TcpOptionKind.WINDOW_SCALE << 16 | 3 << 8 | SynCookies.scaleIn(kept);
    Octets.put32(room, at + 8, scale ? scaled : 0x01010101);
    Octets.put32(
        room, at + 12, timestamps ? 0x0101000A | TcpOptionKind.TIMESTAMPS << 8 : 0x01010101);
    Octets.putBits32(room, at + 16, timestamps ? options.tsVal() : Octets.asBits(0x01010101));
    Octets.putBits32(room, at + 20, timestamps ? kept : Octets.asBits(0x01010101));
    syn.updateChecksum(pseudoHeader);
    connection.onSegment(syn, pseudoHeader, 0, nowNanos);
    Tcb t = connection.tcb();
    if (t.state == TcpState.SYN_RECEIVED) { // the SYN,ACK went long ago
      t.synDue = false;
      t.sent().append(t.snd.iss() + 1, nowNanos);
      t.snd.sent(t.snd.iss() + 1);
      t.sent().markRetransmitted(0, nowNanos); // it measures no round trip (Karn)
      t.offer(false);
    }
  }
}
