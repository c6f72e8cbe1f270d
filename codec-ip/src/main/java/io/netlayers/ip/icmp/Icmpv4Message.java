package io.netlayers.ip.icmp;

import io.netlayers.core.InternetChecksum;
import io.netlayers.core.Ipv4Address;
import io.netlayers.core.OctetString;
import io.netlayers.core.Octets;
import io.netlayers.ip.internal.Require;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * An ICMP message for IPv4 as a value. Constructors refuse with {@link IllegalArgumentException}.
 * The checksum is made when a message is encoded; bits that an RFC reserves are not kept.
 */
public sealed interface Icmpv4Message
    permits Icmpv4Message.Echo,
        Icmpv4Message.DestinationUnreachable,
        Icmpv4Message.Redirect,
        Icmpv4Message.RouterAdvertisement,
        Icmpv4Message.RouterSolicitation,
        Icmpv4Message.TimeExceeded,
        Icmpv4Message.ParameterProblem,
        Icmpv4Message.Timestamp,
        Icmpv4Message.ExtendedEchoRequest,
        Icmpv4Message.ExtendedEchoReply,
        Icmpv4Message.Other {
  /** The value of a view that answered OK. */
  static Icmpv4Message decode(Icmpv4MessageView view) {
    return Icmpv4Codec.decode(view);
  }

  /** The type by name; {@link Icmpv4Type#UNKNOWN} only for {@link Other}. */
  Icmpv4Type type();

  /** The code, 0 to 255. */
  default int code() {
    return 0;
  }

  /** Octets that {@link #encode} writes. */
  int encodedLength();

  /**
   * Writes the message with its checksum to an absolute index; the buffer's position stays.
   *
   * @return octets written
   * @throws IndexOutOfBoundsException if it does not fit
   */
  default int encode(ByteBuffer buffer, int offset) {
    int octets = encodedLength();
    Octets.put32(buffer, offset + IcmpLayout.REST, 0);
    Octets.put8(buffer, offset + IcmpLayout.TYPE, Icmpv4Codec.typeNumber(this));
    Octets.put8(buffer, offset + IcmpLayout.CODE, code());
    Octets.put16(buffer, offset + IcmpLayout.CHECKSUM, 0);
    Icmpv4Codec.encodeBody(this, buffer, offset);
    Octets.put16(buffer, offset + IcmpLayout.CHECKSUM, InternetChecksum.of(buffer, offset, octets));
    return octets;
  }

  /**
   * RFC 792.
   *
   * @param reply whether it is a reply, not a request
   * @param identifier 0 to 65,535
   * @param sequence 0 to 65,535
   */
  record Echo(boolean reply, int identifier, int sequence, OctetString data)
      implements Icmpv4Message {
    /** Refuses what the fields cannot hold. */
    public Echo {
      Require.u16("identifier", identifier);
      Require.u16("sequence", sequence);
    }

    @Override
    public Icmpv4Type type() {
      return reply ? Icmpv4Type.ECHO_REPLY : Icmpv4Type.ECHO_REQUEST;
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

  /**
   * RFC 792, RFC 1191, RFC 4884 §4.1.
   *
   * @param code 0 to 255; {@link Icmpv4Code} has those that are assigned
   * @param nextHopMtu octets, 0 to 65,535; for fragmentation needed only
   */
  record DestinationUnreachable(int code, int nextHopMtu, IcmpQuote quote)
      implements Icmpv4Message {
    /** Refuses what the fields cannot hold; pads a quote with extensions. */
    public DestinationUnreachable {
      Require.u8("code", code);
      Require.u16("next-hop MTU", nextHopMtu);
      quote = quote.padded(4);
    }

    @Override
    public Icmpv4Type type() {
      return Icmpv4Type.DESTINATION_UNREACHABLE;
    }

    @Override
    public int encodedLength() {
      return IcmpLayout.DATA + quote.encodedLength();
    }

    @Override
    public String toString() {
      String mtu = nextHopMtu == 0 ? "" : " mtu " + nextHopMtu;
      return Icmpv4Codec.errorText(this) + mtu + ", " + quote;
    }
  }

  /**
   * RFC 792. A redirect carries no extensions.
   *
   * @param code 0 to 255; 0 and 1 are those that hosts tell apart
   * @param gateway the better router
   * @param packet the quoted packet
   */
  record Redirect(int code, Ipv4Address gateway, OctetString packet) implements Icmpv4Message {
    /** Refuses what the fields cannot hold. */
    public Redirect {
      Require.u8("code", code);
    }

    @Override
    public Icmpv4Type type() {
      return Icmpv4Type.REDIRECT;
    }

    @Override
    public int encodedLength() {
      return IcmpLayout.DATA + packet.length();
    }

    @Override
    public String toString() {
      return Icmpv4Codec.errorText(this) + " to " + gateway + ", " + IcmpQuote.of(packet);
    }
  }

  /** An address of a router advertisement and its signed preference (RFC 1256 §3). */
  record RouterEntry(Ipv4Address address, int preference) {
    @Override
    public String toString() {
      return address + " preference " + preference;
    }
  }

  /**
   * RFC 1256 §3.
   *
   * @param code 0, or 16 for a mobility agent that routes nothing else (RFC 5944)
   * @param lifetimeSeconds 0 to 65,535
   * @param entries 1 to 255 addresses
   */
  record RouterAdvertisement(int code, int lifetimeSeconds, List<RouterEntry> entries)
      implements Icmpv4Message {
    /** Refuses what the fields cannot hold. */
    public RouterAdvertisement {
      Require.u8("code", code);
      Require.u16("lifetime", lifetimeSeconds);
      entries = List.copyOf(entries);
      Require.within("number of addresses", entries.size(), 1, 255);
    }

    @Override
    public Icmpv4Type type() {
      return Icmpv4Type.ROUTER_ADVERTISEMENT;
    }

    @Override
    public int encodedLength() {
      return IcmpLayout.DATA + entries.size() * 8;
    }

    @Override
    public String toString() {
      return Icmpv4Codec.errorText(this) + " lifetime " + lifetimeSeconds + ": " + entries;
    }
  }

  /** RFC 1256 §3. */
  record RouterSolicitation() implements Icmpv4Message {
    @Override
    public Icmpv4Type type() {
      return Icmpv4Type.ROUTER_SOLICITATION;
    }

    @Override
    public int encodedLength() {
      return IcmpLayout.DATA;
    }

    @Override
    public String toString() {
      return type().text();
    }
  }

  /** RFC 792, RFC 4884 §4.2; {@code code} 0 in transit, 1 in reassembly. */
  record TimeExceeded(int code, IcmpQuote quote) implements Icmpv4Message {
    /** Refuses what the fields cannot hold; pads a quote with extensions. */
    public TimeExceeded {
      Require.u8("code", code);
      quote = quote.padded(4);
    }

    @Override
    public Icmpv4Type type() {
      return Icmpv4Type.TIME_EXCEEDED;
    }

    @Override
    public int encodedLength() {
      return IcmpLayout.DATA + quote.encodedLength();
    }

    @Override
    public String toString() {
      return Icmpv4Codec.errorText(this) + ", " + quote;
    }
  }

  /** RFC 792, RFC 4884 §4.3; {@code pointer} names the quoted packet's octet, 0 to 255. */
  record ParameterProblem(int code, int pointer, IcmpQuote quote) implements Icmpv4Message {
    /** Refuses what the fields cannot hold; pads a quote with extensions. */
    public ParameterProblem {
      Require.u8("code", code);
      Require.u8("pointer", pointer);
      quote = quote.padded(4);
    }

    @Override
    public Icmpv4Type type() {
      return Icmpv4Type.PARAMETER_PROBLEM;
    }

    @Override
    public int encodedLength() {
      return IcmpLayout.DATA + quote.encodedLength();
    }

    @Override
    public String toString() {
      return Icmpv4Codec.errorText(this) + " at octet " + pointer + ", " + quote;
    }
  }

  /**
   * RFC 792; times in milliseconds since midnight UT, or with the highest bit set in any unit.
   *
   * @param reply whether it is a reply, not a request
   */
  record Timestamp(
      boolean reply, int identifier, int sequence, long originate, long receive, long transmit)
      implements Icmpv4Message {
    /** Refuses what the fields cannot hold. */
    public Timestamp {
      Require.u16("identifier", identifier);
      Require.u16("sequence", sequence);
      Require.u32("originate", originate);
      Require.u32("receive", receive);
      Require.u32("transmit", transmit);
    }

    @Override
    public Icmpv4Type type() {
      return reply ? Icmpv4Type.TIMESTAMP_REPLY : Icmpv4Type.TIMESTAMP;
    }

    @Override
    public int encodedLength() {
      return IcmpLayout.TIMESTAMP_OCTETS;
    }

    @Override
    public String toString() {
      String times = ", org " + originate + ", recv " + receive + ", xmit " + transmit;
      return type().text() + ", id " + identifier + ", seq " + sequence + times;
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
      implements Icmpv4Message {
    /** Refuses what the fields cannot hold. */
    public ExtendedEchoRequest {
      Require.u16("identifier", identifier);
      Require.u8("sequence", sequence);
      extensions = List.copyOf(extensions);
    }

    @Override
    public Icmpv4Type type() {
      return Icmpv4Type.EXTENDED_ECHO_REQUEST;
    }

    @Override
    public int encodedLength() {
      return IcmpLayout.DATA + IcmpExtensionCodec.encodedLength(extensions);
    }

    @Override
    public String toString() {
      String numbers = ", id " + identifier + ", seq " + sequence;
      return type().text() + numbers + (local ? ", local " : ", ") + extensions;
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
      implements Icmpv4Message {
    /** Refuses what the fields cannot hold. */
    public ExtendedEchoReply {
      Require.u8("code", code);
      Require.u16("identifier", identifier);
      Require.u8("sequence", sequence);
      Require.bits("state", state, 3);
    }

    @Override
    public Icmpv4Type type() {
      return Icmpv4Type.EXTENDED_ECHO_REPLY;
    }

    @Override
    public int encodedLength() {
      return IcmpLayout.DATA;
    }

    @Override
    public String toString() {
      String text = Icmpv4Codec.errorText(this) + ", id " + identifier + ", seq " + sequence;
      return text + Icmpv4Codec.stateText(state, active, ipv4, ipv6);
    }
  }

  /**
   * A message of a type that is deprecated, experimental or unknown, as octets.
   *
   * @param number the type, 0 to 255
   * @param code 0 to 255
   * @param body octets behind the checksum, at least 4
   */
  record Other(int number, int code, OctetString body) implements Icmpv4Message {
    /** Refuses what the fields cannot hold. */
    public Other {
      Require.u8("type", number);
      Require.u8("code", code);
      Require.within("body octets", body.length(), 4, 0xFFFF);
    }

    @Override
    public Icmpv4Type type() {
      return Icmpv4Type.of(number);
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
