package io.netlayers.fsm.tcp;

import io.netlayers.core.Octets;
import io.netlayers.fsm.tcp.memory.Positions;
import io.netlayers.fsm.tcp.receiving.ReassemblyQueue;
import io.netlayers.tcp.TcpFlags;
import io.netlayers.tcp.TcpOptionKind;
import io.netlayers.tcp.TcpSegmentView;
import java.nio.ByteBuffer;
import org.checkerframework.checker.signedness.qual.Unsigned;

/** Writes one segment, header, options and text, straight into the sink's room. */
final class OutgoingSegment {
  private static final int TIMESTAMPS_OCTETS = 12;
  private static final int MAX_OPTION_OCTETS = 40;

  final TcpSegmentView view = new TcpSegmentView();

  /** Octets of options in a segment that goes now, SYNs apart. */
  static int steadyOptions(Tcb t) {
    int octets = t.options.timestamps() ? TIMESTAMPS_OCTETS : 0;
    int blocks = sackBlocks(t, octets);
    return blocks == 0 ? octets : octets + 4 + 8 * blocks;
  }

  /** SACK blocks that fit behind so many octets of options (RFC 2018 §3). */
  private static int sackBlocks(Tcb t, int optionOctets) {
    if (!t.options.sack()) {
      return 0;
    }
    int held = t.heldQueue == null ? 0 : t.heldQueue.count();
    int wanted = held + (t.duplicate.isPending() ? 1 : 0);
    int limit = Math.min(MAX_OPTION_OCTETS, SegmentSize.optionLimit(t));
    return Math.max(0, Math.min(wanted, (limit - optionOctets - 4) / 8));
  }

  /** Octets of options in our SYN. */
  static int synOptions(Tcb t) {
    int octets = t.config.mssOption() ? 4 : 0;
    boolean timestamps = t.options.offersTimestamps(t.config);
    if (t.options.offersSack(t.config)) {
      octets += timestamps ? 2 : 4;
    }
    if (timestamps) {
      octets += t.options.offersSack(t.config) ? 10 : 12;
    }
    if (t.options.offersScale(t.config)) {
      octets += 4;
    }
    if (t.config.userTimeoutOption() && t.user.userTimeoutNanos > 0) {
      octets += 4;
    }
    return octets;
  }

  /** Begins a segment; options and text follow, {@link #finish} closes it. */
  void begin(
      Tcb t,
      ByteBuffer room,
      int optionOctets,
      int text,
      @Unsigned int seq,
      @Unsigned int ack,
      int flags,
      int window) {
    view.wrapForEncode(room, room.position(), optionOctets, text);
    view.fields(t.owner.localPort, t.remotePort, seq, ack, flags, window);
  }

  /** A segment that acknowledges: what {@link #begin} says, and the urgent pointer. */
  void beginAck(
      Tcb t, ByteBuffer room, int optionOctets, int text, long seq, int flags, int window) {
    long urgent = t.snd.up() - seq;
    // what was acknowledged is urgent no more: a probe with an old number does not point at it
    boolean points = urgent > 0 && t.snd.up() > t.snd.una() && t.snd.synAcknowledged();
    begin(
        t,
        room,
        optionOctets,
        text,
        Positions.number(seq),
        Positions.number(t.rcv.nxt()),
        points ? flags | TcpFlags.URG : flags,
        window);
    if (points) {
      view.urgentPointer((int) Math.min(urgent, 0xFFFF)); // it points behind them (MUST-62)
    }
  }

