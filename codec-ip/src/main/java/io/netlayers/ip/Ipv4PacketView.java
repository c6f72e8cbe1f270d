package io.netlayers.ip;

import io.netlayers.core.InternetChecksum;
import io.netlayers.core.OctetView;
import io.netlayers.core.OctetWord;
import io.netlayers.core.Octets;
import io.netlayers.ip.option.Ipv4OptionType;
import java.nio.ByteBuffer;
import org.checkerframework.checker.signedness.qual.SignedPositive;
import org.checkerframework.checker.signedness.qual.Unsigned;

/**
 * An IPv4 packet (RFC 791) over a slice of a buffer.
 *
 * <p>Setters write their field and nothing else; {@link #updateHeaderChecksum} closes a header that
 * was built. {@link Ipv4Rewrite} changes a packet under way and carries the checksum along.
 */
public final class Ipv4PacketView extends OctetView {
  /** Octets of a header without options. */
  public static final int MIN_HEADER_LENGTH = Ipv4Layout.MIN_HEADER_OCTETS;

  /** Octets of a header with all the options that fit. */
  public static final int MAX_HEADER_LENGTH = Ipv4Layout.MAX_HEADER_OCTETS;

  /** Octets of the longest packet, header included. */
  public static final int MAX_TOTAL_LENGTH = 0xFFFF;

  /** Octets 0 to 7: version to fragment offset. */
  private @Unsigned long first;

  /** Octets 8 and 9: TTL and protocol. */
  private int ttlProtocol;

  /** Octets 12 to 19: source and destination. */
  private @Unsigned long addresses;

  private int headerLength;
  private int payloadLength;
  private boolean payloadCut;

  /** A view over nothing, to be wrapped. */
  public Ipv4PacketView() {}

  /**
   * Lays the view over a whole packet. Octets behind the total length are a link's padding and are
   * left alone. A total length of 0 means all of {@code length}: that is what a capture shows of a
   * packet that the network card was to cut into segments. The header checksum is not verified;
   * {@link #headerChecksumValid} does.
   *
   * @param length octets that the link carried, padding included
   */
  public Ipv4DecodeStatus wrap(ByteBuffer buffer, int offset, int length) {
    Ipv4DecodeStatus status = wrapLax(buffer, offset, length);
    if (payloadCut) {
      payloadLength = 0;
    }
    return status;
  }

  /**
   * As {@link #wrap}, for a packet whose end a capture cut off: at {@link
   * Ipv4DecodeStatus#TRUNCATED_PAYLOAD} the accessors are good, and the payload is what is there.
   */
  public Ipv4DecodeStatus wrapLax(ByteBuffer buffer, int offset, int length) {
    Ipv4DecodeStatus status = wrapHeader(buffer, offset, length);
    if (status != Ipv4DecodeStatus.OK) {
      return noPayload(status);
    }
    int total = totalLength();
    if (total == 0) {
      total = length;
    } else if (total < headerLength) {
      return noPayload(fault(Ipv4DecodeStatus.BAD_TOTAL_LENGTH, Ipv4Layout.TOTAL_LENGTH));
    }
    payloadLength = Math.min(total, length) - headerLength;
    payloadCut = total > length;
    status = checkOptions();
    if (status == Ipv4DecodeStatus.OK && payloadCut) {
      return fault(Ipv4DecodeStatus.TRUNCATED_PAYLOAD, length);
    }
    return status;
  }

  private Ipv4DecodeStatus noPayload(Ipv4DecodeStatus status) {
    payloadLength = 0;
    payloadCut = false;
    return status;
  }

  /**
   * Reads a packet that an ICMP error quotes (RFC 792, RFC 1812 §4.3.2.3): the header must be
   * whole, and the payload is as much of it as was quoted. The total length is held to nothing, for
   * some hosts quote it after they have changed it; what lies behind it is no payload (RFC 4884 §5
   * pads there).
   */
  public Ipv4DecodeStatus wrapQuoted(ByteBuffer buffer, int offset, int length) {
    Ipv4DecodeStatus status = wrapHeader(buffer, offset, length);
    if (status != Ipv4DecodeStatus.OK) {
      return noPayload(status);
    }
    int total = totalLength();
    payloadLength = (total < headerLength ? length : Math.min(total, length)) - headerLength;
    payloadCut = total > length;
    return checkOptions();
  }

