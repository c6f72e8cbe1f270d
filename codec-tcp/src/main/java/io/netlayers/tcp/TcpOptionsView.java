package io.netlayers.tcp;

import io.netlayers.core.OctetView;
import io.netlayers.core.OctetWord;
import io.netlayers.core.Octets;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.checkerframework.checker.signedness.qual.SignedPositive;
import org.checkerframework.checker.signedness.qual.Unsigned;

/**
 * The options of a segment: {@link #wrap} notes in one pass where the common ones are, and {@link
 * #next} goes through all of them in order.
 *
 * <p>{@link #faultOffset} counts from the first option, which is octet 20 of the segment. After a
 * fault the options before it are good: the accessors of the common ones and the cursor give them.
 * Where an option comes twice, the last one stands.
 */
public final class TcpOptionsView extends OctetView {
  /** What {@link #next} answers where no option is left. */
  public static final int NO_MORE = -1;

  /** No operation twice, then timestamps: all that most segments have (RFC 7323 appendix A). */
  private static final int USUAL_OCTETS = 12;

  private static final int USUAL_TIMESTAMPS = 0x0101080A;

  /** MSS, SACK permitted, timestamps, no operation, window scale: what most SYNs have. */
  private static final int USUAL_SYN_OCTETS = 20;

  private static final long USUAL_SYN_START = 0x0204_0000_0402_080AL;
  private static final long USUAL_SYN_MASK = 0xFFFF_0000_FFFF_FFFFL;
  private static final int USUAL_SYN_END = 0x010303;

  /* Where the common options are: 12 bits each, 0 for none, 1 for an option that comes first. */
  private static final int PLACE_MASK = 0xFFF;
  private static final int MSS_PLACE = 0;
  private static final int WINDOW_SCALE_PLACE = 12;
  private static final int TIMESTAMPS_PLACE = 24;
  private static final int SACK_PLACE = 36;
  private static final int SACK_PERMITTED_PLACE = 48;

  private static final long USUAL_PLACES = 3L << TIMESTAMPS_PLACE;
  private static final long USUAL_SYN_PLACES =
      1L << MSS_PLACE
          | 5L << SACK_PERMITTED_PLACE
          | 7L << TIMESTAMPS_PLACE
          | 18L << WINDOW_SCALE_PLACE;

  private long places;

  /** TSval, or 0 without the option. */
  private @Unsigned int tsVal;

  /* The cursor. */
  private int kind = NO_MORE;
  private int optionAt;
  private int optionLength;
  private int nextAt;

  /** A view over nothing, to be wrapped. */
  public TcpOptionsView() {}

  /**
   * Reads the options of a segment whose fixed header is good. Where a capture cut them, the whole
   * ones are given and the answer is {@link TcpDecodeStatus#TRUNCATED_OPTIONS}.
   */
  public TcpDecodeStatus wrap(TcpSegmentView segment) {
    int declared = segment.optionsLength();
    int there = Math.max(0, Math.min(declared, segment.length() - TcpLayout.HEADER_OCTETS));
    if (there == 0) {
      places = 0;
      tsVal = 0;
      attach(segment.buffer(), segment.offset(), 0);
      rewind();
      return declared == 0 ? TcpDecodeStatus.OK : fault(TcpDecodeStatus.TRUNCATED_OPTIONS, 0);
    }
    TcpDecodeStatus status = wrap(segment.buffer(), segment.optionsOffset(), there);
    return there == declared || isFaultWithin(status, there)
        ? status
        : fault(TcpDecodeStatus.TRUNCATED_OPTIONS, there);
  }

  /** Whether the octets before a cut are wrong in themselves, not for want of what was cut. */
  private boolean isFaultWithin(TcpDecodeStatus status, int there) {
    int at = faultOffset();
    return status == TcpDecodeStatus.BAD_OPTION_LENGTH
        || status == TcpDecodeStatus.MALFORMED_OPTION
            && at + 1 < there
            && Octets.u8(buffer, offset + at + 1) < 2;
  }

