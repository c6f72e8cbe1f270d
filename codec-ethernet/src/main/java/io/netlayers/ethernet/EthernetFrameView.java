package io.netlayers.ethernet;

import static io.netlayers.ethernet.EthernetLayout.DESTINATION;
import static io.netlayers.ethernet.EthernetLayout.FCS_OCTETS;
import static io.netlayers.ethernet.EthernetLayout.HEADER_OCTETS;
import static io.netlayers.ethernet.EthernetLayout.MAX_LENGTH_FIELD;
import static io.netlayers.ethernet.EthernetLayout.MIN_OCTETS;
import static io.netlayers.ethernet.EthernetLayout.MIN_TYPE;
import static io.netlayers.ethernet.EthernetLayout.SOURCE;
import static io.netlayers.ethernet.EthernetLayout.TAG_OCTETS;
import static io.netlayers.ethernet.EthernetLayout.TAG_TCI;
import static io.netlayers.ethernet.EthernetLayout.TYPE;

import io.netlayers.core.OctetView;
import io.netlayers.core.OctetWord;
import io.netlayers.core.Octets;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.checkerframework.checker.signedness.qual.SignedPositive;
import org.checkerframework.checker.signedness.qual.Unsigned;

/**
 * An Ethernet frame (IEEE 802.3 §3.1.1) over a slice of a buffer, from the destination address on,
 * with VLAN tags to any depth.
 *
 * <p>Behind an 802.3 length the payload is as long as that says and what follows is padding. Behind
 * an EtherType the frame does not tell payload from padding: {@link #payloadLength()} counts both,
 * and the layer above knows its own length.
 */
public final class EthernetFrameView extends OctetView {
  /** Octets of a header without tags. */
  public static final int HEADER_LENGTH = HEADER_OCTETS;

  /** Octets that a frame without its FCS is padded to (IEEE 802.3 §4.4.2). */
  public static final int MIN_LENGTH = MIN_OCTETS;

  /** Octets 0 to 7: the destination is the first six. */
  private @Unsigned long destinationWord;

  /** Octets 6 to 13: the source, and the type behind it. */
  private @Unsigned long sourceWord;

  private int vlanCount;

  /** The field behind all tags; -1 where the octets end before it. */
  private int typeOrLength = -1;

  private int payloadLength;
  private int fcsLength;

  /** A view over nothing, to be wrapped. */
  public EthernetFrameView() {}

  /** Lays the view over a frame without a frame check sequence. */
  public EthernetDecodeStatus wrap(ByteBuffer buffer, int offset, int length) {
    return wrap(buffer, offset, length, false);
  }

  /**
   * Lays the view over a frame.
   *
   * @param length all octets of the frame, its FCS included where there is one
   * @param fcsPresent whether the last four octets are a frame check sequence; where a capture cut
   *     the frame, what is left of it is for the caller to leave out
   */
  public EthernetDecodeStatus wrap(ByteBuffer buffer, int offset, int length, boolean fcsPresent) {
    EthernetDecodeStatus status = wrapLax(buffer, offset, length, fcsPresent);
    if (status == EthernetDecodeStatus.TRUNCATED_PAYLOAD) {
      payloadLength = 0;
    }
    return status;
  }

