package io.netlayers.fsm.tcp.loss;

/**
 * Whether every retransmission of an episode has come in vain: each was reported as a duplicate
 * (RFC 2883, RFC 3708).
 *
 * <p>{@link #begin} when recovery begins, by duplicates or by timeout; {@link #onRetransmission}
 * for each segment sent again in it; {@link #onDuplicate} for each D-SACK block. When that answers
 * true, the reaction is taken back.
 */
public final class DuplicateSackUndo {
  private long marker = -1;
  private long end;
  private long octets;

  /** No episode. */
  public DuplicateSackUndo() {}

  /** Whether an episode may still be taken back. */
  public boolean isOpen() {
    return marker >= 0;
  }

  /** An episode begins at SND.UNA, with SND.NXT as it is. */
  public void begin(long sndUna, long sndNxt) {
    marker = sndUna;
    end = sndNxt;
    octets = 0;
  }

  /** Octets of the episode were sent again. */
  public void onRetransmission(long octets) {
    this.octets += octets;
  }

  /**
   * A duplicate of {@code [from, to)} was reported.
   *
   * @return whether none of the retransmissions was needed
   */
  public boolean onDuplicate(long from, long to) {
    if (marker < 0 || octets == 0 || from >= to || from < marker || to > end) {
      return false;
    }
    octets -= Math.min(octets, to - from);
    if (octets > 0) {
      return false;
    }
    marker = -1;
    return true;
  }

  /** The episode stands. */
  public void cancel() {
    marker = -1;
    octets = 0;
  }
}
