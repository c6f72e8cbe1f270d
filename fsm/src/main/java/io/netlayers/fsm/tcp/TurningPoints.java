package io.netlayers.fsm.tcp;

import io.netlayers.fsm.tcp.timing.Deadlines.Timer;

/** Moves of a connection that touch most of its parts. */
final class TurningPoints {
  private TurningPoints() {}

  /** SYN-RECEIVED goes back to LISTEN: queues are flushed, the peer is forgotten. */
  static void relisten(Tcb t, TcpInput input) {
    t.move(input);
    t.timers.cancelAll();
    GiveBack.all(t);
    t.ack.sent();
    t.synDue = false;
    t.peerFinAt = Tcb.NOWHERE;
    t.readAt = t.rcv.nxt();
    t.remoteSpecified = t.remoteFixed;
    t.closePending = false;
  }

  /** The handshake is done: what waited for it happens now. */
  static void established(Tcb t, long now) {
    if (t.closePending) {
      t.closePending = false;
      t.move(TcpInput.CLOSE);
    }
    if (t.config.keepAlive() && t.keepAlive == null) {
      t.calls.keepAlive(true);
    }
    t.heardAt = now;
    t.timers.cancel(Timer.USER);
    if (t.config.pathProbing() == PathProbing.ALWAYS) {
      t.path.startBelow(Math.max(t.config.minMmsS(), 1044));
      t.congestion.onSegmentSize(t.smss());
    }
  }

  /** The machine itself resets the connection. */
  static void resetByMachine(Tcb t, TcpError error) {
    t.user.pendingError = error;
    t.user.raise(TcpEvent.FAILED);
    UserCommands.sendReset(t);
    t.drop(TcpInput.ABORT);
  }
}
