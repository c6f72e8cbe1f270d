package io.netlayers.udp;

import io.netlayers.core.Octets;
import java.nio.ByteBuffer;
import org.immutables.value.Value;

/** A UDP header as a value. Its text is {@code 5353 > 53 len 12}. */
@Value.Immutable
@ValueStyle
public abstract class UdpHeader {
  UdpHeader() {}

  /** A builder; ports are required, the length is 8 and the checksum 0 unless they are set. */
  public static Builder builder() {
    return new Builder();
  }

  /** The value of a view that answered OK. */
  public static UdpHeader decode(UdpDatagramView view) {
    return builder()
        .sourcePort(view.sourcePort())
        .destinationPort(view.destinationPort())
        .length(view.lengthField())
        .checksum(view.checksum())
        .build();
  }

  /** The sender's port, 0 to 65,535. */
  public abstract int sourcePort();

  /** The port that the datagram is for, 0 to 65,535. */
  public abstract int destinationPort();

  /** The length field: header and payload, 8 to 65,535 octets, or 0 where IP tells the length. */
  @Value.Default
  public int length() {
    return UdpLayout.HEADER_OCTETS;
  }

  /** The checksum field, 0 to 65,535; 0 for none. */
  @Value.Default
  public int checksum() {
    return 0;
  }

  @Value.Check
  void check() {
    requireU16("source port", sourcePort());
    requireU16("destination port", destinationPort());
    requireU16("length", length());
    requireU16("checksum", checksum());
    if (length() != 0 && length() < UdpLayout.HEADER_OCTETS) {
      throw new IllegalStateException("length neither 0 nor within 8 to 65535: " + length());
    }
  }

  private static void requireU16(String name, int value) {
    if ((value & ~0xFFFF) != 0) {
      throw new IllegalStateException(name + " not within 0 to 65535: " + value);
    }
  }

  /** Octets that {@link #encode} writes: 8. */
  public int encodedLength() {
    return UdpLayout.HEADER_OCTETS;
  }

  /**
   * Writes the header to an absolute index; the buffer's position stays.
   *
   * @return octets written
   * @throws IndexOutOfBoundsException if it does not fit
   */
  public int encode(ByteBuffer buffer, int offset) {
    Octets.put16(buffer, offset + UdpLayout.SOURCE_PORT, sourcePort());
    Octets.put16(buffer, offset + UdpLayout.DESTINATION_PORT, destinationPort());
    Octets.put16(buffer, offset + UdpLayout.LENGTH, length());
    Octets.put16(buffer, offset + UdpLayout.CHECKSUM, checksum());
    return UdpLayout.HEADER_OCTETS;
  }

  @Override
  public String toString() {
    return sourcePort() + " > " + destinationPort() + " len " + length();
  }

  /** Builds a {@link UdpHeader}; {@code build} refuses what cannot be encoded. */
  public static final class Builder extends ImmutableUdpHeader.Builder {
    Builder() {}
  }
}
