package io.netlayers.ip;

import static io.netlayers.ip.Ipv6Layout.AH_FIXED_OCTETS;
import static io.netlayers.ip.Ipv6Layout.EXT_LENGTH;
import static io.netlayers.ip.Ipv6Layout.EXT_NEXT_HEADER;
import static io.netlayers.ip.Ipv6Layout.FRAGMENT_IDENTIFICATION;
import static io.netlayers.ip.Ipv6Layout.FRAGMENT_MORE;
import static io.netlayers.ip.Ipv6Layout.FRAGMENT_OCTETS;
import static io.netlayers.ip.Ipv6Layout.FRAGMENT_OFFSET_FLAGS;
import static io.netlayers.ip.Ipv6Layout.FRAGMENT_OFFSET_MASK;

import io.netlayers.core.Octets;
import io.netlayers.ip.option.Ipv6OptionStatus;
import io.netlayers.ip.option.Ipv6OptionType;
import io.netlayers.ip.option.Ipv6OptionsView;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.checkerframework.checker.signedness.qual.SignedPositive;
import org.checkerframework.checker.signedness.qual.Unsigned;

/**
 * The extension headers of one IPv6 packet, in order, and what they lead to. Belongs to an {@link
 * Ipv6PacketView}, which walks it anew with every wrap.
 *
 * <p>The walk is a loop with a bound, and each header must lie within the packet. It ends at the
 * first number that is no extension header: ESP (RFC 4303), no next header, a transport, an unknown
 * one; and behind a fragment header of an offset other than 0, where a piece of something follows
 * that only reassembly can name.
 */
public final class Ipv6HeaderChain {
  private final int[] numbers;
  private final int[] offsets;
  private final int[] lengths;
  private final Ipv6OptionsView options = new Ipv6OptionsView();
  private final Ipv6RoutingHeaderView routing = new Ipv6RoutingHeaderView();

  private ByteBuffer buffer = options.buffer();
  private int base;
  private int end;
  private boolean cut;
  private Ipv6DecodeStatus status = Ipv6DecodeStatus.OK;
  private int faultAt;

  private int count;
  private int upperProtocol;
  private int upperOffset;
  private int upperLength;
  private boolean upperReadable;
  private int fragmentAt;
  private int routingAt;
  private int homeAddressAt;

  Ipv6HeaderChain(int maxHeaders) {
    numbers = new int[maxHeaders];
    offsets = new int[maxHeaders];
    lengths = new int[maxHeaders];
  }

  /** Forgets the last packet. */
  void clear(int upperAt) {
    status = Ipv6DecodeStatus.OK;
    faultAt = -1;
    count = 0;
    upperProtocol = IpProtocol.NO_NEXT_HEADER;
    upperOffset = upperAt;
    upperLength = 0;
    upperReadable = false;
    fragmentAt = -1;
    routingAt = -1;
    homeAddressAt = -1;
  }

  /**
   * Walks a packet whose fixed header is there.
   *
   * @param end absolute index behind the last octet of the packet that is there
   * @param cut whether the packet goes on behind {@code end}
   */
  void walk(ByteBuffer buffer, int base, int end, boolean cut) {
    this.buffer = buffer;
    this.base = base;
    this.end = end;
    this.cut = cut;
    int at = base + Ipv6Layout.HEADER_OCTETS;
    clear(at);
    int numberAt = base + Ipv6Layout.NEXT_HEADER;
    while (true) {
      int number = Octets.u8(buffer, numberAt);
      upperProtocol = number;
      upperOffset = at;
      upperLength = end - at;
      if (!IpProtocol.isExtensionHeader(number)) {
        upperReadable = true;
        return;
      }
      if (number == IpProtocol.HOP_BY_HOP && count > 0) {
        note(Ipv6DecodeStatus.MISPLACED_HOP_BY_HOP, numberAt);
        return;
      }
      if (count == numbers.length) {
        note(Ipv6DecodeStatus.TOO_MANY_EXTENSION_HEADERS, at);
        return;
      }
      int octets = lengthAt(number, at);
      if (octets < 0) {
        return;
      }
      numbers[count] = number;
      offsets[count] = at;
      lengths[count] = octets;
      count++;
      inspect(number, at, octets);
      numberAt = at + EXT_NEXT_HEADER;
      at += octets;
      if (number == IpProtocol.FRAGMENT && isLaterFragment(numberAt)) {
        upperProtocol = Octets.u8(buffer, numberAt);
        upperOffset = at;
        upperLength = end - at;
        return;
      }
    }
  }

