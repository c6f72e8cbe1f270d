package io.netlayers.tcp;

import static io.netlayers.tcp.TcpLayout.ACKNOWLEDGMENT;
import static io.netlayers.tcp.TcpLayout.CHECKSUM;
import static io.netlayers.tcp.TcpLayout.DATA_OFFSET_SHIFT;
import static io.netlayers.tcp.TcpLayout.DESTINATION_PORT;
import static io.netlayers.tcp.TcpLayout.HEADER_OCTETS;
import static io.netlayers.tcp.TcpLayout.MAX_OPTION_OCTETS;
import static io.netlayers.tcp.TcpLayout.OFFSET_AND_FLAGS;
import static io.netlayers.tcp.TcpLayout.QUOTED_OCTETS;
import static io.netlayers.tcp.TcpLayout.RESERVED_MASK;
import static io.netlayers.tcp.TcpLayout.RESERVED_SHIFT;
import static io.netlayers.tcp.TcpLayout.SEQUENCE;
import static io.netlayers.tcp.TcpLayout.SOURCE_PORT;
import static io.netlayers.tcp.TcpLayout.URGENT_POINTER;
import static io.netlayers.tcp.TcpLayout.WINDOW;

import io.netlayers.core.InternetChecksum;
import io.netlayers.core.OctetView;
import io.netlayers.core.Octets;
import java.nio.ByteBuffer;
import org.checkerframework.checker.signedness.qual.SignedPositive;
import org.checkerframework.checker.signedness.qual.Unsigned;

/**
 * A TCP segment (RFC 9293 §3.1) over a slice of a buffer.
 *
 * <p>Wrapping reads no option: a malformed one leaves the segment readable, and {@link
 * TcpOptionsView} reports it.
 */
public final class TcpSegmentView extends OctetView {
  /** Octets of a header without options. */
  public static final int HEADER_LENGTH = HEADER_OCTETS;

  private int headerLength = HEADER_OCTETS;

  /** Octets of the segment as it was sent. */
  private int wireLength = HEADER_OCTETS;

  /** A view over nothing, to be wrapped. */
  public TcpSegmentView() {}

  /**
   * Lays the view over a whole segment: TCP has no length of its own, so {@code length} is what IP
   * carries, without link-layer padding.
   */
  public TcpDecodeStatus wrap(ByteBuffer buffer, int offset, int length) {
    return wrapLax(buffer, offset, length, length);
  }

  /**
   * As {@link #wrap}, for a segment whose end a capture may have cut off: at {@link
   * TcpDecodeStatus#TRUNCATED_PAYLOAD} every accessor is good, at {@link
   * TcpDecodeStatus#TRUNCATED_OPTIONS} those of the fixed header are.
   *
   * @param length octets that are there
   * @param wireLength octets that IP says the segment has; where that is less than {@code length},
   *     the rest is not the segment's
   */
  public TcpDecodeStatus wrapLax(ByteBuffer buffer, int offset, int length, int wireLength) {
    attach(buffer, offset, Math.min(length, wireLength));
    this.headerLength = HEADER_OCTETS;
    this.wireLength = wireLength;
    if (this.length < HEADER_OCTETS) {
      return fault(TcpDecodeStatus.TRUNCATED_HEADER, this.length);
    }
    int declared = Octets.u16(buffer, offset + OFFSET_AND_FLAGS) >> DATA_OFFSET_SHIFT << 2;
    if (declared < HEADER_OCTETS || declared > wireLength) {
      return fault(TcpDecodeStatus.BAD_DATA_OFFSET, OFFSET_AND_FLAGS);
    }
    this.headerLength = declared;
    if (declared > this.length) {
      return fault(TcpDecodeStatus.TRUNCATED_OPTIONS, this.length);
    }
    return this.length < wireLength
        ? fault(TcpDecodeStatus.TRUNCATED_PAYLOAD, this.length)
        : TcpDecodeStatus.OK;
  }

  /**
   * Reads what an ICMP error quotes of a segment: 8 octets suffice (RFC 792). After OK ports and
   * {@link #sequence} are good; the other fields are where {@link #hasWholeHeader} says so, which a
   * longer quote may bring (RFC 1812 §4.3.2.3). No field is checked, and a quote's end says nothing
   * of the segment's.
   */
  public TcpDecodeStatus wrapQuoted(ByteBuffer buffer, int offset, int length) {
    attach(buffer, offset, length);
    this.headerLength = HEADER_OCTETS;
    this.wireLength = Math.max(length, HEADER_OCTETS);
    if (length < QUOTED_OCTETS) {
      return fault(TcpDecodeStatus.TRUNCATED_HEADER, length);
    }
    if (length >= HEADER_OCTETS) {
      int declared = Octets.u16(buffer, offset + OFFSET_AND_FLAGS) >> DATA_OFFSET_SHIFT << 2;
      this.headerLength = Math.max(declared, HEADER_OCTETS);
      this.wireLength = Math.max(length, this.headerLength);
    }
    return TcpDecodeStatus.OK;
  }

