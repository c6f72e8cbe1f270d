package io.netlayers.testkit.net.path;

import io.netlayers.testkit.net.model.DropCause;
import io.netlayers.testkit.net.model.LinkPacket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.checkerframework.checker.nullness.qual.Nullable;

/** A packet inside a link; {@link PacketPool} makes it, lends it and takes it back. */
public final class Packet implements LinkPacket {
  private static final int LEAST_CAPACITY = 2048;

  private ByteBuffer buffer = ByteBuffer.allocate(LEAST_CAPACITY);
  private int length;
  private long index;
  private long sentAt;
  private @Nullable DropCause dropCause;

  /** When it arrives at the other end. */
  long arrivalNanos;

  /** Order among packets that arrive at one time. */
  long serial;

  /** What the link did to it. */
  public boolean marked;

  /** What the link did to it. */
  public boolean corrupted;

  /** What the link did to it. */
  public boolean heldBack;

  /** Whether it is a copy that the link made. */
  public boolean duplicate;

  Packet() {}

  void fill(ByteBuffer from, int offset, int length, long index, long sentAt) {
    if (buffer.capacity() < length) {
      buffer = ByteBuffer.allocate(Math.max(length, 2 * buffer.capacity()));
    }
    buffer.clear().put(0, from, offset, length);
    this.length = length;
    this.index = index;
    this.sentAt = sentAt;
    marked = false;
    corrupted = false;
    heldBack = false;
    duplicate = false;
    dropCause = null;
  }

  void fillAsDuplicate(Packet original) {
    fill(original.octets(), 0, original.length(), original.index, original.sentAt);
    marked = original.marked;
    corrupted = original.corrupted;
    heldBack = original.heldBack;
    duplicate = true;
  }

  /** Notes why it goes no further. */
  public void dropped(DropCause cause) {
    dropCause = cause;
  }

  @Override
  public long index() {
    return index;
  }

  /** Each call shows the packet anew, whatever somebody did to position, limit and order. */
  @Override
  public ByteBuffer octets() {
    return buffer.clear().limit(length).order(ByteOrder.BIG_ENDIAN);
  }

  @Override
  public int length() {
    return length;
  }

  @Override
  public long sentAtNanos() {
    return sentAt;
  }

  /** When it arrives, once it is in flight. */
  public long arrivalNanos() {
    return arrivalNanos;
  }

  @Override
  public boolean isMarked() {
    return marked;
  }

  @Override
  public boolean isCorrupted() {
    return corrupted;
  }

  @Override
  public boolean isHeldBack() {
    return heldBack;
  }

  @Override
  public boolean isDuplicate() {
    return duplicate;
  }

  @Override
  public @Nullable DropCause dropCause() {
    return dropCause;
  }

  @Override
  public String toString() {
    return "packet " + index + " of " + length() + " octets";
  }
}
