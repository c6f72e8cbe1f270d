package io.netlayers.fsm.tcp;

import io.netlayers.fsm.tcp.memory.StreamBuffer;
import io.netlayers.fsm.tcp.receiving.ReassemblyQueue;
import io.netlayers.fsm.tcp.sending.RetransmissionQueue;

/** What a connection borrowed goes back to the pool once it holds nothing. */
final class GiveBack {
  private GiveBack() {}

  /** What is not needed until something new comes. */
  static void idle(Tcb t) {
    RetransmissionQueue sent = t.sentQueue;
    if (sent != null && sent.isEmpty() && t.snd.nxt() >= t.writeEnd) { // nothing follows
      sent(t);
    }
    ReassemblyQueue held = t.heldQueue;
    if (held != null && held.isEmpty()) {
      held(t);
    }
    if (t.snd.una() >= t.writeEnd) {
      out(t);
    }
    if (t.heldQueue == null && t.readable() == 0) {
      in(t);
    }
  }

  /** Everything. */
  static void all(Tcb t) {
    sent(t);
    held(t);
    out(t);
    in(t);
  }

  private static void sent(Tcb t) {
    RetransmissionQueue queue = t.sentQueue;
    if (queue != null) {
      t.sentQueue = null;
      t.pool.give(queue);
    }
  }

  private static void held(Tcb t) {
    ReassemblyQueue queue = t.heldQueue;
    if (queue != null) {
      t.heldQueue = null;
      t.pool.give(queue);
    }
  }

  private static void out(Tcb t) {
    StreamBuffer stream = t.outStream;
    if (stream != null) {
      t.outStream = null;
      t.pool.give(stream);
    }
  }

  private static void in(Tcb t) {
    StreamBuffer stream = t.inStream;
    if (stream != null) {
      t.inStream = null;
      t.pool.give(stream);
    }
  }
}
