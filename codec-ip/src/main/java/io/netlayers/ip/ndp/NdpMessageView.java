package io.netlayers.ip.ndp;

import io.netlayers.core.OctetView;
import io.netlayers.core.Octets;
import java.nio.ByteBuffer;
import org.checkerframework.checker.signedness.qual.SignedPositive;
import org.checkerframework.checker.signedness.qual.Unsigned;

/**
 * A message of Neighbor Discovery (RFC 4861 §4) over the octets of an ICMPv6 message. A field that
 * lies behind the octets that are there reads as 0, so no accessor throws, whatever {@code wrap}
 * answered. Whether a field means something is for the type to say.
 */
public final class NdpMessageView extends OctetView {
  static final int MANAGED = 0x80;
  static final int OTHER = 0x40;
  static final int HOME_AGENT = 0x20;
  static final int PROXY = 0x04;
  static final int ROUTER = 0x80;
  static final int SOLICITED = 0x40;
  static final int OVERRIDE = 0x20;

  private final NdpOptionsView options = new NdpOptionsView();

  /** A view over nothing, to be wrapped. */
  public NdpMessageView() {}

  /**
   * Lays the view over a whole ICMPv6 message and its options. The fault that stands first in the
   * message is the one that is named; options before a bad one can be walked in any case.
   */
  public NdpDecodeStatus wrap(ByteBuffer buffer, int offset, int length) {
    attach(buffer, offset, length);
    int fixed = NdpLayout.fixedOctets(type());
    int optionsAt = fixed == 0 || length < fixed ? length : fixed;
    NdpDecodeStatus chain = options.wrap(buffer, offset + optionsAt, length - optionsAt);
    if (length == 0) {
      return fault(NdpDecodeStatus.TRUNCATED_HEADER, 0);
    }
    if (fixed == 0) {
      return fault(NdpDecodeStatus.NOT_NEIGHBOR_DISCOVERY, NdpLayout.TYPE);
    }
    if (code() != 0) {
      return fault(NdpDecodeStatus.BAD_CODE, NdpLayout.CODE);
    }
    if (length < fixed) {
      return fault(NdpDecodeStatus.TRUNCATED_HEADER, length);
    }
    NdpDecodeStatus addresses = checkAddresses();
    if (addresses != NdpDecodeStatus.OK) {
      return addresses;
    }
    return chain == NdpDecodeStatus.OK ? chain : fault(chain, fixed + options.faultOffset());
  }

  private NdpDecodeStatus checkAddresses() {
    int type = type();
    if (type == NdpLayout.REDIRECT_TYPE) {
      // RFC 4861 §8.1: the target is a router's link-local address, or the destination itself
      boolean linkLocal = targetHigh() >>> 54 == 0xFE80 >>> 6;
      boolean same = targetHigh() == destinationHigh() && targetLow() == destinationLow();
      if (!linkLocal && !same) {
        return fault(NdpDecodeStatus.BAD_TARGET, NdpLayout.TARGET);
      }
      return destinationHigh() >>> 56 == 0xFF
          ? fault(NdpDecodeStatus.BAD_DESTINATION, NdpLayout.DESTINATION)
          : NdpDecodeStatus.OK;
    }
    boolean neighbor =
        type == NdpLayout.NEIGHBOR_SOLICITATION_TYPE
            || type == NdpLayout.NEIGHBOR_ADVERTISEMENT_TYPE;
    return neighbor && targetHigh() >>> 56 == 0xFF
        ? fault(NdpDecodeStatus.BAD_TARGET, NdpLayout.TARGET)
        : NdpDecodeStatus.OK;
  }

  /**
   * Lays the view over a message to be written and sets its fixed part to zero but for the type;
   * options follow at {@link #optionsOffset()}. The checksum is for the view of the ICMPv6 message
   * to make.
   *
   * @param type 133 to 137, 141 or 142
   * @param optionOctets octets of all options, a multiple of 8
   * @throws IllegalArgumentException if the type is another, or the octets are no such multiple
   * @throws IndexOutOfBoundsException if the message does not fit the buffer
   */
  public NdpMessageView wrapForEncode(ByteBuffer buffer, int offset, int type, int optionOctets) {
    int fixed = NdpLayout.fixedOctets(type);
    if (fixed == 0 || optionOctets < 0 || optionOctets % NdpLayout.OPTION_UNIT != 0) {
      throw new IllegalArgumentException("type " + type + ", option octets " + optionOctets);
    }
    attach(buffer, offset, fixed + optionOctets);
    Octets.zero(buffer, offset, fixed);
    Octets.put8(buffer, offset + NdpLayout.TYPE, type);
    return this;
  }

  private @SignedPositive int u8At(int at) {
    return at + 1 <= length ? Octets.u8(buffer, offset + at) : 0;
  }

  private @SignedPositive long u32At(int at) {
    return at + 4 <= length ? Octets.u32(buffer, offset + at) : 0;
  }

  private @Unsigned long bits64At(int at) {
    return at + 8 <= length ? Octets.bits64(buffer, offset + at) : 0;
  }

  /** The ICMPv6 type: 133 to 137, 141 or 142. */
  public @SignedPositive int type() {
    return u8At(NdpLayout.TYPE);
  }

  /** The ICMPv6 code, 0. */
  public @SignedPositive int code() {
    return u8At(NdpLayout.CODE);
  }

  /** Router advertisement: the hop limit for outgoing packets, 0 for unspecified. */
  public @SignedPositive int hopLimit() {
    return u8At(NdpLayout.HOP_LIMIT);
  }

