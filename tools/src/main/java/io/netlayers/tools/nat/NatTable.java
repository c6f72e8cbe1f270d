package io.netlayers.tools.nat;

import io.netlayers.core.Ipv4Address;
import io.netlayers.ip.IpProtocol;
import io.netlayers.stack.config.Randomness;
import io.netlayers.tcp.TcpFlags;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.checkerframework.checker.signedness.qual.Unsigned;

/**
 * The mappings of inside endpoints to ports of the external address, and the sessions that hold
 * them: one for each peer of an endpoint. A session is timed by what it is (RFC 4787 REQ-5, RFC
 * 5382 REQ-5, RFC 5508 REQ-2); a mapping ends with its last session.
 */
final class NatTable {
  /** {@link #nextDeadline}: nothing is waited for. */
  static final long NO_DEADLINE = Long.MAX_VALUE;

  /** An endpoint as a key; the protocol keeps those of TCP, UDP and ICMP apart. */
  record Key(int protocol, @Unsigned int address, int port) {}

  /** What an inside endpoint is outside. */
  static final class Mapping {
    final Key inside;
    final int port;
    final Map<Key, Session> sessions = new HashMap<>();

    Mapping(Key inside, int port) {
      this.inside = inside;
      this.port = port;
    }

    /** Whether it has sent to a host. */
    boolean knows(@Unsigned int address) {
      for (Key peer : sessions.keySet()) {
        if (peer.address() == address) {
          return true;
        }
      }
      return false;
    }
  }

  /** One peer of an inside endpoint. */
  static final class Session {
    final Mapping mapping;
    final Key peer;
    private final Set<Session>[] queues;
    private int queue = -1;
    private long expires;
    private int seen;

    Session(Mapping mapping, Key peer, Set<Session>[] queues) {
      this.mapping = mapping;
      this.peer = peer;
      this.queues = queues;
    }

    private void leaveQueue() {
      if (queue >= 0) {
        queues[queue].remove(this);
      }
    }
  }

  private static final int UDP = 0;
  private static final int ESTABLISHED = 1;
  private static final int TRANSITORY = 2;
  private static final int ICMP = 3;

  private static final int SYN_OUT = 1;
  private static final int SYN_IN = 2;
  private static final int FIN_OUT = 4;
  private static final int FIN_IN = 8;
  private static final int RST = 16;

  private final NatConfig config;
  private final Randomness random;
  private final Map<Key, Mapping> byInside = new HashMap<>();
  private final Map<Key, Mapping> byPort = new HashMap<>();
  private final Map<Ipv4Address, Integer> perHost = new HashMap<>();

  /** Sessions that last equally long, the one that expires first ahead. */
  private final Set<Session>[] queues;

  private final long[] lifetimes;
  private int sessions;

  @SuppressWarnings({"unchecked", "rawtypes"}) // an array of sets
  NatTable(NatConfig config, Randomness random) {
    this.config = config;
    this.random = random;
    queues =
        new Set[] {
          new LinkedHashSet<>(), new LinkedHashSet<>(), new LinkedHashSet<>(), new LinkedHashSet<>()
        };
    lifetimes =
        new long[] {
          config.udpNanos(),
          config.tcpEstablishedNanos(),
          config.tcpTransitoryNanos(),
          config.icmpNanos()
        };
  }

  int sessions() {
    return sessions;
  }

  Collection<Mapping> mappings() {
    List<Mapping> all = new ArrayList<>(byInside.values());
    all.sort((a, b) -> Integer.compare(a.port, b.port));
    return all;
  }

  @Nullable Mapping ofInside(int protocol, @Unsigned int address, int port) {
    return byInside.get(new Key(protocol, address, port));
  }

  @Nullable Mapping ofPort(int protocol, int port) {
    return byPort.get(new Key(protocol, 0, port));
  }

  /** A mapping with a session to a peer, made where there is none; null where there is no room. */
  @Nullable Session open(Key inside, Key peer) {
    Mapping mapping = byInside.get(inside);
    Session known = mapping == null ? null : mapping.sessions.get(peer);
    if (known != null) {
      return known;
    }
    Ipv4Address host = Ipv4Address.of(inside.address());
    int ofHost = perHost.getOrDefault(host, 0);
    if (sessions >= config.maxSessions() || ofHost >= config.maxSessionsPerHost()) {
      return null;
    }
    if (mapping == null) {
      int port = choose(inside);
      if (port < 0) {
        return null;
      }
      mapping = new Mapping(inside, port);
      byInside.put(inside, mapping);
      byPort.put(new Key(inside.protocol(), 0, port), mapping);
    }
    Session session = new Session(mapping, peer, queues);
    mapping.sessions.put(peer, session);
    perHost.put(host, ofHost + 1);
    sessions++;
    return session;
  }

