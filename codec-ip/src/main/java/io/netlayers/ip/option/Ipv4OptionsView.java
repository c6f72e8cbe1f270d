package io.netlayers.ip.option;

import io.netlayers.core.OctetView;
import io.netlayers.core.Octets;
import java.nio.ByteBuffer;
import org.checkerframework.checker.signedness.qual.SignedPositive;
import org.checkerframework.checker.signedness.qual.Unsigned;

/**
 * A cursor over the options of an IPv4 header (RFC 791 §3.1).
 *
 * <p>{@code wrap} checks every option's length; {@link #next} then goes from one to the next, up to
 * and with the end of the list. After a fault the cursor still gives the options before it. {@link
 * #contentStatus} tells whether an option's contents are what its type wants; the accessors of
 * routes and timestamps are good where it answers OK.
 */
public final class Ipv4OptionsView extends OctetView {
  /** Timestamps alone. */
  public static final int TIMESTAMPS_ONLY = 0;

  /** Each timestamp behind the address that it was made at. */
  public static final int TIMESTAMPS_WITH_ADDRESSES = 1;

  /** Timestamps of the addresses that the sender wrote down. */
  public static final int TIMESTAMPS_PRESPECIFIED = 3;

  private static final int POINTER = 2;
  private static final int ROUTE_DATA = 3;
  private static final int TS_OVERFLOW_FLAG = 3;
  private static final int TS_DATA = 4;

  /** Index of the current option from the first octet; -1 before the first. */
  private int current;

  private int end;
  private int contentFault;

  /** A view over nothing, to be wrapped. */
  public Ipv4OptionsView() {}

  /**
   * Lays the view over options.
   *
   * @return OK or {@link Ipv4OptionStatus#OVERRUN}
   */
  public Ipv4OptionStatus wrap(ByteBuffer buffer, int offset, int length) {
    attach(buffer, offset, length);
    current = -1;
    int bad = Ipv4OptionType.firstBadLength(buffer, offset, 0, length);
    end = bad < 0 ? length : bad;
    return bad < 0 ? Ipv4OptionStatus.OK : fault(Ipv4OptionStatus.OVERRUN, bad);
  }

  /** Goes to the next option; false where there is none, as behind the end of the list. */
  public boolean next() {
    if (current >= 0 && type() == Ipv4OptionType.EOOL) {
      return false;
    }
    int following = current < 0 ? 0 : current + optionLength();
    if (following >= end) {
      return false;
    }
    current = following;
    return true;
  }

  /** Goes back to before the first option. */
  public void rewind() {
    current = -1;
  }

  /** Goes on to the next option of a type; false where there is none. */
  public boolean nextOf(int type) {
    while (next()) {
      if (type() == type) {
        return true;
      }
    }
    return false;
  }

  /** The current option's type; good after a {@link #next} that answered true, as what follows. */
  public @SignedPositive int type() {
    return Octets.u8(buffer, offset + current);
  }

  /** Absolute index of the current option's type octet. */
  public int optionOffset() {
    return offset + current;
  }

  /**
   * Octets of the current option, its type and length included; for the end of the list, all that
   * is left of the header.
   */
  public int optionLength() {
    return switch (type()) {
      case Ipv4OptionType.EOOL -> end - current;
      case Ipv4OptionType.NOP -> 1;
      default -> Octets.u8(buffer, offset + current + 1);
    };
  }

  private boolean hasLength() {
    return type() != Ipv4OptionType.EOOL && type() != Ipv4OptionType.NOP;
  }

  /** Absolute index of the octet behind the option's type and length. */
  public int dataOffset() {
    return optionOffset() + (hasLength() ? 2 : 1);
  }

  /** Octets of the option behind its type and length. */
  public int dataLength() {
    return optionLength() - (hasLength() ? 2 : 1);
  }

