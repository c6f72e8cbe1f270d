package io.netlayers.ethernet.cooked;

import io.netlayers.core.OctetString;
import io.netlayers.core.Octets;
import java.nio.ByteBuffer;
import org.immutables.value.Value;

/**
 * A Linux cooked header, version 1, as a value. Its text is {@code Out 02:00:00:00:00:01 hardware 1
 * protocol 0x0800}.
 */
@Value.Immutable
@ValueStyle
public abstract class SllHeader {
  SllHeader() {}

  /** A builder; everything is required but the address, which is empty unless it is set. */
  public static Builder builder() {
    return new Builder();
  }

  /** The value of a view that answered OK. */
  public static SllHeader decode(SllView view) {
    return builder()
        .packetType(view.packetType())
        .hardwareType(view.hardwareType())
        .addressLength(view.addressLength())
        .addressField(
            OctetString.copyOf(view.buffer(), view.addressOffset(), CookedLayout.ADDRESS_OCTETS))
        .protocol(view.protocol())
        .build();
  }

  /** Whom the frame was for, 0 to 65,535; {@link CookedPacketType} names the numbers. */
  public abstract int packetType();

  /** The device's hardware, ARPHRD_, 0 to 65,535; 1 for Ethernet. */
  public abstract int hardwareType();

  /** The length of the sender's address, 0 to 65,535. */
  @Value.Default
  public int addressLength() {
    return 0;
  }

  /** All eight octets of the address field, whatever lies behind the address itself. */
  @Value.Default
  public OctetString addressField() {
    return CookedAddress.NONE;
  }

  /** The sender's address, as far as the field holds it. */
  public OctetString address() {
    return CookedAddress.held(addressField(), addressLength());
  }

  /** The EtherType, or a number of Linux's own, 0 to 65,535. */
  public abstract int protocol();

  @Value.Check
  void check() {
    CookedAddress.require("packet type", packetType(), 0xFFFF);
    CookedAddress.require("hardware type", hardwareType(), 0xFFFF);
    CookedAddress.require("address length", addressLength(), 0xFFFF);
    CookedAddress.require("protocol", protocol(), 0xFFFF);
    CookedAddress.require(addressField());
  }

  /** Octets that {@link #encode} writes: 16. */
  public int encodedLength() {
    return CookedLayout.V1_OCTETS;
  }

  /**
   * Writes the header to an absolute index; the buffer's position stays.
   *
   * @return octets written
   * @throws IndexOutOfBoundsException if it does not fit
   */
  public int encode(ByteBuffer buffer, int offset) {
    Octets.put16(buffer, offset + CookedLayout.V1_PACKET_TYPE, packetType());
    Octets.put16(buffer, offset + CookedLayout.V1_HARDWARE_TYPE, hardwareType());
    Octets.put16(buffer, offset + CookedLayout.V1_ADDRESS_LENGTH, addressLength());
    addressField().copyTo(buffer, offset + CookedLayout.V1_ADDRESS);
    Octets.put16(buffer, offset + CookedLayout.V1_PROTOCOL, protocol());
    return CookedLayout.V1_OCTETS;
  }

  @Override
  public String toString() {
    return CookedPacketType.text(packetType())
        + " "
        + CookedAddress.text(address())
        + " hardware "
        + hardwareType()
        + " protocol "
        + CookedAddress.hex(protocol());
  }

  /** Builds an {@link SllHeader}; {@code build} refuses what cannot be encoded. */
  public static final class Builder extends ImmutableSllHeader.Builder {
    Builder() {}

    /**
     * Sets the sender's address and its length.
     *
     * @param address 0 to 8 octets
     * @throws IndexOutOfBoundsException if there are more
     */
    public Builder address(OctetString address) {
      addressLength(address.length());
      addressField(CookedAddress.field(address));
      return this;
    }
  }
}
