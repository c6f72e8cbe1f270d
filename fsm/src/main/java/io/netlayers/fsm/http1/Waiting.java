package io.netlayers.fsm.http1;

import io.netlayers.fsm.http1.Http1Deadlines.Wait;

/** What of the peer's is waited for: the one decision behind deadlines and timeouts. */
final class Waiting {
  private final Http1Role role;
  private final Conversation conversation;
  private final Incoming incoming;
  private final Http1Deadlines deadlines;

  Waiting(Http1Role role, Conversation conversation, Incoming incoming, Http1Deadlines deadlines) {
    this.role = role;
    this.conversation = conversation;
    this.incoming = incoming;
    this.deadlines = deadlines;
  }

  Wait waitsFor(Http1Event lent) {
    if (lent != Http1Event.NEED_MORE) {
      // Octets are there that nobody has asked for yet
      return Wait.NOTHING;
    }
    Http1State peer = conversation.state(role.peer());
    if (peer == Http1State.SEND_BODY) {
      return isHeld() ? Wait.NOTHING : Wait.BODY;
    }
    if (peer != Http1State.IDLE && peer != Http1State.SEND_RESPONSE) {
      return Wait.NOTHING;
    }
    if (incoming.isHeadBegun()) {
      return Wait.HEAD;
    }
    if (conversation.exchanges().count() == 0) {
      return Wait.IDLE;
    }
    boolean asked = role == Http1Role.CLIENT && conversation.state(role) != Http1State.SEND_BODY;
    return asked ? Wait.RESPONSE : Wait.NOTHING;
  }

  /** Whether the request that is being received waits for a 100. */
  boolean isHeld() {
    return role == Http1Role.SERVER && conversation.exchanges().newestAwaitsContinue();
  }

  /** A head went into the output; where it was a 100 that was waited for, time runs anew. */
  void noteContinue(boolean wasHeld) {
    if (wasHeld && !isHeld()) {
      deadlines.onContinue();
    }
  }
}
