package io.netlayers.ip;

import io.netlayers.core.Ipv6Address;
import io.netlayers.core.OctetString;
import io.netlayers.ip.internal.Require;
import io.netlayers.ip.option.Ipv6Option;
import java.util.ArrayList;
import java.util.List;

/**
 * An IPv6 extension header as a value. It does not hold the number of the header that follows: that
 * is the next one's in an {@link Ipv6Header}.
 *
 * <p>Constructors throw {@link IllegalArgumentException} for what a field cannot hold.
 */
public sealed interface Ipv6ExtensionHeader {
  /** The number that names the header in the one before it. */
  int number();

  /** Octets of the header. */
  default int encodedLength() {
    return Ipv6ExtensionCodec.length(this);
  }

  /**
   * Hop-by-hop or destination options (RFC 8200 §4.3, §4.6). Padding is added at the end where the
   * options leave off within a unit of eight octets.
   *
   * @param number {@link IpProtocol#HOP_BY_HOP} or {@link IpProtocol#DESTINATION_OPTIONS}
   */
  record Options(int number, List<Ipv6Option> options) implements Ipv6ExtensionHeader {
    /** Checks, copies and pads. */
    public Options {
      Require.field(
          number == IpProtocol.HOP_BY_HOP || number == IpProtocol.DESTINATION_OPTIONS,
          "options header number",
          number);
      int octets = 2;
      for (Ipv6Option option : options) {
        octets += option.encodedLength();
      }
      Require.upTo("options header octets", octets, 2048);
      List<Ipv6Option> padded = new ArrayList<>(options);
      if ((octets & 7) != 0) {
        padded.add(Ipv6Option.padding(-octets & 7));
      }
      options = List.copyOf(padded);
    }
  }

  /**
   * A routing header of type 0 (RFC 5095) or 2 (RFC 6275 §6.4): addresses in the order of the way.
   *
   * @param reserved the 32 bits before the addresses
   */
  record Route(int type, int segmentsLeft, long reserved, List<Ipv6Address> addresses)
      implements Ipv6ExtensionHeader {
    /** Checks and copies. */
    public Route {
      addresses = List.copyOf(addresses);
      Require.field(
          type == Ipv6RoutingHeaderView.TYPE_SOURCE_ROUTE
              || type == Ipv6RoutingHeaderView.TYPE_MOBILE && addresses.size() == 1,
          "routing type or its addresses",
          type);
      Require.upTo("addresses", addresses.size(), 127);
      Require.upTo("segments left", segmentsLeft, addresses.size());
      Require.u32("reserved", reserved);
    }

    @Override
    public int number() {
      return IpProtocol.ROUTING;
    }
  }

  /**
   * A segment routing header (RFC 8754 §2).
   *
   * @param segments the last to visit first
   * @param tlvs what follows the segments; with them the header is whole units of eight octets
   */
  record SegmentRoute(
      int segmentsLeft, int flags, int tag, List<Ipv6Address> segments, OctetString tlvs)
      implements Ipv6ExtensionHeader {
    /** Checks and copies. */
    public SegmentRoute {
      segments = List.copyOf(segments);
      Require.field(
          !segments.isEmpty() && 8 + 16 * segments.size() + tlvs.length() <= 2048,
          "segments",
          segments.size());
      Require.multipleOf8("TLV octets", tlvs.length(), 2024);
      Require.upTo("segments left", segmentsLeft, segments.size());
      Require.u8("flags", flags);
      Require.u16("tag", tag);
    }

    @Override
    public int number() {
      return IpProtocol.ROUTING;
    }
  }

  /**
   * A fragment header (RFC 8200 §4.5).
   *
   * @param offset octets, a multiple of 8, 0 to 65,528
   * @param identification 0 to 2^32 - 1
   * @param reserved the eight bits behind the next header, and the two before M as bits 9 and 8
   */
  record Fragment(int offset, boolean more, long identification, int reserved)
      implements Ipv6ExtensionHeader {
    /** Checks. */
    public Fragment {
      Require.multipleOf8("fragment offset", offset, 65528);
      Require.u32("identification", identification);
      Require.upTo("reserved", reserved, 0x3FF);
    }

    /** A header as a sender writes it, its reserved bits 0. */
    public Fragment(int offset, boolean more, long identification) {
      this(offset, more, identification, 0);
    }

    @Override
    public int number() {
      return IpProtocol.FRAGMENT;
    }
  }

  /**
   * An authentication header (RFC 4302 §2).
   *
   * @param reserved 16 bits
   * @param spi the security parameters index, 32 bits
   * @param sequence 32 bits
   * @param integrityCheckValue with its padding: a multiple of 4 octets, to 1,016
   */
  record Authentication(int reserved, long spi, long sequence, OctetString integrityCheckValue)
      implements Ipv6ExtensionHeader {
    /** Checks. */
    public Authentication {
      Require.u16("reserved", reserved);
      Require.u32("security parameters index", spi);
      Require.u32("sequence number", sequence);
      int octets = integrityCheckValue.length();
      Require.field(octets <= 1016 && octets % 4 == 0, "integrity check value octets", octets);
    }

    @Override
    public int number() {
      return IpProtocol.AH;
    }
  }

  /**
   * Any other header, or one whose contents are not what its number wants: all behind its length
   * octet, 6 octets and whole units of eight more.
   */
  record Opaque(int number, OctetString body) implements Ipv6ExtensionHeader {
    /** Checks. */
    public Opaque {
      Require.field(
          IpProtocol.isExtensionHeader(number)
              && number != IpProtocol.FRAGMENT
              && number != IpProtocol.AH,
          "extension header number",
          number);
      Require.field(body.length() % 8 == 6 && body.length() <= 2046, "body octets", body.length());
    }
  }
}
