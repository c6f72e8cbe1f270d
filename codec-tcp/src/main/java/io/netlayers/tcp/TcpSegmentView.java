package io.netlayers.tcp;

import static io.netlayers.tcp.TcpLayout.ACKNOWLEDGMENT;
import static io.netlayers.tcp.TcpLayout.CHECKSUM;
import static io.netlayers.tcp.TcpLayout.DATA_OFFSET_SHIFT;
import static io.netlayers.tcp.TcpLayout.DESTINATION_PORT;
import static io.netlayers.tcp.TcpLayout.HEADER_OCTETS;
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
import io.netlayers.core.OctetWord;
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

  /* Where fields lie in the second word. */
  private static final int FLAGS_AT = OFFSET_AND_FLAGS - ACKNOWLEDGMENT;
  private static final int WINDOW_AT = WINDOW - ACKNOWLEDGMENT;

  /** Octets 0 to 7: ports and sequence number. */
  private @Unsigned long ports;

  /** Octets 8 to 15: acknowledgment, data offset, flags and window. */
  private @Unsigned long control;

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
    this.wireLength = wireLength;
    if (this.length < HEADER_OCTETS) {
      headerLength = HEADER_OCTETS;
      ports = 0;
      control = 0;
      return fault(TcpDecodeStatus.TRUNCATED_HEADER, this.length);
    }
    ports = Octets.bits64(buffer, offset + SOURCE_PORT);
    control = Octets.bits64(buffer, offset + ACKNOWLEDGMENT);
    int declared = offsetAndFlags() >> DATA_OFFSET_SHIFT << 2;
    if (declared < HEADER_OCTETS || declared > wireLength) {
      headerLength = HEADER_OCTETS;
      return fault(TcpDecodeStatus.BAD_DATA_OFFSET, OFFSET_AND_FLAGS);
    }
    headerLength = declared;
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
    ports = 0;
    control = 0;
    if (length < QUOTED_OCTETS) {
      return fault(TcpDecodeStatus.TRUNCATED_HEADER, length);
    }
    ports = Octets.bits64(buffer, offset + SOURCE_PORT);
    if (length >= HEADER_OCTETS) {
      control = Octets.bits64(buffer, offset + ACKNOWLEDGMENT);
      int declared = offsetAndFlags() >> DATA_OFFSET_SHIFT << 2;
      this.headerLength = Math.max(declared, HEADER_OCTETS);
      this.wireLength = Math.max(length, this.headerLength);
    }
    return TcpDecodeStatus.OK;
  }

  /**
   * Lays the view over a segment to be written: writes the data offset and clears every other field
   * of the fixed header. Options and payload are written in place, the checksum last.
   *
   * @param optionsLength octets of options with their padding, 0 to 40, a multiple of 4
   * @param payloadLength octets behind the header
   * @throws IndexOutOfBoundsException if the segment does not fit the buffer
   * @throws IllegalArgumentException if {@code optionsLength} cannot be, or the payload is negative
   */
  public TcpSegmentView wrapForEncode(
      ByteBuffer buffer, int offset, int optionsLength, int payloadLength) {
    TcpHeaderWords.checkLengths(optionsLength, payloadLength);
    int header = HEADER_OCTETS + optionsLength;
    attach(buffer, offset, Math.addExact(header, payloadLength));
    this.headerLength = header;
    this.wireLength = length;
    ports = 0;
    control = OctetWord.with16(0, FLAGS_AT, header >> 2 << DATA_OFFSET_SHIFT);
    Octets.putBits64(buffer, offset + SOURCE_PORT, ports);
    Octets.putBits64(buffer, offset + ACKNOWLEDGMENT, control);
    Octets.put32(buffer, offset + CHECKSUM, 0);
    return this;
  }

  /**
   * Writes everything of the fixed header but the data offset, the reserved bits, the checksum and
   * the urgent pointer: what the setters write in turn, with two stores.
   *
   * @param flags the nine flags of {@link TcpFlags}
   * @param window SEG.WND as it stands on the wire, 0 to 65,535
   */
  public TcpSegmentView fields(
      int sourcePort,
      int destinationPort,
      @Unsigned int sequence,
      @Unsigned int acknowledgment,
      int flags,
      int window) {
    ports = TcpHeaderWords.ports(sourcePort, destinationPort, sequence);
    control = TcpHeaderWords.control(acknowledgment, withFlags(flags), window);
    Octets.putBits64(buffer, offset + SOURCE_PORT, ports);
    Octets.putBits64(buffer, offset + ACKNOWLEDGMENT, control);
    return this;
  }

  /** Whether the fixed header's 20 octets are there; false only after a short quote. */
  public boolean hasWholeHeader() {
    return length >= HEADER_OCTETS;
  }

  /** The sender's port. */
  public @SignedPositive int sourcePort() {
    return OctetWord.u16(ports, SOURCE_PORT);
  }

  /** The port that the segment is for. */
  public @SignedPositive int destinationPort() {
    return OctetWord.u16(ports, DESTINATION_PORT);
  }

  /** SEG.SEQ, for {@link SeqNumbers} alone to compare or add. */
  public @Unsigned int sequence() {
    return OctetWord.bits32(ports, SEQUENCE);
  }

  /** SEG.ACK; significant where {@link TcpFlags#ACK} is set. */
  public @Unsigned int acknowledgment() {
    return OctetWord.bits32(control, 0);
  }

  /** The data offset field as it stands: words of 32 bits in the header, 0 to 15. */
  public @SignedPositive int dataOffset() {
    return offsetAndFlags() >>> DATA_OFFSET_SHIFT;
  }

  /** The three reserved bits, 0 to 7. */
  public int reserved() {
    return offsetAndFlags() >> RESERVED_SHIFT & RESERVED_MASK;
  }

  /** The nine flags of {@link TcpFlags}. */
  public int flags() {
    return offsetAndFlags() & TcpFlags.ALL;
  }

  private @SignedPositive int offsetAndFlags() {
    return OctetWord.u16(control, FLAGS_AT);
  }

  /** Whether every one of these flags is set. */
  public boolean has(int flags) {
    return (flags() & flags) == flags;
  }

  /** SEG.WND as it stands, not scaled. */
  public @SignedPositive int window() {
    return OctetWord.u16(control, WINDOW_AT);
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
    return InternetChecksum.isValid(
        pseudoHeader + length + InternetChecksum.sum(buffer, offset, length));
  }

  /** Sets the sender's port, 0 to 65,535. */
  public TcpSegmentView sourcePort(int port) {
    ports = OctetWord.with16(ports, SOURCE_PORT, port);
    Octets.put16(buffer, offset + SOURCE_PORT, port);
    return this;
  }

  /** Sets the port that the segment is for, 0 to 65,535. */
  public TcpSegmentView destinationPort(int port) {
    ports = OctetWord.with16(ports, DESTINATION_PORT, port);
    Octets.put16(buffer, offset + DESTINATION_PORT, port);
    return this;
  }

  /** Sets SEG.SEQ. */
  public TcpSegmentView sequence(@Unsigned int sequence) {
    ports = OctetWord.with32(ports, SEQUENCE, sequence);
    Octets.putBits32(buffer, offset + SEQUENCE, sequence);
    return this;
  }

  /** Sets SEG.ACK. */
  public TcpSegmentView acknowledgment(@Unsigned int acknowledgment) {
    control = OctetWord.with32(control, 0, acknowledgment);
    Octets.putBits32(buffer, offset + ACKNOWLEDGMENT, acknowledgment);
    return this;
  }

  /** Sets the nine flags; data offset and reserved bits stay. */
  public TcpSegmentView flags(int flags) {
    int word = withFlags(flags);
    control = OctetWord.with16(control, FLAGS_AT, word);
    Octets.put16(buffer, offset + OFFSET_AND_FLAGS, word);
    return this;
  }

  /** Sets SEG.WND as it stands on the wire, 0 to 65,535. */
  public TcpSegmentView window(int window) {
    control = OctetWord.with16(control, WINDOW_AT, window);
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
    // The words, not the octets that were just written: a read that spans several writes stalls.
    long sum =
        pseudoHeader
            + length
            + InternetChecksum.sum(ports)
            + InternetChecksum.sum(control)
            + urgentPointer()
            + InternetChecksum.sum(buffer, offset + HEADER_OCTETS, length - HEADER_OCTETS);
    return checksum(InternetChecksum.finish(sum));
  }

  /** Sets the sender's port and changes the checksum accordingly (RFC 1624), reading no payload. */
  public TcpSegmentView changeSourcePort(int port) {
    return changed16(sourcePort(), port).sourcePort(port);
  }

  /** As {@link #changeSourcePort}, of the port that the segment is for. */
  public TcpSegmentView changeDestinationPort(int port) {
    return changed16(destinationPort(), port).destinationPort(port);
  }

  /** As {@link #changeSourcePort}, of SEG.WND. */
  public TcpSegmentView changeWindow(int window) {
    return changed16(window(), window).window(window);
  }

  /** As {@link #changeSourcePort}, of the nine flags. */
  public TcpSegmentView changeFlags(int flags) {
    return changed16(offsetAndFlags(), withFlags(flags)).flags(flags);
  }

  /** As {@link #changeSourcePort}, of SEG.SEQ. */
  public TcpSegmentView changeSequence(@Unsigned int sequence) {
    return changed32(sequence(), sequence).sequence(sequence);
  }

  /** As {@link #changeSourcePort}, of SEG.ACK. */
  public TcpSegmentView changeAcknowledgment(@Unsigned int acknowledgment) {
    return changed32(acknowledgment(), acknowledgment).acknowledgment(acknowledgment);
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

  private TcpSegmentView changed16(int before, int after) {
    return checksum(InternetChecksum.update16(checksum(), before, after));
  }

  private TcpSegmentView changed32(@Unsigned int before, @Unsigned int after) {
    return checksum(InternetChecksum.update32(checksum(), before, after));
  }

  private int withFlags(int flags) {
    return offsetAndFlags() & ~TcpFlags.ALL | flags & TcpFlags.ALL;
  }
}