  /** The same port if it is free, else one of its parity (RFC 4787 REQ-3, REQ-4), else any. */
  private int choose(Key inside) {
    int first = config.firstPort();
    int count = config.lastPort() - first + 1;
    if (inside.port() >= first
        && inside.port() <= config.lastPort()
        && isFree(inside, inside.port())) {
      return inside.port();
    }
    int start = (int) random.below(count);
    for (int parity = 0; parity < 2; parity++) {
      for (int i = 0; i < count; i++) {
        int port = first + (start + i) % count;
        if ((port + inside.port() + parity) % 2 == 0 && isFree(inside, port)) {
          return port;
        }
      }
    }
    return -1;
  }

  private boolean isFree(Key inside, int port) {
    return !byPort.containsKey(new Key(inside.protocol(), 0, port));
  }

  /**
   * A packet of a session passes.
   *
   * @param out whether it comes from inside
   * @param tcpFlags of a TCP segment
   */
  void passes(Session session, boolean out, int tcpFlags, long nowNanos) {
    switch (session.peer.protocol()) {
      case IpProtocol.TCP -> {
        see(session, out, tcpFlags);
        boolean open = (session.seen & (SYN_OUT | SYN_IN)) == (SYN_OUT | SYN_IN);
        boolean closes =
            (session.seen & RST) != 0 || (session.seen & (FIN_OUT | FIN_IN)) == (FIN_OUT | FIN_IN);
        keep(session, open && !closes ? ESTABLISHED : TRANSITORY, nowNanos);
      }
      case IpProtocol.UDP -> {
        if (out
            || session.queue < 0) { // RFC 4787 REQ-6: what comes from outside keeps nothing alive
          keep(session, UDP, nowNanos);
        }
      }
      default -> keep(session, ICMP, nowNanos);
    }
  }

  private static void see(Session session, boolean out, int flags) {
    if ((flags & TcpFlags.RST) != 0) {
      session.seen |= RST; // RFC 7857 §2.2: it ends in a while, for the reset may be a stranger's
    } else if ((flags & TcpFlags.SYN) != 0) {
      if ((session.seen & (RST | FIN_OUT | FIN_IN)) != 0 && (flags & TcpFlags.ACK) == 0) {
        session.seen = 0; // the next connection of the same endpoints
      }
      session.seen |= out ? SYN_OUT : SYN_IN;
    } else {
      session.seen &= ~RST; // RFC 7857 §2.2: data after a reset, and the connection lives
    }
    if ((flags & TcpFlags.FIN) != 0) {
      session.seen |= out ? FIN_OUT : FIN_IN;
    }
  }

  private void keep(Session session, int queue, long nowNanos) {
    session.leaveQueue();
    session.queue = queue;
    session.expires = nowNanos + lifetimes[queue];
    queues[queue].add(session);
  }

  long nextDeadline() {
    long next = NO_DEADLINE;
    for (Set<Session> queue : queues) {
      Iterator<Session> first = queue.iterator();
      next = first.hasNext() ? Math.min(next, first.next().expires) : next;
    }
    return next;
  }

  /** Ends the sessions whose time is over. */
  void expire(long nowNanos) {
    for (Set<Session> queue : queues) {
      Iterator<Session> each = queue.iterator();
      while (each.hasNext()) {
        Session session = each.next();
        if (session.expires > nowNanos) {
          break;
        }
        each.remove();
        end(session);
      }
    }
  }

  private void end(Session session) {
    Mapping mapping = session.mapping;
    mapping.sessions.remove(session.peer);
    sessions--;
    Ipv4Address host = Ipv4Address.of(mapping.inside.address());
    perHost.merge(host, -1, Integer::sum);
    perHost.remove(host, 0);
    if (mapping.sessions.isEmpty()) {
      byInside.remove(mapping.inside);
      byPort.remove(new Key(mapping.inside.protocol(), 0, mapping.port));
    }
  }
}
