package io.netlayers.fsm.tcp.table;

import java.util.Arrays;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.checkerframework.checker.signedness.qual.Unsigned;

/**
 * Which connection, or else which listening socket, a segment is for (RFC 9293 §3.10.7), and when
 * each connection wants to be called. It looks up by primitives and allocates only to grow.
 *
 * <p>A connection has an <em>entry</em>, a number that {@link #add} gives out and that is good
 * until {@link #remove}. Its deadline is kept with {@link #deadline(int, long)}: after each call of
 * a connection, with the connection's {@code nextDeadline}. {@link #pollExpired} then says whose
 * turn it is.
 *
 * <p>A listening socket is bound to an address or, said explicitly, to any; in one scope or, said
 * explicitly, in any. The most specific one is found: scope and address, scope, address, neither.
 *
 * @param <C> connections
 * @param <L> listening sockets
 */
public final class TcpSocketTable<C extends Object, L extends Object>
    implements EphemeralPorts.Use {
  /** No such entry. */
  public static final int ABSENT = -1;

  private static final int ANY_ADDRESS = 1;
  private static final int ANY_SCOPE = 2;

  private final TupleMap tuples;
  private final DeadlineWheel wheel;
  private final TimeWaitTable timeWait;
  private final TupleMap bound;
  private @Nullable Object[] connections = new @Nullable Object[0];
  private @Nullable Object[] listeners = new @Nullable Object[0];

  /**
   * An empty table.
   *
   * @param hash under the host's key
   */
  public TcpSocketTable(ConnectionHash hash) {
    tuples = new TupleMap(hash);
    wheel = new DeadlineWheel();
    timeWait = new TimeWaitTable(hash);
    bound = new TupleMap(hash);
  }

  /** Connections in the table, those in TIME-WAIT not counted. */
  public int size() {
    return tuples.size();
  }

  /** A bound on entries: all of them are below it. */
  public int bound() {
    return tuples.bound();
  }

  /** The records of TIME-WAIT, for names that have no connection here. */
  public TimeWaitTable timeWait() {
    return timeWait;
  }

  /** The entry of a connection, or {@link #ABSENT}. */
  public int find(
      @Unsigned int scope,
      @Unsigned long localHigh,
      @Unsigned long localLow,
      int localPort,
      @Unsigned long remoteHigh,
      @Unsigned long remoteLow,
      int remotePort) {
    return tuples.find(scope, localHigh, localLow, localPort, remoteHigh, remoteLow, remotePort);
  }

  /** The connection of an entry. */
  @SuppressWarnings("unchecked") // add puts nothing else in
  public C get(int entry) {
    Object connection = connections[entry];
    if (connection == null) {
      throw new IllegalArgumentException("no such entry: " + entry);
    }
    return (C) connection;
  }

  /** Whether an entry holds a connection. */
  public boolean has(int entry) {
    return entry >= 0 && entry < connections.length && connections[entry] != null;
  }

  /**
   * Adds a connection under its name.
   *
   * @return its entry
   * @throws IllegalStateException if the name is taken by a connection
   */
  public int add(
      @Unsigned int scope,
      @Unsigned long localHigh,
      @Unsigned long localLow,
      int localPort,
      @Unsigned long remoteHigh,
      @Unsigned long remoteLow,
      int remotePort,
      C connection) {
    if (connection == null) {
      throw new NullPointerException("connection");
    }
    if (find(scope, localHigh, localLow, localPort, remoteHigh, remoteLow, remotePort) != ABSENT) {
      throw new IllegalStateException("connection already exists");
    }
    int entry =
        tuples.add(scope, localHigh, localLow, localPort, remoteHigh, remoteLow, remotePort);
    if (entry >= connections.length) {
      connections = Arrays.copyOf(connections, tuples.capacity());
      wheel.ensureCapacity(tuples.capacity());
    }
    connections[entry] = connection;
    return entry;
  }

  /** Removes a connection with its deadline. */
  public void remove(int entry) {
    get(entry);
    wheel.cancel(entry);
    connections[entry] = null;
    tuples.remove(entry);
  }

  /** Scope of an entry. */
  public @Unsigned int scope(int entry) {
    return tuples.scope(entry);
  }

  /** High half of an entry's local address. */
  public @Unsigned long localHigh(int entry) {
    return tuples.localHigh(entry);
  }

  /** Low half of an entry's local address. */
  public @Unsigned long localLow(int entry) {
    return tuples.localLow(entry);
  }

  /** Local port of an entry. */
  public int localPort(int entry) {
    return tuples.localPort(entry);
  }

  /** High half of an entry's remote address. */
  public @Unsigned long remoteHigh(int entry) {
    return tuples.remoteHigh(entry);
  }

  /** Low half of an entry's remote address. */
  public @Unsigned long remoteLow(int entry) {
    return tuples.remoteLow(entry);
  }

  /** Remote port of an entry. */
  public int remotePort(int entry) {
    return tuples.remotePort(entry);
  }

  /** Sets when a connection wants to be called; {@link DeadlineWheel#NO_DEADLINE} for never. */
  public void deadline(int entry, long deadlineNanos) {
    get(entry);
    wheel.arm(entry, deadlineNanos);
  }

  /**
   * The entry of a connection whose deadline has passed, or {@link #ABSENT}; its deadline is unset.
   * Call it, set its deadline again, and ask on.
   */
  public int pollExpired(long nowNanos) {
    return wheel.pollExpired(nowNanos);
  }

  /**
   * When {@link #pollExpired} or the table of TIME-WAIT is to be asked next; it may be earlier than
   * anything expires.
   */
  public long nextDeadline() {
    return Math.min(wheel.nextDeadline(), timeWait.nextDeadline());
  }

  @Override
  public boolean inUse(
      @Unsigned int scope,
      @Unsigned long localHigh,
      @Unsigned long localLow,
      int localPort,
      @Unsigned long remoteHigh,
      @Unsigned long remoteLow,
      int remotePort) {
    return isConnected(scope, localHigh, localLow, localPort, remoteHigh, remoteLow, remotePort)
        || findListener(scope, localHigh, localLow, localPort) != null;
  }

  /** Whether a connection of this name exists, in TIME-WAIT too. */
  public boolean isConnected(
      @Unsigned int scope,
      @Unsigned long localHigh,
      @Unsigned long localLow,
      int localPort,
      @Unsigned long remoteHigh,
      @Unsigned long remoteLow,
      int remotePort) {
    return find(scope, localHigh, localLow, localPort, remoteHigh, remoteLow, remotePort) != ABSENT
        || timeWait.find(scope, localHigh, localLow, localPort, remoteHigh, remoteLow, remotePort)
            != ABSENT;
  }

  /**
   * Binds a listening socket to an address and a port in a scope.
   *
   * @throws IllegalStateException if one is bound so
   */
  public void listen(
      @Unsigned int scope,
      @Unsigned long localHigh,
      @Unsigned long localLow,
      int port,
      L listener) {
    bind(0, scope, localHigh, localLow, port, listener);
  }

  /** As {@link #listen}, for every address of a scope. */
  public void listenOnAnyAddress(@Unsigned int scope, int port, L listener) {
    bind(ANY_ADDRESS, scope, 0, 0, port, listener);
  }

  /** As {@link #listen}, for an address in every scope. */
  public void listenInAnyScope(
      @Unsigned long localHigh, @Unsigned long localLow, int port, L listener) {
    bind(ANY_SCOPE, 0, localHigh, localLow, port, listener);
  }

  /** As {@link #listen}, for every address in every scope. */
  public void listenAnywhere(int port, L listener) {
    bind(ANY_ADDRESS | ANY_SCOPE, 0, 0, 0, port, listener);
  }

  private void bind(
      int wildcards,
      @Unsigned int scope,
      @Unsigned long high,
      @Unsigned long low,
      int port,
      L listener) {
    if (listener == null) {
      throw new NullPointerException("listener");
    }
    if (bound.find(scope, high, low, port, 0, 0, wildcards) != ABSENT) {
      throw new IllegalStateException("a listening socket is bound there: port " + port);
    }
    int entry = bound.add(scope, high, low, port, 0, 0, wildcards);
    if (entry >= listeners.length) {
      listeners = Arrays.copyOf(listeners, bound.capacity());
    }
    listeners[entry] = listener;
  }

  /** Takes every binding of a listening socket away. */
  public void unlisten(L listener) {
    for (int entry = 0; entry < bound.bound(); entry++) {
      if (listeners[entry] == listener) {
        listeners[entry] = null;
        bound.remove(entry);
      }
    }
  }

  /** The most specific listening socket for a destination, or null. */
  public @Nullable L findListener(
      @Unsigned int scope, @Unsigned long localHigh, @Unsigned long localLow, int port) {
    if (bound.size() == 0) {
      return null;
    }
    int entry = bound.find(scope, localHigh, localLow, port, 0, 0, 0);
    if (entry == ABSENT) {
      entry = bound.find(scope, 0, 0, port, 0, 0, ANY_ADDRESS);
    }
    if (entry == ABSENT) {
      entry = bound.find(0, localHigh, localLow, port, 0, 0, ANY_SCOPE);
    }
    if (entry == ABSENT) {
      entry = bound.find(0, 0, 0, port, 0, 0, ANY_ADDRESS | ANY_SCOPE);
    }
    return entry == ABSENT ? null : listener(entry);
  }

  @SuppressWarnings("unchecked") // bind puts nothing else in
  private @Nullable L listener(int entry) {
    return (@Nullable L) listeners[entry];
  }
}