  /** The version and the header's length. */
  private Ipv4DecodeStatus wrapHeader(ByteBuffer buffer, int offset, int length) {
    attach(buffer, offset, length);
    if (length < MIN_HEADER_LENGTH) {
      return shortHeader(length == 0 ? -1 : Octets.u8(buffer, offset + Ipv4Layout.VERSION_IHL));
    }
    first = Octets.bits64(buffer, offset);
    ttlProtocol = Octets.u16(buffer, offset + Ipv4Layout.TTL);
    addresses = Octets.bits64(buffer, offset + Ipv4Layout.SOURCE);
    int versionIhl = OctetWord.u8(first, Ipv4Layout.VERSION_IHL);
    if (versionIhl >> 4 != 4) {
      headerLength = 0;
      return fault(Ipv4DecodeStatus.BAD_VERSION, Ipv4Layout.VERSION_IHL);
    }
    int octets = (versionIhl & 0xF) * 4;
    if (octets < MIN_HEADER_LENGTH) {
      headerLength = MIN_HEADER_LENGTH;
      return fault(Ipv4DecodeStatus.BAD_HEADER_LENGTH, Ipv4Layout.VERSION_IHL);
    }
    headerLength = Math.min(octets, length);
    return octets > length ? fault(Ipv4DecodeStatus.TRUNCATED_HEADER, length) : Ipv4DecodeStatus.OK;
  }

  /** Fewer than 20 octets, of which the first is given, or -1. */
  private Ipv4DecodeStatus shortHeader(int versionIhl) {
    headerLength = 0;
    first = 0;
    ttlProtocol = 0;
    addresses = 0;
    if (versionIhl < 0) {
      return fault(Ipv4DecodeStatus.TRUNCATED_HEADER, 0);
    }
    if (versionIhl >> 4 != 4) {
      return fault(Ipv4DecodeStatus.BAD_VERSION, Ipv4Layout.VERSION_IHL);
    }
    return (versionIhl & 0xF) * 4 < MIN_HEADER_LENGTH
        ? fault(Ipv4DecodeStatus.BAD_HEADER_LENGTH, Ipv4Layout.VERSION_IHL)
        : fault(Ipv4DecodeStatus.TRUNCATED_HEADER, length);
  }

  private Ipv4DecodeStatus checkOptions() {
    if (headerLength == MIN_HEADER_LENGTH) {
      return Ipv4DecodeStatus.OK;
    }
    int bad = Ipv4OptionType.firstBadLength(buffer, offset, MIN_HEADER_LENGTH, headerLength);
    return bad < 0 ? Ipv4DecodeStatus.OK : fault(Ipv4DecodeStatus.BAD_OPTION_LENGTH, bad);
  }

  /**
   * Lays the view over a packet to be written: sets version, header length and total length, and
   * every other octet of the header to zero (options too: zeros are padding). The checksum comes
   * last, by {@link #updateHeaderChecksum}.
   *
   * @param optionsLength octets of options with their padding: a multiple of 4, 0 to 40
   * @param payloadLength octets behind the header
   * @throws IndexOutOfBoundsException if the packet does not fit the buffer
   * @throws IllegalArgumentException if such a packet cannot be
   */
  public Ipv4PacketView wrapForEncode(
      ByteBuffer buffer, int offset, int optionsLength, int payloadLength) {
    if ((optionsLength & ~0x3C) != 0 || optionsLength > MAX_HEADER_LENGTH - MIN_HEADER_LENGTH) {
      throw new IllegalArgumentException("options octets: " + optionsLength);
    }
    int header = MIN_HEADER_LENGTH + optionsLength;
    if (payloadLength < 0 || payloadLength > MAX_TOTAL_LENGTH - header) {
      throw new IllegalArgumentException("payload octets: " + payloadLength);
    }
    attach(buffer, offset, header + payloadLength);
    this.headerLength = header;
    this.payloadLength = payloadLength;
    this.payloadCut = false;
    Octets.zero(buffer, offset + 8, header - 8);
    first = OctetWord.with8(0, Ipv4Layout.VERSION_IHL, 4 << 4 | header / 4);
    first = OctetWord.with16(first, Ipv4Layout.TOTAL_LENGTH, header + payloadLength);
    ttlProtocol = 0;
    addresses = 0;
    Octets.putBits64(buffer, offset, first);
    return this;
  }

  /** Whether the first 20 octets are there and are IPv4's: good fields though not all is well. */
  public boolean fixedHeaderReadable() {
    return headerLength >= MIN_HEADER_LENGTH;
  }

  /** The version field: 4 after a good wrap. */
  public @SignedPositive int version() {
    return OctetWord.u8(first, Ipv4Layout.VERSION_IHL) >> 4;
  }

  /** Octets of the header, options included: 20 to 60. What is there of it, where it is cut. */
  public int headerLength() {
    return headerLength;
  }

