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

/**
 * A UDP-Lite datagram (RFC 3828) over a slice of a buffer: UDP, whose length field tells instead
 * how many octets from the header on the checksum covers. The datagram's length is IP's to tell.
 */
public final class UdpLiteDatagramView extends OctetView {
  /** Octets of a header. */
  public static final int HEADER_LENGTH = HEADER_OCTETS;

  private int wireLength;

  /** A view over nothing, to be wrapped. */
  public UdpLiteDatagramView() {}

  /**
   * Lays the view over a whole datagram.
   *
   * @param length octets that IP carries behind its header
   */
  public UdpDecodeStatus wrap(ByteBuffer buffer, int offset, int length) {
    return wrapLax(buffer, offset, length, length);
  }

  /**
   * As {@link #wrap}, for a datagram whose end a capture may have cut off: at {@link
   * UdpDecodeStatus#TRUNCATED_PAYLOAD} the accessors are good, and the payload is what is there.
   *
   * @param length octets that are there
   * @param wireLength octets that IP says the datagram has; where that is less than {@code length},
   *     the rest is not the datagram's
   */
  public UdpDecodeStatus wrapLax(ByteBuffer buffer, int offset, int length, int wireLength) {
    attach(buffer, offset, Math.min(length, wireLength));
    this.wireLength = wireLength;
    if (this.length < HEADER_OCTETS) {
      return fault(UdpDecodeStatus.TRUNCATED_HEADER, this.length);
    }
    // RFC 3828 §3.1: a coverage of 1 to 7, or past the IP length, must be discarded
    int coverage = coverageField();
    if (coverage != 0 && coverage < HEADER_OCTETS || coverage > wireLength) {
      return fault(UdpDecodeStatus.BAD_COVERAGE, LENGTH);
    }
    return this.length < wireLength
        ? fault(UdpDecodeStatus.TRUNCATED_PAYLOAD, this.length)
        : UdpDecodeStatus.OK;
  }

  /**
   * Reads the header alone, of the 8 octets that an ICMP error quotes at least (RFC 792): no field
   * is checked and there is no payload.
   */
  public UdpDecodeStatus wrapQuoted(ByteBuffer buffer, int offset, int length) {
    attach(buffer, offset, Math.min(length, HEADER_OCTETS));
    this.wireLength = this.length;
    return length < HEADER_OCTETS
        ? fault(UdpDecodeStatus.TRUNCATED_HEADER, length)
        : UdpDecodeStatus.OK;
  }

  /**
   * Lays the view over a datagram to be written, and sets its coverage to all of it. Ports are set
   * by their setters, the checksum last.
   *
   * @param payloadLength octets behind the header, 0 to 65,527
   * @throws IndexOutOfBoundsException if the datagram does not fit the buffer
   * @throws IllegalArgumentException if the payload is longer than a datagram can be
   */
  public UdpLiteDatagramView wrapForEncode(ByteBuffer buffer, int offset, int payloadLength) {
    if (payloadLength < 0 || payloadLength > 0xFFFF - HEADER_OCTETS) {
      throw new IllegalArgumentException("payload octets not within 0 to 65527: " + payloadLength);
    }
    attach(buffer, offset, HEADER_OCTETS + payloadLength);
    this.wireLength = length;
    return coverage(0);
  }

  /** The sender's port. */
  public @SignedPositive int sourcePort() {
    return Octets.u16(buffer, offset + SOURCE_PORT);
  }

  /** The port that the datagram is for. */
  public @SignedPositive int destinationPort() {
    return Octets.u16(buffer, offset + DESTINATION_PORT);
  }

  /** The coverage field as it stands; 0 for the whole datagram. */
  public @SignedPositive int coverageField() {
    return Octets.u16(buffer, offset + LENGTH);
  }

  /** Octets from the header's first on that the checksum covers, 8 to those of the datagram. */
  public int coverage() {
    int field = coverageField();
    return field == 0 ? wireLength : field;
  }

  /** The checksum field; never 0 in a good datagram. */
  public @SignedPositive int checksum() {
    return Octets.u16(buffer, offset + CHECKSUM);
  }

  /** Absolute index of the first payload octet. */
  public int payloadOffset() {
    return offset + HEADER_OCTETS;
  }

  /** Octets of payload that are there. */
  public int payloadLength() {
    return Math.max(0, length - HEADER_OCTETS);
  }

  /** Whether every octet that the checksum covers is there; false only where a capture cut some. */
  public boolean isCoveredWhole() {
    return coverage() <= length;
  }

  /**
   * Whether the checksum agrees with the octets that it covers. A field of 0 is never valid: the
   * checksum must not be left out (RFC 3828 §3.1). Of no meaning unless {@link #isCoveredWhole}.
   *
   * @param pseudoHeader the addresses' partial sum with UDP-Lite's number, 136
   */
  public boolean checksumValid(long pseudoHeader) {
    return checksum() != 0 && isCoveredWhole() && InternetChecksum.isValid(sum(pseudoHeader));
  }

  /** Sets the sender's port, 0 to 65,535. */
  public UdpLiteDatagramView sourcePort(int port) {
    Octets.put16(buffer, offset + SOURCE_PORT, port);
    return this;
  }

  /** Sets the port that the datagram is for, 0 to 65,535. */
  public UdpLiteDatagramView destinationPort(int port) {
    Octets.put16(buffer, offset + DESTINATION_PORT, port);
    return this;
  }

  /**
   * Sets the coverage field.
   *
   * @param octets 0 for the whole datagram, or 8 to its octets
   * @throws IllegalArgumentException if it is anything else (RFC 3828 §3.1)
   */
  public UdpLiteDatagramView coverage(int octets) {
    if (octets != 0 && (octets < HEADER_OCTETS || octets > wireLength)) {
      throw new IllegalArgumentException(
          "coverage neither 0 nor within 8 to " + wireLength + ": " + octets);
    }
    Octets.put16(buffer, offset + LENGTH, octets);
    return this;
  }

  /** Sets the checksum field, 0 to 65,535. */
  public UdpLiteDatagramView checksum(int checksum) {
    Octets.put16(buffer, offset + CHECKSUM, checksum);
    return this;
  }

  /**
   * Works the checksum out over the octets that it covers and writes it; a sum of 0 is sent as
   * 65,535 (RFC 3828 §3.1).
   *
   * @param pseudoHeader the addresses' partial sum with UDP-Lite's number, 136
   */
  public UdpLiteDatagramView updateChecksum(long pseudoHeader) {
    checksum(0);
    int computed = InternetChecksum.finish(sum(pseudoHeader));
    return checksum(computed == 0 ? 0xFFFF : computed);
  }

  /** RFC 3828 §3.2: the pseudo-header takes IP's length, whatever the coverage. */
  private long sum(long pseudoHeader) {
    return pseudoHeader + wireLength + InternetChecksum.sum(buffer, offset, coverage());
  }
}
