package io.netlayers.tools.script;

import io.netlayers.fsm.tcp.TcpConnection;
import io.netlayers.fsm.tcp.TcpError;
import io.netlayers.fsm.tcp.TcpState;
import io.netlayers.testkit.script.port.Readiness;

/** What {@code poll} says of a socket. */
final class MachineReadiness {
  private MachineReadiness() {}

  static int of(MachineSocket socket) {
    if (socket.listening) {
      return socket.ready.isEmpty() ? 0 : Readiness.IN;
    }
    TcpConnection connection = socket.connection;
    if (connection == null || connection.state() == TcpState.CLOSED) {
      boolean failed = connection != null && connection.pendingError() != TcpError.NONE;
      int ended = connection == null ? 0 : Readiness.IN | Readiness.READ_HANG_UP;
      return Readiness.OUT | Readiness.HANG_UP | (failed ? Readiness.ERROR : 0) | ended;
    }
    int ready = 0;
    boolean peerClosed =
        switch (connection.state()) {
          case CLOSE_WAIT, CLOSING, LAST_ACK, TIME_WAIT -> true;
          default -> false;
        };
    if (connection.user().readable() > 0 || peerClosed || socket.readShut) {
      ready |= Readiness.IN;
    }
    if (peerClosed || socket.readShut) {
      ready |= Readiness.READ_HANG_UP;
    }
    if (peerClosed && socket.writeShut) {
      ready |= Readiness.HANG_UP;
    }
    boolean opening =
        connection.state() == TcpState.SYN_SENT || connection.state() == TcpState.SYN_RECEIVED;
    if (!opening && (connection.user().writable() > 0 || socket.writeShut)) {
      ready |= Readiness.OUT;
    }
    return ready;
  }
}
