package io.netlayers.stack.multicast;

import io.netlayers.stack.bits.AddressBits;
import io.netlayers.stack.config.Randomness;
import io.netlayers.stack.link.NetworkInterface;
import io.netlayers.stack.timing.Timer;
import io.netlayers.stack.timing.Timers;
import java.util.ArrayList;
import java.util.List;
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
      answerAll(this, nowNanos);
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

  void joined(Membership m, long nowNanos) {
    for (int i = leaving.size() - 1; i >= 0; i--) {
      Membership gone = leaving.get(i);
      if (gone.link() == m.link() && gone.low() == m.low() && gone.high() == m.high()) {
        timers.cancel(gone.repeat);
        leaving.remove(i);
      }
    }
    change(m, nowNanos);
  }

  void left(Membership m, long nowNanos) {
    timers.cancel(m.repeat);
    timers.cancel(m.answer);
    m.left = true;
    if (leaving.size() < maxLeaving) {
      leaving.add(m);
      change(m, nowNanos);
    }
  }

  private void change(Membership m, long nowNanos) {
    if (m.isReported() && m.link().isEthernet()) {
      m.changesLeft = ROBUSTNESS;
      // the rest of what happens now comes first: an address, say, to send from
      timers.arm(m.repeat, nowNanos);
    } else {
      leaving.remove(m);
    }
  }

  void tellChange(Membership m, long nowNanos) {
    Querier q = querier(m.link(), m.isIpv4());
    int version = version(q, nowNanos);
    m.changesLeft--;
    if (m.left) {
      writer.leave(m, version);
    } else {
      writer.join(m, version);
    }
    boolean once = m.left && isOld(q, version);
    if (m.changesLeft > 0 && !once) {
      timers.arm(m.repeat, nowNanos + 1 + random.below(UNSOLICITED_INTERVAL));
    } else {
      leaving.remove(m);
    }
  }

  /**
   * A query was heard.
   *
   * @param group all zero for a general one
   * @param maxRespMillis how long an answer may wait
   * @param version that the querier speaks
   */
  void query(
      NetworkInterface link,
      boolean ipv4,
      @Unsigned long groupHigh,
      @Unsigned long groupLow,
      long maxRespMillis,
      int version,
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
      soon(m.answer, nowNanos + delay);
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
    writer.state(m, version(q, m.answer.deadline()));
  }

  private void answerAll(Querier q, long nowNanos) {
    writer.allStates(q.link, q.ipv4, memberships);
  }
}
