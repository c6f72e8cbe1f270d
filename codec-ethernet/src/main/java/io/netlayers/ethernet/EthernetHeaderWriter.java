package io.netlayers.ethernet;

import static io.netlayers.ethernet.EthernetLayout.HEADER_OCTETS;
import static io.netlayers.ethernet.EthernetLayout.MIN_OCTETS;
import static io.netlayers.ethernet.EthernetLayout.SOURCE;

import io.netlayers.core.Octets;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.checkerframework.checker.signedness.qual.SignedPositive;

/**
 * Writes whole headers without tags: fields are set in any order and stay for the next frame, and
 * {@link #write} puts them down at once. It is faster than the setters of {@link
 * EthernetFrameView}, which change one field in place. Reusable; allocates nothing; one thread's.
 */
public final class EthernetHeaderWriter {
  private @SignedPositive long destination;
  private @SignedPositive long source;
  private int etherType;

  /** A writer whose fields are all 0. */
  public EthernetHeaderWriter() {}

  /** Sets the destination address, the low 48 bits. */
  public EthernetHeaderWriter destination(long bits) {
    destination = bits & 0xFFFF_FFFF_FFFFL;
    return this;
  }

  /** Sets the source address, the low 48 bits. */
  public EthernetHeaderWriter source(long bits) {
    source = bits & 0xFFFF_FFFF_FFFFL;
    return this;
  }

  /** Sets the EtherType, 0x0600 to 0xFFFF; or a length, for an LLC header to follow. */
  public EthernetHeaderWriter etherType(int value) {
    etherType = value & 0xFFFF;
    return this;
  }

  /**
   * Writes the header, and zeros behind the payload where a frame must be padded.
   *
   * @param offset absolute index of the frame's first octet
   * @param payloadLength octets that stand, or will stand, behind the header
   * @return octets of the frame without its FCS, at least {@link EthernetFrameView#MIN_LENGTH}
   * @throws IndexOutOfBoundsException if the frame does not fit the buffer; nothing was written
   * @throws IllegalArgumentException if the payload is negative
   */
  public int write(ByteBuffer buffer, int offset, int payloadLength) {
    if (payloadLength < 0) {
      throw new IllegalArgumentException("payload octets negative: " + payloadLength);
    }
    int filled = HEADER_OCTETS + payloadLength;
    int length = Math.max(filled, MIN_OCTETS);
    Objects.checkFromIndexSize(offset, length, buffer.limit());
    Octets.putBits64(buffer, offset, Octets.asBits(destination << 16 | source >> 32));
    Octets.putBits64(buffer, offset + SOURCE, Octets.asBits(source << 16 | etherType));
    if (length > filled) {
      Octets.zero(buffer, offset + filled, length - filled);
    }
    return length;
  }
}
