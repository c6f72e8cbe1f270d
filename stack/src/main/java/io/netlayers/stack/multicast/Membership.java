package io.netlayers.stack.multicast;

import io.netlayers.core.IpAddress;
import io.netlayers.stack.bits.AddressBits;
import io.netlayers.stack.link.NetworkInterface;
import io.netlayers.stack.timing.Timer;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.checkerframework.checker.signedness.qual.Unsigned;

/** A group that an interface is in. */
public final class Membership {
  private final NetworkInterface link;
  private final @Unsigned long high;
  private final @Unsigned long low;

  /** Who listens, in the order in which they began. */
  final List<GroupListener> listeners = new ArrayList<>();

  /** What routers were told last, or are being told. */
  SourceFilter filter = SourceFilter.NOBODY;

  /** Says the change once more. */
  final Repeat repeat;

  /** Answers a query about this group. */
  final Answer answer;

  /** How often a change of the filter's mode is still to be told. */
  int modeChangesLeft;

  /** Changes of single sources that are still to be told. */
  final List<SourceChange> sourceChanges = new ArrayList<>();

  /** The sources that queries have asked about; null where they ask about the group. */
  @Nullable Set<IpAddress> queried;

  /** A source that came or went, and how often that is still to be told. */
  static final class SourceChange {
    final IpAddress source;
    int left;

    SourceChange(IpAddress source, int left) {
      this.source = source;
      this.left = left;
    }
  }

  @SuppressWarnings({"nullness:assignment", "nullness:argument"}) // they remember whose they are
  Membership(GroupReports reports, NetworkInterface link, @Unsigned long high, @Unsigned long low) {
    this.link = link;
    this.high = high;
    this.low = low;
    repeat = new Repeat(reports, this);
    answer = new Answer(reports, this);
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

  /** Whether it is a group of IPv4. */
  public boolean isIpv4() {
    return AddressBits.isIpv4(high, low);
  }

  /** The group. */
  public IpAddress group() {
    return AddressBits.address(high, low);
  }

  /**
   * Whether routers are told of it: not of all systems (RFC 9776 §6), nor of all nodes or a scope
   * below the link (RFC 9777 §6).
   */
  boolean isReported() {
    if (isIpv4()) {
      return low != AddressBits.low(0xE000_0001);
    }
    boolean within = (high >>> 48 & 0xE) == 0; // scope 0 or 1
    return !within && !(high == AddressBits.LINK_GROUP_HIGH && low == 1);
  }

  @Override
  public String toString() {
    return AddressBits.appendTo(new StringBuilder(), high, low) + " dev " + link.name();
  }

  /** When a change is told again. */
  static final class Repeat extends Timer {
    private final GroupReports reports;
    private final Membership membership;

    Repeat(GroupReports reports, Membership membership) {
      this.reports = reports;
      this.membership = membership;
    }

    @Override
    protected void expire(long nowNanos) {
      reports.tellChange(membership, nowNanos);
    }
  }

  /** When a query is answered. */
  static final class Answer extends Timer {
    private final GroupReports reports;
    private final Membership membership;

    Answer(GroupReports reports, Membership membership) {
      this.reports = reports;
      this.membership = membership;
    }

    @Override
    protected void expire(long nowNanos) {
      reports.answerFor(membership);
    }
  }
}
