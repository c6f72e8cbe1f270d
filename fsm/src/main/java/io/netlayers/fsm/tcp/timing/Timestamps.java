package io.netlayers.fsm.tcp.timing;

import io.netlayers.core.Octets;
import org.checkerframework.checker.signedness.qual.Unsigned;

/**
 * The timestamp clock and TS.Recent of a connection (RFC 7323 §3, §4, §5). The clock ticks every
 * millisecond (§5.4) from an offset of the connection's own.
 */
public final class Timestamps {
  private static final long TICK_NANOS = 1_000_000;

  /** TS.Recent means nothing after 24 days of silence (§5.5). */
  private static final long INVALID_AFTER_NANOS = 24L * 24 * 3600 * 1_000_000_000L;

  private @Unsigned int offset;
  private @Unsigned int recent;
  private long recentAt = -1;
  private long lastAckSent;

  /** Forgets the peer's timestamps. */
  public void reset(@Unsigned int offset, long rcvNxt) {
    this.offset = offset;
    recent = 0;
    recentAt = -1;
    lastAckSent = rcvNxt;
  }

  /** Goes on in the middle of a connection, with everything acknowledged. */
  public void resume(@Unsigned int offset, @Unsigned int recent, long recentAt, long rcvNxt) {
    this.offset = offset;
    this.recent = recent;
    this.recentAt = recentAt;
    lastAckSent = rcvNxt;
  }

  /** What the clock begins at. */
  public @Unsigned int offset() {
    return offset;
  }

  /** When TS.Recent came; -1 before there is one. */
  public long recentAt() {
    return recentAt;
  }

  /** Last.ACK.sent. */
  public long lastAckSent() {
    return lastAckSent;
  }

  /** TSval of a segment that goes now. */
  public @Unsigned int value(long nowNanos) {
    return offset + Octets.asBits((int) (nowNanos / TICK_NANOS));
  }

  /** TS.Recent, to be echoed; 0 before there is one. */
  public @Unsigned int recent() {
    return recent;
  }

  /** Whether there is a TS.Recent. */
  public boolean hasRecent() {
    return recentAt >= 0;
  }

  /** The round trip that an echo tells, to a tick; -1 where the echo cannot be ours. */
  public long roundTrip(@Unsigned int echo, long nowNanos) {
    int ticks = ahead(echo, value(nowNanos));
    return ticks < 0 ? -1 : Math.max(ticks, 1) * TICK_NANOS;
  }

  /** The latest time at which a segment with this TSval can have gone; -1 if it cannot be ours. */
  public long latestSendTime(@Unsigned int echo, long nowNanos) {
    int ticks = ahead(echo, value(nowNanos));
    return ticks < 0 ? -1 : (nowNanos / TICK_NANOS - ticks + 1) * TICK_NANOS - 1;
  }

  /** Whether {@code a} is older than {@code b}. */
  public static boolean older(@Unsigned int a, @Unsigned int b) {
    return ahead(b, a) < 0;
  }

  @SuppressWarnings("signedness:return") // the distance modulo 2^32 is read with a sign
  private static int ahead(@Unsigned int from, @Unsigned int to) {
    return to - from;
  }

  /** Whether a segment is old by its timestamp (§5.3 R1). */
  public boolean isOld(@Unsigned int tsVal, long nowNanos) {
    return recentAt >= 0 && older(tsVal, recent) && nowNanos - recentAt < INVALID_AFTER_NANOS;
  }

  /**
   * Takes a timestamp of an acceptable segment into TS.Recent, if it spans what was last
   * acknowledged (§4.3 (2)).
   */
  public void note(@Unsigned int tsVal, long segSeq, long nowNanos) {
    boolean newer =
        recentAt < 0 || !older(tsVal, recent) || nowNanos - recentAt >= INVALID_AFTER_NANOS;
    if (newer && segSeq <= lastAckSent) {
      recent = tsVal;
      recentAt = nowNanos;
    }
  }

  /** An ACK goes: Last.ACK.sent. */
  public void acknowledged(long rcvNxt) {
    lastAckSent = rcvNxt;
  }
}
