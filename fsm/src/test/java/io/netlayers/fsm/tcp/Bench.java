package io.netlayers.fsm.tcp;

import io.netlayers.core.Octets;
import io.netlayers.tcp.TcpFlags;
import io.netlayers.tcp.TcpOptionsView;
import io.netlayers.tcp.TcpSegmentView;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * One machine, and a peer that a test plays by hand. Numbers are relative: ours count from ISS, the
 * peer's from IRS.
 */
final class Bench implements SegmentSink {
  static final long MS = 1_000_000L;
  static final long SECOND = 1_000 * MS;
  static final int ISS = 0xFFFF_FF80;
  static final int IRS = 0x7FFF_FFC0;
  static final long PSEUDO = 0xABCDE;

  /** A segment that the machine sent. */
  record Sent(
      int flags,
      long seq,
      long ack,
      int window,
      int urgent,
      byte[] text,
      byte[] options,
      int ecn,
      long at) {
    int len() {
      return text.length;
    }

    boolean has(int wanted) {
      return (flags & wanted) == wanted;
    }

    @Override
    public String toString() {
      return TcpFlags.toString(flags) + " " + seq + ":" + len() + " ack " + ack;
    }

    /** Kinds of options in order, padding left out of nothing. */
    TcpOptionsView view() {
      TcpOptionsView view = new TcpOptionsView();
      view.wrap(ByteBuffer.wrap(options), 0, options.length);
      return view;
    }
  }

  final TcpConnection c;
  final TcpPool pool = new TcpPool(256, false);
  final ArrayDeque<Sent> out = new ArrayDeque<>();
  final List<TcpEvent> events = new ArrayList<>();
  private final ByteBuffer room = ByteBuffer.allocateDirect(70_000);
  long now;
  int iss = ISS;

  Bench(TcpConfig config) {
    c = new TcpConnection(config, pool, (who, at) -> iss, 80);
    c.remote(4000, PSEUDO);
  }

  Bench() {
    this(TcpConfig.builder().timestamps(false).build());
  }

  /** A configuration without timestamps or scaling, so that segments are plain. */
  static TcpConfig.Builder plain() {
    return TcpConfig.builder().timestamps(false).windowScaling(false);
  }

  @Override
  public ByteBuffer claim(int maxOctets) {
    room.clear().position(48);
    Octets.zero(room, 0, 48);
    for (int i = 48; i < 48 + Math.min(maxOctets, 100); i++) {
      room.put(i, (byte) 0xA5);
    }
    return room;
  }

  @Override
  public void commit(int length, int ecn, long notBeforeNanos) {
    TcpSegmentView v = new TcpSegmentView();
    if (!v.wrap(room, 48, length).isOk() || !v.checksumValid(PSEUDO)) {
      throw new AssertionError("bad segment");
    }
    if (v.sourcePort() != 80 || v.destinationPort() != 4000) {
      throw new AssertionError("ports");
    }
    byte[] text = new byte[v.payloadLength()];
    room.get(v.payloadOffset(), text);
    byte[] options = new byte[v.optionsLength()];
    room.get(v.optionsOffset(), options);
    out.add(
        new Sent(
            v.flags(),
            v.sequence() - iss & 0xFFFFFFFFL,
            v.has(TcpFlags.ACK) ? v.acknowledgment() - IRS & 0xFFFFFFFFL : -1,
            v.window(),
            v.urgentPointer(),
            text,
            options,
            ecn,
            notBeforeNanos));
  }

  /** Lets the machine send; the events go to the list. */
  Bench flush() {
    int guard = 0;
    while (c.pollTransmit(now, this)) {
      if (++guard > 10_000) {
        throw new AssertionError("endless output");
      }
    }
    for (TcpEvent e = c.pollEvent(); e != null; e = c.pollEvent()) {
      events.add(e);
    }
    return this;
  }

  /** Time passes; every deadline on the way is served. */
  Bench sleep(long nanos) {
    long until = now + nanos;
    flush();
    int guard = 0;
    while (c.nextDeadline() <= until) {
      now = Math.max(now, c.nextDeadline());
      c.onTimeout(now);
      flush();
      if (++guard > 10_000) {
        throw new AssertionError("endless timers");
      }
    }
    now = until;
    return this;
  }

  /** A segment of the peer's arrives. */
  Bench in(int flags, long seq, long ack, int window, int length) {
    return in(flags, seq, ack, window, text(seq, length), new byte[0], 0, 0);
  }

  Bench in(int flags, long seq, long ack, int window, byte[] text, byte[] options) {
    return in(flags, seq, ack, window, text, options, 0, 0);
  }

