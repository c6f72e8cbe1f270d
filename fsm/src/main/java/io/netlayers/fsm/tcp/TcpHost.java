package io.netlayers.fsm.tcp;

import io.netlayers.fsm.tcp.memory.Positions;
import io.netlayers.fsm.tcp.table.ConnectionHash;
import io.netlayers.fsm.tcp.table.EphemeralPorts;
import io.netlayers.fsm.tcp.table.SynCookies;
import io.netlayers.fsm.tcp.table.TcpSocketTable;
import io.netlayers.fsm.tcp.timing.Deadlines;
import io.netlayers.fsm.tcp.timing.Deadlines.Timer;
import io.netlayers.tcp.TcpSegmentView;
import java.util.ArrayDeque;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.checkerframework.checker.signedness.qual.Unsigned;

/**
 * All connections of a host: finds the one that a segment is for, makes new ones from listening
 * sockets, answers what is for nobody, keeps every deadline, and remembers TIME-WAIT in a small
 * record once nothing is left to read. One thread at a time, the same clock for all.
 *
 * <p>A listening socket is bound with {@link #table}. A connection is used through its own methods;
 * {@link #update} must follow every call of one that may make it send or wait. Then {@link
 * #pollTransmit} until it answers false, {@link #pollEventful} until null, and {@link #onTimeout}
 * at {@link #nextDeadline}.
 *
 * <p>An established connection that has been silent for a second or more rests: less than 512
 * octets are kept of it, key and deadline included, until it is used again. Nothing that can be
 * seen changes by it.
 *
 * <p>Names of connections are primitives that nothing here interprets; see {@link TcpSocketTable}.
 */
public final class TcpHost {
  private final TcpConfig config;
  private final TcpPool pool;
  private final TcpSocketTable<TcpConnection, TcpListener> table;
  private final EphemeralPorts ports;
  private final HostIssues issues;
  private final HostReplies replies = new HostReplies();
  private final HostHandshakes handshakes = new HostHandshakes();
  private final HostArrival strangers;
  private final HostQueue ready = new HostQueue();
  private final ArrayDeque<TcpConnection> eventful = new ArrayDeque<>();
  private final HostPeer peer = new HostPeer();
  private long lastNow;

  /**
   * A host with ephemeral ports from 49,152 on.
   *
   * @param config of what is no listening socket's own: checksums, TIME-WAIT
   * @param pool of all its connections
   * @param hash under a key that the caller has drawn
   */
  public TcpHost(TcpConfig config, TcpPool pool, ConnectionHash hash) {
    this(config, pool, hash, new EphemeralPorts(hash));
  }

  /** As the other, with ephemeral ports of its own. */
  public TcpHost(TcpConfig config, TcpPool pool, ConnectionHash hash, EphemeralPorts ports) {
    this.config = config;
    this.pool = pool;
    this.ports = ports;
    table = new TcpSocketTable<>(hash);
    issues = new HostIssues(hash, table);
    SynCookies cookies = new SynCookies(hash);
    strangers = new HostArrival(config, table.timeWait(), issues, replies, cookies, handshakes);
  }

  /** The pool of its connections. */
  TcpPool pool() {
    return pool;
  }

  /** The table: to bind listening sockets, and to look connections up. */
  public TcpSocketTable<TcpConnection, TcpListener> table() {
    return table;
  }

  /**
   * Opens a connection actively.
   *
   * @param localPort 0 for an ephemeral one
   * @param pseudoHeader the addresses' partial sum with TCP's number
   * @throws TcpCallException if the name is taken, or no port is free
   */
  public TcpConnection connect(
      @Unsigned int scope,
      @Unsigned long localHigh,
      @Unsigned long localLow,
      int localPort,
      @Unsigned long remoteHigh,
      @Unsigned long remoteLow,
      int remotePort,
      long pseudoHeader,
      TcpConfig config,
      long nowNanos) {
    int port = localPort;
    if (port == 0) {
      port = ports.select(scope, localHigh, localLow, remoteHigh, remoteLow, remotePort, table);
      if (port == EphemeralPorts.NONE) {
        throw refused(TcpError.INSUFFICIENT_RESOURCES);
      }
    } else if (table.isConnected(
        scope, localHigh, localLow, port, remoteHigh, remoteLow, remotePort)) {
      throw refused(TcpError.ALREADY_EXISTS);
    }
    peer.addresses(scope, localHigh, localLow, remoteHigh, remoteLow, pseudoHeader)
        .ports(port, remotePort);
    TcpConnection connection = make(config, null);
    connection.openActive(nowNanos);
    update(connection, nowNanos);
    return connection;
  }

  private static TcpCallException refused(TcpError error) {
    return new TcpCallException(error, TcpInput.ACTIVE_OPEN, TcpState.CLOSED);
  }

