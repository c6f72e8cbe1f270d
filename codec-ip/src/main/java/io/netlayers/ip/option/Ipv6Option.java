package io.netlayers.ip.option;

import io.netlayers.core.Ipv6Address;
import io.netlayers.core.OctetString;
import io.netlayers.core.Octets;
import io.netlayers.ip.internal.Require;
import java.nio.ByteBuffer;

/**
 * An option of a hop-by-hop or destination options header as a value (RFC 8200 §4.2).
 *
 * <p>Constructors throw {@link IllegalArgumentException} for what a field cannot hold.
 */
public sealed interface Ipv6Option {
  /** The type octet; see {@link Ipv6OptionType}. */
  int type();

  /** Octets of the option, type and length included. */
  default int encodedLength() {
    return 2 + dataLength();
  }

  /** Octets of the option's data. */
  int dataLength();

  /** Writes the data to an absolute index. */
  void encodeData(ByteBuffer buffer, int at);

  /** One octet of padding. */
  record Pad1() implements Ipv6Option {
    @Override
    public int type() {
      return Ipv6OptionType.PAD1;
    }

    @Override
    public int encodedLength() {
      return 1;
    }

    @Override
    public int dataLength() {
      return 0;
    }

    @Override
    public void encodeData(ByteBuffer buffer, int at) {}
  }

  /** Router alert (RFC 2711): 0 MLD, 1 RSVP, 2 active networks. */
  record RouterAlert(int value) implements Ipv6Option {
    /** Checks. */
    public RouterAlert {
      Require.u16("router alert value", value);
    }

    @Override
    public int type() {
      return Ipv6OptionType.ROUTER_ALERT;
    }

    @Override
    public int dataLength() {
      return 2;
    }

    @Override
    public void encodeData(ByteBuffer buffer, int at) {
      Octets.put16(buffer, at, value);
    }
  }

  /** Jumbo payload (RFC 2675): octets behind the fixed header, more than 65,535 if it is valid. */
  record JumboPayload(long length) implements Ipv6Option {
    /** Checks. */
    public JumboPayload {
      Require.u32("jumbo payload length", length);
    }

    @Override
    public int type() {
      return Ipv6OptionType.JUMBO_PAYLOAD;
    }

    @Override
    public int dataLength() {
      return 4;
    }

    @Override
    public void encodeData(ByteBuffer buffer, int at) {
      Octets.put32(buffer, at, length);
    }
  }

  /** Tunnel encapsulation limit (RFC 2473 §4.1.1), 0 to 255. */
  record TunnelEncapsulationLimit(int limit) implements Ipv6Option {
    /** Checks. */
    public TunnelEncapsulationLimit {
      Require.u8("tunnel encapsulation limit", limit);
    }

    @Override
    public int type() {
      return Ipv6OptionType.TUNNEL_ENCAPSULATION_LIMIT;
    }

    @Override
    public int dataLength() {
      return 1;
    }

    @Override
    public void encodeData(ByteBuffer buffer, int at) {
      Octets.put8(buffer, at, limit);
    }
  }

  /** Home address (RFC 6275 §6.3). */
  record HomeAddress(Ipv6Address address) implements Ipv6Option {
    @Override
    public int type() {
      return Ipv6OptionType.HOME_ADDRESS;
    }

    @Override
    public int dataLength() {
      return Ipv6Address.OCTETS;
    }

    @Override
    public void encodeData(ByteBuffer buffer, int at) {
      address.write(buffer, at);
    }
  }

  /**
   * RPL packet information (RFC 6553 §3, RFC 9008 §3).
   *
   * @param type {@link Ipv6OptionType#RPL} or {@link Ipv6OptionType#RPL_DEPRECATED}
   * @param flags O 0x80, R 0x40, F 0x20
   * @param instanceId 0 to 255
   * @param senderRank 0 to 65,535
   * @param subTlvs what follows
   */
  record Rpl(int type, int flags, int instanceId, int senderRank, OctetString subTlvs)
      implements Ipv6Option {
    /** Checks. */
    public Rpl {
      Require.field(
          type == Ipv6OptionType.RPL || type == Ipv6OptionType.RPL_DEPRECATED, "RPL type", type);
      Require.u8("flags", flags);
      Require.u8("instance id", instanceId);
      Require.u16("sender rank", senderRank);
      Require.upTo("sub-TLV octets", subTlvs.length(), 251);
    }

    @Override
    public int dataLength() {
      return 4 + subTlvs.length();
    }

    @Override
    public void encodeData(ByteBuffer buffer, int at) {
      Octets.put8(buffer, at, flags);
      Octets.put8(buffer, at + 1, instanceId);
      Octets.put16(buffer, at + 2, senderRank);
      subTlvs.copyTo(buffer, at + 4);
    }
  }

