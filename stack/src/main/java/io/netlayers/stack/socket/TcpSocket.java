package io.netlayers.stack.socket;

import io.netlayers.fsm.tcp.TcpConnection;
import io.netlayers.fsm.tcp.TcpError;
import io.netlayers.fsm.tcp.TcpEvent;
import io.netlayers.fsm.tcp.TcpInfo;
import io.netlayers.fsm.tcp.TcpState;
import io.netlayers.fsm.tcp.UserCalls;
import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * A TCP connection of a host. Its methods are those of {@link TcpConnection}; what they make the
 * connection do is then looked after.
 */
public final class TcpSocket extends StackSocket {
  private final TcpConnection connection;
  private final Endpoint local;
  private final Endpoint peer;
  final @Nullable TcpListenSocket parent;
  boolean accepted;

  /** What was not acknowledged when a segment came last, and when its neighbour was confirmed. */
  private long unacknowledged;

  private long confirmedAt = Long.MIN_VALUE;

  TcpSocket(
      SocketContext context,
      TcpConnection connection,
      Endpoint local,
      Endpoint peer,
      @Nullable TcpListenSocket parent) {
    super(context);
    this.connection = connection;
    this.local = local;
    this.peer = peer;
    this.parent = parent;
  }

  /**
   * Whether a segment that came acknowledges or brings something new, so that the neighbour is
   * known to be there (RFC 4861 §7.3.1); said once a second at most.
   *
   * @param text octets that the segment carries
   */
  boolean hasProgressed(int text, long nowNanos) {
    long now = connection.user().unacknowledged();
    boolean less = now < unacknowledged || text > 0 && connection.user().readable() > 0;
    unacknowledged = now;
    if (!less || nowNanos < confirmedAt) {
      return false;
    }
    confirmedAt = nowNanos + 1_000_000_000L;
    return true;
  }

  private void update(long nowNanos) {
    context.tcp.update(connection, nowNanos);
    context.stir();
    unacknowledged = Math.max(unacknowledged, connection.user().unacknowledged());
  }

  /** As {@link TcpConnection#write}: octets taken, or FAILED. */
  public int write(ByteBuffer octets, long nowNanos) {
    int taken = connection.write(octets, nowNanos);
    update(nowNanos);
    return taken;
  }

  /** As {@link TcpConnection#read}: octets read, END_OF_STREAM or FAILED. */
  public int read(ByteBuffer octets, long nowNanos) {
    int taken = connection.read(octets, nowNanos);
    update(nowNanos);
    return taken;
  }

  /** No more to send; receiving goes on. */
  public void shutdown(long nowNanos) {
    connection.shutdown(nowNanos);
    update(nowNanos);
  }

  /** No more to receive. */
  public void shutdownRead(long nowNanos) {
    connection.shutdownRead(nowNanos);
    update(nowNanos);
  }

  /** Lets go; what was written is still sent. Once more does nothing. */
  public void close(long nowNanos) {
    if (!open) {
      return;
    }
    open = false;
    if (connection.state() != TcpState.CLOSED) {
      connection.close(nowNanos);
    }
    update(nowNanos);
    context.closed();
  }

  /** Resets the connection. Once more does nothing. */
  public void abort(long nowNanos) {
    if (!open) {
      return;
    }
    open = false;
    if (connection.state() != TcpState.CLOSED) {
      connection.abort(nowNanos);
    }
    update(nowNanos);
    context.closed();
  }

  /** The next thing that the user should know; null where there is none. */
  public @Nullable TcpEvent pollEvent() {
    return connection.pollEvent();
  }

  /** The state. */
  public TcpState state() {
    return connection.state();
  }

  /** Why the connection failed; NONE while it has not. */
  public TcpError pendingError() {
    return connection.pendingError();
  }

  /** The connection's values. */
  public TcpInfo info() {
    return connection.info();
  }

  /** Octets that can be read. */
  public int readable() {
    return connection.user().readable();
  }

  /** Octets that would be taken. */
  public long writable() {
    return connection.user().writable();
  }

  /**
   * Changes options of the connection, such as {@code noDelay}.
   *
   * @param change gets the connection's user calls
   */
  public void configure(Consumer<UserCalls> change, long nowNanos) {
    change.accept(connection.user());
    update(nowNanos);
  }

  /** The connection: to observe it. Calls of it that change something belong here, not there. */
  public TcpConnection connection() {
    return connection;
  }

  @Override
  public Endpoint local() {
    return local;
  }

  /** The peer. */
  public Endpoint peer() {
    return peer;
  }

  @Override
  public String toString() {
    UserCalls user = connection.user();
    return line("tcp", state().rfcName(), user.readable(), user.unacknowledged(), local, peer);
  }
}