  private boolean isLaterFragment(int at) {
    return (Octets.u16(buffer, at + FRAGMENT_OFFSET_FLAGS) & FRAGMENT_OFFSET_MASK) != 0;
  }

  /** Octets of the extension header at {@code at}; -1, and a fault noted, where it cannot be. */
  private int lengthAt(int number, int at) {
    if (end - at < Ipv6Layout.EXT_DATA) {
      return tooShort(at);
    }
    int field = Octets.u8(buffer, at + EXT_LENGTH);
    int octets =
        switch (number) {
          case IpProtocol.FRAGMENT -> FRAGMENT_OCTETS;
          case IpProtocol.AH -> (field + 2) * 4; // RFC 4302 §2.2
          default -> (field + 1) * 8; // RFC 6564 §4
        };
    if (number == IpProtocol.AH && octets < AH_FIXED_OCTETS) {
      return note(Ipv6DecodeStatus.BAD_EXTENSION_LENGTH, at + EXT_LENGTH);
    }
    return octets > end - at ? tooShort(at) : octets;
  }

  private int tooShort(int at) {
    if (cut) {
      return note(Ipv6DecodeStatus.TRUNCATED_EXTENSION_HEADER, end);
    }
    return note(
        moreFragments()
            ? Ipv6DecodeStatus.INCOMPLETE_HEADER_CHAIN
            : Ipv6DecodeStatus.BAD_EXTENSION_LENGTH,
        at);
  }

  private void inspect(int number, int at, int octets) {
    switch (number) {
      case IpProtocol.HOP_BY_HOP -> inspectOptions(at, octets, -1);
      case IpProtocol.DESTINATION_OPTIONS ->
          inspectOptions(at, octets, Ipv6OptionType.HOME_ADDRESS);
      case IpProtocol.FRAGMENT -> {
        if (fragmentAt < 0) {
          fragmentAt = at; // one within the fragmentable part is not this packet's
        }
      }
      case IpProtocol.ROUTING -> inspectRouting(at, octets);
      default -> {}
    }
  }

  private void inspectOptions(int at, int octets, int homeAddress) {
    if (options.wrapHeader(buffer, at, octets) != Ipv6OptionStatus.OK) {
      note(Ipv6DecodeStatus.BAD_OPTION_LENGTH, at + Ipv6Layout.EXT_DATA + options.faultOffset());
    }
    while (options.nextOf(homeAddress)) {
      if (options.dataLength() == 16) {
        homeAddressAt = options.dataOffset();
      } else {
        note(Ipv6DecodeStatus.BAD_OPTION_LENGTH, options.optionOffset());
      }
    }
  }

  private void inspectRouting(int at, int octets) {
    routingAt = at;
    if (wrapRouting(octets) != Ipv6DecodeStatus.OK) {
      note(Ipv6DecodeStatus.BAD_ROUTING_HEADER, at + routing.faultOffset());
    }
  }

  private Ipv6DecodeStatus wrapRouting(int octets) {
    int destination = base + Ipv6Layout.DESTINATION;
    return routing.wrap(
        buffer,
        routingAt,
        octets,
        Octets.bits64(buffer, destination),
        Octets.bits64(buffer, destination + 8));
  }

  /** Keeps the first fault; always -1. */
  int note(Ipv6DecodeStatus fault, int at) {
    if (status == Ipv6DecodeStatus.OK) {
      status = fault;
      faultAt = at;
    }
    return -1;
  }

  Ipv6DecodeStatus status() {
    return status;
  }

