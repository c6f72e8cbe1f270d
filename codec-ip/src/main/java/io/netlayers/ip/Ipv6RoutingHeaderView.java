package io.netlayers.ip;

import io.netlayers.core.OctetView;
import io.netlayers.core.Octets;
import java.nio.ByteBuffer;
import org.checkerframework.checker.signedness.qual.SignedPositive;
import org.checkerframework.checker.signedness.qual.Unsigned;

/**
 * A routing header (RFC 8200 §4.4): type 0 (deprecated by RFC 5095), type 2 (RFC 6275 §6.4), type 3
 * with its compressed addresses (RFC 6554), type 4, segment routing (RFC 8754 §2). A header of
 * another type has no addresses that this view knows.
 *
 * <p>Addresses are given as they stand in the header; segment routing lists them backwards, the
 * last one to visit first.
 */
public final class Ipv6RoutingHeaderView extends OctetView {
  /** Source route, deprecated. */
  public static final int TYPE_SOURCE_ROUTE = 0;

  /** Mobile IPv6. */
  public static final int TYPE_MOBILE = 2;

  /** RPL source route. */
  public static final int TYPE_RPL = 3;

  /** Segment routing. */
  public static final int TYPE_SEGMENT = 4;

  private static final int TYPE = 2;
  private static final int SEGMENTS_LEFT = 3;
  private static final int TYPE_DATA = 4;
  private static final int ADDRESSES = 8;

  private static final int RPL_COMPRESSION = TYPE_DATA;
  private static final int RPL_PAD = RPL_COMPRESSION + 1;

  private static final int SRH_LAST_ENTRY = TYPE_DATA;
  private static final int SRH_FLAGS = SRH_LAST_ENTRY + 1;
  private static final int SRH_TAG = SRH_FLAGS + 1;

  private @Unsigned long destinationHigh;
  private @Unsigned long destinationLow;
  private int addressCount;

  /** Octets that an address leaves out at its front, for all but the last one and for it. */
  private int elided;

  private int elidedInLast;

  /** A view over nothing, to be wrapped. */
  public Ipv6RoutingHeaderView() {}

  /**
   * Lays the view over a header.
   *
   * @param length octets of the header, as its length octet says
   * @param destinationHigh the packet's destination address, first half: compressed addresses (type
   *     3) take what they leave out from it
   * @param destinationLow its second half
   * @return OK, {@link Ipv6DecodeStatus#TRUNCATED_EXTENSION_HEADER} for less than eight octets, or
   *     {@link Ipv6DecodeStatus#BAD_ROUTING_HEADER}, after which there are no addresses
   */
  public Ipv6DecodeStatus wrap(
      ByteBuffer buffer,
      int offset,
      int length,
      @Unsigned long destinationHigh,
      @Unsigned long destinationLow) {
    attach(buffer, offset, length);
    this.destinationHigh = destinationHigh;
    this.destinationLow = destinationLow;
    addressCount = 0;
    elided = 0;
    elidedInLast = 0;
    if (length < ADDRESSES) {
      return fault(Ipv6DecodeStatus.TRUNCATED_EXTENSION_HEADER, length);
    }
    int bad =
        switch (type()) {
          case TYPE_SOURCE_ROUTE -> sourceRoute();
          case TYPE_MOBILE -> mobile();
          case TYPE_RPL -> rpl();
          case TYPE_SEGMENT -> segments();
          default -> -1;
        };
    if (bad >= 0) {
      addressCount = 0;
      return fault(Ipv6DecodeStatus.BAD_ROUTING_HEADER, bad);
    }
    return Ipv6DecodeStatus.OK;
  }

  /** As {@code wrap}, for one of a packet's extension headers, by its place in the chain. */
  public Ipv6DecodeStatus wrap(Ipv6PacketView packet, int index) {
    Ipv6HeaderChain chain = packet.extensionHeaders();
    return wrap(
        packet.buffer(),
        chain.offset(index),
        chain.length(index),
        packet.destinationHigh(),
        packet.destinationLow());
  }

  /** RFC 5095 leaves the form as it was: two units of eight octets an address. */
  private int sourceRoute() {
    if ((length - ADDRESSES) % 16 != 0) {
      return Ipv6Layout.EXT_LENGTH;
    }
    addressCount = (length - ADDRESSES) / 16;
    return segmentsLeft() > addressCount ? SEGMENTS_LEFT : -1;
  }

