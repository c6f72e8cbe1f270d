package io.netlayers.tools.script;

import io.netlayers.fsm.tcp.TcpConnection;
import java.util.ArrayDeque;
import java.util.Deque;
import org.checkerframework.checker.nullness.qual.Nullable;

/** A socket: its options, and the connection or the queue of connections behind it. */
final class MachineSocket {
  /** Linger off. */
  static final long NO_LINGER = -1;

  int port;
  boolean listening;
  int backlog;
  final Deque<TcpConnection> ready = new ArrayDeque<>();
  @Nullable TcpConnection connection;

  /** Whether the caller knows that the connection is there. */
  boolean connectedSaid;

  boolean readShut;
  boolean writeShut;
  boolean corked;
  boolean noDelay;
  boolean keepAlive;
  boolean noOptions;
  boolean reuseAddress;
  int receiveBuffer;
  int sendBuffer;
  int maxSegment;
  int synCount;
  int tos;
  int ttl = 64;
  long keepInit;
  long keepIdle;
  long keepInterval;
  int keepCount;
  long userTimeout;
  long lingerNanos = NO_LINGER;

  /** When {@code close} was first called; -1 before. */
  long closingSince = -1;

  /** A socket for a connection that a listening one has taken: options are handed down. */
  static MachineSocket accepted(MachineSocket from, TcpConnection connection) {
    MachineSocket socket = new MachineSocket();
    socket.port = from.port;
    socket.connection = connection;
    socket.connectedSaid = true;
    socket.noDelay = from.noDelay;
    socket.corked = from.corked;
    socket.keepAlive = from.keepAlive;
    socket.receiveBuffer = from.receiveBuffer;
    socket.sendBuffer = from.sendBuffer;
    socket.maxSegment = from.maxSegment;
    socket.tos = from.tos;
    socket.ttl = from.ttl;
    socket.keepInit = from.keepInit;
    socket.keepIdle = from.keepIdle;
    socket.keepInterval = from.keepInterval;
    socket.keepCount = from.keepCount;
    socket.userTimeout = from.userTimeout;
    socket.lingerNanos = from.lingerNanos;
    return socket;
  }

  /** Gives the connection what the socket was told before there was one. */
  void configure(TcpConnection made) {
    if (noDelay) {
      made.user().noDelay(true);
    }
    if (corked) {
      made.user().cork(true);
    }
    if (maxSegment > 0) {
      made.user().maxSegment(maxSegment);
    }
    made.user().linger(lingerNanos);
  }
}
