package io.netlayers.ip.icmp;

import io.netlayers.core.InternetChecksum;
import io.netlayers.core.OctetString;
import io.netlayers.core.Octets;
import io.netlayers.ip.internal.Require;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * An ICMP message for IPv6 as a value. Constructors refuse what cannot be encoded with {@link
 * IllegalArgumentException}. The checksum is made when a message is encoded; bits that an RFC
 * reserves are sent as zero and not kept.
 *
 * <p>Messages of Neighbor Discovery and Multicast Listener Discovery are {@link Other} here: {@code
 * io.netlayers.ip.ndp} and {@code io.netlayers.ip.mld} have their values.
 */
public sealed interface Icmpv6Message
    permits Icmpv6Message.Echo,
        Icmpv6Message.DestinationUnreachable,
        Icmpv6Message.PacketTooBig,
        Icmpv6Message.TimeExceeded,
        Icmpv6Message.ParameterProblem,
        Icmpv6Message.ExtendedEchoRequest,
        Icmpv6Message.ExtendedEchoReply,
        RouterRenumbering,
        NodeInformation,
        MobileIpv6Message,
        MulticastRouterMessage,
        Icmpv6Message.Other {

  /** The value of a view that answered OK. */
  static Icmpv6Message decode(Icmpv6MessageView view) {
    return Icmpv6Codec.decode(view);
  }

  /** The type by name; {@link Icmpv6Type#UNKNOWN} only for {@link Other}. */
  Icmpv6Type type();

  /** The code, 0 to 255. */
  default int code() {
    return 0;
  }

  /** Octets that {@link #encode} writes. */
  int encodedLength();

  /**
   * Writes the message with its checksum to an absolute index; the buffer's position stays.
   *
   * @param pseudoHeader the addresses' partial sum with {@link Icmpv6MessageView#NEXT_HEADER},
   *     without a length
   * @return octets written
   * @throws IndexOutOfBoundsException if it does not fit
   */
  default int encode(ByteBuffer buffer, int offset, long pseudoHeader) {
    int octets = encodedLength();
    Octets.zero(buffer, offset, Math.min(octets, IcmpLayout.DATA));
    Octets.put8(buffer, offset + IcmpLayout.TYPE, Icmpv6Codec.typeNumber(this));
    Octets.put8(buffer, offset + IcmpLayout.CODE, code());
    Icmpv6Codec.encodeBody(this, buffer, offset);
    long sum = pseudoHeader + octets + InternetChecksum.sum(buffer, offset, octets);
    Octets.put16(buffer, offset + IcmpLayout.CHECKSUM, InternetChecksum.finish(sum));
    return octets;
  }

  /**
   * RFC 4443 §4.
   *
   * @param reply whether it is a reply, not a request
   * @param identifier 0 to 65,535
   * @param sequence 0 to 65,535
   */
  record Echo(boolean reply, int identifier, int sequence, OctetString data)
      implements Icmpv6Message {
    /** Refuses what the fields cannot hold. */
    public Echo {
      Require.u16("identifier", identifier);
      Require.u16("sequence", sequence);
    }

    @Override
    public Icmpv6Type type() {
      return reply ? Icmpv6Type.ECHO_REPLY : Icmpv6Type.ECHO_REQUEST;
    }

    @Override
    public int encodedLength() {
      return IcmpLayout.DATA + data.length();
    }

    @Override
    public String toString() {
      String numbers = ", id " + identifier + ", seq " + sequence;
      return type().text() + numbers + ", length " + encodedLength();
    }
  }

  /** RFC 4443 §3.1, RFC 4884 §4.4; {@link Icmpv6Code} has the codes that are assigned. */
  record DestinationUnreachable(int code, IcmpQuote quote) implements Icmpv6Message {
    /** Refuses what the fields cannot hold; pads a quote with extensions. */
    public DestinationUnreachable {
      Require.u8("code", code);
      quote = quote.padded(8);
    }

    @Override
    public Icmpv6Type type() {
      return Icmpv6Type.DESTINATION_UNREACHABLE;
    }

    @Override
    public int encodedLength() {
      return IcmpLayout.DATA + quote.encodedLength();
    }

    @Override
    public String toString() {
      return Icmpv6Codec.errorText(this) + ", " + quote;
    }
  }

  /**
   * RFC 4443 §3.2. It carries no extensions.
   *
   * @param mtu octets, 0 to 4,294,967,295
   * @param packet the quoted packet
   */
  record PacketTooBig(long mtu, OctetString packet) implements Icmpv6Message {
    /** Refuses what the fields cannot hold. */
    public PacketTooBig {
      Require.u32("MTU", mtu);
    }

    @Override
    public Icmpv6Type type() {
      return Icmpv6Type.PACKET_TOO_BIG;
    }

    @Override
    public int encodedLength() {
      return IcmpLayout.DATA + packet.length();
    }

    @Override
    public String toString() {
      return type().text() + ", mtu " + mtu + ", " + IcmpQuote.of(packet);
    }
  }

  /** RFC 4443 §3.3, RFC 4884 §4.5; {@code code} 0 in transit, 1 in reassembly. */
  record TimeExceeded(int code, IcmpQuote quote) implements Icmpv6Message {
    /** Refuses what the fields cannot hold; pads a quote with extensions. */
    public TimeExceeded {
      Require.u8("code", code);
      quote = quote.padded(8);
    }

    @Override
    public Icmpv6Type type() {
      return Icmpv6Type.TIME_EXCEEDED;
    }

    @Override
    public int encodedLength() {
      return IcmpLayout.DATA + quote.encodedLength();
    }

    @Override
    public String toString() {
      return Icmpv6Codec.errorText(this) + ", " + quote;
    }
  }

  /**
   * RFC 4443 §3.4. It carries no extensions.
   *
   * @param code 0 to 255
   * @param pointer the octet of the original packet, 0 to 4,294,967,295
   * @param packet the quoted packet
   */
  record ParameterProblem(int code, long pointer, OctetString packet) implements Icmpv6Message {
    /** Refuses what the fields cannot hold. */
    public ParameterProblem {
      Require.u8("code", code);
      Require.u32("pointer", pointer);
    }

    @Override
    public Icmpv6Type type() {
      return Icmpv6Type.PARAMETER_PROBLEM;
    }

    @Override
    public int encodedLength() {
      return IcmpLayout.DATA + packet.length();
    }

    @Override
    public String toString() {
      return Icmpv6Codec.errorText(this) + " at octet " + pointer + ", " + IcmpQuote.of(packet);
    }
  }

  /**
   * RFC 8335 §2.
   *
   * @param identifier 0 to 65,535
   * @param sequence 0 to 255
   * @param local whether the probed interface is on the node that is asked
   * @param extensions one object that names the interface
   */
  record ExtendedEchoRequest(
      int identifier, int sequence, boolean local, List<IcmpExtension> extensions)
      implements Icmpv6Message {
    /** Refuses what the fields cannot hold. */
    public ExtendedEchoRequest {
      Require.u16("identifier", identifier);
      Require.u8("sequence", sequence);
      extensions = List.copyOf(extensions);
    }

    @Override
    public Icmpv6Type type() {
      return Icmpv6Type.EXTENDED_ECHO_REQUEST;
    }

    @Override
    public int encodedLength() {
      return IcmpLayout.DATA + IcmpExtensionCodec.encodedLength(extensions);
    }

    @Override
    public String toString() {
      String where = local ? ", local " : ", ";
      return type().text() + ", id " + identifier + ", seq " + sequence + where + extensions;
    }
  }

  /**
   * RFC 8335 §3.
   *
   * @param code 0 to 255
   * @param identifier 0 to 65,535
   * @param sequence 0 to 255
   * @param state of the neighbour's entry, 0 to 7
   * @param active whether the interface is
   * @param ipv4 whether IPv4 runs on it
   * @param ipv6 whether IPv6 runs on it
   */
  record ExtendedEchoReply(
      int code, int identifier, int sequence, int state, boolean active, boolean ipv4, boolean ipv6)
      implements Icmpv6Message {
    /** Refuses what the fields cannot hold. */
    public ExtendedEchoReply {
      Require.u8("code", code);
      Require.u16("identifier", identifier);
      Require.u8("sequence", sequence);
      Require.bits("state", state, 3);
    }

    @Override
    public Icmpv6Type type() {
      return Icmpv6Type.EXTENDED_ECHO_REPLY;
    }

    @Override
    public int encodedLength() {
      return IcmpLayout.DATA;
    }

    @Override
    public String toString() {
      String numbers = ", id " + identifier + ", seq " + sequence;
      return Icmpv6Codec.errorText(this)
          + numbers
          + Icmpv4Codec.stateText(state, active, ipv4, ipv6);
    }
  }

  /**
   * A message of a type that this interface has no value for, as octets.
   *
   * @param number the type, 0 to 255
   * @param code 0 to 255
   * @param body octets behind the checksum
   */
  record Other(int number, int code, OctetString body) implements Icmpv6Message {
    /** Refuses what the fields cannot hold. */
    public Other {
      Require.u8("type", number);
      Require.u8("code", code);
    }

    @Override
    public Icmpv6Type type() {
      return Icmpv6Type.of(number);
    }

    @Override
    public int encodedLength() {
      return IcmpLayout.REST + body.length();
    }

    @Override
    public String toString() {
      return type().text() + " (" + number + ") code " + code + ": " + body;
    }
  }
}
