package io.netlayers.packet;

import io.netlayers.core.OctetView;
import io.netlayers.core.Octets;
import java.nio.ByteBuffer;
import org.checkerframework.checker.signedness.qual.SignedPositive;

/**
 * A GRE header (RFC 2784, with key and sequence number of RFC 2890) over a slice of a buffer. It
 * joins layers and belongs to none, so it stands here.
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |C| |K|S|    Reserved0    | Ver |         Protocol Type         |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |      Checksum (optional)      |       Reserved1 (optional)    |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                         Key (optional)                        |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                 Sequence Number (optional)                    |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * </pre>
 */
public final class GreHeaderView extends OctetView {
  private static final int FLAGS = 0;
  private static final int PROTOCOL_TYPE = FLAGS + 2;
  private static final int OPTIONAL = PROTOCOL_TYPE + 2;
  private static final int CHECKSUM_PRESENT = 0x8000;
  private static final int ROUTING_PRESENT = 0x4000;
  private static final int KEY_PRESENT = 0x2000;
  private static final int SEQUENCE_PRESENT = 0x1000;
  private static final int MUST_BE_ZERO = 0x0C00 | ROUTING_PRESENT;

  private int headerLength;

  /** A view over nothing, to be wrapped. */
  public GreHeaderView() {}

  /** Lays the view over a header of version 0; one of another version has no readable payload. */
  public PacketStatus wrap(ByteBuffer buffer, int offset, int length) {
    attach(buffer, offset, length);
    headerLength = 0;
    if (length < OPTIONAL) {
      return fault(PacketStatus.TRUNCATED_GRE_HEADER, length);
    }
    headerLength = OPTIONAL;
    if (version() != 0) {
      return PacketStatus.OK;
    }
    int flags = flags();
    if ((flags & MUST_BE_ZERO) != 0) {
      return fault(PacketStatus.BAD_GRE_FLAGS, FLAGS);
    }
    int needed =
        OPTIONAL
            + (hasChecksum() ? 4 : 0)
            + (hasKey() ? 4 : 0)
            + ((flags & SEQUENCE_PRESENT) != 0 ? 4 : 0);
    if (length < needed) {
      return fault(PacketStatus.TRUNCATED_GRE_HEADER, length);
    }
    headerLength = needed;
    return PacketStatus.OK;
  }

  /** The first two octets: flags, reserved bits and version. */
  public @SignedPositive int flags() {
    return Octets.u16(buffer, offset + FLAGS);
  }

  /** The version: 0 here, 1 for PPTP (RFC 2637). */
  public int version() {
    return flags() & 7;
  }

  /** The EtherType of what is carried. */
  public @SignedPositive int protocolType() {
    return Octets.u16(buffer, offset + PROTOCOL_TYPE);
  }

  /** Whether a checksum is there; never in a version other than 0, which is not read so far. */
  public boolean hasChecksum() {
    return (flags() & CHECKSUM_PRESENT) != 0 && version() == 0;
  }

  /** Whether a key is there (RFC 2890 §2.1); never in a version other than 0. */
  public boolean hasKey() {
    return (flags() & KEY_PRESENT) != 0 && version() == 0;
  }

  /** The key, 0 to 2^32 - 1, or -1 where there is none. */
  public long key() {
    return hasKey() ? Octets.u32(buffer, offset + OPTIONAL + (hasChecksum() ? 4 : 0)) : -1;
  }

  /** Absolute index of what is carried. */
  public int payloadOffset() {
    return offset + headerLength;
  }

  /** Octets of what is carried. */
  public int payloadLength() {
    return length - headerLength;
  }
}
