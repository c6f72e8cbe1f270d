package io.netlayers.ip.icmp;

import io.netlayers.core.InternetChecksum;
import io.netlayers.core.Octets;
import java.nio.ByteBuffer;
import org.checkerframework.checker.signedness.qual.SignedPositive;
import org.checkerframework.checker.signedness.qual.Unsigned;

/** An ICMP message for IPv4 (RFC 792) over a slice of a buffer. */
public final class Icmpv4MessageView extends IcmpMessageView {
  /** A view over nothing, to be wrapped. */
  public Icmpv4MessageView() {}

  /**
   * Lays the view over a whole message. No checksum is verified; extensions are found and not read.
   *
   * @param length octets that IP carries behind its header
   */
  public IcmpDecodeStatus wrap(ByteBuffer buffer, int offset, int length) {
    attachMessage(buffer, offset, length);
    if (length < IcmpLayout.DATA) {
      return fault(IcmpDecodeStatus.TRUNCATED_HEADER, length);
    }
    int type = type();
    if (Icmpv4Type.quotes(type)) {
      return findQuote(
          Icmpv4Type.hasQuoteLength(type) ? u8At(IcmpLayout.LENGTH_V4) * 4 : 0,
          Icmpv4Type.hasQuoteLength(type));
    }
    if (type == Icmpv4Type.EXTENDED_ECHO_REQUEST.number()) {
      extensionsOnly();
    } else if (type == Icmpv4Type.ROUTER_ADVERTISEMENT.number()) {
      return checkRouterEntries();
    }
    return length < Icmpv4Type.minLength(type)
        ? fault(IcmpDecodeStatus.TRUNCATED_BODY, length)
        : IcmpDecodeStatus.OK;
  }

  private IcmpDecodeStatus checkRouterEntries() {
    // RFC 1256 §5.2: at least one address, at least two words an entry, all entries there
    if (addressCount() == 0) {
      return fault(IcmpDecodeStatus.BAD_ROUTER_ENTRIES, IcmpLayout.ADDRESS_COUNT);
    }
    if (addressEntryWords() < 2) {
      return fault(IcmpDecodeStatus.BAD_ROUTER_ENTRIES, IcmpLayout.ADDRESS_ENTRY_WORDS);
    }
    return length < IcmpLayout.DATA + addressCount() * addressEntryWords() * 4
        ? fault(IcmpDecodeStatus.TRUNCATED_BODY, length)
        : IcmpDecodeStatus.OK;
  }

  /**
   * Reads the header alone, as another error quotes it: the 8 octets that RFC 792 promises. Nothing
   * behind them is read.
   */
  public IcmpDecodeStatus wrapQuoted(ByteBuffer buffer, int offset, int length) {
    attachMessage(buffer, offset, length);
    return length < IcmpLayout.DATA
        ? fault(IcmpDecodeStatus.TRUNCATED_HEADER, length)
        : IcmpDecodeStatus.OK;
  }

  /**
   * Lays the view over a message to be written and sets octets 4 to 7 to zero. Nothing is read;
   * type and code are set by their setters, the checksum last.
   *
   * @param length octets of the whole message, at least 8
   * @throws IllegalArgumentException if that is less than a header
   * @throws IndexOutOfBoundsException if the message does not fit the buffer
   */
  public Icmpv4MessageView wrapForEncode(ByteBuffer buffer, int offset, int length) {
    if (length < IcmpLayout.DATA) {
      throw new IllegalArgumentException("octets of a message less than 8: " + length);
    }
    attachMessage(buffer, offset, length);
    Octets.put32(buffer, offset + IcmpLayout.REST, 0);
    return this;
  }

  /** The type by name. */
  public Icmpv4Type typeName() {
    return Icmpv4Type.of(type());
  }

  /** The code by name. */
  public Icmpv4Code codeName() {
    return Icmpv4Code.of(type(), code());
  }

  @Override
  public boolean isQuoting() {
    return Icmpv4Type.quotes(type());
  }

  /**
   * Fragmentation needed: octets of the largest packet that the next hop takes; 0 from a router
   * that does not say (RFC 1191 §4).
   */
  public @SignedPositive int nextHopMtu() {
    return u16At(IcmpLayout.NEXT_HOP_MTU);
  }

  /** Parameter problem of code 0: the quoted packet's octet that is wrong, 0 to 255. */
  public @SignedPositive int pointer() {
    return u8At(IcmpLayout.POINTER_V4);
  }

  /** Redirect: the IPv4 address of the better router (RFC 792). */
  public @Unsigned int gateway() {
    return Octets.asBits((int) restOfHeader());
  }

