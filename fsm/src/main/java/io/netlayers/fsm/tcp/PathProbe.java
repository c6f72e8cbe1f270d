package io.netlayers.fsm.tcp;

import io.netlayers.fsm.tcp.sending.RetransmissionQueue;

/** The probe of the path that is out, as loss detection sees it (RFC 4821). */
final class PathProbe {
  private PathProbe() {}

  /** RFC 4821 §7.4: the loss of a probe alone is no sign of congestion. */
  static boolean onlyProbeLost(Tcb t, RetransmissionQueue queue) {
    if (!t.path.isProbing()) {
      return false;
    }
    int lost = queue.nextToResend();
    if (lost < 0
        || !t.path.isProbe(queue.end(lost))
        || queue.lostOctets() - queue.retransOctets() != queue.length(lost)) {
      return false;
    }
    t.path.probeLost();
    return true;
  }
}