  /** Router advertisement: all flags as they stand, 0 to 255. */
  public @SignedPositive int routerFlags() {
    return u8At(NdpLayout.ROUTER_FLAGS);
  }

  /** Router advertisement: whether addresses come by DHCPv6 (M). */
  public boolean managed() {
    return (routerFlags() & MANAGED) != 0;
  }

  /** Router advertisement: whether other configuration comes by DHCPv6 (O). */
  public boolean otherConfiguration() {
    return (routerFlags() & OTHER) != 0;
  }

  /** Router advertisement: whether the router is a home agent too (H, RFC 6275 §7.1). */
  public boolean homeAgent() {
    return (routerFlags() & HOME_AGENT) != 0;
  }

  /** Router advertisement: whether it came by a proxy (P, RFC 4389 §4.1.3.3). */
  public boolean proxied() {
    return (routerFlags() & PROXY) != 0;
  }

  /** Router advertisement: how much to prefer the router as a default one (RFC 4191 §2.2). */
  public RouterPreference preference() {
    return RouterPreference.of(routerFlags() >> 3);
  }

  /** Router advertisement: seconds that it is a default router, 0 for it is none. */
  public @SignedPositive int routerLifetime() {
    return NdpLayout.ROUTER_LIFETIME + 2 <= length
        ? Octets.u16(buffer, offset + NdpLayout.ROUTER_LIFETIME)
        : 0;
  }

  /** Router advertisement: milliseconds that a neighbour counts as reachable, 0 for unspecified. */
  public @SignedPositive long reachableTime() {
    return u32At(NdpLayout.REACHABLE_TIME);
  }

  /** Router advertisement: milliseconds between solicitations, 0 for unspecified. */
  public @SignedPositive long retransTimer() {
    return u32At(NdpLayout.RETRANS_TIMER);
  }

  /** Neighbor advertisement: whether the sender is a router (R). */
  public boolean router() {
    return (u8At(NdpLayout.NEIGHBOR_FLAGS) & ROUTER) != 0;
  }

  /** Neighbor advertisement: whether it answers a solicitation (S). */
  public boolean solicited() {
    return (u8At(NdpLayout.NEIGHBOR_FLAGS) & SOLICITED) != 0;
  }

  /** Neighbor advertisement: whether it replaces a cached link-layer address (O). */
  public boolean override() {
    return (u8At(NdpLayout.NEIGHBOR_FLAGS) & OVERRIDE) != 0;
  }

  /** Solicitation, advertisement of a neighbor, redirect: the target's upper half. */
  public @Unsigned long targetHigh() {
    return bits64At(NdpLayout.TARGET);
  }

  /** Solicitation, advertisement of a neighbor, redirect: the target's lower half. */
  public @Unsigned long targetLow() {
    return bits64At(NdpLayout.TARGET + 8);
  }

  /** Redirect: the upper half of the address that is redirected. */
  public @Unsigned long destinationHigh() {
    return bits64At(NdpLayout.DESTINATION);
  }

  /** Redirect: the lower half of the address that is redirected. */
  public @Unsigned long destinationLow() {
    return bits64At(NdpLayout.DESTINATION + 8);
  }

  /** Absolute index of the first option. */
  public int optionsOffset() {
    return offset + Math.min(length, NdpLayout.fixedOctets(type()));
  }

  /** The options, the cursor before the first: one and the same object at every call. */
  public NdpOptionsView options() {
    options.rewind();
    return options;
  }

  /** Sets the hop limit of a router advertisement. */
  public NdpMessageView hopLimit(int hopLimit) {
    Octets.put8(buffer, offset + NdpLayout.HOP_LIMIT, hopLimit);
    return this;
  }

  /** Sets all flags of a router advertisement, preference included. */
  public NdpMessageView routerFlags(int flags) {
    Octets.put8(buffer, offset + NdpLayout.ROUTER_FLAGS, flags);
    return this;
  }

  /** Sets the lifetime of a default router, 0 to 65,535 seconds. */
  public NdpMessageView routerLifetime(int seconds) {
    Octets.put16(buffer, offset + NdpLayout.ROUTER_LIFETIME, seconds);
    return this;
  }

  /** Sets the reachable time of a router advertisement, milliseconds. */
  public NdpMessageView reachableTime(long milliseconds) {
    Octets.put32(buffer, offset + NdpLayout.REACHABLE_TIME, milliseconds);
    return this;
  }

  /** Sets the retransmission timer of a router advertisement, milliseconds. */
  public NdpMessageView retransTimer(long milliseconds) {
    Octets.put32(buffer, offset + NdpLayout.RETRANS_TIMER, milliseconds);
    return this;
  }

  /** Sets the flags of a neighbor advertisement. */
  public NdpMessageView neighborFlags(boolean router, boolean solicited, boolean override) {
    Octets.put8(
        buffer,
        offset + NdpLayout.NEIGHBOR_FLAGS,
        (router ? ROUTER : 0) | (solicited ? SOLICITED : 0) | (override ? OVERRIDE : 0));
    return this;
  }

  /** Sets the target of a solicitation, an advertisement of a neighbor or a redirect. */
  public NdpMessageView target(@Unsigned long high, @Unsigned long low) {
    Octets.putBits64(buffer, offset + NdpLayout.TARGET, high);
    Octets.putBits64(buffer, offset + NdpLayout.TARGET + 8, low);
    return this;
  }

  /** Sets the address that a redirect is for. */
  public NdpMessageView destination(@Unsigned long high, @Unsigned long low) {
    Octets.putBits64(buffer, offset + NdpLayout.DESTINATION, high);
    Octets.putBits64(buffer, offset + NdpLayout.DESTINATION + 8, low);
    return this;
  }
}
