package io.netlayers.ip.ndp;

import static io.netlayers.ip.ndp.NdpLayout.OPTION_BODY;
import static io.netlayers.ip.ndp.NdpLayout.OPTION_LENGTH;
import static io.netlayers.ip.ndp.NdpLayout.OPTION_TYPE;
import static io.netlayers.ip.ndp.NdpLayout.OPTION_UNIT;

import io.netlayers.core.OctetView;
import io.netlayers.core.Octets;
import java.nio.ByteBuffer;
import org.checkerframework.checker.signedness.qual.SignedPositive;
import org.checkerframework.checker.signedness.qual.Unsigned;

/**
 * The options of a message: a cursor over them (RFC 4861 §4.6).
 *
 * <p>Accessors speak of the option on which the cursor stands. A field that lies behind that
 * option's end reads as 0, so none throws; {@link #isWellFormed()} says whether the option has the
 * length that its type asks for. A receiver ignores one that has not, and one of an unknown type.
 */
public final class NdpOptionsView extends OctetView {
  private int end;
  private int at;
  private int next;
  private int size;

  /** A view over nothing, to be wrapped. */
  public NdpOptionsView() {}

  /**
   * Lays the view over all options and checks every length; the cursor stands before the first.
   * After a fault the options before it can still be walked.
   */
  public NdpDecodeStatus wrap(ByteBuffer buffer, int offset, int length) {
    attach(buffer, offset, length);
    end = 0;
    rewind();
    while (end < length) {
      if (length - end < OPTION_BODY) {
        return fault(NdpDecodeStatus.TRUNCATED_OPTION, length);
      }
      int octets = Octets.u8(buffer, offset + end + OPTION_LENGTH) * OPTION_UNIT;
      if (octets == 0) {
        return fault(NdpDecodeStatus.ZERO_LENGTH_OPTION, end + OPTION_LENGTH);
      }
      if (octets > length - end) {
        return fault(NdpDecodeStatus.TRUNCATED_OPTION, length);
      }
      end += octets;
    }
    return NdpDecodeStatus.OK;
  }

  /** Puts the cursor before the first option. */
  public void rewind() {
    at = 0;
    next = 0;
    size = 0;
  }

  /** Goes to the next option; false, and no option, at the end. */
  public boolean next() {
    at = next;
    if (next >= end) {
      size = 0;
      return false;
    }
    size = Octets.u8(buffer, offset + at + OPTION_LENGTH) * OPTION_UNIT;
    next += size;
    return true;
  }

  @SignedPositive
  int u8At(int in) {
    return in + 1 <= size ? Octets.u8(buffer, offset + at + in) : 0;
  }

  @SignedPositive
  int u16At(int in) {
    return in + 2 <= size ? Octets.u16(buffer, offset + at + in) : 0;
  }

  @SignedPositive
  long u32At(int in) {
    return in + 4 <= size ? Octets.u32(buffer, offset + at + in) : 0;
  }

  private @Unsigned long bits64At(int in) {
    return in + 8 <= size ? Octets.bits64(buffer, offset + at + in) : 0;
  }

  /** The option's type, 0 to 255; 0 where the cursor is on none. */
  public @SignedPositive int type() {
    return u8At(OPTION_TYPE);
  }

  /** The option's type by name. */
  public NdpOptionType typeName() {
    return NdpOptionType.of(type());
  }

  /** Octets of the whole option, a multiple of 8; 0 where the cursor is on none. */
  public int optionLength() {
    return size;
  }

  /** Absolute index of the option's first octet. */
  public int optionOffset() {
    return offset + at;
  }

  /** Absolute index of what follows the option's type and length. */
  public int bodyOffset() {
    return offset + at + OPTION_BODY;
  }

  /** Octets behind the option's type and length, padding included. */
  public int bodyLength() {
    return Math.max(0, size - OPTION_BODY);
  }