  /** RFC 6275 §6.4.1: the length is 2 units, segments left 1; at the end of its way 0. */
  private int mobile() {
    if (length != ADDRESSES + 16) {
      return Ipv6Layout.EXT_LENGTH;
    }
    addressCount = 1;
    return segmentsLeft() > 1 ? SEGMENTS_LEFT : -1;
  }

  /** RFC 6554 §3: n = (((Hdr Ext Len * 8) - Pad - (16 - CmprE)) / (16 - CmprI)) + 1. */
  private int rpl() {
    elided = Octets.u8(buffer, offset + RPL_COMPRESSION) >> 4;
    elidedInLast = Octets.u8(buffer, offset + RPL_COMPRESSION) & 0xF;
    int pad = Octets.u8(buffer, offset + RPL_PAD) >> 4;
    int allButLast = length - ADDRESSES - pad - (16 - elidedInLast);
    if (allButLast < 0 || allButLast % (16 - elided) != 0) {
      return RPL_COMPRESSION;
    }
    addressCount = allButLast / (16 - elided) + 1;
    return segmentsLeft() > addressCount ? SEGMENTS_LEFT : -1;
  }

  /** RFC 8754 §4.3.1.1: max_LE = (Hdr Ext Len / 2) - 1; LE ≤ max_LE and SL ≤ LE + 1. */
  private int segments() {
    int entries = lastEntry() + 1;
    if (entries > (length - ADDRESSES) / 16) {
      return SRH_LAST_ENTRY;
    }
    addressCount = entries;
    return segmentsLeft() > entries ? SEGMENTS_LEFT : -1;
  }

  /** The number of the header that follows. */
  public @SignedPositive int nextHeader() {
    return Octets.u8(buffer, offset);
  }

  /** The routing type. */
  public @SignedPositive int type() {
    return Octets.u8(buffer, offset + TYPE);
  }

  /** Nodes that the packet has yet to visit. */
  public @SignedPositive int segmentsLeft() {
    return Octets.u8(buffer, offset + SEGMENTS_LEFT);
  }

  /** Addresses in the header; 0 for a type that this view does not know. */
  public int addressCount() {
    return addressCount;
  }

  /** The first half of an address, {@code index} from 0 to less than the count. */
  public @Unsigned long addressHigh(int index) {
    return addressHalf(index, 0, destinationHigh);
  }

  /** The second half of an address. */
  public @Unsigned long addressLow(int index) {
    return addressHalf(index, 8, destinationLow);
  }

  private @Unsigned long addressHalf(int index, int from, @Unsigned long filler) {
    if (index < 0 || index >= addressCount) {
      throw new IndexOutOfBoundsException("address " + index + " of " + addressCount);
    }
    int missing = index == addressCount - 1 ? elidedInLast : elided;
    int first = offset + ADDRESSES + index * (16 - elided) - missing;
    if (missing <= from) {
      return Octets.bits64(buffer, first + from);
    }
    long bits = 0;
    for (int i = from; i < from + 8; i++) {
      int octet =
          i < missing
              ? (int) (filler >>> (56 - (i - from) * 8)) & 0xFF
              : Octets.u8(buffer, first + i);
      bits = bits << 8 | octet;
    }
    return Octets.asBits(bits);
  }

  /** The first half of the address at the end of the route (RFC 8200 §8.1). */
  public @Unsigned long finalDestinationHigh() {
    return hasRouteAhead() ? addressHigh(finalIndex()) : destinationHigh;
  }

  /** The second half of the address at the end of the route. */
  public @Unsigned long finalDestinationLow() {
    return hasRouteAhead() ? addressLow(finalIndex()) : destinationLow;
  }

  private boolean hasRouteAhead() {
    return addressCount > 0 && segmentsLeft() > 0;
  }

  private int finalIndex() {
    return type() == TYPE_SEGMENT ? 0 : addressCount - 1;
  }

  /** Type 4: the index of the first segment's entry, which is the last one in the list. */
  public @SignedPositive int lastEntry() {
    return Octets.u8(buffer, offset + SRH_LAST_ENTRY);
  }

  /** Type 4: the flags. */
  public @SignedPositive int flags() {
    return Octets.u8(buffer, offset + SRH_FLAGS);
  }

  /** Type 4: the tag. */
  public @SignedPositive int tag() {
    return Octets.u16(buffer, offset + SRH_TAG);
  }

  /** Type 4: absolute index of the TLVs behind the segment list. */
  public int tlvOffset() {
    return offset + ADDRESSES + addressCount * 16;
  }

  /** Type 4: octets of TLVs. */
  public int tlvLength() {
    return offset + length - tlvOffset();
  }
}