  /** Writes a SYN's options in the configured order (RFC 9293 §3.2, RFC 7323, RFC 2018). */
  void writeSynOptions(Tcb t, long now) {
    ByteBuffer buffer = view.buffer();
    int at = view.optionsOffset();
    boolean timestamps = t.options.offersTimestamps(t.config);
    boolean sack = t.options.offersSack(t.config);
    boolean scale = t.options.offersScale(t.config);
    if (t.config.mssOption()) {
      Octets.put32(buffer, at, TcpOptionKind.MSS << 24 | 4 << 16 | t.config.mss());
      at += 4;
    }
    boolean scaleFirst = t.config.optionOrder() == OptionOrder.MSS_SCALE_SACK_TIMESTAMPS;
    if (scale && scaleFirst) {
      at = putScale(t, buffer, at);
    }
    if (sack) {
      if (!timestamps && !scaleFirst) {
        Octets.put16(buffer, at, 0x0101);
        at += 2;
      }
      Octets.put16(buffer, at, TcpOptionKind.SACK_PERMITTED << 8 | 2);
      at += 2;
      if (!timestamps && scaleFirst) { // FreeBSD fills up behind, with ends of the list
        Octets.put16(buffer, at, 0);
        at += 2;
      }
    }
    if (timestamps) {
      if (!sack) {
        Octets.put16(buffer, at, 0x0101);
        at += 2;
      }
      at = putTimestamps(t, buffer, at, now);
    }
    if (scale && !scaleFirst) {
      at = putScale(t, buffer, at);
    }
    if (t.config.userTimeoutOption() && t.user.userTimeoutNanos > 0) {
      long seconds = t.user.userTimeoutNanos / 1_000_000_000L;
      long field = seconds < 0x8000 ? seconds : 0x8000 | Math.min(seconds / 60, 0x7FFF);
      Octets.put16(buffer, at, TcpOptionKind.USER_TIMEOUT << 8 | 4);
      Octets.put16(buffer, at + 2, (int) field); // RFC 5482 §3
    }
  }

  private static int putScale(Tcb t, ByteBuffer buffer, int at) {
    Octets.put8(buffer, at, TcpOptionKind.NOP);
    Octets.put8(buffer, at + 1, TcpOptionKind.WINDOW_SCALE);
    Octets.put8(buffer, at + 2, 3);
    Octets.put8(buffer, at + 3, t.windowShift());
    return at + 4;
  }

  private static int putTimestamps(Tcb t, ByteBuffer buffer, int at, long now) {
    Octets.put16(buffer, at, TcpOptionKind.TIMESTAMPS << 8 | 10);
    Octets.putBits32(buffer, at + 2, t.timestamps.value(now));
    Octets.putBits32(buffer, at + 6, t.timestamps.recent());
    return at + 10;
  }

  /** Writes the options of every other segment: timestamps, then SACK blocks. */
  void writeSteadyOptions(Tcb t, long now) {
    ByteBuffer buffer = view.buffer();
    int at = view.optionsOffset();
    if (t.options.timestamps()) {
      Octets.put16(buffer, at, 0x0101);
      at = putTimestamps(t, buffer, at + 2, now);
    }
    int blocks = sackBlocks(t, at - view.optionsOffset());
    if (blocks > 0) {
      putSack(t, buffer, at, blocks);
    }
  }

  /** RFC 2018 §4: the newest range first; RFC 2883 §4: before it what came twice. */
  private static void putSack(Tcb t, ByteBuffer buffer, int optionsAt, int blocks) {
    Octets.put16(buffer, optionsAt, 0x0101);
    Octets.put16(buffer, optionsAt + 2, TcpOptionKind.SACK << 8 | 2 + 8 * blocks);
    int at = optionsAt + 4;
    int left = blocks;
    if (t.duplicate.isPending()) {
      at = putBlock(buffer, at, t.duplicate.start(), t.duplicate.end());
      left--;
      t.duplicate.sent();
    }
    ReassemblyQueue held = t.heldQueue;
    for (int rank = 0; rank < left && held != null; rank++) {
      int i = held.recent(rank);
      at = putBlock(buffer, at, held.start(i), held.end(i));
    }
  }

  private static int putBlock(ByteBuffer buffer, int at, long left, long right) {
    Octets.putBits32(buffer, at, Positions.number(left));
    Octets.putBits32(buffer, at + 4, Positions.number(right));
    return at + 8;
  }

  /** Copies text of the send buffer behind the header. */
  void writeText(Tcb t, long from, int length) {
    if (length > 0) {
      t.out().read(from, view.buffer(), view.payloadOffset(), length);
    }
  }

  /** Computes the checksum. */
  void finish(Tcb t) {
    if (t.config.computeChecksums()) {
      view.updateChecksum(t.pseudoHeader);
    }
  }
}