  /** The differentiated services code point (RFC 2474), 0 to 63. */
  public @SignedPositive int dscp() {
    return OctetWord.u8(first, Ipv4Layout.DS) >> 2;
  }

  /** The ECN field (RFC 3168 §5): 0 not-ECT, 1 ECT(1), 2 ECT(0), 3 CE. */
  public @SignedPositive int ecn() {
    return OctetWord.u8(first, Ipv4Layout.DS) & 3;
  }

  /** The total length field as it stands; 0 where segmentation offload left it open. */
  public @SignedPositive int totalLength() {
    return OctetWord.u16(first, Ipv4Layout.TOTAL_LENGTH);
  }

  /** The identification, 0 to 65,535; means something in fragments only (RFC 6864 §4). */
  public @SignedPositive int identification() {
    return OctetWord.u16(first, Ipv4Layout.IDENTIFICATION);
  }

  /** The flag that RFC 791 reserves. */
  public boolean reservedFlag() {
    return (flagsFragmentOffset() & Ipv4Layout.FLAG_RESERVED) != 0;
  }

  /** The DF flag. */
  public boolean dontFragment() {
    return (flagsFragmentOffset() & Ipv4Layout.FLAG_DONT_FRAGMENT) != 0;
  }

  /** The MF flag: this is not the last fragment. */
  public boolean moreFragments() {
    return (flagsFragmentOffset() & Ipv4Layout.FLAG_MORE_FRAGMENTS) != 0;
  }

  /** Where this fragment belongs in the datagram, in octets: a multiple of 8, 0 to 65,528. */
  public @SignedPositive int fragmentOffset() {
    return (flagsFragmentOffset() & Ipv4Layout.FRAGMENT_OFFSET_MASK) * 8;
  }

  /** Whether this is one of several fragments: MF set, or an offset other than 0. */
  public boolean isFragment() {
    return moreFragments() || fragmentOffset() != 0;
  }

  private @SignedPositive int flagsFragmentOffset() {
    return OctetWord.u16(first, Ipv4Layout.FLAGS_FRAGMENT_OFFSET);
  }

  /** Hops that the packet may still take. */
  public @SignedPositive int ttl() {
    return ttlProtocol >> 8 & 0xFF;
  }

  /** The number that names the payload; see {@link IpProtocol}. */
  public @SignedPositive int protocol() {
    return ttlProtocol & 0xFF;
  }

  /** The header checksum field. */
  public @SignedPositive int checksum() {
    return Octets.u16(buffer, offset + Ipv4Layout.CHECKSUM);
  }

  /** The source address. */
  public @Unsigned int source() {
    return OctetWord.bits32(addresses, 0);
  }

  /** The destination address; under a source route, that of the next hop on it. */
  public @Unsigned int destination() {
    return OctetWord.bits32(addresses, Ipv4Layout.DESTINATION - Ipv4Layout.SOURCE);
  }

  /** Absolute index of the first option. */
  public int optionsOffset() {
    return offset + Ipv4Layout.OPTIONS;
  }

  /** Octets of options with their padding: 0 to 40. What is there of them, where they are cut. */
  public int optionsLength() {
    return Math.max(0, headerLength - MIN_HEADER_LENGTH);
  }

  /** Absolute index of the first payload octet. */
  public int payloadOffset() {
    return offset + headerLength;
  }

  /** Octets of payload that are there. */
  public int payloadLength() {
    return payloadLength;
  }

  /** Whether the total length says more octets than the slice has, so that the payload is cut. */
  public boolean isPayloadCut() {
    return payloadCut;
  }

  /** Where the packet's way ends: at the end of a source route, if it is not used up. */
  public @Unsigned int finalDestination() {
    return optionsLength() <= 0 ? destination() : Ipv4SourceRoute.finalDestination(this);
  }

  /**
   * The partial sum of the pseudo-header for a transport checksum, without the length.
   *
   * @param protocol the number that names the transport, 0 to 255
   */
  public long pseudoHeader(int protocol) {
    return InternetChecksum.pseudoHeader(source(), finalDestination(), protocol);
  }

  /** Whether the header checksum agrees with the header (RFC 791 §3.1). */
  public boolean headerChecksumValid() {
    return InternetChecksum.isValid(InternetChecksum.sum(buffer, offset, headerLength));
  }

  /** Sets the total length field, 0 to 65,535 octets; the view's own lengths stay as they are. */
  public Ipv4PacketView totalLength(int octets) {
    return put16(Ipv4Layout.TOTAL_LENGTH, octets);
  }

  /** Sets the differentiated services code point, 0 to 63. */
  public Ipv4PacketView dscp(int dscp) {
    return ds((dscp & 0x3F) << 2 | ecn());
  }