  /** Timestamp: when the request was sent, milliseconds since midnight UT (RFC 792). */
  public @SignedPositive long originateTimestamp() {
    return u32At(IcmpLayout.ORIGINATE);
  }

  /** Timestamp reply: when the request came, milliseconds since midnight UT. */
  public @SignedPositive long receiveTimestamp() {
    return u32At(IcmpLayout.RECEIVE);
  }

  /** Timestamp reply: when the reply was sent, milliseconds since midnight UT. */
  public @SignedPositive long transmitTimestamp() {
    return u32At(IcmpLayout.TRANSMIT);
  }

  /** Address mask (RFC 950, deprecated by RFC 6918): the mask. */
  public @Unsigned int addressMask() {
    return Octets.asBits((int) u32At(IcmpLayout.DATA));
  }

  /** Router advertisement: how many addresses follow, 0 to 255. */
  public @SignedPositive int addressCount() {
    return u8At(IcmpLayout.ADDRESS_COUNT);
  }

  /** Router advertisement: 32-bit words an address entry, 2 or more. */
  public @SignedPositive int addressEntryWords() {
    return u8At(IcmpLayout.ADDRESS_ENTRY_WORDS);
  }

  /** Router advertisement: seconds that the addresses are good for. */
  public @SignedPositive int routerLifetime() {
    return u16At(IcmpLayout.ROUTER_LIFETIME);
  }

  /**
   * Router advertisement: an address.
   *
   * @param index 0 up to {@link #addressCount()}; behind what is there the answer is 0
   */
  public @Unsigned int routerAddress(int index) {
    return Octets.asBits((int) u32At(entry(index)));
  }

  /** Router advertisement: an address's preference, signed (RFC 1256 §3). */
  public int routerPreference(int index) {
    return (int) u32At(entry(index) + 4);
  }

  private int entry(int index) {
    return IcmpLayout.DATA + index * addressEntryWords() * 4;
  }

  /** Whether the checksum agrees with all octets of the view (RFC 792: no pseudo-header). */
  public boolean checksumValid() {
    return length >= IcmpLayout.REST
        && InternetChecksum.isValid(InternetChecksum.sum(buffer, offset, length));
  }

  /** Sets the type, 0 to 255. */
  public Icmpv4MessageView type(int type) {
    Octets.put8(buffer, offset + IcmpLayout.TYPE, type);
    return this;
  }

  /** Sets the code, 0 to 255. */
  public Icmpv4MessageView code(int code) {
    Octets.put8(buffer, offset + IcmpLayout.CODE, code);
    return this;
  }

  /** Sets the checksum field. */
  public Icmpv4MessageView checksum(int checksum) {
    Octets.put16(buffer, offset + IcmpLayout.CHECKSUM, checksum);
    return this;
  }

  /** Sets the identifier of an echo or a timestamp. */
  public Icmpv4MessageView identifier(int identifier) {
    Octets.put16(buffer, offset + IcmpLayout.IDENTIFIER, identifier);
    return this;
  }

  /** Sets the sequence number of an echo or a timestamp. */
  public Icmpv4MessageView sequence(int sequence) {
    Octets.put16(buffer, offset + IcmpLayout.SEQUENCE, sequence);
    return this;
  }

  /** Sets the MTU of a fragmentation needed, 0 to 65,535 octets. */
  public Icmpv4MessageView nextHopMtu(int mtu) {
    Octets.put16(buffer, offset + IcmpLayout.NEXT_HOP_MTU, mtu);
    return this;
  }

  /** Sets the pointer of a parameter problem, 0 to 255. */
  public Icmpv4MessageView pointer(int pointer) {
    Octets.put8(buffer, offset + IcmpLayout.POINTER_V4, pointer);
    return this;
  }

  /** Sets the gateway of a redirect. */
  public Icmpv4MessageView gateway(@Unsigned int address) {
    Octets.putBits32(buffer, offset + IcmpLayout.REST, address);
    return this;
  }

  /**
   * Turns an echo request into its reply in place: the type changes, data and numbers stay (RFC
   * 1122 §3.2.2.6), and the checksum follows by RFC 1624.
   */
  public Icmpv4MessageView echoRequestToReply() {
    int before = u16At(IcmpLayout.TYPE);
    type(Icmpv4Type.ECHO_REPLY.number());
    return checksum(InternetChecksum.update16(checksum(), before, u16At(IcmpLayout.TYPE)));
  }

  /** Works the checksum out over all octets of the view and writes it. */
  public Icmpv4MessageView updateChecksum() {
    checksum(0);
    return checksum(InternetChecksum.of(buffer, offset, length));
  }
}