  /**
   * Lays the view over a segment to be written. Writes the data offset and clears reserved bits,
   * flags, checksum and urgent pointer; every other field is set by its setter, options and payload
   * in place, the checksum last.
   *
   * @param optionsLength octets of options with their padding, 0 to 40, a multiple of 4
   * @param payloadLength octets behind the header
   * @throws IndexOutOfBoundsException if the segment does not fit the buffer
   * @throws IllegalArgumentException if {@code optionsLength} cannot be, or the payload is negative
   */
  public TcpSegmentView wrapForEncode(
      ByteBuffer buffer, int offset, int optionsLength, int payloadLength) {
    if (optionsLength < 0 || optionsLength > MAX_OPTION_OCTETS || (optionsLength & 3) != 0) {
      throw new IllegalArgumentException(
          "options octets not a multiple of 4 within 0 to 40: " + optionsLength);
    }
    if (payloadLength < 0) {
      throw new IllegalArgumentException("payload octets negative: " + payloadLength);
    }
    int header = HEADER_OCTETS + optionsLength;
    attach(buffer, offset, Math.addExact(header, payloadLength));
    this.headerLength = header;
    this.wireLength = length;
    Octets.put16(buffer, offset + OFFSET_AND_FLAGS, header >> 2 << DATA_OFFSET_SHIFT);
    Octets.put32(buffer, offset + CHECKSUM, 0);
    return this;
  }

  /** Whether the fixed header's 20 octets are there; false only after a short quote. */
  public boolean hasWholeHeader() {
    return length >= HEADER_OCTETS;
  }

  /** The sender's port. */
  public @SignedPositive int sourcePort() {
    return Octets.u16(buffer, offset + SOURCE_PORT);
  }

  /** The port that the segment is for. */
  public @SignedPositive int destinationPort() {
    return Octets.u16(buffer, offset + DESTINATION_PORT);
  }

  /** SEG.SEQ, for {@link SeqNumbers} alone to compare or add. */
  public @Unsigned int sequence() {
    return Octets.bits32(buffer, offset + SEQUENCE);
  }

  /** SEG.ACK; significant where {@link TcpFlags#ACK} is set. */
  public @Unsigned int acknowledgment() {
    return Octets.bits32(buffer, offset + ACKNOWLEDGMENT);
  }

  /** The data offset field as it stands: words of 32 bits in the header, 0 to 15. */
  public @SignedPositive int dataOffset() {
    return Octets.u16(buffer, offset + OFFSET_AND_FLAGS) >>> DATA_OFFSET_SHIFT;
  }

  /** The three reserved bits, 0 to 7. */
  public int reserved() {
    return Octets.u16(buffer, offset + OFFSET_AND_FLAGS) >> RESERVED_SHIFT & RESERVED_MASK;
  }

  /** The nine flags of {@link TcpFlags}. */
  public int flags() {
    return Octets.u16(buffer, offset + OFFSET_AND_FLAGS) & TcpFlags.ALL;
  }

  /** Whether every one of these flags is set. */
  public boolean has(int flags) {
    return (flags() & flags) == flags;
  }

  /** SEG.WND as it stands, not scaled. */
  public @SignedPositive int window() {
    return Octets.u16(buffer, offset + WINDOW);
  }

  /** The checksum field. */
  public @SignedPositive int checksum() {
    return Octets.u16(buffer, offset + CHECKSUM);
  }

  /** SEG.UP, an offset from {@link #sequence}; significant where {@link TcpFlags#URG} is set. */
  public @SignedPositive int urgentPointer() {
    return Octets.u16(buffer, offset + URGENT_POINTER);
  }

  /** Octets of header with options, 20 to 60. */
  public int headerLength() {
    return headerLength;
  }

  /** Absolute index of the first option. */
  public int optionsOffset() {
    return offset + HEADER_OCTETS;
  }

  /** Octets of options and their padding, 0 to 40; past the slice where a capture cut them. */
  public int optionsLength() {
    return headerLength - HEADER_OCTETS;
  }

  /** Absolute index of the first payload octet. */
  public int payloadOffset() {
    return offset + headerLength;
  }

  /** Octets of payload that are there. */
  public int payloadLength() {
    return Math.max(0, length - headerLength);
  }

  /** Octets of payload as sent; more than {@link #payloadLength} where a capture cut it. */
  public int wirePayloadLength() {
    return Math.max(0, wireLength - headerLength);
  }

  /** SEG.LEN: octets of payload as sent, with SYN and FIN counted (RFC 9293 §3.3.1). */
  public int segmentLength() {
    int flags = flags();
    return wirePayloadLength() + (flags & TcpFlags.FIN) + (flags >> 1 & 1);
  }

