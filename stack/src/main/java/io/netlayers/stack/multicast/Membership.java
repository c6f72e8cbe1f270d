package io.netlayers.stack.multicast;

import io.netlayers.core.IpAddress;
import io.netlayers.stack.bits.AddressBits;
import io.netlayers.stack.link.NetworkInterface;
import org.checkerframework.checker.signedness.qual.Unsigned;

/** A group that an interface is in. */
public final class Membership {
  private final NetworkInterface link;
  private final @Unsigned long high;
  private final @Unsigned long low;
  int count = 1;

  Membership(NetworkInterface link, @Unsigned long high, @Unsigned long low) {
    this.link = link;
    this.high = high;
    this.low = low;
  }

  /** The interface. */
  public NetworkInterface link() {
    return link;
  }

  /** Upper half of the group. */
  public @Unsigned long high() {
    return high;
  }

  /** Lower half of the group. */
  public @Unsigned long low() {
    return low;
  }

  /** The group. */
  public IpAddress group() {
    return AddressBits.address(high, low);
  }

  @Override
  public String toString() {
    return AddressBits.appendTo(new StringBuilder(), high, low) + " dev " + link.name();
  }
}