  /** A connection in CLOSED, in the table under the name that {@link #peer} has. */
  private TcpConnection make(TcpConfig config, @Nullable TcpListener parent) {
    TcpConnection connection = new TcpConnection(config, pool, issues, peer.localPort);
    connection.remote(peer.remotePort, peer.pseudoHeader);
    int entry =
        table.add(
            peer.scope,
            peer.localHigh,
            peer.localLow,
            peer.localPort,
            peer.remoteHigh,
            peer.remoteLow,
            peer.remotePort,
            connection);
    connection.entry = entry;
    connection.tcb().parent = parent;
    if (parent != null) {
      parent.begun();
    }
    return connection;
  }

  /**
   * A segment arrives.
   *
   * @param view wrapped and found OK; its ports and these addresses name the connection
   * @param pseudoHeader the addresses' partial sum with TCP's number
   * @param ecn the IP header's ECN field, 0 to 3
   * @return the connection that it was for, or null
   */
  public @Nullable TcpConnection onSegment(
      @Unsigned int scope,
      @Unsigned long localHigh,
      @Unsigned long localLow,
      @Unsigned long remoteHigh,
      @Unsigned long remoteLow,
      TcpSegmentView view,
      long pseudoHeader,
      int ecn,
      long nowNanos) {
    lastNow = nowNanos;
    int localPort = view.destinationPort();
    int remotePort = view.sourcePort();
    int entry =
        table.find(scope, localHigh, localLow, localPort, remoteHigh, remoteLow, remotePort);
    if (entry != TcpSocketTable.ABSENT) {
      TcpConnection connection = table.get(entry);
      if (!TcpListener.holdsBack(connection, view)) {
        connection.onSegment(view, pseudoHeader, ecn, nowNanos);
        update(connection, nowNanos);
      }
      return connection;
    }
    if (config.verifyChecksums() && !view.checksumValid(pseudoHeader)) { // MUST-3
      return null;
    }
    peer.addresses(scope, localHigh, localLow, remoteHigh, remoteLow, pseudoHeader)
        .ports(localPort, remotePort);
    TcpListener listener = table.findListener(scope, localHigh, localLow, localPort);
    HostArrival.Verdict verdict = strangers.arrives(peer, view, listener, nowNanos);
    if (listener == null || verdict == HostArrival.Verdict.DONE) {
      return null;
    }
    TcpConnection child = make(listener.config(), listener);
    child.openPassive(nowNanos);
    if (verdict == HostArrival.Verdict.FROM_COOKIE) {
      handshakes.open(child, view, strangers.cookieMss(), pseudoHeader, nowNanos);
      listener.cookieAccepted();
    }
    child.onSegment(view, pseudoHeader, ecn, nowNanos);
    issues.forget();
    update(child, nowNanos);
    return child;
  }

  /**
   * The network reports an error about a segment that this host sent (RFC 9293 §3.9.2.2), as {@link
   * TcpConnection#onNetworkError(NetworkErrorKind, int, int, int, long)} has it.
   *
   * @return the connection that it was for, or null
   */
  public @Nullable TcpConnection onNetworkError(
      @Unsigned int scope,
      @Unsigned long localHigh,
      @Unsigned long localLow,
      int localPort,
      @Unsigned long remoteHigh,
      @Unsigned long remoteLow,
      int remotePort,
      NetworkErrorKind kind,
      int code,
      @Unsigned int quotedSeq,
      int mmsS,
      long nowNanos) {
    lastNow = nowNanos;
    int entry =
        table.find(scope, localHigh, localLow, localPort, remoteHigh, remoteLow, remotePort);
    if (entry == TcpSocketTable.ABSENT) {
      return null;
    }
    TcpConnection connection = table.get(entry);
    connection.onNetworkError(kind, code, quotedSeq, mmsS, nowNanos);
    update(connection, nowNanos);
    return connection;
  }

  /**
   * Looks after a connection of this host after a call of it: to be called by who made the call.
   */
  public void update(TcpConnection connection, long nowNanos) {
    lastNow = nowNanos;
    if (connection.isResting()) {
      return;
    }
    Tcb t = connection.tcb();
    if (connection.entry >= 0) {
      if (t.timers.next() <= nowNanos) { // the wheel would tell a tick later
        connection.onTimeout(nowNanos);
      }
      handshake(connection, t);
    }
    if (connection.entry >= 0) {
      settle(connection, t, nowNanos);
    }
    if (!connection.eventsTold && t.user.hasEvents()) {
      connection.eventsTold = true;
      eventful.addLast(connection);
    }
  }

