package io.netlayers.ip;

import static io.netlayers.ip.Ipv6Layout.DESTINATION;
import static io.netlayers.ip.Ipv6Layout.HEADER_OCTETS;
import static io.netlayers.ip.Ipv6Layout.HOP_LIMIT;
import static io.netlayers.ip.Ipv6Layout.NEXT_HEADER;
import static io.netlayers.ip.Ipv6Layout.PAYLOAD_LENGTH;
import static io.netlayers.ip.Ipv6Layout.SOURCE;
import static io.netlayers.ip.Ipv6Layout.VERSION_CLASS_FLOW;

import io.netlayers.core.InternetChecksum;
import io.netlayers.core.OctetView;
import io.netlayers.core.Octets;
import java.nio.ByteBuffer;
import org.checkerframework.checker.signedness.qual.SignedPositive;
import org.checkerframework.checker.signedness.qual.Unsigned;

/**
 * An IPv6 packet (RFC 8200) over a slice of a buffer, with its extension headers walked.
 *
 * <p>The first fault is the status; a fault inside a header whose own length is good (an option, a
 * routing header) does not end the walk, so that what follows can be read all the same.
 */
public final class Ipv6PacketView extends OctetView {
  /** Octets of the fixed header. */
  public static final int HEADER_LENGTH = HEADER_OCTETS;

  /** Octets behind the fixed header that a packet may have without being a jumbogram. */
  public static final int MAX_PAYLOAD_LENGTH = 0xFFFF;

  /** Octets of a packet that every link must carry (RFC 8200 §5). */
  public static final int MIN_LINK_MTU = 1280;

  /** Extension headers that a view walks unless it is told otherwise. */
  public static final int DEFAULT_MAX_EXTENSION_HEADERS = 32;

  private final Ipv6HeaderChain chain;
  private int payloadLength;
  private boolean payloadCut;
  private boolean fixedHeaderReadable;
  private boolean jumbogram;

  /** A view over nothing, to be wrapped; it walks up to 32 extension headers. */
  public Ipv6PacketView() {
    this(DEFAULT_MAX_EXTENSION_HEADERS);
  }

  /**
   * A view over nothing with a bound of its own.
   *
   * @param maxExtensionHeaders how many extension headers it walks, 0 to 8,192
   */
  public Ipv6PacketView(int maxExtensionHeaders) {
    if (maxExtensionHeaders < 0 || maxExtensionHeaders > 8192) {
      throw new IllegalArgumentException("extension headers: " + maxExtensionHeaders);
    }
    chain = new Ipv6HeaderChain(maxExtensionHeaders);
    chain.clear(0);
  }

  /**
   * Lays the view over a whole packet. Octets behind the payload length are a link's padding and
   * are left alone. A payload length of 0 with a jumbo payload option is a jumbogram (RFC 2675).
   *
   * @param length octets that the link carried, padding included
   */
  public Ipv6DecodeStatus wrap(ByteBuffer buffer, int offset, int length) {
    Ipv6DecodeStatus status = wrapLax(buffer, offset, length);
    if (payloadCut) {
      payloadLength = 0;
      chain.dropUpper();
    }
    return status;
  }

  /**
   * As {@link #wrap}, for a packet whose end a capture cut off: the payload is what is there of it.
   */
  public Ipv6DecodeStatus wrapLax(ByteBuffer buffer, int offset, int length) {
    Ipv6DecodeStatus status = wrapFixed(buffer, offset, length);
    if (status != Ipv6DecodeStatus.OK) {
      return status;
    }
    if (payloadLengthField() == 0 && nextHeader() == IpProtocol.HOP_BY_HOP) {
      walkJumbogram();
    } else {
      walk(HEADER_OCTETS + payloadLengthField());
      int option = chain.jumboPayloadAt();
      if (option >= 0) {
        chain.note(Ipv6DecodeStatus.BAD_JUMBO_PAYLOAD, option - 2);
      }
    }
    return answer(payloadCut);
  }

