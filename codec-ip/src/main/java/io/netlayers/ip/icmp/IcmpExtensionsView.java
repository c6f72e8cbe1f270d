package io.netlayers.ip.icmp;

import io.netlayers.core.InternetChecksum;
import io.netlayers.core.OctetView;
import io.netlayers.core.Octets;
import java.nio.ByteBuffer;
import org.checkerframework.checker.signedness.qual.SignedPositive;

/**
 * The extension structure behind a quoted packet, or in an extended echo request: a cursor over its
 * objects (RFC 4884 §7).
 *
 * <pre>
 *  0                   1                   2                   3
 *  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |Version|      (Reserved)       |           Checksum            |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |             Length            |   Class-Num   |   C-Type      |
 * +-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+-+
 * |                   // (Object payload) //                      |
 * </pre>
 */
public final class IcmpExtensionsView extends OctetView {
  /** Octets of a quoted packet before a structure that no length field announces. */
  static final int LEGACY_QUOTE = 128;

  static final int VERSION = 2;
  static final int CHECKSUM = 2;
  static final int HEADER = 4;
  static final int CLASS_NUMBER = 2;
  static final int C_TYPE = CLASS_NUMBER + 1;
  static final int OBJECT_HEADER = C_TYPE + 1;

  private int end = HEADER;
  private int at;
  private int next = HEADER;

  /** A view over nothing, to be wrapped. */
  public IcmpExtensionsView() {}

  /**
   * Lays the view over a structure and checks every object's length; the cursor stands before the
   * first object. After a fault the objects before it can still be walked.
   */
  public IcmpExtensionStatus wrap(ByteBuffer buffer, int offset, int length) {
    attach(buffer, offset, length);
    end = HEADER;
    rewind();
    if (length < HEADER) {
      return fault(IcmpExtensionStatus.TRUNCATED_HEADER, length);
    }
    if (version() != VERSION) {
      return fault(IcmpExtensionStatus.BAD_VERSION, 0);
    }
    while (end < length) {
      if (length - end < OBJECT_HEADER) {
        return fault(IcmpExtensionStatus.TRUNCATED_OBJECT, length);
      }
      int octets = Octets.u16(buffer, offset + end);
      if (octets < OBJECT_HEADER) {
        return fault(IcmpExtensionStatus.BAD_OBJECT_LENGTH, end);
      }
      if (octets > length - end) {
        return fault(IcmpExtensionStatus.TRUNCATED_OBJECT, length);
      }
      end += octets;
    }
    return IcmpExtensionStatus.OK;
  }

  /**
   * Whether a sender from before RFC 4884 put a structure behind a quote of 128 octets: right
   * version, and a checksum that holds (RFC 4884 §5.5).
   */
  static boolean isLegacy(ByteBuffer buffer, int offset, int length) {
    int octets = length - LEGACY_QUOTE;
    return octets >= HEADER + OBJECT_HEADER
        && Octets.u8(buffer, offset + LEGACY_QUOTE) >> 4 == VERSION
        && Octets.u16(buffer, offset + LEGACY_QUOTE + CHECKSUM) != 0
        && InternetChecksum.isValid(InternetChecksum.sum(buffer, offset + LEGACY_QUOTE, octets));
  }

  /** The structure's version, 2. */
  public @SignedPositive int version() {
    return length < HEADER ? 0 : Octets.u8(buffer, offset) >> 4;
  }

  /** The structure's checksum field; 0 says that the sender made none. */
  public @SignedPositive int checksum() {
    return length < HEADER ? 0 : Octets.u16(buffer, offset + CHECKSUM);
  }

  /** Whether the structure's checksum agrees with its octets, or is absent (RFC 4884 §7). */
  public boolean checksumValid() {
    return length >= HEADER
        && (checksum() == 0
            || InternetChecksum.isValid(InternetChecksum.sum(buffer, offset, length)));
  }

  /** Puts the cursor before the first object. */
  public void rewind() {
    at = 0;
    next = HEADER;
  }

  /** Goes to the next object; false, and no object, at the end. */
  public boolean next() {
    if (next >= end) {
      at = 0;
      return false;
    }
    at = next;
    next += Octets.u16(buffer, offset + at);
    return true;
  }

  /** The object's class, 0 to 255; 0 where the cursor is on none. */
  public @SignedPositive int classNumber() {
    return at == 0 ? 0 : Octets.u8(buffer, offset + at + CLASS_NUMBER);
  }

  /** The object's type within its class, 0 to 255; 0 where the cursor is on none. */
  public @SignedPositive int cType() {
    return at == 0 ? 0 : Octets.u8(buffer, offset + at + C_TYPE);
  }

  /** Absolute index of the object's payload. */
  public int payloadOffset() {
    return offset + at + OBJECT_HEADER;
  }

  /** Octets of the object's payload; 0 where the cursor is on none. */
  public int payloadLength() {
    return at == 0 ? 0 : next - at - OBJECT_HEADER;
  }
}
