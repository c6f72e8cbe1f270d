package io.netlayers.ip.icmp;

import io.netlayers.core.InternetChecksum;
import io.netlayers.core.Octets;
import java.nio.ByteBuffer;
import org.checkerframework.checker.signedness.qual.SignedPositive;

/** An ICMP message for IPv6 (RFC 4443) over a slice of a buffer. */
public final class Icmpv6MessageView extends IcmpMessageView {
  /** Octets that the shortest messages have: type, code and checksum. */
  public static final int MIN_LENGTH = IcmpLayout.REST;

  /** The next header number that goes into the pseudo-header (RFC 4443 §2.3). */
  public static final int NEXT_HEADER = 58;

  /** A view over nothing, to be wrapped. */
  public Icmpv6MessageView() {}

  /**
   * Lays the view over a whole message. No checksum is verified; extensions, options and group
   * records are not read.
   *
   * @param length octets that IP carries behind its headers
   */
  public IcmpDecodeStatus wrap(ByteBuffer buffer, int offset, int length) {
    IcmpDecodeStatus status = wrapQuoted(buffer, offset, length);
    if (status != IcmpDecodeStatus.OK) {
      return status;
    }
    int type = type();
    if (length < Icmpv6Type.minLength(type)) {
      return fault(IcmpDecodeStatus.TRUNCATED_BODY, length);
    }
    if (Icmpv6Type.quotes(type)) {
      return findQuote(Icmpv6Type.hasQuoteLength(type) ? u8At(IcmpLayout.LENGTH_V6) * 8 : 0, false);
    }
    if (type == Icmpv6Type.EXTENDED_ECHO_REQUEST.number()) {
      extensionsOnly();
    }
    return IcmpDecodeStatus.OK;
  }

  /** Reads the header alone, as another error quotes it. Nothing behind it is read. */
  public IcmpDecodeStatus wrapQuoted(ByteBuffer buffer, int offset, int length) {
    attachMessage(buffer, offset, length);
    int header = length < 1 ? MIN_LENGTH : Math.min(HEADER_LENGTH, Icmpv6Type.minLength(type()));
    return length < header ? fault(IcmpDecodeStatus.TRUNCATED_HEADER, length) : IcmpDecodeStatus.OK;
  }

  /**
   * Lays the view over a message to be written and sets what there is of octets 4 to 7 to zero.
   * Nothing is read; type and code are set by their setters, the checksum last.
   *
   * @param length octets of the whole message, at least 4
   * @throws IllegalArgumentException if that is less than a header
   * @throws IndexOutOfBoundsException if the message does not fit the buffer, or if a setter's
   *     field lies behind a buffer's end
   */
  public Icmpv6MessageView wrapForEncode(ByteBuffer buffer, int offset, int length) {
    if (length < MIN_LENGTH) {
      throw new IllegalArgumentException("octets of a message less than 4: " + length);
    }
    attachMessage(buffer, offset, length);
    Octets.zero(buffer, offset + IcmpLayout.REST, Math.min(length, IcmpLayout.DATA) - MIN_LENGTH);
    return this;
  }

  /** The type by name. */
  public Icmpv6Type typeName() {
    return Icmpv6Type.of(type());
  }

  /** The code by name. */
  public Icmpv6Code codeName() {
    return Icmpv6Code.of(type(), code());
  }

  /** Whether it is an error: the type's highest bit is 0 (RFC 4443 §2.1). */
  public boolean isError() {
    return Icmpv6Type.isError(type());
  }

  @Override
  public boolean isQuoting() {
    return Icmpv6Type.quotes(type());
  }

  /** Packet too big: octets of the largest packet that the next link takes (RFC 4443 §3.2). */
  public @SignedPositive long mtu() {
    return restOfHeader();
  }

  /**
   * Parameter problem: the original packet's octet that is wrong; it may lie behind what is quoted
   * (RFC 4443 §3.4).
   */
  public @SignedPositive long pointer() {
    return restOfHeader();
  }

  /**
   * Whether the checksum agrees with all octets of the view (RFC 4443 §2.3).
   *
   * @param pseudoHeader the addresses' partial sum with {@link #NEXT_HEADER}, without a length
   */
  public boolean checksumValid(long pseudoHeader) {
    return length >= MIN_LENGTH && InternetChecksum.isValid(sum(pseudoHeader));
  }

  private long sum(long pseudoHeader) {
    return pseudoHeader + length + InternetChecksum.sum(buffer, offset, length);
  }

  /** Sets the type, 0 to 255. */
  public Icmpv6MessageView type(int type) {
    Octets.put8(buffer, offset + IcmpLayout.TYPE, type);
    return this;
  }

  /** Sets the code, 0 to 255. */
  public Icmpv6MessageView code(int code) {
    Octets.put8(buffer, offset + IcmpLayout.CODE, code);
    return this;
  }

  /** Sets the checksum field. */
  public Icmpv6MessageView checksum(int checksum) {
    Octets.put16(buffer, offset + IcmpLayout.CHECKSUM, checksum);
    return this;
  }

  /** Sets an echo's identifier. */
  public Icmpv6MessageView identifier(int identifier) {
    Octets.put16(buffer, offset + IcmpLayout.IDENTIFIER, identifier);
    return this;
  }

  /** Sets an echo's sequence number. */
  public Icmpv6MessageView sequence(int sequence) {
    Octets.put16(buffer, offset + IcmpLayout.SEQUENCE, sequence);
    return this;
  }

  /** Sets the MTU of a packet too big, 0 to 4,294,967,295 octets. */
  public Icmpv6MessageView mtu(long mtu) {
    Octets.put32(buffer, offset + IcmpLayout.REST, mtu);
    return this;
  }

  /** Sets the pointer of a parameter problem, 0 to 4,294,967,295. */
  public Icmpv6MessageView pointer(long pointer) {
    Octets.put32(buffer, offset + IcmpLayout.REST, pointer);
    return this;
  }

  /**
   * Turns an echo request into its reply in place: the type changes, data and numbers stay (RFC
   * 4443 §4.2), and the checksum follows by RFC 1624. The pseudo-header stays the same when source
   * and destination change places.
   */
  public Icmpv6MessageView echoRequestToReply() {
    int before = u16At(IcmpLayout.TYPE);
    type(Icmpv6Type.ECHO_REPLY.number());
    return checksum(InternetChecksum.update16(checksum(), before, u16At(IcmpLayout.TYPE)));
  }

  /**
   * Works the checksum out over all octets of the view and writes it.
   *
   * @param pseudoHeader the addresses' partial sum with {@link #NEXT_HEADER}, without a length
   */
  public Icmpv6MessageView updateChecksum(long pseudoHeader) {
    checksum(0);
    return checksum(InternetChecksum.finish(sum(pseudoHeader)));
  }
}
