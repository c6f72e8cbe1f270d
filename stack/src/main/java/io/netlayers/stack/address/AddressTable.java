package io.netlayers.stack.address;

import io.netlayers.stack.bits.AddressBits;
import io.netlayers.stack.link.NetworkInterface;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.checkerframework.checker.signedness.qual.Unsigned;

/** All addresses of a host, found by what they are. */
public final class AddressTable {
  private static final int PLACES = 64;

  private final int max;
  private final List<InterfaceAddress> all = new ArrayList<>();
  private final @Nullable InterfaceAddress[] index = new @Nullable InterfaceAddress[PLACES];

  /** A table for so many addresses. */
  public AddressTable(int max) {
    this.max = max;
  }

  private static int place(@Unsigned long high, @Unsigned long low) {
    @Unsigned long mixed = (high ^ low) * 0x9E37_79B9_7F4A_7C15L;
    return AddressBits.place(mixed >>> 58, PLACES);
  }

  /** All of them, in the order in which they were added. */
  public List<InterfaceAddress> all() {
    return Collections.unmodifiableList(all);
  }

  /** How many there are. */
  public int size() {
    return all.size();
  }

  /** The address at a place of the order. */
  public InterfaceAddress get(int place) {
    return all.get(place);
  }

  /** Whether another one has room. */
  public boolean hasRoom() {
    return all.size() < max;
  }

  /**
   * Adds an address.
   *
   * @throws IllegalStateException if there is no room, or the interface has it already
   */
  public void add(InterfaceAddress address) {
    if (!hasRoom() || find(address.link(), address.high(), address.low()) != null) {
      throw new IllegalStateException("no room, or there already: " + address);
    }
    all.add(address);
    int place = place(address.high(), address.low());
    address.chained = index[place];
    index[place] = address;
  }

  /** Takes an address away. */
  public void remove(InterfaceAddress address) {
    all.remove(address);
    int place = place(address.high(), address.low());
    InterfaceAddress before = null;
    for (InterfaceAddress a = index[place]; a != null; before = a, a = a.chained) {
      if (a == address) {
        if (before == null) {
          index[place] = a.chained;
        } else {
          before.chained = a.chained;
        }
        return;
      }
    }
  }

  /** The address of that interface, in any state; null where it has no such. */
  public @Nullable InterfaceAddress find(
      NetworkInterface link, @Unsigned long high, @Unsigned long low) {
    for (InterfaceAddress a = index[place(high, low)]; a != null; a = a.chained) {
      if (a.high() == high && a.low() == low && a.link() == link) {
        return a;
      }
    }
    return null;
  }

  /**
   * The usable address that a packet which came by an interface is for. An address is the host's,
   * whichever interface has it (the weak model of RFC 1122 §3.3.4.2), but for those that are good
   * on one link only.
   */
  public @Nullable InterfaceAddress local(
      NetworkInterface link, @Unsigned long high, @Unsigned long low) {
    boolean bound = AddressBits.isIpv6LinkLocal(high);
    for (InterfaceAddress a = index[place(high, low)]; a != null; a = a.chained) {
      if (a.high() == high && a.low() == low && a.isUsable() && (!bound || a.link() == link)) {
        return a;
      }
    }
    return null;
  }

  /** The usable address of any interface; null where no interface has it. */
  public @Nullable InterfaceAddress local(@Unsigned long high, @Unsigned long low) {
    for (InterfaceAddress a = index[place(high, low)]; a != null; a = a.chained) {
      if (a.high() == high && a.low() == low && a.isUsable()) {
        return a;
      }
    }
    return null;
  }

  /** Whether an IPv4 address is a broadcast on an interface. */
  public boolean isBroadcast(NetworkInterface link, @Unsigned int ipv4) {
    if (ipv4 == -1) {
      return true;
    }
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).link() == link && all.get(i).isBroadcast(ipv4)) {
        return true;
      }
    }
    return false;
  }
}
