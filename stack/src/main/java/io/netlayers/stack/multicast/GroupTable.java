package io.netlayers.stack.multicast;

import io.netlayers.stack.bits.AddressBits;
import io.netlayers.stack.link.NetworkInterface;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.checkerframework.checker.signedness.qual.Unsigned;

/** The groups that a host is in, by interface, each with who listens to it. */
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

  /** Joins a group once more, for packets from everybody; false where there is no room. */
  public boolean join(
      NetworkInterface link, @Unsigned long high, @Unsigned long low, long nowNanos) {
    return listen(link, high, low, SourceFilter.EVERYBODY, nowNanos) != null;
  }

  /** Leaves a group once that was joined. */
  public void leave(NetworkInterface link, @Unsigned long high, @Unsigned long low, long nowNanos) {
    Membership membership = find(link, high, low);
    if (membership != null) {
      for (GroupListener listener : membership.listeners) {
        if (listener.filter == SourceFilter.EVERYBODY) {
          change(listener, SourceFilter.NOBODY, nowNanos);
          return;
        }
      }
    }
  }

  /**
   * Listens to a group (IPMulticastListen, RFC 9776 §2).
   *
   * @param filter not {@link SourceFilter#NOBODY}
   * @return to change it with; null where there is no room
   */
  public @Nullable GroupListener listen(
      NetworkInterface link,
      @Unsigned long high,
      @Unsigned long low,
      SourceFilter filter,
      long nowNanos) {
    Membership membership = find(link, high, low);
    if (membership == null) {
      if (all.size() >= max) {
        return null;
      }
      membership = reports.revive(link, high, low);
      all.add(membership);
      link.groups().join(AddressBits.groupMac(high, low));
    }
    GroupListener listener = new GroupListener(membership, filter);
    membership.listeners.add(listener);
    reports.changed(membership, nowNanos);
    return listener;
  }

  /** Listens to others than before; to {@link SourceFilter#NOBODY} ends it. */
  public void change(GroupListener listener, SourceFilter filter, long nowNanos) {
    Membership membership = listener.membership;
    listener.filter = filter;
    if (filter.isNobody()) {
      membership.listeners.remove(listener);
    }
    if (membership.listeners.isEmpty() && all.remove(membership)) {
      membership.link().groups().leave(AddressBits.groupMac(membership.high(), membership.low()));
      reports.left(membership, nowNanos);
    } else {
      reports.changed(membership, nowNanos);
    }
  }
}
