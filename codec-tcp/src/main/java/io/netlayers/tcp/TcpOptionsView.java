package io.netlayers.tcp;

import io.netlayers.core.OctetView;
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

  /** No operation twice, then timestamps: how most segments begin (RFC 7323 appendix A). */
  private static final long USUAL_TIMESTAMPS = 0x0101080AL;

  private static final int ABSENT = -1;

  /* Absolute indices of the common options' kind octets. */
  private int mssAt = ABSENT;
  private int windowScaleAt = ABSENT;
  private int timestampsAt = ABSENT;
  private int sackAt = ABSENT;
  private boolean sackPermitted;

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
      clear();
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
    clear();
    attach(buffer, offset, length);
    if (length == 12 && Octets.u32(buffer, offset) == USUAL_TIMESTAMPS) {
      timestampsAt = offset + 2;
      rewind();
      return TcpDecodeStatus.OK;
    }
    TcpDecodeStatus status = scan();
    rewind();
    return status;
  }

  private void clear() {
    mssAt = ABSENT;
    windowScaleAt = ABSENT;
    timestampsAt = ABSENT;
    sackAt = ABSENT;
    sackPermitted = false;
    kind = NO_MORE;
    optionLength = 0;
  }

  private TcpDecodeStatus scan() {
    TcpDecodeStatus status = TcpDecodeStatus.OK;
    nextAt = offset;
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
      case TcpOptionKind.MSS -> mssAt = optionAt;
      case TcpOptionKind.WINDOW_SCALE -> windowScaleAt = optionAt;
      case TcpOptionKind.SACK_PERMITTED -> sackPermitted = true;
      case TcpOptionKind.SACK -> sackAt = optionAt;
      case TcpOptionKind.TIMESTAMPS -> timestampsAt = optionAt;
      default -> {}
    }
  }

  /** Sets the cursor before the first option. */
  public void rewind() {
    kind = NO_MORE;
    optionAt = offset;
    optionLength = 0;
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

  /** Absolute index of the kind octet of the option under the cursor. */
  public int optionOffset() {
    return optionAt;
  }

  /** Octets of the option under the cursor, kind and length included; for END with its padding. */
  public int optionLength() {
    return optionLength;
  }

  /** Whether the option under the cursor has a length that its kind may have. */
  public boolean hasProperLength() {
    return kind <= TcpOptionKind.NOP || TcpOptionKind.lengthFits(kind, optionLength);
  }

  /** Absolute index of what follows kind and length of the option under the cursor. */
  public int bodyOffset() {
    return optionAt + (kind <= TcpOptionKind.NOP ? 1 : 2);
  }

  /** Octets that follow kind and length of the option under the cursor. */
  public int bodyLength() {
    return Math.max(0, optionLength - (kind <= TcpOptionKind.NOP ? 1 : 2));
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
    return mssAt == ABSENT ? -1 : Octets.u16(buffer, mssAt + 2);
  }

  /**
   * The shift as it stands, 0 to 255, or -1 without the option. More than 14 is to be used as 14
   * (RFC 7323 §2.3).
   */
  public int windowScale() {
    return windowScaleAt == ABSENT ? -1 : Octets.u8(buffer, windowScaleAt + 2);
  }

  /** Whether SACK permitted is there. */
  public boolean sackPermitted() {
    return sackPermitted;
  }

  /** Whether timestamps are there. */
  public boolean hasTimestamps() {
    return timestampsAt != ABSENT;
  }

  /** TSval, or 0 without the option. */
  public @Unsigned int tsVal() {
    return timestampsAt == ABSENT ? 0 : Octets.bits32(buffer, timestampsAt + 2);
  }

  /** TSecr, or 0 without the option. */
  public @Unsigned int tsEcr() {
    return timestampsAt == ABSENT ? 0 : Octets.bits32(buffer, timestampsAt + 6);
  }

  /** SACK blocks, 0 (without the option) to 4. */
  public @SignedPositive int sackBlocks() {
    return sackAt == ABSENT ? 0 : Octets.u8(buffer, sackAt + 1) >>> 3;
  }

  /**
   * The first sequence number of a SACK block.
   *
   * @param block from 0
   * @throws IndexOutOfBoundsException if there is no such block
   */
  public @Unsigned int sackLeft(int block) {
    return Octets.bits32(buffer, sackAt(block));
  }

  /**
   * The sequence number behind a SACK block's last one.
   *
   * @param block from 0
   * @throws IndexOutOfBoundsException if there is no such block
   */
  public @Unsigned int sackRight(int block) {
    return Octets.bits32(buffer, sackAt(block) + 4);
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

  private int sackAt(int block) {
    return sackAt + 2 + 8 * Objects.checkIndex(block, sackBlocks());
  }
}
