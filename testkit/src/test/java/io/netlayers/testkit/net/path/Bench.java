package io.netlayers.testkit.net.path;

import io.netlayers.testkit.net.model.DropCause;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Carries out a queue's decisions and writes them down. */
final class Bench implements Verdicts {
  private static final ByteBuffer OCTETS = ByteBuffer.allocate(70_000);

  final PacketPool pool = new PacketPool();
  final List<Long> drops = new ArrayList<>();
  final List<Long> marks = new ArrayList<>();
  final List<DropCause> causes = new ArrayList<>();
  boolean ecnCapable;
  long index;

  Packet packet(int length, long now) {
    return pool.lend(OCTETS, 0, length, index++, now);
  }

  @Override
  public boolean mark(Packet packet, long nowNanos) {
    if (ecnCapable) {
      marks.add(nowNanos);
    }
    return ecnCapable;
  }

  @Override
  public void drop(Packet packet, DropCause cause, long nowNanos) {
    drops.add(nowNanos);
    causes.add(cause);
  }
}
