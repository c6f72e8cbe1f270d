package io.netlayers.stack.multicast;

import io.netlayers.core.IpAddress;
import io.netlayers.stack.bits.AddressBits;
import io.netlayers.stack.config.Randomness;
import io.netlayers.stack.link.NetworkInterface;
import io.netlayers.stack.timing.Timer;
import io.netlayers.stack.timing.Timers;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.checkerframework.checker.signedness.qual.Unsigned;

/**
 * When routers are told of groups (RFC 9776 §5, RFC 9777 §6): each change as often as robustness
 * asks for, and answers to queries after a random wait. While a querier of an older version is
 * about, its version is spoken (RFC 9776 §7.2, RFC 9777 §8.2).
 */
public final class GroupReports {
  private static final long SECOND = 1_000_000_000L;
  private static final long MILLISECOND = 1_000_000L;
  private static final int ROBUSTNESS = 2;
  private static final long UNSOLICITED_INTERVAL = SECOND;

  /** Older Version Querier Present: robustness × query interval + a response time. */
  private static final long OLDER_QUERIER = ROBUSTNESS * 125 * SECOND + 10 * SECOND;

  /** Sources that an answer names at most before it names the whole state. */
  private static final int MAX_QUERIED = 256;

  private final Timers timers;
  private final Randomness random;
  private final ReportWriter writer;
  private final int maxLeaving;
  private final List<Querier> queriers = new ArrayList<>();
  private final List<Membership> leaving = new ArrayList<>();
  private List<Membership> memberships = new ArrayList<>();

  /** What is known of one version's queriers on one link, and the answer to a general query. */
  final class Querier extends Timer {
    final NetworkInterface link;
    final boolean ipv4;
    private int olderVersion;
    private long olderUntil;

    Querier(NetworkInterface link, boolean ipv4) {
      this.link = link;
      this.ipv4 = ipv4;
    }

    @Override
    protected void expire(long nowNanos) {
      answerAll(this);
    }
  }

  /** Reports told by a writer; {@code maxLeaving} bounds what is remembered of groups left. */
  public GroupReports(Timers timers, Randomness random, ReportWriter writer, int maxLeaving) {
    this.timers = timers;
    this.random = random;
    this.writer = writer;
    this.maxLeaving = maxLeaving;
  }

  void memberships(List<Membership> all) {
    memberships = all;
  }

  private Querier querier(NetworkInterface link, boolean ipv4) {
    for (int i = 0; i < queriers.size(); i++) {
      Querier q = queriers.get(i);
      if (q.link == link && q.ipv4 == ipv4) {
        return q;
      }
    }
    Querier made = new Querier(link, ipv4);
    queriers.add(made);
    return made;
  }

  /** The version to speak: 3 to 1 for IGMP, 2 or 1 for MLD. */
  private int version(Querier q, long nowNanos) {
    return nowNanos < q.olderUntil ? q.olderVersion : q.ipv4 ? 3 : 2;
  }

  private static boolean isOld(Querier q, int version) {
    return version < (q.ipv4 ? 3 : 2);
  }

  /** A membership in a group: the one that is still being told as left, or a new one. */
  Membership revive(NetworkInterface link, @Unsigned long high, @Unsigned long low) {
    for (int i = 0; i < leaving.size(); i++) {
      Membership gone = leaving.get(i);
      if (gone.link() == link && gone.low() == low && gone.high() == high) {
        leaving.remove(i);
        return gone;
      }
    }
    return new Membership(this, link, high, low);
  }

  /** Nobody listens any more. */
  void left(Membership m, long nowNanos) {
    timers.cancel(m.answer);
    if (leaving.size() < maxLeaving) {
      leaving.add(m);
      changed(m, nowNanos);
    } else {
      timers.cancel(m.repeat);
    }
  }

  /** RFC 9776 §5.1: what an interface wants may have changed, and in what. */
  void changed(Membership m, long nowNanos) {
    List<SourceFilter> filters = new ArrayList<>();
    for (GroupListener listener : m.listeners) {
      filters.add(listener.filter);
    }
    SourceFilter before = m.filter;
    m.filter = SourceFilter.merge(filters);
    if (!m.isReported() || !m.link().isEthernet()) {
      leaving.remove(m);
      return;
    }
    if (before.isInclude() != m.filter.isInclude()) {
      m.modeChangesLeft = ROBUSTNESS;
      m.sourceChanges.clear();
    } else if (!differences(m, before.sources(), m.filter)
        & !differences(m, m.filter.sources(), before)) {
      return;
    }
    // the rest of what happens now comes first: an address, say, to send from
    timers.arm(m.repeat, nowNanos);
  }

  private static boolean isTelling(Membership m) {
    return m.modeChangesLeft > 0 || !m.sourceChanges.isEmpty();
  }

  /** Notes who is named here and not there; whether there is any. */
  private static boolean differences(Membership m, List<IpAddress> named, SourceFilter other) {
    boolean any = false;
    for (IpAddress source : named) {
      if (other.accepts(source) != other.isInclude()) {
        m.sourceChanges.removeIf(c -> c.source.equals(source));
        m.sourceChanges.add(new Membership.SourceChange(source, ROBUSTNESS));
        any = true;
      }
    }
    return any;
  }