  /**
   * Reads options in a slice of their own.
   *
   * @return OK, {@link TcpDecodeStatus#MALFORMED_OPTION} or {@link
   *     TcpDecodeStatus#BAD_OPTION_LENGTH}, whichever comes first
   */
  public TcpDecodeStatus wrap(ByteBuffer buffer, int offset, int length) {
    attach(buffer, offset, length);
    TcpDecodeStatus status = isUsual() ? TcpDecodeStatus.OK : scan();
    rewind();
    return status;
  }

  /** Takes the options if they are one of the two lists that most segments have. */
  private boolean isUsual() {
    if (length == USUAL_OCTETS) {
      @Unsigned long start = Octets.bits64(buffer, offset);
      places = USUAL_PLACES;
      tsVal = OctetWord.bits32(start, 4);
      return OctetWord.bits32(start, 0) == USUAL_TIMESTAMPS;
    }
    if (length == USUAL_SYN_OCTETS
        && (Octets.bits64(buffer, offset) & USUAL_SYN_MASK) == USUAL_SYN_START
        && Octets.u24(buffer, offset + 16) == USUAL_SYN_END) {
      places = USUAL_SYN_PLACES;
      tsVal = Octets.bits32(buffer, offset + 8);
      return true;
    }
    return false;
  }

  private TcpDecodeStatus scan() {
    TcpDecodeStatus status = TcpDecodeStatus.OK;
    places = 0;
    tsVal = 0;
    rewind();
    while (next() != NO_MORE) {
      if (kind <= TcpOptionKind.NOP) {
        continue;
      }
      if (TcpOptionKind.lengthFits(kind, optionLength)) {
        note();
      } else if (status == TcpDecodeStatus.OK) {
        status = fault(TcpDecodeStatus.BAD_OPTION_LENGTH, optionAt - offset);
      }
    }
    if (nextAt < offset + length && status == TcpDecodeStatus.OK) {
      status = fault(TcpDecodeStatus.MALFORMED_OPTION, nextAt - offset);
    }
    return status;
  }

  private void note() {
    switch (kind) {
      case TcpOptionKind.MSS -> note(MSS_PLACE);
      case TcpOptionKind.WINDOW_SCALE -> note(WINDOW_SCALE_PLACE);
      case TcpOptionKind.SACK_PERMITTED -> note(SACK_PERMITTED_PLACE);
      case TcpOptionKind.SACK -> note(SACK_PLACE);
      case TcpOptionKind.TIMESTAMPS -> {
        note(TIMESTAMPS_PLACE);
        tsVal = hasTimestamps() ? Octets.bits32(buffer, at(TIMESTAMPS_PLACE) + 2) : 0;
      }
      default -> {}
    }
  }

  private void note(int place) {
    long fromOne = optionAt - offset + 1;
    if (fromOne <= PLACE_MASK) { // no segment has so many: the cursor gives what is behind
      places = places & ~((long) PLACE_MASK << place) | fromOne << place;
    }
  }

  /** Absolute index of a common option's kind octet, or -1 without it. */
  private int at(int place) {
    int fromOne = (int) (places >> place) & PLACE_MASK;
    return fromOne == 0 ? -1 : offset + fromOne - 1;
  }

  /** Sets the cursor before the first option. */
  public void rewind() {
    kind = NO_MORE;
    nextAt = offset;
  }

  /**
   * Goes to the next option. {@link TcpOptionKind#END} is given too, and takes all that is behind
   * it as its padding; an option whose length cannot be is not given, and ends the walk.
   *
   * @return its kind, 0 to 255, or {@link #NO_MORE}
   */
  public int next() {
    int left = offset + length - nextAt;
    if (left <= 0) {
      return kind = NO_MORE;
    }
    int candidate = Octets.u8(buffer, nextAt);
    int octets;
    if (candidate == TcpOptionKind.END) {
      octets = left;
    } else if (candidate == TcpOptionKind.NOP) {
      octets = 1;
    } else if (left < 2) {
      return kind = NO_MORE;
    } else {
      octets = Octets.u8(buffer, nextAt + 1);
      if (octets < 2 || octets > left) {
        return kind = NO_MORE;
      }
    }
    optionAt = nextAt;
    optionLength = octets;
    nextAt += octets;
    return kind = candidate;
  }