  /** Sets the ECN field, 0 to 3. */
  public Ipv4PacketView ecn(int ecn) {
    return ds(dscp() << 2 | ecn & 3);
  }

  private Ipv4PacketView ds(int octet) {
    first = OctetWord.with8(first, Ipv4Layout.DS, octet);
    Octets.put8(buffer, offset + Ipv4Layout.DS, octet);
    return this;
  }

  /** Sets the identification, 0 to 65,535. */
  public Ipv4PacketView identification(int identification) {
    return put16(Ipv4Layout.IDENTIFICATION, identification);
  }

  /** Sets two of the first eight octets. */
  private Ipv4PacketView put16(int at, int value) {
    first = OctetWord.with16(first, at, value);
    Octets.put16(buffer, offset + at, value);
    return this;
  }

  /** Sets or clears DF. */
  public Ipv4PacketView dontFragment(boolean set) {
    return flag(Ipv4Layout.FLAG_DONT_FRAGMENT, set);
  }

  /** Sets or clears MF. */
  public Ipv4PacketView moreFragments(boolean set) {
    return flag(Ipv4Layout.FLAG_MORE_FRAGMENTS, set);
  }

  /** Sets or clears the reserved flag. */
  public Ipv4PacketView reservedFlag(boolean set) {
    return flag(Ipv4Layout.FLAG_RESERVED, set);
  }

  private Ipv4PacketView flag(int flag, boolean set) {
    int word = flagsFragmentOffset();
    return put16(Ipv4Layout.FLAGS_FRAGMENT_OFFSET, set ? word | flag : word & ~flag);
  }

  /**
   * Sets the fragment offset.
   *
   * @param octets a multiple of 8, 0 to 65,528
   * @throws IllegalArgumentException if the field cannot hold it
   */
  public Ipv4PacketView fragmentOffset(int octets) {
    if ((octets & ~(Ipv4Layout.FRAGMENT_OFFSET_MASK * 8)) != 0) {
      throw new IllegalArgumentException("fragment offset: " + octets);
    }
    int flags = flagsFragmentOffset() & ~Ipv4Layout.FRAGMENT_OFFSET_MASK;
    return put16(Ipv4Layout.FLAGS_FRAGMENT_OFFSET, flags | octets / 8);
  }

  /** Sets the hops that the packet may take, 0 to 255. */
  public Ipv4PacketView ttl(int ttl) {
    ttlProtocol = (ttl & 0xFF) << 8 | protocol();
    Octets.put16(buffer, offset + Ipv4Layout.TTL, ttlProtocol);
    return this;
  }

  /** Sets the number that names the payload, 0 to 255. */
  public Ipv4PacketView protocol(int protocol) {
    ttlProtocol = ttl() << 8 | protocol & 0xFF;
    Octets.put16(buffer, offset + Ipv4Layout.TTL, ttlProtocol);
    return this;
  }

  /** Sets the header checksum field, 0 to 65,535. */
  public Ipv4PacketView checksum(int checksum) {
    Octets.put16(buffer, offset + Ipv4Layout.CHECKSUM, checksum);
    return this;
  }

  /** Sets the source address. */
  public Ipv4PacketView source(@Unsigned int address) {
    addresses = OctetWord.with32(addresses, 0, address);
    Octets.putBits32(buffer, offset + Ipv4Layout.SOURCE, address);
    return this;
  }

  /** Sets the destination address. */
  public Ipv4PacketView destination(@Unsigned int address) {
    addresses = OctetWord.with32(addresses, Ipv4Layout.DESTINATION - Ipv4Layout.SOURCE, address);
    Octets.putBits32(buffer, offset + Ipv4Layout.DESTINATION, address);
    return this;
  }

  /** Works the header checksum out over the header as it is, and writes it. */
  public Ipv4PacketView updateHeaderChecksum() {
    long sum =
        InternetChecksum.sum(first)
            + ttlProtocol
            + InternetChecksum.sum(addresses)
            + InternetChecksum.sum(buffer, optionsOffset(), optionsLength());
    return checksum(InternetChecksum.finish(sum));
  }

  /**
   * Takes one hop off the TTL and carries the checksum along (RFC 1812 §5.3.1, RFC 1624). At a TTL
   * of 0 or 1 the packet may go no further: it is left as it is.
   *
   * @return whether the packet may be forwarded
   */
  public boolean decrementTtl() {
    int ttl = ttl();
    if (ttl <= 1) {
      return false;
    }
    Ipv4Rewrite.ttl(this, ttl - 1);
    return true;
  }
}