  Bench in(
      int flags, long seq, long ack, int window, byte[] text, byte[] options, int urgent, int ecn) {
    ByteBuffer b = ByteBuffer.allocate(100 + text.length);
    TcpSegmentView v = new TcpSegmentView();
    v.wrapForEncode(b, 7, options.length, text.length);
    v.sourcePort(4000).destinationPort(80).sequence((int) (IRS + seq)).flags(flags);
    v.acknowledgment((flags & TcpFlags.ACK) != 0 ? (int) (iss + ack) : 0);
    v.window(window).urgentPointer(urgent);
    b.put(v.optionsOffset(), options).put(v.payloadOffset(), text);
    v.updateChecksum(PSEUDO);
    TcpSegmentView arrived = new TcpSegmentView();
    arrived.wrap(b, 7, v.length());
    c.onSegment(arrived, ecn, now);
    return flush();
  }

  /** Text that tells its position: octet at sequence number n is (byte) n. */
  static byte[] text(long seq, int length) {
    byte[] text = new byte[length];
    for (int i = 0; i < length; i++) {
      text[i] = (byte) (seq + i);
    }
    return text;
  }

  /** Writes so many octets, whose text tells their position behind what was written. */
  Bench write(int length) {
    c.write(ByteBuffer.wrap(text(1, length)), now);
    return flush();
  }

  byte[] read(int most) {
    ByteBuffer b = ByteBuffer.allocate(most);
    int got = c.read(b, now);
    flush();
    return got < 0 ? null : Arrays.copyOf(b.array(), got);
  }

  /** Takes the one segment that went. */
  Sent one() {
    if (out.size() != 1) {
      throw new AssertionError("not one segment: " + out + " " + c);
    }
    return out.poll();
  }

  Bench none() {
    if (!out.isEmpty()) {
      throw new AssertionError("unexpected: " + out);
    }
    return this;
  }

  Bench drop() {
    out.clear();
    return this;
  }

  boolean told(TcpEvent event) {
    return events.remove(event);
  }

  static byte[] mss(int mss) {
    return new byte[] {2, 4, (byte) (mss >> 8), (byte) mss};
  }

  static byte[] mssSack(int mss) {
    return new byte[] {2, 4, (byte) (mss >> 8), (byte) mss, 1, 1, 4, 2};
  }

  static byte[] timestamps(int val, int ecr) {
    return ByteBuffer.allocate(12).put(new byte[] {1, 1, 8, 10}).putInt(val).putInt(ecr).array();
  }

  static byte[] sack(long... edges) {
    ByteBuffer b = ByteBuffer.allocate(4 + 4 * edges.length);
    b.put(new byte[] {1, 1, 5, (byte) (2 + 4 * edges.length)});
    for (long edge : edges) {
      b.putInt((int) (ISS + edge));
    }
    return b.array();
  }

  static byte[] join(byte[]... parts) {
    int length = 0;
    for (byte[] p : parts) {
      length += p.length;
    }
    ByteBuffer b = ByteBuffer.allocate(length);
    for (byte[] p : parts) {
      b.put(p);
    }
    return b.array();
  }

  /** Passive open, then the peer's handshake with these options; nothing is left to be taken. */
  Bench accept(int window, byte[] options) {
    c.openPassive(now);
    in(TcpFlags.SYN, 0, 0, window, new byte[0], options);
    out.clear();
    return in(TcpFlags.ACK, 1, 1, window, 0).drop();
  }

  Bench accept() {
    return accept(65535, mss(1460));
  }

  /** Active open, answered by a peer with these options. */
  Bench connect(int window, byte[] options) {
    c.openActive(now);
    flush();
    out.clear();
    return in(TcpFlags.SYN | TcpFlags.ACK, 0, 1, window, new byte[0], options).drop();
  }

  /** Brings the machine into a state, from a fresh one. */
  static Bench in(TcpState state, TcpConfig config) {
    Bench b = new Bench(config);
    switch (state) {
      case CLOSED -> {}
      case LISTEN -> b.c.openPassive(0);
      case SYN_SENT -> b.c.openActive(0);
      case SYN_RECEIVED -> {
        b.c.openPassive(0);
        b.in(TcpFlags.SYN, 0, 0, 65535, 0);
      }
      case ESTABLISHED -> b.accept();
      case FIN_WAIT_1 -> b.accept().c.shutdown(0);
      case FIN_WAIT_2 -> {
        b.accept().c.shutdown(0);
        b.flush().in(TcpFlags.ACK, 1, 2, 65535, 0);
      }
      case CLOSE_WAIT -> b.accept().in(TcpFlags.FIN | TcpFlags.ACK, 1, 1, 65535, 0);
      case CLOSING -> {
        b.accept().c.shutdown(0);
        b.flush().in(TcpFlags.FIN | TcpFlags.ACK, 1, 1, 65535, 0);
      }
      case LAST_ACK -> {
        b.accept().in(TcpFlags.FIN | TcpFlags.ACK, 1, 1, 65535, 0);
        b.c.shutdown(0);
      }
      case TIME_WAIT -> {
        b.accept().c.shutdown(0);
        b.flush().in(TcpFlags.FIN | TcpFlags.ACK, 1, 2, 65535, 0);
      }
    }
    b.flush().drop();
    b.events.clear();
    if (b.c.state() != state) {
      throw new AssertionError(b.c.state() + " for " + state);
    }
    return b;
  }
}