  /**
   * Reads a packet that an ICMPv6 error quotes (RFC 4443 §3): the fixed header must be whole; what
   * follows is as much as was quoted, and a payload that is cut is no fault.
   */
  public Ipv6DecodeStatus wrapQuoted(ByteBuffer buffer, int offset, int length) {
    Ipv6DecodeStatus status = wrapFixed(buffer, offset, length);
    if (status != Ipv6DecodeStatus.OK) {
      return status;
    }
    if (payloadLengthField() == 0 && nextHeader() == IpProtocol.HOP_BY_HOP) {
      walkJumbogram();
    } else {
      walk(HEADER_OCTETS + payloadLengthField());
    }
    return answer(false);
  }

  private Ipv6DecodeStatus wrapFixed(ByteBuffer buffer, int offset, int length) {
    attach(buffer, offset, length);
    payloadLength = 0;
    payloadCut = false;
    fixedHeaderReadable = false;
    jumbogram = false;
    chain.clear(offset + Math.min(length, HEADER_OCTETS));
    if (length > 0 && version() != 6) {
      return fault(Ipv6DecodeStatus.BAD_VERSION, VERSION_CLASS_FLOW);
    }
    if (length < HEADER_OCTETS) {
      return fault(Ipv6DecodeStatus.TRUNCATED_HEADER, length);
    }
    fixedHeaderReadable = true;
    return Ipv6DecodeStatus.OK;
  }

  private void walk(long packetLength) {
    payloadCut = packetLength > length;
    int octets = (int) Math.min(packetLength, length);
    payloadLength = octets - HEADER_OCTETS;
    chain.walk(buffer, offset, offset + octets, payloadCut);
  }

  /** RFC 2675 §3: the length is in the first header, which must be found before it is known. */
  private void walkJumbogram() {
    chain.walk(buffer, offset, offset + length, true);
    int option = chain.jumboPayloadAt();
    if (option < 0) {
      boolean headerRead = chain.count() > 0;
      if (headerRead) {
        chain.clear(offset + HEADER_OCTETS);
        chain.note(Ipv6DecodeStatus.BAD_PAYLOAD_LENGTH, offset + PAYLOAD_LENGTH);
      } else {
        payloadCut = true;
      }
      return;
    }
    jumbogram = true;
    long octets = Octets.u32(buffer, option);
    walk(octets > MAX_PAYLOAD_LENGTH ? HEADER_OCTETS + octets : length);
    if (octets <= MAX_PAYLOAD_LENGTH) {
      chain.note(Ipv6DecodeStatus.BAD_JUMBO_PAYLOAD, option);
    } else if (chain.hasFragmentHeader()) {
      chain.note(Ipv6DecodeStatus.BAD_JUMBO_PAYLOAD, chain.fragmentHeaderOffset());
    }
  }

  private Ipv6DecodeStatus answer(boolean cut) {
    if (chain.status() != Ipv6DecodeStatus.OK) {
      return fault(chain.status(), chain.faultAt() - offset);
    }
    return cut ? fault(Ipv6DecodeStatus.TRUNCATED_PAYLOAD, length) : Ipv6DecodeStatus.OK;
  }

