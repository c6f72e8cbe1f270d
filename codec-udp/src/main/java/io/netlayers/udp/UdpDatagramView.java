package io.netlayers.udp;

import static io.netlayers.udp.UdpLayout.CHECKSUM;
import static io.netlayers.udp.UdpLayout.DESTINATION_PORT;
import static io.netlayers.udp.UdpLayout.HEADER_OCTETS;
import static io.netlayers.udp.UdpLayout.LENGTH;
import static io.netlayers.udp.UdpLayout.SOURCE_PORT;

import io.netlayers.core.InternetChecksum;
import io.netlayers.core.OctetView;
import io.netlayers.core.Octets;
import java.nio.ByteBuffer;
import org.checkerframework.checker.signedness.qual.SignedPositive;

/** A UDP datagram (RFC 768) over a slice of a buffer. */
public final class UdpDatagramView extends OctetView {
  /** Octets of a header. */
  public static final int HEADER_LENGTH = HEADER_OCTETS;

  private int payloadLength;

  /** A view over nothing, to be wrapped. */
  public UdpDatagramView() {}

  /**
   * Lays the view over a whole datagram. {@code length} is what IP carries: octets behind the
   * datagram's own length are not part of it and are left alone (RFC 768 says nothing of them; IP
   * may carry them). A length field of 0 means all of {@code length}, as in a jumbogram (RFC 2675
   * §4) and with segmentation offload.
   *
   * @param length octets that IP carries behind its header
   */
  public UdpDecodeStatus wrap(ByteBuffer buffer, int offset, int length) {
    UdpDecodeStatus status = wrapLax(buffer, offset, length);
    if (status == UdpDecodeStatus.TRUNCATED_PAYLOAD) {
      payloadLength = 0;
    }
    return status;
  }

  /**
   * As {@link #wrap}, for a datagram whose end a capture cut off: at {@link
   * UdpDecodeStatus#TRUNCATED_PAYLOAD} the accessors are good, and the payload is what is there.
   */
  public UdpDecodeStatus wrapLax(ByteBuffer buffer, int offset, int length) {
    attach(buffer, offset, length);
    payloadLength = 0;
    if (length < HEADER_OCTETS) {
      return fault(UdpDecodeStatus.TRUNCATED_HEADER, length);
    }
    int declared = Octets.u16(buffer, offset + LENGTH);
    if (declared == 0) {
      declared = length;
    } else if (declared < HEADER_OCTETS) {
      return fault(UdpDecodeStatus.BAD_LENGTH, LENGTH);
    }
    payloadLength = Math.min(declared, length) - HEADER_OCTETS;
    return declared > length
        ? fault(UdpDecodeStatus.TRUNCATED_PAYLOAD, length)
        : UdpDecodeStatus.OK;
  }

  /**
   * Reads the header alone, of the 8 octets that an ICMP error quotes at least (RFC 792): no field
   * is checked and there is no payload.
   */
  public UdpDecodeStatus wrapQuoted(ByteBuffer buffer, int offset, int length) {
    attach(buffer, offset, length);
    payloadLength = 0;
    return length < HEADER_OCTETS
        ? fault(UdpDecodeStatus.TRUNCATED_HEADER, length)
        : UdpDecodeStatus.OK;
  }

  /**
   * Lays the view over a datagram to be written. No content is read; every field is set by its
   * setter, the checksum last.
   *
   * @param payloadLength octets behind the header, 0 to 65,527
   * @throws IndexOutOfBoundsException if the datagram does not fit the buffer
   * @throws IllegalArgumentException if the payload is longer than a datagram can be
   */
  public UdpDatagramView wrapForEncode(ByteBuffer buffer, int offset, int payloadLength) {
    if (payloadLength < 0 || payloadLength > 0xFFFF - HEADER_OCTETS) {
      throw new IllegalArgumentException("payload octets not within 0 to 65527: " + payloadLength);
    }
    attach(buffer, offset, HEADER_OCTETS + payloadLength);
    this.payloadLength = payloadLength;
    Octets.put16(buffer, offset + LENGTH, HEADER_OCTETS + payloadLength);
    return this;
  }

  /** The sender's port; 0 where no reply is expected (RFC 768). */
  public @SignedPositive int sourcePort() {
    return Octets.u16(buffer, offset + SOURCE_PORT);
  }

  /** The port that the datagram is for. */
  public @SignedPositive int destinationPort() {
    return Octets.u16(buffer, offset + DESTINATION_PORT);
  }

  /** The length field as it stands, header included; 0 where the length is IP's to tell. */
  public @SignedPositive int lengthField() {
    return Octets.u16(buffer, offset + LENGTH);
  }

  /** The checksum field; 0 says that the sender made none. */
  public @SignedPositive int checksum() {
    return Octets.u16(buffer, offset + CHECKSUM);
  }

  /** Absolute index of the first payload octet. */
  public int payloadOffset() {
    return offset + HEADER_OCTETS;
  }

  /** Octets of payload that are there. */
  public int payloadLength() {
    return payloadLength;
  }

  /**
   * Whether the checksum agrees with the octets. A field of 0 is no checksum: valid over IPv4 (RFC
   * 768), invalid over IPv6 (RFC 8200 §8.1) but for the tunnels of RFC 6936, whose owner knows
   * them.
   *
   * @param pseudoHeader the addresses' partial sum with UDP's number
   * @param zeroAllowed whether a field of 0 counts as valid
   */
  public boolean checksumValid(long pseudoHeader, boolean zeroAllowed) {
    if (checksum() == 0) {
      return zeroAllowed;
    }
    return InternetChecksum.isValid(sum(pseudoHeader));
  }

  /** Sets the port that a reply goes to, 0 to 65,535. */
  public UdpDatagramView sourcePort(int port) {
    Octets.put16(buffer, offset + SOURCE_PORT, port);
    return this;
  }

  /** Sets the port that the datagram is for, 0 to 65,535. */
  public UdpDatagramView destinationPort(int port) {
    Octets.put16(buffer, offset + DESTINATION_PORT, port);
    return this;
  }

  /** Sets the length field, 0 to 65,535 octets; the view's own lengths stay as they are. */
  public UdpDatagramView lengthField(int octets) {
    Octets.put16(buffer, offset + LENGTH, octets);
    return this;
  }

  /** Sets the checksum field, 0 to 65,535. */
  public UdpDatagramView checksum(int checksum) {
    Octets.put16(buffer, offset + CHECKSUM, checksum);
    return this;
  }

  /**
   * Works the checksum out over the octets as they are and writes it; a sum of 0 is sent as 65,535
   * (RFC 768), for 0 would say that there is none.
   *
   * @param pseudoHeader the addresses' partial sum with UDP's number
   */
  public UdpDatagramView updateChecksum(long pseudoHeader) {
    checksum(0);
    int computed = InternetChecksum.finish(sum(pseudoHeader));
    return checksum(computed == 0 ? 0xFFFF : computed);
  }

  private long sum(long pseudoHeader) {
    int octets = HEADER_OCTETS + payloadLength;
    return pseudoHeader + octets + InternetChecksum.sum(buffer, offset, octets);
  }
}