  /**
   * Whether the checksum agrees with the octets; of no meaning where some of them are missing.
   *
   * @param pseudoHeader the addresses' partial sum with TCP's number
   */
  public boolean checksumValid(long pseudoHeader) {
    return InternetChecksum.isValid(sum(pseudoHeader));
  }

  /** Sets the sender's port, 0 to 65,535. */
  public TcpSegmentView sourcePort(int port) {
    Octets.put16(buffer, offset + SOURCE_PORT, port);
    return this;
  }

  /** Sets the port that the segment is for, 0 to 65,535. */
  public TcpSegmentView destinationPort(int port) {
    Octets.put16(buffer, offset + DESTINATION_PORT, port);
    return this;
  }

  /** Sets SEG.SEQ. */
  public TcpSegmentView sequence(@Unsigned int sequence) {
    Octets.putBits32(buffer, offset + SEQUENCE, sequence);
    return this;
  }

  /** Sets SEG.ACK. */
  public TcpSegmentView acknowledgment(@Unsigned int acknowledgment) {
    Octets.putBits32(buffer, offset + ACKNOWLEDGMENT, acknowledgment);
    return this;
  }

  /** Sets the nine flags; data offset and reserved bits stay. */
  public TcpSegmentView flags(int flags) {
    int word = Octets.u16(buffer, offset + OFFSET_AND_FLAGS) & ~TcpFlags.ALL;
    Octets.put16(buffer, offset + OFFSET_AND_FLAGS, word | flags & TcpFlags.ALL);
    return this;
  }

  /** Sets SEG.WND as it stands on the wire, 0 to 65,535. */
  public TcpSegmentView window(int window) {
    Octets.put16(buffer, offset + WINDOW, window);
    return this;
  }

  /** Sets the checksum field, 0 to 65,535. */
  public TcpSegmentView checksum(int checksum) {
    Octets.put16(buffer, offset + CHECKSUM, checksum);
    return this;
  }

  /** Sets SEG.UP, 0 to 65,535. */
  public TcpSegmentView urgentPointer(int urgentPointer) {
    Octets.put16(buffer, offset + URGENT_POINTER, urgentPointer);
    return this;
  }

  /**
   * Works the checksum out over the octets as they are and writes it.
   *
   * @param pseudoHeader the addresses' partial sum with TCP's number
   */
  public TcpSegmentView updateChecksum(long pseudoHeader) {
    checksum(0);
    return checksum(InternetChecksum.finish(sum(pseudoHeader)));
  }

  /** Sets the sender's port and changes the checksum accordingly (RFC 1624), reading no payload. */
  public TcpSegmentView changeSourcePort(int port) {
    return change16(SOURCE_PORT, port);
  }

  /** As {@link #changeSourcePort}, of the port that the segment is for. */
  public TcpSegmentView changeDestinationPort(int port) {
    return change16(DESTINATION_PORT, port);
  }

  /** As {@link #changeSourcePort}, of SEG.WND. */
  public TcpSegmentView changeWindow(int window) {
    return change16(WINDOW, window);
  }

  /** As {@link #changeSourcePort}, of the nine flags. */
  public TcpSegmentView changeFlags(int flags) {
    int word = Octets.u16(buffer, offset + OFFSET_AND_FLAGS) & ~TcpFlags.ALL;
    return change16(OFFSET_AND_FLAGS, word | flags & TcpFlags.ALL);
  }

  /** As {@link #changeSourcePort}, of SEG.SEQ. */
  public TcpSegmentView changeSequence(@Unsigned int sequence) {
    return change32(SEQUENCE, sequence);
  }

  /** As {@link #changeSourcePort}, of SEG.ACK. */
  public TcpSegmentView changeAcknowledgment(@Unsigned int acknowledgment) {
    return change32(ACKNOWLEDGMENT, acknowledgment);
  }

  /**
   * Changes the checksum for addresses that changed (RFC 1624), as address translation does.
   *
   * @param before partial sum of the addresses that the checksum was made with
   * @param after partial sum of those that it is to be good for
   */
  public TcpSegmentView changePseudoHeader(long before, long after) {
    return checksum(
        InternetChecksum.update16(
            checksum(), InternetChecksum.fold(before), InternetChecksum.fold(after)));
  }

  private TcpSegmentView change16(int at, int value) {
    int before = Octets.u16(buffer, offset + at);
    Octets.put16(buffer, offset + at, value);
    return checksum(InternetChecksum.update16(checksum(), before, value));
  }

  private TcpSegmentView change32(int at, @Unsigned int value) {
    @Unsigned int before = Octets.bits32(buffer, offset + at);
    Octets.putBits32(buffer, offset + at, value);
    return checksum(InternetChecksum.update32(checksum(), before, value));
  }

  private long sum(long pseudoHeader) {
    return pseudoHeader + length + InternetChecksum.sum(buffer, offset, length);
  }
}