  /** A connection that a listening socket made is through with its handshake, or failed. */
  private void handshake(TcpConnection connection, Tcb t) {
    TcpListener parent = t.parent;
    if (parent == null || t.state == TcpState.SYN_RECEIVED) {
      return;
    }
    t.parent = null;
    parent.ended();
    if (t.state.isSynchronized()) {
      parent.established(connection);
    } else if (t.state == TcpState.LISTEN) { // a reset, or a SYN anew: the next segment finds the
      remove(connection); // listening socket itself
    }
  }

  private void settle(TcpConnection connection, Tcb t, long nowNanos) {
    int entry = connection.entry;
    long next = connection.nextDeadline();
    if (next <= nowNanos) {
      ready.add(entry);
      long timer = t.timers.next();
      table.deadline(
          entry, timer == Deadlines.NONE ? Deadlines.NONE : Math.max(timer, nowNanos + 1));
    } else if (t.state == TcpState.CLOSED) {
      remove(connection);
    } else if (t.state == TcpState.TIME_WAIT && t.readable() == 0) {
      retire(connection, t);
    } else {
      long rest = connection.restFrom();
      if (rest <= nowNanos) {
        connection.rest();
      }
      table.deadline(entry, rest <= nowNanos ? next : Math.min(next, rest));
    }
  }

  /** TIME-WAIT goes on as a record; the connection is over for its user. */
  private void retire(TcpConnection connection, Tcb t) {
    int entry = connection.entry;
    table
        .timeWait()
        .add(
            table.scope(entry),
            table.localHigh(entry),
            table.localLow(entry),
            table.localPort(entry),
            table.remoteHigh(entry),
            table.remoteLow(entry),
            table.remotePort(entry),
            Positions.number(t.snd.nxt()),
            Positions.number(t.rcv.nxt()),
            t.options.timestamps(),
            t.timestamps.recent(),
            t.timers.at(Timer.TIME_WAIT));
    t.drop(TcpInput.TIME_WAIT_TIMEOUT);
    remove(connection);
  }

  private void remove(TcpConnection connection) {
    table.remove(connection.entry);
    connection.entry = -1;
  }

  /**
   * Gives the sink at most one segment, of the connections in turn. To be called until it answers
   * false.
   */
  public boolean pollTransmit(long nowNanos, HostSink sink) {
    lastNow = nowNanos;
    if (replies.poll(nowNanos, sink)) {
      return true;
    }
    for (int left = ready.size(); left > 0; left--) {
      int entry = ready.take();
      if (!table.has(entry)) {
        continue;
      }
      TcpConnection connection = table.get(entry);
      sink.route(
          table.scope(entry),
          table.localHigh(entry),
          table.localLow(entry),
          table.remoteHigh(entry),
          table.remoteLow(entry));
      boolean sent = connection.pollTransmit(nowNanos, sink);
      update(connection, nowNanos);
      if (sent) {
        return true;
      }
    }
    return false;
  }

  /** A connection that has events to poll; null where none has. */
  public @Nullable TcpConnection pollEventful() {
    TcpConnection connection = eventful.pollFirst();
    if (connection != null) {
      connection.eventsTold = false;
    }
    return connection;
  }

  /** Time has come for whatever waits for it. */
  public void onTimeout(long nowNanos) {
    lastNow = nowNanos;
    table.timeWait().expire(nowNanos);
    for (int entry = table.pollExpired(nowNanos);
        entry != TcpSocketTable.ABSENT;
        entry = table.pollExpired(nowNanos)) {
      TcpConnection connection = table.get(entry);
      connection.onTimeout(nowNanos);
      update(connection, nowNanos);
    }
  }

  /**
   * When to call {@link #onTimeout} and {@link #pollTransmit} at the latest, to a tick of the
   * table's wheel; the time of the last call where something is to be sent now.
   */
  public long nextDeadline() {
    return ready.size() > 0 || !replies.isEmpty() ? lastNow : table.nextDeadline();
  }

  /** Closes a listening socket: what waits in it, handshakes too, is aborted. */
  public void close(TcpListener listener, long nowNanos) {
    table.unlisten(listener);
    for (int entry = 0; entry < table.bound(); entry++) {
      if (table.has(entry) && isChild(table.get(entry), listener)) {
        abort(table.get(entry), nowNanos);
      }
    }
    for (TcpConnection c = listener.accept(); c != null; c = listener.accept()) {
      abort(c, nowNanos);
    }
  }

  private static boolean isChild(TcpConnection connection, TcpListener listener) {
    return !connection.isResting() && connection.tcb().parent == listener;
  }

  private void abort(TcpConnection connection, long nowNanos) {
    if (connection.state() != TcpState.CLOSED) {
      connection.abort(nowNanos);
    }
    update(connection, nowNanos);
  }
}
