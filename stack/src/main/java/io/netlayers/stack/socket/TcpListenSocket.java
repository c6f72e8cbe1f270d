package io.netlayers.stack.socket;

import io.netlayers.fsm.tcp.TcpConnection;
import io.netlayers.fsm.tcp.TcpListener;
import org.checkerframework.checker.nullness.qual.Nullable;

/** A listening TCP socket: each connection that it accepts is a socket of its own. */
public final class TcpListenSocket extends StackSocket {
  private final TcpTable table;
  final Binding binding;

  /** One a version, for the sizes of segments differ; null for a version that is not bound. */
  final @Nullable TcpListener ipv4;

  final @Nullable TcpListener ipv6;
  private final int backlog;

  TcpListenSocket(
      SocketContext context,
      TcpTable table,
      Binding binding,
      @Nullable TcpListener ipv4,
      @Nullable TcpListener ipv6,
      int backlog) {
    super(context);
    this.table = table;
    this.binding = binding;
    this.ipv4 = ipv4;
    this.ipv6 = ipv6;
    this.backlog = backlog;
  }

  /**
   * A connection whose handshake is done; null where none waits, or while the host has as many
   * sockets as it may.
   */
  public @Nullable TcpSocket accept() {
    if (context.isFull()) {
      return null;
    }
    TcpConnection connection = ipv4 == null ? null : ipv4.accept();
    if (connection == null && ipv6 != null) {
      connection = ipv6.accept();
    }
    return connection == null ? null : table.accepted(connection);
  }

  /** Connections that wait to be accepted. */
  public int waiting() {
    return (ipv4 == null ? 0 : ipv4.waiting()) + (ipv6 == null ? 0 : ipv6.waiting());
  }

  /** Handshakes under way. */
  public int halfOpen() {
    return (ipv4 == null ? 0 : ipv4.halfOpen()) + (ipv6 == null ? 0 : ipv6.halfOpen());
  }

  /** Closes it: what waits in it is reset; connections that were accepted go on. */
  public void close(long nowNanos) {
    if (!open) {
      return;
    }
    open = false;
    context.stir();
    if (ipv4 != null) {
      context.tcp.close(ipv4, nowNanos);
    }
    if (ipv6 != null) {
      context.tcp.close(ipv6, nowNanos);
    }
    table.remove(this);
    context.closed();
  }

  @Override
  public Endpoint local() {
    return binding.endpoint();
  }

  @Override
  public String toString() {
    return line("tcp", "LISTEN", waiting(), backlog, local(), Endpoint.any(0));
  }
}
