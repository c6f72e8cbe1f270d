package io.netlayers.stack.multicast;

import io.netlayers.stack.bits.AddressBits;
import io.netlayers.stack.link.NetworkInterface;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.checkerframework.checker.signedness.qual.Unsigned;

/** The groups that a host is in, by interface, each with how often it was joined. */
public final class GroupTable {
  private final int max;
  private final GroupReports reports;
  private final List<Membership> all = new ArrayList<>();

  /** A table for so many groups; changes are told to routers. */
  public GroupTable(int max, GroupReports reports) {
    this.max = max;
    this.reports = reports;
    reports.memberships(all);
  }

  /** All memberships, in the order in which they began. */
  public List<Membership> all() {
    return Collections.unmodifiableList(all);
  }

  /** The membership of an interface in a group; null where there is none. */
  public @Nullable Membership find(NetworkInterface link, @Unsigned long high, @Unsigned long low) {
    for (int i = 0; i < all.size(); i++) {
      Membership m = all.get(i);
      if (m.low() == low && m.high() == high && m.link() == link) {
        return m;
      }
    }
    return null;
  }

  /** Whether packets to a group on a link are for this host. */
  public boolean isMember(NetworkInterface link, @Unsigned long high, @Unsigned long low) {
    return find(link, high, low) != null;
  }

  /** Joins a group once more; false where there is no room. */
  public boolean join(
      NetworkInterface link, @Unsigned long high, @Unsigned long low, long nowNanos) {
    Membership membership = find(link, high, low);
    if (membership != null) {
      membership.count++;
      return true;
    }
    if (all.size() >= max) {
      return false;
    }
    membership = new Membership(reports, link, high, low);
    all.add(membership);
    link.groups().join(AddressBits.groupMac(high, low));
    reports.joined(membership, nowNanos);
    return true;
  }

  /** Leaves a group once. */
  public void leave(NetworkInterface link, @Unsigned long high, @Unsigned long low, long nowNanos) {
    Membership membership = find(link, high, low);
    if (membership != null && --membership.count == 0) {
      all.remove(membership);
      link.groups().leave(AddressBits.groupMac(high, low));
      reports.left(membership, nowNanos);
    }
  }
}