  /** Whether the current option's contents are what its type wants. */
  public Ipv4OptionStatus contentStatus() {
    contentFault = -1;
    int octets = optionLength();
    return switch (type()) {
      case Ipv4OptionType.LSR, Ipv4OptionType.SSR, Ipv4OptionType.RR ->
          octets < ROUTE_DATA || (octets - ROUTE_DATA) % 4 != 0
              ? contentFault(Ipv4OptionStatus.BAD_LENGTH, 1)
              : checkPointer(ROUTE_DATA + 1, octets, 4);
      case Ipv4OptionType.TS -> checkTimestamp(octets);
      case Ipv4OptionType.SID, Ipv4OptionType.RTRALT, Ipv4OptionType.MTUP, Ipv4OptionType.MTUR ->
          require(octets == 4);
      case Ipv4OptionType.QS -> require(octets == 8);
      case Ipv4OptionType.TR -> require(octets == 12);
      case Ipv4OptionType.SEC, Ipv4OptionType.E_SEC -> require(octets >= 3);
      case Ipv4OptionType.CIPSO -> require(octets >= 6);
      case Ipv4OptionType.SDB -> require(octets >= 6 && octets % 4 == 2);
      default -> Ipv4OptionStatus.OK;
    };
  }

  private Ipv4OptionStatus require(boolean lengthHolds) {
    return lengthHolds ? Ipv4OptionStatus.OK : contentFault(Ipv4OptionStatus.BAD_LENGTH, 1);
  }

  private Ipv4OptionStatus contentFault(Ipv4OptionStatus status, int at) {
    contentFault = current + at;
    return status;
  }

  private Ipv4OptionStatus checkTimestamp(int octets) {
    if (octets < TS_DATA) {
      return contentFault(Ipv4OptionStatus.BAD_LENGTH, 1);
    }
    int flag = timestampFlag();
    if (flag != TIMESTAMPS_ONLY
        && flag != TIMESTAMPS_WITH_ADDRESSES
        && flag != TIMESTAMPS_PRESPECIFIED) {
      return contentFault(Ipv4OptionStatus.BAD_FLAG, TS_OVERFLOW_FLAG);
    }
    return (octets - TS_DATA) % timestampEntryOctets() != 0
        ? contentFault(Ipv4OptionStatus.BAD_LENGTH, 1)
        : checkPointer(TS_DATA + 1, octets, timestampEntryOctets());
  }

  /** RFC 791 §3.1: room for less than an entry is an error; none at all says that it is full. */
  private Ipv4OptionStatus checkPointer(int least, int octets, int entry) {
    int pointer = pointer();
    return pointer < least || pointer <= octets && pointer + entry - 1 > octets
        ? contentFault(Ipv4OptionStatus.BAD_POINTER, POINTER)
        : Ipv4OptionStatus.OK;
  }

  /**
   * Where {@link #contentStatus} found its fault, in octets from the view's first one; -1 after OK.
   */
  public int contentFaultOffset() {
    return contentFault;
  }

  /** Routes and timestamps: the place of the next entry, counted from 1 at the option's type. */
  public @SignedPositive int pointer() {
    return Octets.u8(buffer, optionOffset() + POINTER);
  }

  /** Routes: addresses that the option has room for. */
  public int routeCount() {
    return (optionLength() - ROUTE_DATA) / 4;
  }

  /** Routes: an address, {@code index} from 0 to less than the count. */
  public @Unsigned int routeAddress(int index) {
    return Octets.bits32(buffer, optionOffset() + ROUTE_DATA + 4 * index);
  }

  /** Timestamps: hosts that found no room, 0 to 15. */
  public @SignedPositive int timestampOverflow() {
    return Octets.u8(buffer, optionOffset() + TS_OVERFLOW_FLAG) >> 4;
  }

  /** Timestamps: the flag, one of the {@code TIMESTAMPS} constants. */
  public @SignedPositive int timestampFlag() {
    return Octets.u8(buffer, optionOffset() + TS_OVERFLOW_FLAG) & 0xF;
  }

  private int timestampEntryOctets() {
    return timestampFlag() == TIMESTAMPS_ONLY ? 4 : 8;
  }

  /** Timestamps: entries that the option has room for. */
  public int timestampCount() {
    return (optionLength() - TS_DATA) / timestampEntryOctets();
  }

  /** Timestamps: an entry's address; only where the flag is not 0. */
  public @Unsigned int timestampAddress(int index) {
    return Octets.bits32(buffer, optionOffset() + TS_DATA + 8 * index);
  }

  /**
   * Timestamps: an entry's milliseconds since midnight UT, 0 to 2^32 - 1; the highest bit says that
   * the value is of another kind.
   */
  public @SignedPositive long timestamp(int index) {
    int entry = timestampEntryOctets();
    return Octets.u32(buffer, optionOffset() + TS_DATA + entry * index + entry - 4);
  }
}
