package io.netlayers.stack.socket;

import io.netlayers.core.IpAddress;
import io.netlayers.stack.bits.AddressBits;
import io.netlayers.stack.link.NetworkInterface;
import io.netlayers.stack.multicast.GroupListener;
import io.netlayers.stack.multicast.SourceFilter;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.checkerframework.checker.signedness.qual.Unsigned;

/** The groups of one socket, each with the senders whom it listens to (RFC 9776 §3.1, RFC 3678). */
final class GroupJoins {
  private final SocketContext context;
  private final List<Join> joins = new ArrayList<>();

  private record Join(
      NetworkInterface link, @Unsigned long high, @Unsigned long low, GroupListener listener) {}

  GroupJoins(SocketContext context) {
    this.context = context;
  }

  private @Nullable Join find(NetworkInterface link, @Unsigned long high, @Unsigned long low) {
    for (int i = 0; i < joins.size(); i++) {
      Join j = joins.get(i);
      if (j.link() == link && j.low() == low && j.high() == high) {
        return j;
      }
    }
    return null;
  }

  /** Whether packets from a sender to a group are listened to. */
  boolean hears(
      NetworkInterface link,
      @Unsigned long high,
      @Unsigned long low,
      @Unsigned long sourceHigh,
      @Unsigned long sourceLow) {
    Join join = find(link, high, low);
    return join != null && join.listener().filter().accepts(sourceHigh, sourceLow);
  }

  private NetworkInterface link(IpAddress group, int zone) {
    NetworkInterface link = context.link(zone == 0 ? 1 : zone);
    if (link == null || !group.isMulticast()) {
      throw new SocketException(SocketError.ADDRESS_NOT_AVAILABLE, "no group: " + group);
    }
    return link;
  }

  /** What is listened to now. */
  SourceFilter filter(IpAddress group, int zone) {
    Join join = find(link(group, zone), AddressBits.high(group), AddressBits.low(group));
    return join == null ? SourceFilter.NOBODY : join.listener().filter();
  }

  /** Listens to others than before. */
  void listen(IpAddress group, int zone, SourceFilter filter, long nowNanos) {
    NetworkInterface link = link(group, zone);
    @Unsigned long high = AddressBits.high(group);
    @Unsigned long low = AddressBits.low(group);
    demand(group, filter.sources());
    Join join = find(link, high, low);
    if (join != null) {
      if (filter.isNobody()) {
        joins.remove(join);
      }
      context.groups.change(join.listener(), filter, nowNanos);
    } else if (!filter.isNobody()) {
      GroupListener listener = context.groups.listen(link, high, low, filter, nowNanos);
      if (listener == null) {
        throw new SocketException(SocketError.TOO_MANY, "groups");
      }
      joins.add(new Join(link, high, low, listener));
    }
  }

  private void demand(IpAddress group, Collection<IpAddress> sources) {
    if (sources.size() > context.config.maxGroupSources()) {
      throw new SocketException(SocketError.TOO_MANY, "sources: " + sources.size());
    }
    for (IpAddress source : sources) {
      if (source.version() != group.version() || !source.isUnicast()) {
        throw new SocketException(SocketError.ADDRESS_NOT_AVAILABLE, "no source: " + source);
      }
    }
  }

  /** Leaves all. */
  void clear(long nowNanos) {
    for (Join join : joins) {
      context.groups.change(join.listener(), SourceFilter.NOBODY, nowNanos);
    }
    joins.clear();
  }
}
