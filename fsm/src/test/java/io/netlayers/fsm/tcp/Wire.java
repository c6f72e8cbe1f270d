package io.netlayers.fsm.tcp;

import io.netlayers.tcp.TcpDecodeStatus;
import io.netlayers.tcp.TcpSegmentView;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Two machines over a link in memory, with virtual time; what the link does is seeded. */
final class Wire {
  static final long MS = 1_000_000L;
  static final long SECOND = 1_000 * MS;
  static final long PSEUDO = 0x1234_5678L;

  /** One end: a machine, what it wrote and read, and what its link direction does. */
  final class End implements SegmentSink {
    final String name;
    final TcpConnection connection;
    final ByteBuffer room = ByteBuffer.allocate(20 + 65536);
    final List<TcpEvent> events = new ArrayList<>();
    final TcpSegmentView view = new TcpSegmentView();
    End other;
    boolean unplugged;

    End(String name, TcpConfig config, TcpPool pool, int port, int remote, int iss) {
      this.name = name;
      connection = new TcpConnection(config, pool, (c, now) -> iss, port);
      connection.remote(remote, PSEUDO);
    }

    @Override
    public ByteBuffer claim(int maxOctets) {
      room.clear().position(20);
      return room;
    }

    @Override
    public void commit(int length, int ecn, long notBeforeNanos) {
      byte[] octets = new byte[length];
      room.get(20, octets);
      segments++;
      if (log != null) {
        view.wrap(ByteBuffer.wrap(octets), 0, length);
        log.append(now / 1000).append(' ').append(name).append(' ').append(text(view)).append('\n');
      }
      if (unplugged || random.nextInt(1000) < lossPerMille) {
        return;
      }
      long at = Math.max(now, notBeforeNanos) + delay;
      if (random.nextInt(1000) < reorderPerMille) {
        at += random.nextInt((int) (3 * delay));
      }
      boolean marked = ecn != NOT_ECT && random.nextInt(1000) < markPerMille;
      int field = marked ? CE : ecn;
      if (random.nextInt(1000) < corruptPerMille) {
        octets[random.nextInt(length)] ^= (byte) (1 << random.nextInt(8));
      }
      flying.add(new Flight(at, serial++, other, octets, field));
      if (random.nextInt(1000) < duplicatePerMille) {
        flying.add(
            new Flight(at + random.nextInt(1 + (int) delay), serial++, other, octets, field));
      }
    }

    void flush() {
      int guard = 0;
      while (connection.pollTransmit(now, this)) {
        if (++guard > 100_000) {
          throw new AssertionError("endless output: " + connection);
        }
        check();
      }
      for (TcpEvent e = connection.pollEvent(); e != null; e = connection.pollEvent()) {
        events.add(e);
      }
    }

    void check() {
      Tcb t = connection.tcb();
      if (t.snd.una() > t.snd.nxt()) {
        throw new AssertionError("SND.UNA > SND.NXT: " + connection);
      }
      if (t.sentQueue != null && t.sentQueue.outstanding() != t.snd.nxt() - t.snd.una()) {
        throw new AssertionError(
            "queue " + t.sentQueue.outstanding() + " but " + t.snd + " " + connection);
      }
      if (t.sentQueue != null && t.sentQueue.pipe() < 0) {
        throw new AssertionError("negative pipe");
      }
    }
  }

  private record Flight(long at, long serial, End to, byte[] octets, int ecn) {}

  final Random random;
  long now;
  long delay = 10 * MS;
  int lossPerMille;
  int reorderPerMille;
  int duplicatePerMille;
  int corruptPerMille;
  int markPerMille;
  long segments;
  StringBuilder log;
  private final List<Flight> flying = new ArrayList<>();
  private long serial;
  final TcpPool pool = new TcpPool();
  final End a;
  final End b;

  Wire(TcpConfig configA, TcpConfig configB, long seed) {
    random = new Random(seed);
    a = new End("a", configA, pool, 1000, 2000, 0xFFFFFF00);
    b = new End("b", configB, pool, 2000, 1000, 0x7FFFFFF0);
    a.other = b;
    b.other = a;
  }

  static String text(TcpSegmentView v) {
    return io.netlayers.tcp.TcpFlags.toString(v.flags())
        + " seq "
        + Integer.toUnsignedString(v.sequence())
        + " ack "
        + Integer.toUnsignedString(v.acknowledgment())
        + " win "
        + v.window()
        + " len "
        + v.payloadLength()
        + " opt "
        + v.optionsLength();
  }

  /** Handles what is due next; answers false where nothing will ever happen again before limit. */
  boolean step(long limit) {
    a.flush();
    b.flush();
    Flight next = null;
    for (Flight f : flying) {
      if (next == null || f.at < next.at || f.at == next.at && f.serial < next.serial) {
        next = f;
      }
    }
    long deadline = Math.min(a.connection.nextDeadline(), b.connection.nextDeadline());
    long at = next == null ? deadline : Math.min(next.at, deadline);
    if (at > limit) {
      now = Math.max(now, Math.min(limit, at));
      return false;
    }
    now = Math.max(now, at);
    if (next != null && next.at <= now) {
      flying.remove(next);
      TcpSegmentView view = new TcpSegmentView();
      if (view.wrap(ByteBuffer.wrap(next.octets), 0, next.octets.length) == TcpDecodeStatus.OK) {
        next.to.connection.onSegment(view, next.ecn, now);
        next.to.check();
      }
    } else {
      a.connection.onTimeout(now);
      b.connection.onTimeout(now);
    }
    a.flush();
    b.flush();
    return true;
  }

  void run(long until) {
    long guard = 0;
    while (step(until)) {
      if (++guard > 3_000_000) {
        throw new AssertionError("no end in sight");
      }
    }
    now = Math.max(now, until);
  }

  void establish() {
    b.connection.openPassive(now);
    a.connection.openActive(now);
    run(now + 100 * MS);
    if (a.connection.state() != TcpState.ESTABLISHED
        || b.connection.state() != TcpState.ESTABLISHED) {
      throw new AssertionError(a.connection + " / " + b.connection);
    }
  }
}