  /** Kind of the option under the cursor, or {@link #NO_MORE}. */
  public int kind() {
    return kind;
  }

  /** Absolute index of the kind octet of the option under the cursor; where none is, the next. */
  public int optionOffset() {
    return kind == NO_MORE ? nextAt : optionAt;
  }

  /** Octets of the option under the cursor, kind and length included; for END with its padding. */
  public int optionLength() {
    return kind == NO_MORE ? 0 : optionLength;
  }

  /** Whether the option under the cursor has a length that its kind may have. */
  public boolean hasProperLength() {
    return kind <= TcpOptionKind.NOP || TcpOptionKind.lengthFits(kind, optionLength);
  }

  /** Absolute index of what follows kind and length of the option under the cursor. */
  public int bodyOffset() {
    return optionOffset() + (kind <= TcpOptionKind.NOP ? 1 : 2);
  }

  /** Octets that follow kind and length of the option under the cursor. */
  public int bodyLength() {
    return Math.max(0, optionLength() - (kind <= TcpOptionKind.NOP ? 1 : 2));
  }

  /**
   * Octets behind the option under the cursor. After {@link #NO_MORE} they are the malformed rest,
   * and 0 where there is none.
   */
  public int unreadLength() {
    return offset + length - nextAt;
  }

  /** The peer's maximum segment size in octets, 0 to 65,535, or -1 without the option. */
  public int mss() {
    int at = at(MSS_PLACE);
    return at < 0 ? -1 : Octets.u16(buffer, at + 2);
  }

  /**
   * The shift as it stands, 0 to 255, or -1 without the option. More than 14 is to be used as 14
   * (RFC 7323 §2.3).
   */
  public int windowScale() {
    int at = at(WINDOW_SCALE_PLACE);
    return at < 0 ? -1 : Octets.u8(buffer, at + 2);
  }

  /** Whether SACK permitted is there. */
  public boolean sackPermitted() {
    return at(SACK_PERMITTED_PLACE) >= 0;
  }

  /** Whether timestamps are there. */
  public boolean hasTimestamps() {
    return at(TIMESTAMPS_PLACE) >= 0;
  }

  /** TSval, or 0 without the option. */
  public @Unsigned int tsVal() {
    return tsVal;
  }

  /** TSecr, or 0 without the option. */
  public @Unsigned int tsEcr() {
    int at = at(TIMESTAMPS_PLACE);
    return at < 0 ? 0 : Octets.bits32(buffer, at + 6);
  }

  /** SACK blocks, 0 (without the option) to 4. */
  public @SignedPositive int sackBlocks() {
    int at = at(SACK_PLACE);
    return at < 0 ? 0 : Octets.u8(buffer, at + 1) >>> 3;
  }

  /**
   * The first sequence number of a SACK block.
   *
   * @param block from 0
   * @throws IndexOutOfBoundsException if there is no such block
   */
  public @Unsigned int sackLeft(int block) {
    return Octets.bits32(buffer, sackBlock(block));
  }

  /**
   * The sequence number behind a SACK block's last one.
   *
   * @param block from 0
   * @throws IndexOutOfBoundsException if there is no such block
   */
  public @Unsigned int sackRight(int block) {
    return Octets.bits32(buffer, sackBlock(block) + 4);
  }

  /**
   * Whether the first SACK block reports a duplicate (RFC 2883 §4): it begins below the cumulative
   * acknowledgment, or lies within the second block.
   *
   * @param acknowledgment SEG.ACK of the same segment
   */
  public boolean firstSackIsDuplicate(@Unsigned int acknowledgment) {
    int blocks = sackBlocks();
    return blocks > 0 && SeqNumbers.lessThan(sackLeft(0), acknowledgment)
        || blocks > 1
            && SeqNumbers.lessOrEqual(sackLeft(1), sackLeft(0))
            && SeqNumbers.lessOrEqual(sackRight(0), sackRight(1));
  }

  private int sackBlock(int block) {
    return at(SACK_PLACE) + 2 + 8 * Objects.checkIndex(block, sackBlocks());
  }
}
