package io.netlayers.ip.icmp;

import io.netlayers.core.IpAddress;
import io.netlayers.core.Octets;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalLong;
import org.immutables.value.Value;

/**
 * An interface that the packet which met the error came by or was to go by (RFC 5837 §4). Its text
 * is {@code incoming interface 3 eth0 192.0.2.1 mtu 1500}.
 */
@Value.Immutable
@ValueStyle
public abstract sealed class InterfaceInformation implements IcmpExtension
    permits ImmutableInterfaceInformation {
  static final int CLASS = 2;
  static final int HAS_INDEX = 8;
  static final int HAS_ADDRESS = 4;
  static final int HAS_NAME = 2;
  static final int HAS_MTU = 1;

  /** Octets of a name that a sub-object of at most 64 can hold (RFC 5837 §4.3). */
  public static final int MAX_NAME_OCTETS = 63;

  InterfaceInformation() {}

  /** What the interface was to the packet (RFC 5837 §4.1), by number. */
  public enum Role {
    /** The IP interface by which it came. */
    INCOMING,
    /** The part below IP by which it came. */
    INCOMING_SUB_IP,
    /** The IP interface by which it was to go. */
    OUTGOING,
    /** The next hop to which it was to go. */
    NEXT_HOP
  }

  /** A builder; the role is required, all else may be absent. */
  public static Builder builder() {
    return new Builder();
  }

  /** What the interface was to the packet. */
  public abstract Role role();

  /** The interface's index, 0 to 4,294,967,295. */
  public abstract OptionalLong index();

  /** The interface's or the next hop's address. */
  public abstract Optional<IpAddress> address();

  /** The interface's name, at most 63 octets in UTF-8. */
  public abstract Optional<String> name();

  /** The interface's MTU in octets, 0 to 4,294,967,295. */
  public abstract OptionalLong mtu();

  @Value.Check
  void check() {
    requireU32("index", index());
    requireU32("mtu", mtu());
    if (name().isPresent() && nameOctets().length > MAX_NAME_OCTETS) {
      throw new IllegalStateException("name of more than 63 octets: " + name().get());
    }
  }

  private static void requireU32(String name, OptionalLong value) {
    if (value.isPresent() && value.getAsLong() >> 32 != 0) {
      throw new IllegalStateException(name + " not within 0 to 4294967295: " + value.getAsLong());
    }
  }

  private byte[] nameOctets() {
    return name().orElse("").getBytes(StandardCharsets.UTF_8);
  }

  private int nameLength() {
    return name().isPresent() ? nameOctets().length + 1 + 3 & ~3 : 0;
  }

  private int addressLength() {
    return address().isPresent() ? 4 + address().get().octets() : 0;
  }

  @Override
  public final int classNumber() {
    return CLASS;
  }

  @Override
  public final int cType() {
    return role().ordinal() << 6
        | (index().isPresent() ? HAS_INDEX : 0)
        | (address().isPresent() ? HAS_ADDRESS : 0)
        | (name().isPresent() ? HAS_NAME : 0)
        | (mtu().isPresent() ? HAS_MTU : 0);
  }

  @Override
  public final int payloadLength() {
    return (index().isPresent() ? 4 : 0)
        + addressLength()
        + nameLength()
        + (mtu().isPresent() ? 4 : 0);
  }

  @Override
  public final void encodePayload(ByteBuffer buffer, int offset) {
    Octets.zero(buffer, offset, payloadLength());
    int at = offset;
    if (index().isPresent()) {
      Octets.put32(buffer, at, index().getAsLong());
      at += 4;
    }
    if (address().isPresent()) {
      // RFC 5837 §4.2: the family number, 16 reserved bits, the address
      Octets.put16(buffer, at, address().get().version() == 4 ? 1 : 2);
      address().get().write(buffer, at + 4);
      at += addressLength();
    }
    if (name().isPresent()) {
      // RFC 5837 §4.3: a length that counts itself and the padding
      Octets.put8(buffer, at, nameLength());
      buffer.put(at + 1, nameOctets());
      at += nameLength();
    }
    if (mtu().isPresent()) {
      Octets.put32(buffer, at, mtu().getAsLong());
    }
  }

  @Override
  public String toString() {
    StringBuilder out = new StringBuilder();
    out.append(
        switch (role()) {
          case INCOMING -> "incoming interface";
          case INCOMING_SUB_IP -> "incoming sub-IP interface";
          case OUTGOING -> "outgoing interface";
          case NEXT_HOP -> "next hop";
        });
    index().ifPresent(index -> out.append(' ').append(index));
    name().ifPresent(name -> out.append(' ').append(name));
    address().ifPresent(address -> out.append(' ').append(address));
    mtu().ifPresent(mtu -> out.append(" mtu ").append(mtu));
    return out.toString();
  }

  /** Builds an {@link InterfaceInformation}; {@code build} refuses what cannot be encoded. */
  public static final class Builder extends ImmutableInterfaceInformation.Builder {
    Builder() {}
  }
}
