package io.netlayers.udp;

import io.netlayers.core.Octets;
import java.nio.ByteBuffer;
import org.immutables.value.Value;

/** A UDP-Lite header as a value. Its text is {@code 5004 > 5006 cov 20}. */
@Value.Immutable
@ValueStyle
public abstract class UdpLiteHeader {
  UdpLiteHeader() {}

  /** A builder; ports are required, the coverage is 0 and the checksum 0 unless they are set. */
  public static Builder builder() {
    return new Builder();
  }

  /** The value of a view that answered OK. */
  public static UdpLiteHeader decode(UdpLiteDatagramView view) {
    return builder()
        .sourcePort(view.sourcePort())
        .destinationPort(view.destinationPort())
        .coverage(view.coverageField())
        .checksum(view.checksum())
        .build();
  }

  /** The sender's port, 0 to 65,535. */
  public abstract int sourcePort();

  /** The port that the datagram is for, 0 to 65,535. */
  public abstract int destinationPort();

  /** The coverage field: 8 to 65,535 octets, or 0 for the whole datagram. */
  @Value.Default
  public int coverage() {
    return 0;
  }

  /** The checksum field, 0 to 65,535; 0 is for {@link UdpLiteDatagramView#updateChecksum} only. */
  @Value.Default
  public int checksum() {
    return 0;
  }

  @Value.Check
  void check() {
    requireU16("source port", sourcePort());
    requireU16("destination port", destinationPort());
    requireU16("coverage", coverage());
    requireU16("checksum", checksum());
    if (coverage() != 0 && coverage() < UdpLayout.HEADER_OCTETS) {
      throw new IllegalStateException("coverage neither 0 nor within 8 to 65535: " + coverage());
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
    Octets.put16(buffer, offset + UdpLayout.LENGTH, coverage());
    Octets.put16(buffer, offset + UdpLayout.CHECKSUM, checksum());
    return UdpLayout.HEADER_OCTETS;
  }

  @Override
  public String toString() {
    return sourcePort() + " > " + destinationPort() + " cov " + coverage();
  }

  /** Builds a {@link UdpLiteHeader}; {@code build} refuses what cannot be encoded. */
  public static final class Builder extends ImmutableUdpLiteHeader.Builder {
    Builder() {}
  }
}