  void tellChange(Membership m, long nowNanos) {
    Querier q = querier(m.link(), m.isIpv4());
    int version = version(q, nowNanos);
    boolean old = isOld(q, version);
    if (old) {
      tellOldQuerier(m, version);
    } else if (m.modeChangesLeft > 0) {
      m.modeChangesLeft--;
      writer.report(List.of(GroupRecord.modeChange(m)));
    } else {
      writer.report(GroupRecord.sourceChanges(m));
    }
    boolean once = old && m.listeners.isEmpty();
    if (isTelling(m) && !once) {
      timers.arm(m.repeat, nowNanos + 1 + random.below(UNSOLICITED_INTERVAL));
    } else {
      leaving.remove(m);
    }
  }

  /** RFC 9776 §7.2.1: one who knows of groups alone is told of no sources. */
  private void tellOldQuerier(Membership m, int version) {
    m.modeChangesLeft = Math.max(0, m.modeChangesLeft - 1);
    m.sourceChanges.forEach(c -> c.left--);
    m.sourceChanges.removeIf(c -> c.left == 0);
    if (m.listeners.isEmpty()) {
      writer.leaveOld(m, version);
    } else {
      writer.joinOld(m, version);
    }
  }

  /**
   * A query was heard.
   *
   * @param group all zero for a general one
   * @param maxRespMillis how long an answer may wait
   * @param version that the querier speaks
   * @param sources about which it asks; none where it asks about the group
   */
  void query(
      NetworkInterface link,
      boolean ipv4,
      @Unsigned long groupHigh,
      @Unsigned long groupLow,
      long maxRespMillis,
      int version,
      List<IpAddress> sources,
      long nowNanos) {
    Querier q = querier(link, ipv4);
    if (isOld(q, version)) {
      if (nowNanos >= q.olderUntil || version <= q.olderVersion) {
        q.olderVersion = version;
        q.olderUntil = nowNanos + OLDER_QUERIER;
      }
    }
    long delay = random.below(Math.max(1, maxRespMillis * MILLISECOND));
    if (AddressBits.isUnspecified(groupHigh, groupLow)) {
      if (isOld(q, version(q, nowNanos))) {
        for (int i = 0; i < memberships.size(); i++) {
          Membership m = memberships.get(i);
          if (m.link() == link && m.isIpv4() == ipv4 && m.isReported()) {
            remember(m, List.of());
            soon(m.answer, nowNanos + random.below(Math.max(1, maxRespMillis * MILLISECOND)));
          }
        }
      } else {
        soon(q, nowNanos + delay);
      }
      return;
    }
    Membership m = find(link, groupHigh, groupLow);
    if (m != null && m.isReported()) {
      remember(m, sources);
      soon(m.answer, nowNanos + delay);
    }
  }

  /** RFC 9776 §5.2: what is asked about while an answer waits is answered with it. */
  private static void remember(Membership m, List<IpAddress> sources) {
    if (!m.answer.isArmed()) {
      m.queried = sources.isEmpty() ? null : new LinkedHashSet<>(sources);
      return;
    }
    Set<IpAddress> queried = m.queried;
    if (queried != null) {
      queried.addAll(sources);
      boolean whole = sources.isEmpty() || queried.size() > MAX_QUERIED;
      m.queried = whole ? null : queried;
    }
  }

  private void soon(Timer timer, long at) {
    if (!timer.isArmed() || timer.deadline() > at) {
      timers.arm(timer, at);
    }
  }

  private @Nullable Membership find(
      NetworkInterface link, @Unsigned long high, @Unsigned long low) {
    for (int i = 0; i < memberships.size(); i++) {
      Membership m = memberships.get(i);
      if (m.link() == link && m.low() == low && m.high() == high) {
        return m;
      }
    }
    return null;
  }

  /** Another member's report of an older version: this host need not answer (RFC 2236 §3). */
  void heardReport(
      NetworkInterface link, boolean ipv4, @Unsigned long high, @Unsigned long low, long now) {
    Membership m = find(link, high, low);
    Querier q = querier(link, ipv4);
    if (m != null && isOld(q, version(q, now))) {
      timers.cancel(m.answer);
    }
  }

  void answerFor(Membership m) {
    Querier q = querier(m.link(), m.isIpv4());
    int version = version(q, m.answer.deadline());
    if (isOld(q, version)) {
      writer.joinOld(m, version);
    } else {
      writer.report(GroupRecord.answer(m));
    }
    m.queried = null;
  }

  private void answerAll(Querier q) {
    List<GroupRecord> records = new ArrayList<>();
    for (Membership m : memberships) {
      if (m.link() == q.link && m.isIpv4() == q.ipv4 && m.isReported()) {
        records.add(GroupRecord.state(m));
      }
    }
    writer.report(records);
  }
}