  /**
   * Lays the view over a packet to be written: sets version and payload length, and every other
   * octet of the fixed header to zero. Extension headers that the caller writes are not seen until
   * the packet is wrapped again.
   *
   * @param payloadLength octets behind the fixed header; with more than 65,535 the field is 0, and
   *     the caller puts the jumbo payload option (RFC 2675)
   * @throws IndexOutOfBoundsException if the packet does not fit the buffer
   */
  public Ipv6PacketView wrapForEncode(ByteBuffer buffer, int offset, int payloadLength) {
    if (payloadLength < 0 || payloadLength > Integer.MAX_VALUE - HEADER_OCTETS) {
      throw new IllegalArgumentException("payload octets: " + payloadLength);
    }
    attach(buffer, offset, HEADER_OCTETS + payloadLength);
    this.payloadLength = payloadLength;
    payloadCut = false;
    fixedHeaderReadable = true;
    jumbogram = payloadLength > MAX_PAYLOAD_LENGTH;
    chain.clear(offset + HEADER_OCTETS);
    Octets.zero(buffer, offset, HEADER_OCTETS);
    Octets.put8(buffer, offset + VERSION_CLASS_FLOW, 6 << 4);
    Octets.put16(buffer, offset + PAYLOAD_LENGTH, jumbogram ? 0 : payloadLength);
    return this;
  }

  /**
   * Whether the 40 octets of the fixed header are there and are IPv6's, so that its accessors are
   * good although the wrap did not answer OK.
   */
  public boolean fixedHeaderReadable() {
    return fixedHeaderReadable;
  }

  /** The extension headers and what they lead to; the same object after every wrap. */
  public Ipv6HeaderChain extensionHeaders() {
    return chain;
  }

  /** The version field: 6 after a good wrap. */
  public @SignedPositive int version() {
    return Octets.u8(buffer, offset) >> 4;
  }

  /** The traffic class, 0 to 255: code point and ECN. */
  public @SignedPositive int trafficClass() {
    return Octets.u16(buffer, offset) >> 4 & 0xFF;
  }

  /** The differentiated services code point (RFC 2474), 0 to 63. */
  public @SignedPositive int dscp() {
    return trafficClass() >> 2;
  }

  /** The ECN field (RFC 3168 §5): 0 not-ECT, 1 ECT(1), 2 ECT(0), 3 CE. */
  public @SignedPositive int ecn() {
    return trafficClass() & 3;
  }

  /** The flow label (RFC 6437), 0 to 2^20 - 1. */
  public @SignedPositive int flowLabel() {
    return Octets.u24(buffer, offset + 1) & 0xFFFFF;
  }

  /** The payload length field as it stands; 0 in a jumbogram. */
  public @SignedPositive int payloadLengthField() {
    return Octets.u16(buffer, offset + PAYLOAD_LENGTH);
  }

  /** The next header field of the fixed header; see {@link IpProtocol}. */
  public @SignedPositive int nextHeader() {
    return Octets.u8(buffer, offset + NEXT_HEADER);
  }

  /** Hops that the packet may still take. */
  public @SignedPositive int hopLimit() {
    return Octets.u8(buffer, offset + HOP_LIMIT);
  }

  /** The first half of the source address. */
  public @Unsigned long sourceHigh() {
    return Octets.bits64(buffer, offset + SOURCE);
  }

  /** The second half of the source address. */
  public @Unsigned long sourceLow() {
    return Octets.bits64(buffer, offset + SOURCE + 8);
  }

  /** The first half of the destination field: the next node to visit under a routing header. */
  public @Unsigned long destinationHigh() {
    return Octets.bits64(buffer, offset + DESTINATION);
  }

  /** The second half of the destination field. */
  public @Unsigned long destinationLow() {
    return Octets.bits64(buffer, offset + DESTINATION + 8);
  }

  /** The first half of the address where the packet's way ends (RFC 8200 §8.1). */
  public @Unsigned long finalDestinationHigh() {
    return chain.hasRouting() ? chain.finalDestinationHigh() : destinationHigh();
  }

  /** The second half of the address where the packet's way ends. */
  public @Unsigned long finalDestinationLow() {
    return chain.hasRouting() ? chain.finalDestinationLow() : destinationLow();
  }

  /** Absolute index of the first octet behind the fixed header. */
  public int payloadOffset() {
    return offset + HEADER_OCTETS;
  }

  /** Octets behind the fixed header that are there, extension headers included. */
  public int payloadLength() {
    return payloadLength;
  }