  int faultAt() {
    return faultAt;
  }

  /** Gives no payload, for a strict wrap that found it cut. */
  void dropUpper() {
    upperLength = 0;
  }

  /** How many extension headers were walked. */
  public int count() {
    return count;
  }

  /**
   * The number that names an extension header.
   *
   * @throws IndexOutOfBoundsException if {@code index} is not within 0 to less than the count
   */
  public int number(int index) {
    return numbers[Objects.checkIndex(index, count)];
  }

  /** Absolute index of an extension header's first octet. */
  public int offset(int index) {
    return offsets[Objects.checkIndex(index, count)];
  }

  /** Octets of an extension header. */
  public int length(int index) {
    return lengths[Objects.checkIndex(index, count)];
  }

  /** The place of the first extension header of a number, -1 where there is none. */
  public int indexOf(int number) {
    for (int i = 0; i < count; i++) {
      if (numbers[i] == number) {
        return i;
      }
    }
    return -1;
  }

  /**
   * The number behind the last extension header that was walked. Where {@link #hasUpperHeader} is
   * false it names what could not be read: an extension header, or what a later fragment is a piece
   * of.
   */
  public int upperProtocol() {
    return upperProtocol;
  }

  /** Absolute index of the octet behind the last extension header that was walked. */
  public int upperOffset() {
    return upperOffset;
  }

  /** Octets from {@link #upperOffset} to the packet's end that are there. */
  public int upperLength() {
    return upperLength;
  }

  /**
   * Whether the octets at {@link #upperOffset} begin with what {@link #upperProtocol} names: the
   * walk came to its end, and this is no later fragment.
   */
  public boolean hasUpperHeader() {
    return upperReadable;
  }

  /** Whether there is a fragment header; without one its fields are 0. */
  public boolean hasFragmentHeader() {
    return fragmentAt >= 0;
  }

  /** Absolute index of the fragment header; -1 without one. */
  public int fragmentHeaderOffset() {
    return fragmentAt;
  }

  /** Where the fragment belongs in the fragmentable part, octets: a multiple of 8, to 65,528. */
  public @SignedPositive int fragmentOffset() {
    return fragmentFlags() & FRAGMENT_OFFSET_MASK;
  }

  /** The M flag: this is not the last fragment. */
  public boolean moreFragments() {
    return (fragmentFlags() & FRAGMENT_MORE) != 0;
  }

  private @SignedPositive int fragmentFlags() {
    return fragmentAt < 0 ? 0 : Octets.u16(buffer, fragmentAt + FRAGMENT_OFFSET_FLAGS);
  }

  /** The identification, 0 to 2^32 - 1. */
  public @SignedPositive long fragmentIdentification() {
    return fragmentAt < 0 ? 0 : Octets.u32(buffer, fragmentAt + FRAGMENT_IDENTIFICATION);
  }

  /** Whether the packet is one of several fragments; an atomic fragment (RFC 6946) is not. */
  public boolean isFragment() {
    return (fragmentFlags() & (FRAGMENT_OFFSET_MASK | FRAGMENT_MORE)) != 0;
  }

  /** Absolute index of the home address in a destination option (RFC 6275 §6.3), -1 for none. */
  int homeAddressAt() {
    return homeAddressAt;
  }

  boolean hasRouting() {
    return routingAt >= 0;
  }

  @Unsigned
  long finalDestinationHigh() {
    return routing.finalDestinationHigh();
  }

  @Unsigned
  long finalDestinationLow() {
    return routing.finalDestinationLow();
  }

  /** Absolute index of a jumbo payload option's length in hop-by-hop options; -1 for none. */
  int jumboPayloadAt() {
    if (count == 0 || numbers[0] != IpProtocol.HOP_BY_HOP) {
      return -1;
    }
    options.wrapHeader(buffer, offsets[0], lengths[0]);
    return options.nextOf(Ipv6OptionType.JUMBO_PAYLOAD) && options.dataLength() == 4
        ? options.dataOffset()
        : -1;
  }
}
