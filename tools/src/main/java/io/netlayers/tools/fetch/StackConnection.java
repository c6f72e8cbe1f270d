package io.netlayers.tools.fetch;

import io.netlayers.core.IpAddress;
import io.netlayers.fsm.http1.Http1Config;
import io.netlayers.fsm.http1.Http1Connection;
import io.netlayers.fsm.tcp.TcpError;
import io.netlayers.fsm.tcp.TcpState;
import io.netlayers.stack.socket.Endpoint;
import io.netlayers.stack.socket.SocketException;
import io.netlayers.stack.socket.TcpSocket;
import io.netlayers.tools.net.BufferPool;
import io.netlayers.tools.net.HttpLink;
import io.netlayers.tools.tap.StackNode;
import io.netlayers.tools.tap.StackTransport;
import java.io.IOException;
import java.util.List;

/** A connection over a TCP socket of the stack; waiting is letting the stack's loop turn. */
final class StackConnection implements Wire {
  /** How long the goodbye is waited for. */
  private static final long CLOSE_NANOS = 1_000_000_000L;

  private final StackNode node;
  private final TcpSocket socket;
  private final StackTransport transport;
  private final HttpLink link;
  private boolean stirred;
  private boolean whole;

  private StackConnection(StackNode node, TcpSocket socket, long patienceNanos) {
    this.node = node;
    this.socket = socket;
    transport = new StackTransport(node, socket, StackTransport.step());
    Http1Config config =
        Http1Config.builder()
            .headTimeoutNanos(patienceNanos)
            .bodyTimeoutNanos(patienceNanos)
            .idleTimeoutNanos(0)
            .build();
    Http1Connection machine = Http1Connection.client(config, node.now());
    link = new HttpLink(machine, transport, new BufferPool(), config.limits().receiveBuffer());
    node.use(socket, now -> stirred = true);
  }

  /**
   * Connects to the first of a server's addresses that answers.
   *
   * @throws IOException if none does; the message says why in one line
   */
  static StackConnection open(
      StackNode node, List<IpAddress> addresses, int port, long connectNanos, long patienceNanos)
      throws IOException {
    String last = "no address";
    for (IpAddress address : addresses) {
      try {
        TcpSocket socket = node.host().connect(Endpoint.of(address, port), node.now());
        StackConnection made = new StackConnection(node, socket, patienceNanos);
        last = made.connected(node.now() + connectNanos);
        if (last.isEmpty()) {
          return made;
        }
        made.abort();
      } catch (SocketException e) {
        last = String.valueOf(e.getMessage());
      }
      last = "cannot connect to " + Endpoint.of(address, port) + ": " + last;
    }
    throw new IOException(last);
  }

  /** Waits for the handshake; says why there was none, or nothing. */
  private String connected(long until) throws IOException {
    while (socket.state() == TcpState.SYN_SENT || socket.state() == TcpState.SYN_RECEIVED) {
      if (node.now() >= until) {
        return "timed out";
      }
      turn(until);
    }
    TcpError error = socket.pendingError();
    return error == TcpError.NONE ? "" : error.toString();
  }

  private void turn(long until) throws IOException {
    node.loop().turnOnce(until);
    node.throwFailure();
    if (node.loop().isStopped()) {
      throw new IOException("interrupted");
    }
  }

  @Override
  public HttpLink link() {
    return link;
  }

  @Override
  public long nowNanos() {
    return node.now();
  }

  @Override
  public void await(boolean blocked, long untilNanos) throws IOException {
    transport.interest(true, blocked);
    while (!stirred && !transport.isReady() && node.now() < untilNanos) {
      turn(untilNanos);
    }
    stirred = false;
  }

  /** The response is whole: the connection is closed in order, and not reset. */
  void isWhole() {
    whole = true;
  }

  private void abort() {
    node.release(socket);
    socket.abort(node.now());
  }

  @Override
  public void close() throws IOException {
    if (!whole) {
      abort();
      node.loop().turnOnce(node.now()); // the reset goes out
      return;
    }
    link.close();
    long until = node.now() + CLOSE_NANOS;
    while (node.now() < until
        && socket.state() != TcpState.CLOSED
        && socket.state() != TcpState.TIME_WAIT) {
      turn(until);
    }
    node.loop().turnOnce(node.now()); // the last ACK goes out
  }
}
