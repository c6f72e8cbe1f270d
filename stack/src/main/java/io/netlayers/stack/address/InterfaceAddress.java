package io.netlayers.stack.address;

import io.netlayers.core.IpAddress;
import io.netlayers.stack.bits.AddressBits;
import io.netlayers.stack.link.NetworkInterface;
import java.util.Locale;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.checkerframework.checker.signedness.qual.Unsigned;

/** An address that an interface has. Who holds one may read it; the host's classes change it. */
public final class InterfaceAddress {
  /** A lifetime without end. */
  public static final long FOREVER = Long.MAX_VALUE;

  private final NetworkInterface link;
  private final @Unsigned long high;
  private final @Unsigned long low;
  private final int prefixLength;
  private final boolean autoconfigured;
  private AddressState state = AddressState.TENTATIVE;
  private long validUntil = FOREVER;
  private long preferredUntil = FOREVER;

  /** The next address in the same place of the table's index. */
  @Nullable InterfaceAddress chained;

  /**
   * A tentative address.
   *
   * @param prefixLength of the network that is on the link, counted in the version's own bits
   * @param autoconfigured whether it was made from a router's prefix
   */
  public InterfaceAddress(
      NetworkInterface link,
      @Unsigned long high,
      @Unsigned long low,
      int prefixLength,
      boolean autoconfigured) {
    this.link = link;
    this.high = high;
    this.low = low;
    this.prefixLength = prefixLength;
    this.autoconfigured = autoconfigured;
  }

  /** The interface that has it. */
  public NetworkInterface link() {
    return link;
  }

  /** Its upper half. */
  public @Unsigned long high() {
    return high;
  }

  /** Its lower half. */
  public @Unsigned long low() {
    return low;
  }

  /** The address. */
  public IpAddress address() {
    return AddressBits.address(high, low);
  }

  /** Whether it is an IPv4 address. */
  public boolean isIpv4() {
    return AddressBits.isIpv4(high, low);
  }

  /** Bits of its network: 0 to 32, or to 128. */
  public int prefixLength() {
    return prefixLength;
  }

  /** Whether it was made from a router's prefix (RFC 4862 §5.5.3). */
  public boolean isAutoconfigured() {
    return autoconfigured;
  }

  /** What it may be used for. */
  public AddressState state() {
    return state;
  }

  /** Whether packets for it are ours, and packets may be sent from it. */
  public boolean isUsable() {
    return state == AddressState.PREFERRED || state == AddressState.DEPRECATED;
  }

  /** Changes what it may be used for. */
  public void state(AddressState state) {
    this.state = state;
  }

  /** Until when it is the interface's; {@link #FOREVER} without end. */
  public long validUntil() {
    return validUntil;
  }

  /** Until when new uses may begin. */
  public long preferredUntil() {
    return preferredUntil;
  }

  /** Changes how long it lives. */
  public void lifetimes(long validUntil, long preferredUntil) {
    this.validUntil = validUntil;
    this.preferredUntil = preferredUntil;
  }

  /** IPv4: whether an address is this network's broadcast, of ones or, as of old, of zeros. */
  public boolean isBroadcast(@Unsigned int ipv4) {
    if (!isIpv4() || prefixLength >= 31) {
      return false;
    }
    @Unsigned int host = -1 >>> prefixLength;
    @Unsigned int own = AddressBits.ipv4(low);
    return ((ipv4 ^ own) & ~host) == 0 && ((ipv4 & host) == host || (ipv4 & host) == 0);
  }

  @Override
  public String toString() {
    StringBuilder out = new StringBuilder();
    AddressBits.appendTo(out, high, low).append('/').append(prefixLength);
    out.append(" dev ").append(link.name());
    return state == AddressState.PREFERRED
        ? out.toString()
        : out.append(' ').append(state.name().toLowerCase(Locale.ROOT)).toString();
  }
}