  /**
   * As {@link #wrap(ByteBuffer, int, int, boolean)}, for a frame whose end a capture cut off: at
   * {@link EthernetDecodeStatus#TRUNCATED_PAYLOAD} the accessors are good, and the payload is what
   * is there.
   */
  public EthernetDecodeStatus wrapLax(
      ByteBuffer buffer, int offset, int length, boolean fcsPresent) {
    attach(buffer, offset, length);
    int end = fcsPresent ? length - FCS_OCTETS : length;
    if (end < HEADER_OCTETS) {
      destinationWord = 0;
      sourceWord = 0;
      fcsLength = 0;
      payloadLength = 0;
      return cutWithin(0, EthernetDecodeStatus.TRUNCATED_HEADER, length);
    }
    fcsLength = length - end;
    destinationWord = Octets.bits64(buffer, offset + DESTINATION);
    sourceWord = Octets.bits64(buffer, offset + SOURCE);
    int tags = 0;
    int at = TYPE;
    int type = OctetWord.u16(sourceWord, TYPE - SOURCE);
    while (EthernetLayout.isTag(type)) {
      at += TAG_OCTETS;
      if (at + 2 > end) {
        payloadLength = 0;
        return cutWithin(at > end ? tags : tags + 1, EthernetDecodeStatus.TRUNCATED_TAG, end);
      }
      tags++;
      type = Octets.u16(buffer, offset + at);
    }
    vlanCount = tags;
    typeOrLength = type;
    int behind = end - at - 2;
    payloadLength = type <= behind && type <= MAX_LENGTH_FIELD ? type : behind;
    if (type >= MIN_TYPE) {
      return EthernetDecodeStatus.OK;
    }
    if (type > MAX_LENGTH_FIELD) {
      return fault(EthernetDecodeStatus.UNDEFINED_TYPE, at);
    }
    return type > behind
        ? fault(EthernetDecodeStatus.TRUNCATED_PAYLOAD, end)
        : EthernetDecodeStatus.OK;
  }

  /** The octets end before the type. */
  private EthernetDecodeStatus cutWithin(int tags, EthernetDecodeStatus status, int at) {
    vlanCount = tags;
    typeOrLength = -1;
    return fault(status, at);
  }

  /**
   * Lays the view over a frame to be written, padded to {@link #MIN_LENGTH}; {@link #length()} then
   * tells its size. Addresses and padding are zeroed; type and tags are set by their setters, the
   * FCS last.
   *
   * @param vlanCount tags, 0 or more
   * @param payloadLength octets behind the type, padding not counted
   * @param withFcs whether four octets of FCS follow
   * @throws IndexOutOfBoundsException if the frame does not fit the buffer
   * @throws IllegalArgumentException if a count is negative
   */
  public EthernetFrameView wrapForEncode(
      ByteBuffer buffer, int offset, int vlanCount, int payloadLength, boolean withFcs) {
    if (vlanCount < 0 || payloadLength < 0) {
      throw new IllegalArgumentException("negative: " + vlanCount + ", " + payloadLength);
    }
    int filled = HEADER_OCTETS + TAG_OCTETS * vlanCount + payloadLength;
    int padded = Math.max(filled, MIN_OCTETS);
    attach(buffer, offset, padded + (withFcs ? FCS_OCTETS : 0));
    this.vlanCount = vlanCount;
    this.typeOrLength = -1;
    this.payloadLength = payloadLength;
    this.fcsLength = length - padded;
    this.destinationWord = 0;
    this.sourceWord = 0;
    Octets.zero(buffer, offset, TYPE);
    Octets.zero(buffer, offset + filled, padded - filled);
    return this;
  }

  /** The destination address, 48 bits. */
  public @SignedPositive long destination() {
    return OctetWord.u48(destinationWord, 0);
  }

  /** The source address, 48 bits. */
  public @SignedPositive long source() {
    return OctetWord.u48(sourceWord, 0);
  }

  /** How many VLAN tags there are. */
  public int vlanCount() {
    return vlanCount;
  }

  /**
   * The TPID of a tag: 0x8100, 0x88A8 or 0x9100.
   *
   * @param index 0 for the outermost tag
   * @throws IndexOutOfBoundsException if there is no such tag
   */
  public @SignedPositive int vlanTpid(int index) {
    return Octets.u16(buffer, tagOffset(index));
  }

  /** The control information of a tag, 0 to 65,535; indexed as {@link #vlanTpid}. */
  public @SignedPositive int vlanTci(int index) {
    return Octets.u16(buffer, tagOffset(index) + TAG_TCI);
  }

  /** The VLAN of a tag, 0 to 4,095; indexed as {@link #vlanTpid}. */
  public @SignedPositive int vlanId(int index) {
    return vlanTci(index) & 0xFFF;
  }

  private int tagOffset(int index) {
    return offset + TYPE + TAG_OCTETS * Objects.checkIndex(index, vlanCount);
  }

  /** The type or length field behind all tags, as it stands; 0 where the octets end before it. */
  public @SignedPositive int typeOrLength() {
    return typeOrLength < 0 ? 0 : typeOrLength & 0xFFFF;
  }

