package io.netlayers.fsm.tcp;

import io.netlayers.fsm.tcp.memory.Positions;
import io.netlayers.fsm.tcp.timing.Deadlines;
import io.netlayers.fsm.tcp.timing.Deadlines.Timer;
import io.netlayers.fsm.tcp.timing.KeepAlive;
import java.nio.ByteBuffer;

/** The user's side of a connection: the calls of RFC 9293 §3.9.1 and §3.10.1 to §3.10.6. */
public final class UserCalls {
  private final Tcb t;

  /** Whether CLOSE waits for the connection to be established (§3.10.4, SYN-RECEIVED). */
  boolean closePending;

  UserCalls(Tcb t) {
    this.t = t;
  }

  void openActive(long now) {
    demand(TcpInput.ACTIVE_OPEN);
    if (!t.remoteSpecified) {
      throw new TcpCallException(TcpError.REMOTE_UNSPECIFIED, TcpInput.ACTIVE_OPEN, t.state);
    }
    fresh();
    t.beginSending(now);
    t.move(TcpInput.ACTIVE_OPEN);
    t.passive = false;
  }

  void openPassive(long now) {
    demand(TcpInput.PASSIVE_OPEN);
    fresh();
    t.options.reset(t.config);
    t.move(TcpInput.PASSIVE_OPEN);
    t.passive = true;
    t.remoteSpecified = t.remoteFixed;
    t.heardAt = now;
  }

  private void fresh() {
    if (t.state == TcpState.CLOSED) {
      t.giveBackAll();
      t.user.renew();
      t.peerFinAt = Tcb.NOWHERE;
      t.finAt = Tcb.NOWHERE;
      t.readAt = t.rcv.nxt();
      t.reply.clear();
      closePending = false;
    }
  }

