package io.netlayers.stack.link;

import java.nio.ByteBuffer;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * A packet that the host holds: octets {@code offset} to {@code offset + length} - 1 of a buffer of
 * the {@link PacketPool}, with headroom before them. It stands in one queue at most.
 */
public final class PacketBuffer {
  /** Octets before a packet that layers below may fill: Ethernet with two tags. */
  public static final int HEADROOM = 32;

  ByteBuffer buffer;
  int offset;
  int length;

  /** The next one of the queue in which it stands. */
  @Nullable PacketBuffer next;

  /** The interface by which it goes, or came. */
  @Nullable NetworkInterface through;

  PacketBuffer(ByteBuffer buffer) {
    this.buffer = buffer;
  }

  /** The octets' buffer; its position and limit mean nothing. */
  public ByteBuffer buffer() {
    return buffer;
  }

  /** Index of the first octet. */
  public int offset() {
    return offset;
  }

  /** Octets. */
  public int length() {
    return length;
  }

  /** What this holds has fewer octets than were asked for. */
  public PacketBuffer shorten(int octets) {
    if (octets > length) {
      throw new IllegalArgumentException("longer: " + octets);
    }
    length = octets;
    return this;
  }

  /** Puts {@code octets} of headroom in use. */
  PacketBuffer prepend(int octets) {
    offset -= octets;
    length += octets;
    return this;
  }

  /** The interface by which it goes or came; null where none was said. */
  public @Nullable NetworkInterface through() {
    return through;
  }

  /** Says by which interface it goes or came. */
  public PacketBuffer through(NetworkInterface link) {
    through = link;
    return this;
  }
}