  /** The EtherType behind all tags, 0x0600 to 0xFFFF; -1 where the field is a length. */
  public int etherType() {
    return typeOrLength >= MIN_TYPE ? typeOrLength : -1;
  }

  /**
   * Whether an LLC header follows: the field is a length, and the payload does not begin with the
   * 0xFFFF of IPX without LLC, which no LLC header does.
   */
  public boolean isLlc() {
    return isLength() && !startsWithOnes();
  }

  /** Whether the payload is IPX straight behind a length, Novell's "raw 802.3". */
  public boolean isRawIpx() {
    return isLength() && startsWithOnes();
  }

  private boolean isLength() {
    return typeOrLength >= 0 && typeOrLength <= MAX_LENGTH_FIELD;
  }

  private boolean startsWithOnes() {
    return payloadLength >= 2 && Octets.u16(buffer, payloadOffset()) == 0xFFFF;
  }

  /** Octets of the header, tags and type included. */
  public int headerLength() {
    return HEADER_OCTETS + TAG_OCTETS * vlanCount;
  }

  /** Absolute index of the first payload octet. */
  public int payloadOffset() {
    return offset + headerLength();
  }

  /** Octets of payload that are there; behind an EtherType, padding included. */
  public int payloadLength() {
    return payloadLength;
  }

  /** Octets between the payload, as {@link #payloadLength()} counts it, and the FCS. */
  public int paddingLength() {
    return length - fcsLength - headerLength() - payloadLength;
  }

  /** Whether the frame ends with a frame check sequence. */
  public boolean hasFcs() {
    return fcsLength != 0;
  }

  /**
   * The frame check sequence as it stands, 0 to 2^32 - 1.
   *
   * @throws IllegalStateException if the frame has none
   */
  public @SignedPositive long fcs() {
    return FrameCheckSequence.read(buffer, fcsOffset());
  }

  /**
   * Whether the frame check sequence agrees with the octets.
   *
   * @throws IllegalStateException if the frame has none
   */
  public boolean fcsValid() {
    return fcs() == computeFcs();
  }

  private int fcsOffset() {
    if (fcsLength == 0) {
      throw new IllegalStateException("the frame has no FCS");
    }
    return offset + length - FCS_OCTETS;
  }

  private long computeFcs() {
    return FrameCheckSequence.compute(buffer, offset, length - fcsLength);
  }

  /** Sets the destination address, the low 48 bits. */
  public EthernetFrameView destination(long bits) {
    destinationWord = OctetWord.with48(destinationWord, 0, bits);
    Octets.put48(buffer, offset + DESTINATION, bits);
    return this;
  }

  /** Sets the source address, the low 48 bits. */
  public EthernetFrameView source(long bits) {
    sourceWord = OctetWord.with48(sourceWord, 0, bits);
    Octets.put48(buffer, offset + SOURCE, bits);
    return this;
  }

  /**
   * Sets a tag; indexed as {@link #vlanTpid}.
   *
   * @param tpid 0x8100, 0x88A8 or 0x9100
   * @param tci priority, indicator and id, 0 to 65,535
   */
  public EthernetFrameView vlanTag(int index, int tpid, int tci) {
    int at = tagOffset(index);
    Octets.put16(buffer, at, tpid);
    Octets.put16(buffer, at + TAG_TCI, tci);
    return this;
  }

  /** Sets the EtherType behind all tags, 0x0600 to 0xFFFF. */
  public EthernetFrameView etherType(int etherType) {
    return putType(etherType);
  }

  /** Sets the 802.3 length to that of the payload: what follows is an LLC header. */
  public EthernetFrameView lengthOfPayload() {
    return putType(payloadLength);
  }

  private EthernetFrameView putType(int value) {
    typeOrLength = value & 0xFFFF;
    Octets.put16(buffer, payloadOffset() - 2, value);
    return this;
  }

  /**
   * Works the frame check sequence out over the octets as they are and writes it.
   *
   * @throws IllegalStateException if the frame has none
   */
  public EthernetFrameView updateFcs() {
    FrameCheckSequence.write(buffer, fcsOffset(), computeFcs());
    return this;
  }
}
