package io.netlayers.ip.ndp;

import io.netlayers.core.Ipv6Prefix;
import io.netlayers.core.MacAddress;
import io.netlayers.core.OctetString;
import io.netlayers.core.Octets;
import io.netlayers.ip.internal.Require;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * An option of Neighbor Discovery as a value. Constructors refuse with {@link
 * IllegalArgumentException}. Bits that an RFC reserves are sent as zero and not kept; the room up
 * to whole units of 8 octets is filled with zeros.
 */
public sealed interface NdpOption
    permits NdpOption.LinkLayerAddress,
        PrefixInformation,
        NdpOption.RedirectedHeader,
        NdpOption.Mtu,
        NdpOption.Nonce,
        NdpOption.RouteInformation,
        RecursiveDnsServers,
        DnsSearchList,
        NdpOption.FlagsExpansion,
        NdpOption.CaptivePortal,
        Pref64,
        MobilityOption,
        SixLowpanOption,
        NdpOption.Other {

  /** The value of the option on which a cursor stands. */
  static NdpOption decode(NdpOptionsView view) {
    return NdpOptionCodec.decode(view);
  }

  /** The option's type, 0 to 255. */
  int type();

  /** Octets behind type and length, without what fills the last unit. */
  int bodyLength();

  /**
   * Writes what is not zero behind type and length to an absolute index.
   *
   * @throws IndexOutOfBoundsException if it does not fit
   */
  void encodeBody(ByteBuffer buffer, int offset);

  /** Octets that {@link #encode} writes: a multiple of 8. */
  default int encodedLength() {
    return NdpLayout.OPTION_BODY + bodyLength() + 7 & ~7;
  }

  /**
   * Writes the option to an absolute index; the buffer's position stays.
   *
   * @return octets written
   * @throws IndexOutOfBoundsException if it does not fit
   */
  default int encode(ByteBuffer buffer, int offset) {
    int octets = encodedLength();
    Octets.zero(buffer, offset, octets);
    Octets.put8(buffer, offset + NdpLayout.OPTION_TYPE, type());
    Octets.put8(buffer, offset + NdpLayout.OPTION_LENGTH, octets / NdpLayout.OPTION_UNIT);
    encodeBody(buffer, offset + NdpLayout.OPTION_BODY);
    return octets;
  }

  /** Seconds for a person: 4,294,967,295 is for ever. */
  static String lifetimeText(long seconds) {
    return seconds == PrefixInformation.INFINITE ? "infinite" : Long.toString(seconds);
  }

  /**
   * The link-layer address of the sender or of the target (RFC 4861 §4.6.1).
   *
   * @param target whether it is the target's, not the sender's
   * @param address with what fills the last unit, if its link wants that: 6 octets, or 14, and so
   *     on
   */
  record LinkLayerAddress(boolean target, OctetString address) implements NdpOption {
    /** Refuses what does not fill whole units. */
    public LinkLayerAddress {
      Require.that(
          address.length() % 8 == 6 && address.length() < 2040,
          "address octets not 6, 14 to 2038: " + address.length());
    }

    /** The sender's address on an Ethernet (RFC 2464 §6). */
    public static LinkLayerAddress source(MacAddress address) {
      return new LinkLayerAddress(false, octets(address));
    }

    /** The target's address on an Ethernet (RFC 2464 §6). */
    public static LinkLayerAddress target(MacAddress address) {
      return new LinkLayerAddress(true, octets(address));
    }

    private static OctetString octets(MacAddress address) {
      ByteBuffer octets = ByteBuffer.allocate(MacAddress.OCTETS);
      address.write(octets, 0);
      return OctetString.copyOf(octets, 0, MacAddress.OCTETS);
    }

    @Override
    public int type() {
      return target
          ? NdpOptionType.TARGET_LINK_LAYER_ADDRESS.number()
          : NdpOptionType.SOURCE_LINK_LAYER_ADDRESS.number();
    }

    @Override
    public int bodyLength() {
      return address.length();
    }

    @Override
    public void encodeBody(ByteBuffer buffer, int offset) {
      address.copyTo(buffer, offset);
    }

    @Override
    public String toString() {
      boolean mac = address.length() == MacAddress.OCTETS;
      Object text = mac ? MacAddress.read(address.asByteBuffer(), 0) : address;
      return (target ? "target " : "source ") + text;
    }
  }

  /** The packet that caused a redirect, cut and filled to whole units (RFC 4861 §4.6.3). */
  record RedirectedHeader(OctetString packet) implements NdpOption {
    /** Refuses what does not fill whole units. */
    public RedirectedHeader {
      Require.multipleOf("packet", packet, 8);
      Require.within("packet octets", packet.length(), 0, 254 * 8);
    }

    @Override
    public int type() {
      return NdpOptionType.REDIRECTED_HEADER.number();
    }

    @Override
    public int bodyLength() {
      return 6 + packet.length();
    }

    @Override
    public void encodeBody(ByteBuffer buffer, int offset) {
      packet.copyTo(buffer, offset + 6);
    }

    @Override
    public String toString() {
      return "redirected " + packet.length() + " octets";
    }
  }

  /** The MTU that all nodes of the link are to use, octets (RFC 4861 §4.6.4). */
  record Mtu(long mtu) implements NdpOption {
    /** Refuses what 32 bits cannot hold. */
    public Mtu {
      Require.u32("MTU", mtu);
    }

    @Override
    public int type() {
      return NdpOptionType.MTU.number();
    }

    @Override
    public int bodyLength() {
      return 6;
    }

    @Override
    public void encodeBody(ByteBuffer buffer, int offset) {
      Octets.put32(buffer, offset + 2, mtu);
    }

    @Override
    public String toString() {
      return "mtu " + mtu;
    }
  }

  /** A random number of 6 octets, or 14, and so on (RFC 3971 §5.3.2, RFC 7527). */
  record Nonce(OctetString nonce) implements NdpOption {
    /** Refuses what does not fill whole units. */
    public Nonce {
      Require.that(
          nonce.length() % 8 == 6 && nonce.length() < 2040,
          "nonce octets not 6, 14 to 2038: " + nonce.length());
    }

    @Override
    public int type() {
      return NdpOptionType.NONCE.number();
    }

    @Override
    public int bodyLength() {
      return nonce.length();
    }

    @Override
    public void encodeBody(ByteBuffer buffer, int offset) {
      nonce.copyTo(buffer, offset);
    }

    @Override
    public String toString() {
      return "nonce " + nonce;
    }
  }

  /**
   * A route by the router (RFC 4191 §2.3).
   *
   * @param prefix where the route leads
   * @param preference among routes to the same prefix
   * @param lifetime seconds, 0 to 4,294,967,295 for ever
   * @param prefixOctets of the prefix that are sent: 0, 8 or 16, and no less than it has
   */
  record RouteInformation(
      Ipv6Prefix prefix, RouterPreference preference, long lifetime, int prefixOctets)
      implements NdpOption {
    /** Refuses what the fields cannot hold. */
    public RouteInformation {
      Require.u32("lifetime", lifetime);
      Require.that(
          prefixOctets % 8 == 0 && prefixOctets <= 16 && prefixOctets * 8 >= prefix.length(),
          prefixOctets + " octets of " + prefix);
    }

    /** A route whose prefix is sent in as few octets as it can be. */
    public static RouteInformation of(
        Ipv6Prefix prefix, RouterPreference preference, long lifetime) {
      return new RouteInformation(prefix, preference, lifetime, (prefix.length() + 63) / 64 * 8);
    }

    @Override
    public int type() {
      return NdpOptionType.ROUTE_INFORMATION.number();
    }

    @Override
    public int bodyLength() {
      return 6 + prefixOctets;
    }

    @Override
    public void encodeBody(ByteBuffer buffer, int offset) {
      Octets.put8(buffer, offset, prefix.length());
      Octets.put8(buffer, offset + 1, preference.bits() << 3);
      Octets.put32(buffer, offset + 2, lifetime);
      if (prefixOctets > 0) {
        Octets.putBits64(buffer, offset + 6, prefix.network().high());
      }
      if (prefixOctets > 8) {
        Octets.putBits64(buffer, offset + 14, prefix.network().low());
      }
    }

    @Override
    public String toString() {
      return "route " + prefix + " preference " + preference + " for " + lifetimeText(lifetime);
    }
  }

  /** More flags of a router advertisement: 6 octets, or 14, and so on (RFC 5175 §4). */
  record FlagsExpansion(OctetString flags) implements NdpOption {
    /** Refuses what does not fill whole units. */
    public FlagsExpansion {
      Require.that(
          flags.length() % 8 == 6 && flags.length() < 2040,
          "flag octets not 6, 14 to 2038: " + flags.length());
    }

    @Override
    public int type() {
      return NdpOptionType.FLAGS_EXPANSION.number();
    }

    @Override
    public int bodyLength() {
      return flags.length();
    }

    @Override
    public void encodeBody(ByteBuffer buffer, int offset) {
      flags.copyTo(buffer, offset);
    }

    @Override
    public String toString() {
      return "flags " + flags;
    }
  }

  /** The URI of the captive portal's API, at most 2,038 octets of UTF-8 (RFC 8910 §2.3). */
  record CaptivePortal(String uri) implements NdpOption {
    /** Refuses what one option cannot hold, and a NUL, which would end the URI. */
    public CaptivePortal {
      Require.within("URI octets", uri.getBytes(StandardCharsets.UTF_8).length, 0, 2038);
      Require.that(uri.indexOf('\0') < 0, "NUL in a URI");
    }

    @Override
    public int type() {
      return NdpOptionType.CAPTIVE_PORTAL.number();
    }

    @Override
    public int bodyLength() {
      return uri.getBytes(StandardCharsets.UTF_8).length;
    }

    @Override
    public void encodeBody(ByteBuffer buffer, int offset) {
      buffer.put(offset, uri.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public String toString() {
      return "captive portal " + uri;
    }
  }

  /**
   * An option of an unknown type, or one that its type does not allow.
   *
   * @param type 0 to 255
   * @param body 6 octets, or 14, and so on
   */
  record Other(int type, OctetString body) implements NdpOption {
    /** Refuses what does not fill whole units. */
    public Other {
      Require.u8("type", type);
      Require.that(
          body.length() % 8 == 6 && body.length() < 2040,
          "body octets not 6, 14 to 2038: " + body.length());
    }

    @Override
    public int bodyLength() {
      return body.length();
    }

    @Override
    public void encodeBody(ByteBuffer buffer, int offset) {
      body.copyTo(buffer, offset);
    }

    @Override
    public String toString() {
      return "option " + type + " " + body;
    }
  }
}
