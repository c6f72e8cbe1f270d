package io.netlayers.fsm.tcp;

import io.netlayers.fsm.tcp.memory.Positions;
import io.netlayers.fsm.tcp.timing.Deadlines;
import io.netlayers.fsm.tcp.timing.Deadlines.Timer;
import java.nio.ByteBuffer;

/** OPEN, SEND, RECEIVE, CLOSE and ABORT (RFC 9293 §3.10.1 to §3.10.5), a method each. */
final class UserCommands {
  private UserCommands() {}

  static void openActive(Tcb t, long now) {
    demand(t, TcpInput.ACTIVE_OPEN);
    if (!t.remoteSpecified) {
      throw new TcpCallException(TcpError.REMOTE_UNSPECIFIED, TcpInput.ACTIVE_OPEN, t.state);
    }
    fresh(t);
    t.beginSending(now);
    t.move(TcpInput.ACTIVE_OPEN);
    t.passive = false;
  }

  static void openPassive(Tcb t, long now) {
    demand(t, TcpInput.PASSIVE_OPEN);
    fresh(t);
    t.options.reset(t.config);
    t.move(TcpInput.PASSIVE_OPEN);
    t.passive = true;
    t.remoteSpecified = t.remoteFixed;
    t.heardAt = now;
  }

  private static void fresh(Tcb t) {
    if (t.state == TcpState.CLOSED) {
      GiveBack.all(t);
      t.user.renew();
      t.peerFinAt = Tcb.NOWHERE;
      t.finAt = Tcb.NOWHERE;
      t.readAt = t.rcv.nxt();
      t.reply.clear();
      t.closePending = false;
    }
  }

  /** Throws the RFC's error where the table has one for this call. */
  private static void demand(Tcb t, TcpInput call) {
    TcpAction action = TcpTransitions.action(t.state, call);
    if (action.isError()) {
      TcpError error =
          switch (action) {
            case ERROR_DOES_NOT_EXIST -> TcpError.DOES_NOT_EXIST;
            case ERROR_ALREADY_EXISTS -> TcpError.ALREADY_EXISTS;
            default -> TcpError.CLOSING;
          };
      throw new TcpCallException(error, call, t.state);
    }
  }

  private static boolean failed(Tcb t) {
    return t.state == TcpState.CLOSED && t.user.pendingError != TcpError.NONE;
  }

  /**
   * Takes octets to be sent, as many as there is room for; the buffer's position moves over them.
   *
   * @return octets taken, 0 where there is no room, or {@link TcpConnection#FAILED}
   * @throws TcpCallException if the state does not allow SEND
   */
  static int write(Tcb t, ByteBuffer octets, boolean urgent, long now) {
    if (failed(t)) {
      return TcpConnection.FAILED;
    }
    demand(t, TcpInput.SEND);
    if (t.closePending) {
      throw new TcpCallException(TcpError.CLOSING, TcpInput.SEND, t.state);
    }
    if (t.state == TcpState.LISTEN) { // passive becomes active (§3.10.2)
      if (!t.remoteSpecified) {
        throw new TcpCallException(TcpError.REMOTE_UNSPECIFIED, TcpInput.SEND, t.state);
      }
      t.beginSending(now);
      t.move(TcpInput.SEND);
      t.passive = false;
    }
    int taken = (int) Math.min(octets.remaining(), writable(t));
    if (taken > 0) {
      if (t.unacknowledged() == 0) {
        t.stalledSince = now;
      }
      t.out().write(t.writeEnd, octets, octets.position(), taken);
      t.writeEnd += taken;
      octets.position(octets.position() + taken);
      if (urgent) {
        t.snd.urgent(t.writeEnd);
      }
    }
    if (octets.hasRemaining()) {
      t.user.wantsRoom = true;
    }
    Timeouts.settle(t, now);
    return taken;
  }

  /**
   * Moves received octets into a buffer, at most up to the end of urgent ones.
   *
   * @return octets read, 0 where none are there, {@link TcpConnection#END_OF_STREAM} or {@link
   *     TcpConnection#FAILED}
   * @throws TcpCallException if there never was a connection
   */
  static int read(Tcb t, ByteBuffer octets, long now) {
    int taken = peek(t, octets);
    if (taken > 0) {
      t.readAt += taken;
      if (t.inStream != null) {
        t.inStream.release(t.readAt);
      }
      ReceiveBuffer.onRead(t, now);
      t.giveBackIdle();
      if (t.state.mayReceive() && updateDue(t)) {
        t.acknowledgeNow(); // §3.8.6.2.2: the window has opened far enough
      }
      Timeouts.settle(t, now);
    }
    return taken;
  }