  /**
   * Whether the option's length is one that its type allows; true for a type that this package does
   * not know.
   */
  public boolean isWellFormed() {
    return switch (typeName()) {
      case PREFIX_INFORMATION -> size == 32;
      case MTU, ADVERTISEMENT_INTERVAL, HOME_AGENT_INFORMATION -> size == 8;
      case ROUTE_INFORMATION -> size <= 24 && 8 + (prefixLength() + 63) / 64 * 8 <= size;
      case RECURSIVE_DNS_SERVER -> size >= 24 && size % 16 == 8;
      case DNS_SEARCH_LIST, PREF64 ->
          size >= 16 && (typeName() != NdpOptionType.PREF64 || size == 16);
      case ADDRESS_REGISTRATION -> size >= 16 && size <= 40;
      case SIX_LOWPAN_CONTEXT ->
          size <= 24 && 8 + (prefixLength() + 63) / 64 * 8 <= size && size > 8;
      case AUTHORITATIVE_BORDER_ROUTER -> size == 24;
      default -> true;
    };
  }

  /** Link-layer address of 6 octets, as of Ethernet (RFC 2464 §6). */
  public @SignedPositive long macAddress() {
    return size >= 8 ? Octets.u48(buffer, bodyOffset()) : 0;
  }

  /**
   * Prefix information, route information, 6LoWPAN context: bits of the prefix, 0 to 255; more than
   * 128 make no sense.
   */
  public @SignedPositive int prefixLength() {
    return u8At(2);
  }

  /** Prefix information: all flags as they stand, on-link the highest. */
  public @SignedPositive int prefixFlags() {
    return u8At(3);
  }

  /** Prefix information: whether the prefix is on the link (L). */
  public boolean onLink() {
    return (prefixFlags() & 0x80) != 0;
  }

  /** Prefix information: whether hosts may make addresses of the prefix (A). */
  public boolean autonomous() {
    return (prefixFlags() & 0x40) != 0;
  }

  /** Prefix information: seconds that the prefix is valid, 4,294,967,295 for ever. */
  public @SignedPositive long validLifetime() {
    return u32At(4);
  }

  /** Prefix information: seconds that addresses are preferred, 4,294,967,295 for ever. */
  public @SignedPositive long preferredLifetime() {
    return u32At(8);
  }

  /** Route information: how much to prefer the route (RFC 4191 §2.3). */
  public RouterPreference routePreference() {
    return RouterPreference.of(u8At(3) >> 3);
  }

  /** Route information, DNS servers and search list: seconds, 4,294,967,295 for ever. */
  public @SignedPositive long lifetime() {
    return u32At(4);
  }

  /** Prefix or route information: the prefix's upper half, 0 where it is left out. */
  public @Unsigned long prefixHigh() {
    return bits64At(prefixAt());
  }

  /** Prefix or route information: the prefix's lower half, 0 where it is left out. */
  public @Unsigned long prefixLow() {
    return bits64At(prefixAt() + 8);
  }

  private int prefixAt() {
    return typeName() == NdpOptionType.PREFIX_INFORMATION ? 16 : 8;
  }

  /** MTU: octets that every node of the link is to use (RFC 4861 §4.6.4). */
  public @SignedPositive long mtu() {
    return u32At(4);
  }

  /** Recursive DNS servers: how many addresses there are (RFC 8106 §5.1). */
  public int dnsServerCount() {
    return Math.max(0, (size - 8) / 16);
  }

  /** Recursive DNS servers: an address's upper half; {@code index} counts from 0. */
  public @Unsigned long dnsServerHigh(int index) {
    return bits64At(8 + index * 16);
  }

  /** Recursive DNS servers: an address's lower half. */
  public @Unsigned long dnsServerLow(int index) {
    return bits64At(16 + index * 16);
  }

  /** Redirected header: absolute index of the packet that caused it (RFC 4861 §4.6.3). */
  public int redirectedOffset() {
    return optionOffset() + 8;
  }

  /** Redirected header: octets of that packet, padding included. */
  public int redirectedLength() {
    return Math.max(0, size - 8);
  }
}
