package io.netlayers.fsm.tcp.sending;

/**
 * What the path carries: MMS_S, learned from reports that are checked (RFC 1191, RFC 8201, RFC 5927
 * §7.2) and from probes of its own (RFC 4821). Sizes are octets of a segment, header included.
 */
public final class PathMtu {
  private static final int NO_PROBE = 0;

  /** Search stops when the range is as narrow (RFC 4821 §7.3 leaves the precision open). */
  private static final int PRECISION = 32;

  private int mms;
  private int ceiling;
  private int maxAcked;
  private int pending;
  private int probeSize;
  private long probeEnd;
  private boolean searching;

  /** Begins with what the layer below takes. */
  public void reset(int mmsS) {
    mms = mmsS;
    ceiling = mmsS;
    maxAcked = 0;
    pending = 0;
    probeSize = NO_PROBE;
    probeEnd = 0;
    searching = false;
  }

  /** Whether nothing was learned of the path but that it carries some sizes. */
  public boolean isAsBegun(int mmsS) {
    return mms == mmsS && ceiling == mmsS && pending == 0 && probeSize == NO_PROBE && !searching;
  }

  /** The largest segment that was acknowledged. */
  public int maxAcked() {
    return maxAcked;
  }

  /** MMS_S: the largest segment that is sent, but for probes. */
  public int mmsS() {
    return mms;
  }

  /** Begins, for probing, with less than the layer below takes. */
  public void startBelow(int size) {
    if (size < mms) {
      mms = size;
      searching = true;
    }
  }

  /**
   * The network says that only so much goes through.
   *
   * @param reported MMS_S of the report
   * @param least what is never gone below
   * @return whether MMS_S changed
   */
  public boolean reported(int reported, int least) {
    if (probeSize != NO_PROBE && reported < probeSize && reported >= mms) {
      ceiling = Math.max(mms, reported); // it was the probe that did not fit
      probeSize = NO_PROBE;
      return false;
    }
    if (reported >= mms) {
      return false; // no news: it reports what is smaller already (RFC 5927 §7.1)
    }
    if (reported < maxAcked) {
      pending = Math.max(reported, least); // larger ones arrived: believed when they stop to
      return false;
    }
    return lower(Math.max(reported, least));
  }

  private boolean lower(int size) {
    pending = 0;
    probeSize = NO_PROBE;
    searching = false;
    if (size >= mms) {
      return false;
    }
    mms = size;
    ceiling = size;
    maxAcked = Math.min(maxAcked, size);
    return true;
  }

  /** A retransmission timeout: a report that was doubted is now believed. */
  public boolean timedOut() {
    return pending != 0 && lower(pending);
  }

  /**
   * Segments vanish and nobody reports why: halves their size, not below the least, and searches up
   * from there (RFC 4821 §7.7).
   *
   * @param vanished the size of what was sent again and again
   * @return whether MMS_S changed
   */
  public boolean blackHole(int least, int vanished) {
    int size = Math.max(least, Math.min(mms, vanished) / 2);
    if (size >= mms || vanished <= least) {
      return false;
    }
    int highest = mms - 1;
    lower(size);
    ceiling = highest;
    searching = true;
    return true;
  }

  /** What is known has grown old, or larger segments may be tried: searches up to a size. */
  public void searchUpTo(int size) {
    if (size > mms) {
      ceiling = size;
      searching = true;
    }
  }

  /** A segment of this size was acknowledged. */
  public void acknowledged(int size) {
    if (size > maxAcked) {
      maxAcked = size;
      if (size >= pending) {
        pending = 0;
      }
    }
  }

  /**
   * The size to probe with, or 0 where there is nothing to find or a probe is out.
   *
   * @param limit what the peer accepts at most
   */
  public int nextProbe(int limit) {
    int high = Math.min(ceiling, limit);
    if (!searching || probeSize != NO_PROBE || high - mms < PRECISION) {
      return 0;
    }
    return mms + (high - mms + 1) / 2;
  }

  /** A probe of this size went; its last position is before {@code end}. */
  public void probed(int size, long end) {
    probeSize = size;
    probeEnd = end;
  }

  /** Whether a probe is out. */
  public boolean isProbing() {
    return probeSize != NO_PROBE;
  }

  /** Whether the segment that ends at {@code end} is the probe that is out. */
  public boolean isProbe(long end) {
    return probeSize != NO_PROBE && end == probeEnd;
  }

  /** SND.UNA moved: if it passed the probe, the path carries its size. */
  public boolean arrived(long una) {
    if (probeSize == NO_PROBE || una < probeEnd) {
      return false;
    }
    mms = probeSize;
    maxAcked = Math.max(maxAcked, mms);
    probeSize = NO_PROBE;
    return true;
  }

  /** The probe was lost, alone: the path does not carry its size. */
  public void probeLost() {
    ceiling = Math.max(mms, probeSize - 1);
    probeSize = NO_PROBE;
  }
}