  /** Throws the RFC's error where the table has one for this call. */
  private void demand(TcpInput call) {
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

  private boolean failed() {
    return t.state == TcpState.CLOSED && t.user.pendingError != TcpError.NONE;
  }

  /**
   * Takes octets to be sent, as many as there is room for; the buffer's position moves over them.
   *
   * @return octets taken, 0 where there is no room, or {@link TcpConnection#FAILED}
   * @throws TcpCallException if the state does not allow SEND
   */
  int write(ByteBuffer octets, boolean urgent, long now) {
    if (failed()) {
      return TcpConnection.FAILED;
    }
    demand(TcpInput.SEND);
    if (closePending) {
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
    int taken = (int) Math.min(octets.remaining(), writable());
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
  int read(ByteBuffer octets, long now) {
    int taken = peek(octets);
    if (taken > 0) {
      t.readAt += taken;
      if (t.inStream != null) {
        t.inStream.release(t.readAt);
      }
      t.giveBackIdle();
      if (t.state.mayReceive()
          && t.rcv.updateDue(t.receiveSpace(), t.user.receiveBuffer, t.smss())) {
        t.acknowledgeNow(); // §3.8.6.2.2: the window has opened far enough
      }
      Timeouts.settle(t, now);
    }
    return taken;
  }

  /** As reading, but the octets stay to be read. */
  int peek(ByteBuffer octets) {
    long end = t.state == TcpState.SYN_RECEIVED ? t.readAt : t.textEnd();
    long there = end - t.readAt;
    if (there == 0) {
      if (failed()) {
        return TcpConnection.FAILED;
      }
      boolean closed = t.peerFinAt != Tcb.NOWHERE && t.rcv.nxt() > t.peerFinAt;
      if (closed || t.user.readClosed) {
        return TcpConnection.END_OF_STREAM;
      }
      demand(TcpInput.RECEIVE);
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

  void shutdown(long now) {
    demand(TcpInput.CLOSE);
    if (closePending) {
      throw new TcpCallException(TcpError.CLOSING, TcpInput.CLOSE, t.state);
    }
    TcpState before = t.state;
    if (before == TcpState.LISTEN || before == TcpState.SYN_SENT) {
      t.drop(TcpInput.CLOSE);
      return;
    }
    t.finAt = t.writeEnd;
    if (before == TcpState.SYN_RECEIVED && t.unsent() > 0) {
      closePending = true; // "queue for processing after entering ESTABLISHED state"
      return;
    }
    t.move(TcpInput.CLOSE);
    Timeouts.settle(t, now);
  }

  void shutdownRead(long now) {
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
  void close(long now) {
    if (t.state == TcpState.CLOSED) {
      if (t.user.pendingError == TcpError.NONE && !t.user.isRaised(TcpEvent.CLOSED)) {
        demand(TcpInput.CLOSE);
      }
      t.giveBackAll();
      return;
    }
    boolean unread = t.readable() > 0 && t.state != TcpState.TIME_WAIT;
    if (t.user.lingerNanos == 0 || unread) {
      abort(now);
      return;
    }
    if (TcpTransitions.action(t.state, TcpInput.CLOSE) != TcpAction.ERROR_CLOSING
        && !closePending) {
      shutdown(now);
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

  void abort(long now) {
    demand(TcpInput.ABORT);
    if (TcpTransitions.action(t.state, TcpInput.ABORT) == TcpAction.SEND_RST) {
      sendReset();
    }
    t.user.pendingError = TcpError.ABORTED;
    t.drop(TcpInput.ABORT);
  }

  void sendReset() {
    if (t.config.resetWithAck()) {
      t.reply.reset(Positions.number(t.snd.nxt()), Positions.number(t.rcv.nxt()));
    } else {
      t.reply.reset(Positions.number(t.snd.nxt()));
    }
  }

  /** Octets that {@link TcpConnection#write} would take now. */
  public long writable() {
    return t.state.mayWrite() || t.state == TcpState.LISTEN
        ? Math.max(0, t.user.sendBuffer - t.unacknowledged())
        : 0;
  }

  /** Octets that can be read now. */
  public int readable() {
    return t.state == TcpState.SYN_RECEIVED ? 0 : t.readable();
  }

  /** Octets of urgent data that have come or are to come and are not read (MUST-33). */
  public long urgentRemaining() {
    return Math.max(0, t.rcv.up() - t.readAt);
  }

  /** Whether the next octet to be read is the first behind urgent data. */
  public boolean atMark() {
    return t.rcv.up() == t.readAt && t.rcv.up() > t.rcv.irs() + 1;
  }

  /** Octets that were written and not sent. */
  public long unsent() {
    return t.unsent();
  }

  /** Octets that were written and not acknowledged. */
  public long unacknowledged() {
    return t.unacknowledged();
  }

  /** The number that came with what the network reported last. */
  public int errorCode() {
    return t.user.softErrorCode;
  }

  /** Takes the pending error: it is {@link TcpError#NONE} from now on. */
  public TcpError takeError() {
    TcpError error = t.user.pendingError;
    t.user.pendingError = TcpError.NONE;
    return error;
  }

  /** Turns the Nagle algorithm off, or on again as configured (MUST-17). */
  public void noDelay(boolean on) {
    NagleMode configured = t.config.nagle() == NagleMode.OFF ? NagleMode.ANY : t.config.nagle();
    t.user.nagle = on ? NagleMode.OFF : configured;
  }

  /** Holds short segments back until released, or until the override timer runs out. */
  public void cork(boolean on) {
    t.user.cork = on;
  }

  /** Nanoseconds that {@link TcpConnection#close} may take; 0 aborts, -1 takes what it takes. */
  public void linger(long nanos) {
    t.user.lingerNanos = nanos;
  }

  /** Segments carry at most so many octets, options counted; before or after the handshake. */
  public void maxSegment(int octets) {
    if (octets < 1) {
      throw new IllegalArgumentException("not at least 1: " + octets);
    }
    t.user.maxSegment = octets;
  }

  /** Octets that may be written and not acknowledged, at least 1. */
  public void sendBuffer(int octets) {
    if (octets < 1) {
      throw new IllegalArgumentException("not at least 1: " + octets);
    }
    t.user.sendBuffer = octets;
    if (t.outStream != null) {
      t.outStream.ensureCapacity(octets);
    }
  }

  /** Octets that may be received and not read, at least 1; the window never shrinks by it. */
  public void receiveBuffer(int octets) {
    if (octets < 1) {
      throw new IllegalArgumentException("not at least 1: " + octets);
    }
    t.user.receiveBuffer = octets;
    if (t.inStream != null) {
      t.inStream.ensureCapacity(octets);
    }
  }

  /** Low-water marks for {@link TcpEvent#WRITABLE} and {@link TcpEvent#READABLE}. */
  public void lowWater(int send, int receive) {
    t.user.sendLowWater = send;
    t.user.receiveLowWater = receive;
  }

  /** The user timeout in nanoseconds (RFC 5482); 0 for none. */
  public void userTimeout(long nanos) {
    t.user.userTimeoutNanos = nanos;
    t.user.userTimeoutChangeable = false;
    if (nanos == 0) {
      t.timers.cancel(Timer.USER);
    }
  }

  /** R2 of this connection (MUST-21): a time, and a count of retransmissions or 0. */
  public void r2(long nanos, int retransmissions) {
    t.user.r2Nanos = nanos;
    t.user.r2Retransmissions = retransmissions;
  }

  /** Turns keep-alive on or off with the configured times (MUST-24). */
  public void keepAlive(boolean on) {
    if (on) {
      keepAlive(
          t.config.keepAliveIdleNanos(),
          t.config.keepAliveIntervalNanos(),
          t.config.keepAliveProbes());
    } else {
      t.keepAlive = null;
      t.keepAliveDue = false;
      t.timers.cancel(Timer.KEEP_ALIVE);
    }
  }

  /** Turns keep-alive on with times of its own. */
  public void keepAlive(long idleNanos, long intervalNanos, int probes) {
    t.keepAlive = new KeepAlive(idleNanos, intervalNanos, probes);
    t.timers.cancel(Timer.KEEP_ALIVE);
    Timeouts.settle(t, t.lastNow);
  }

  /** Whether soft errors raise events (SHLD-20). */
  public void reportErrors(boolean on) {
    t.user.reportsErrors = on;
  }

  /** Acknowledges the next segments at once, or what is pending now. */
  public void quickAck(int segments) {
    t.ack.quick(segments);
    if (t.ack.isPending()) {
      t.ack.immediately();
    }
  }
}
