package io.netlayers.fsm.tcp;

/** What {@link TransmitPlanner} decided: the one segment that goes next. Work space of one call. */
final class TransmitPlan {
  /** Kinds of segment, by why they go. */
  enum Kind {
    /** Nothing goes now. */
    NONE,
    /** A reset, or an ACK that the table did not ask for. */
    REPLY,
    /** A SYN, or a SYN with ACK. */
    SYN,
    /** A segment that was lost. */
    RETRANSMISSION,
    /** New text, a FIN, or both. */
    NEW,
    /** A tail loss probe of what was sent before. */
    LOSS_PROBE,
    /** A probe of a closed window. */
    WINDOW_PROBE,
    /** A probe of a silent peer. */
    KEEP_ALIVE,
    /** Nothing but an ACK. */
    ACK
  }

  Kind kind = Kind.NONE;

  /** Where it begins. */
  long seq;

  /** Octets of text. */
  int length;

  /** Whether a FIN goes with it. */
  boolean fin;

  /** For a retransmission, which segment of the queue. */
  int index;

  /** Whether it is a probe of the path, longer than others may be. */
  boolean pathProbe;

  /** When it may go, where only pacing holds it back. */
  long notBefore;

  TransmitPlan none() {
    kind = Kind.NONE;
    seq = 0;
    length = 0;
    fin = false;
    index = -1;
    pathProbe = false;
    notBefore = 0;
    return this;
  }

  TransmitPlan of(Kind kind, long seq, int length) {
    none();
    this.kind = kind;
    this.seq = seq;
    this.length = length;
    return this;
  }
}