  private static boolean updateDue(Tcb t) {
    long space = t.receiveSpace();
    int buffer = t.user.receiveBuffer;
    return t.config.updatesDoubledWindows()
        ? t.rcv.doubleDue(space, buffer, t.smss())
        : t.rcv.updateDue(space, buffer, t.smss());
  }

  /** As reading, but the octets stay to be read. */
  static int peek(Tcb t, ByteBuffer octets) {
    long end = t.state == TcpState.SYN_RECEIVED ? t.readAt : t.textEnd();
    long there = end - t.readAt;
    if (there == 0) {
      if (failed(t)) {
        return TcpConnection.FAILED;
      }
      boolean closed = t.peerFinAt != Tcb.NOWHERE && t.rcv.nxt() > t.peerFinAt;
      if (closed || t.user.readClosed) {
        return TcpConnection.END_OF_STREAM;
      }
      demand(t, TcpInput.RECEIVE);
      return 0;
    }
    if (t.rcv.up() > t.readAt && t.rcv.up() < end) {
      there = t.rcv.up() - t.readAt; // §3.9.1.3: the mark is a boundary
    }
    int taken = (int) Math.min(octets.remaining(), there);
    if (taken > 0) {
      t.in().read(t.readAt, octets, octets.position(), taken);
      octets.position(octets.position() + taken);
    }
    return taken;
  }

  static void shutdown(Tcb t, long now) {
    demand(t, TcpInput.CLOSE);
    if (t.closePending) {
      throw new TcpCallException(TcpError.CLOSING, TcpInput.CLOSE, t.state);
    }
    TcpState before = t.state;
    if (before == TcpState.LISTEN || before == TcpState.SYN_SENT) {
      t.drop(TcpInput.CLOSE);
      return;
    }
    t.finAt = t.writeEnd;
    if (before == TcpState.SYN_RECEIVED && t.unsent() > 0) {
      t.closePending = true; // "queue for processing after entering ESTABLISHED state"
      return;
    }
    t.move(TcpInput.CLOSE);
    Timeouts.settle(t, now);
  }

  static void shutdownRead(Tcb t, long now) {
    if (t.state == TcpState.CLOSED) {
      throw new TcpCallException(TcpError.DOES_NOT_EXIST, TcpInput.CLOSE, t.state);
    }
    t.user.readClosed = true;
    t.readAt = t.textEnd();
    if (t.inStream != null) {
      t.inStream.clear();
    }
    t.giveBackIdle();
    Timeouts.settle(t, now);
  }

  /**
   * Lets go: what is queued is sent, FIN behind it, and nothing more is received. With unread
   * octets (§3.6.1 SHLD-3), or with a linger time of zero, it is an ABORT.
   */
  static void close(Tcb t, long now) {
    if (t.state == TcpState.CLOSED) {
      if (t.user.pendingError == TcpError.NONE && !t.user.isRaised(TcpEvent.CLOSED)) {
        demand(t, TcpInput.CLOSE);
      }
      GiveBack.all(t);
      return;
    }
    boolean unread = t.readable() > 0 && t.state != TcpState.TIME_WAIT;
    if (t.user.lingerNanos == 0 || unread) {
      abort(t, now);
      return;
    }
    if (TcpTransitions.action(t.state, TcpInput.CLOSE) != TcpAction.ERROR_CLOSING
        && !t.closePending) {
      shutdown(t, now);
    }
    t.user.orphaned = true;
    if (t.state == TcpState.CLOSED) {
      return;
    }
    if (t.user.lingering()) {
      t.timers.arm(Timer.USER, Deadlines.after(now, t.user.lingerNanos));
    }
    if (t.state == TcpState.FIN_WAIT_2 && t.config.finWait2TimeoutNanos() > 0) {
      t.timers.arm(Timer.TIME_WAIT, Deadlines.after(now, t.config.finWait2TimeoutNanos()));
    }
    Timeouts.settle(t, now);
  }

  static void abort(Tcb t, long now) {
    demand(t, TcpInput.ABORT);
    if (TcpTransitions.action(t.state, TcpInput.ABORT) == TcpAction.SEND_RST) {
      sendReset(t);
    }
    t.user.pendingError = TcpError.ABORTED;
    t.drop(TcpInput.ABORT);
  }

  static void sendReset(Tcb t) {
    if (t.config.resetWithAck()) {
      t.reply.reset(Positions.number(t.snd.nxt()), Positions.number(t.rcv.nxt()));
    } else {
      t.reply.reset(Positions.number(t.snd.nxt()));
    }
  }

  /** Octets that SEND would take now. */
  static long writable(Tcb t) {
    return t.state.mayWrite() || t.state == TcpState.LISTEN
        ? Math.max(0, t.user.sendBuffer - t.unacknowledged())
        : 0;
  }
}