  /**
   * Minimum path MTU (RFC 9268 §5): octets; {@code report} as the field stands, an even number, and
   * the flag that asks for one.
   */
  record PathMtuRecord(int minimum, int report, boolean wantsReport) implements Ipv6Option {
    /** Checks. */
    public PathMtuRecord {
      Require.u16("minimum path MTU", minimum);
      Require.field((report & ~0xFFFE) == 0, "reported path MTU", report);
    }

    @Override
    public int type() {
      return Ipv6OptionType.PATH_MTU_RECORD;
    }

    @Override
    public int dataLength() {
      return 4;
    }

    @Override
    public void encodeData(ByteBuffer buffer, int at) {
      Octets.put16(buffer, at, minimum);
      Octets.put16(buffer, at + 2, report | (wantsReport ? 1 : 0));
    }
  }

  /** Padding of two or more octets, an option of another type, or one with a length of its own. */
  record Opaque(int type, OctetString data) implements Ipv6Option {
    /** Checks. */
    public Opaque {
      Require.field(type > Ipv6OptionType.PAD1 && type <= 0xFF, "option type", type);
      Require.upTo("option data octets", data.length(), 255);
    }

    @Override
    public int dataLength() {
      return data.length();
    }

    @Override
    public void encodeData(ByteBuffer buffer, int at) {
      data.copyTo(buffer, at);
    }
  }

  /** Padding of 1 to 257 octets. */
  static Ipv6Option padding(int octets) {
    return octets == 1
        ? new Pad1()
        : new Opaque(Ipv6OptionType.PADN, OctetString.copyOf(new byte[octets - 2]));
  }

  /** The value of a cursor's current option. */
  static Ipv6Option decode(Ipv6OptionsView view) {
    ByteBuffer buffer = view.buffer();
    int at = view.dataOffset();
    int octets = view.dataLength();
    int type = view.type();
    if (type == Ipv6OptionType.PAD1) {
      return new Pad1();
    } else if (type == Ipv6OptionType.ROUTER_ALERT && octets == 2) {
      return new RouterAlert(Octets.u16(buffer, at));
    } else if (type == Ipv6OptionType.JUMBO_PAYLOAD && octets == 4) {
      return new JumboPayload(Octets.u32(buffer, at));
    } else if (type == Ipv6OptionType.TUNNEL_ENCAPSULATION_LIMIT && octets == 1) {
      return new TunnelEncapsulationLimit(Octets.u8(buffer, at));
    } else if (type == Ipv6OptionType.HOME_ADDRESS && octets == Ipv6Address.OCTETS) {
      return new HomeAddress(Ipv6Address.read(buffer, at));
    } else if ((type == Ipv6OptionType.RPL || type == Ipv6OptionType.RPL_DEPRECATED)
        && octets >= 4) {
      return new Rpl(
          type,
          Octets.u8(buffer, at),
          Octets.u8(buffer, at + 1),
          Octets.u16(buffer, at + 2),
          OctetString.copyOf(buffer, at + 4, octets - 4));
    } else if (type == Ipv6OptionType.PATH_MTU_RECORD && octets == 4) {
      int report = Octets.u16(buffer, at + 2);
      return new PathMtuRecord(Octets.u16(buffer, at), report & 0xFFFE, (report & 1) != 0);
    }
    return new Opaque(type, OctetString.copyOf(buffer, at, octets));
  }

  /** Writes the option to an absolute index and answers its octets. */
  default int encode(ByteBuffer buffer, int at) {
    Octets.put8(buffer, at, type());
    if (type() != Ipv6OptionType.PAD1) {
      Octets.put8(buffer, at + 1, dataLength());
      encodeData(buffer, at + 2);
    }
    return encodedLength();
  }
}