  /** Whether the packet says more octets than the slice has. */
  public boolean isPayloadCut() {
    return payloadCut;
  }

  /** Whether a jumbo payload option tells the length (RFC 2675). */
  public boolean isJumbogram() {
    return jumbogram;
  }

  /** {@link Ipv6HeaderChain#upperProtocol} of this packet. */
  public int upperProtocol() {
    return chain.upperProtocol();
  }

  /** {@link Ipv6HeaderChain#upperOffset} of this packet. */
  public int upperOffset() {
    return chain.upperOffset();
  }

  /** {@link Ipv6HeaderChain#upperLength} of this packet. */
  public int upperLength() {
    return chain.upperLength();
  }

  /**
   * The partial sum of the pseudo-header for a transport checksum, without the length (RFC 8200
   * §8.1): with the final destination under a routing header, and with the home address where a
   * destination option gives one (RFC 6275 §11.3.1).
   *
   * @param protocol the number that names the transport, 0 to 255
   */
  public long pseudoHeader(int protocol) {
    int home = chain.homeAddressAt();
    int source = home < 0 ? offset + SOURCE : home;
    return InternetChecksum.pseudoHeader(
        Octets.bits64(buffer, source),
        Octets.bits64(buffer, source + 8),
        finalDestinationHigh(),
        finalDestinationLow(),
        protocol);
  }

  /** Sets the payload length field, 0 to 65,535 octets; the view's own lengths stay. */
  public Ipv6PacketView payloadLengthField(int octets) {
    Octets.put16(buffer, offset + PAYLOAD_LENGTH, octets);
    return this;
  }

  /** Sets the traffic class, 0 to 255. */
  public Ipv6PacketView trafficClass(int trafficClass) {
    int word = Octets.u16(buffer, offset) & 0xF00F;
    Octets.put16(buffer, offset, word | (trafficClass & 0xFF) << 4);
    return this;
  }

  /** Sets the code point, 0 to 63. */
  public Ipv6PacketView dscp(int dscp) {
    return trafficClass((dscp & 0x3F) << 2 | ecn());
  }

  /** Sets the ECN field, 0 to 3. */
  public Ipv6PacketView ecn(int ecn) {
    return trafficClass(dscp() << 2 | ecn & 3);
  }

  /** Sets the flow label, 0 to 2^20 - 1. */
  public Ipv6PacketView flowLabel(int label) {
    int top = Octets.u8(buffer, offset + 1) & 0xF0;
    Octets.put24(buffer, offset + 1, top << 16 | label & 0xFFFFF);
    return this;
  }

  /** Sets the number of the first header behind the fixed one, 0 to 255. */
  public Ipv6PacketView nextHeader(int number) {
    Octets.put8(buffer, offset + NEXT_HEADER, number);
    return this;
  }

  /** Sets the hops that the packet may take, 0 to 255. */
  public Ipv6PacketView hopLimit(int hops) {
    Octets.put8(buffer, offset + HOP_LIMIT, hops);
    return this;
  }

  /** Sets the source address. */
  public Ipv6PacketView source(@Unsigned long high, @Unsigned long low) {
    Octets.putBits64(buffer, offset + SOURCE, high);
    Octets.putBits64(buffer, offset + SOURCE + 8, low);
    return this;
  }

  /** Sets the destination address. */
  public Ipv6PacketView destination(@Unsigned long high, @Unsigned long low) {
    Octets.putBits64(buffer, offset + DESTINATION, high);
    Octets.putBits64(buffer, offset + DESTINATION + 8, low);
    return this;
  }

  /**
   * Takes one hop off the hop limit (RFC 8200 §3). At 0 or 1 the packet may go no further: it is
   * left as it is.
   *
   * @return whether the packet may be forwarded
   */
  public boolean decrementHopLimit() {
    int hops = hopLimit();
    if (hops <= 1) {
      return false;
    }
    hopLimit(hops - 1);
    return true;
  }
}
