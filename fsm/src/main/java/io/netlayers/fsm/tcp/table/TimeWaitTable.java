package io.netlayers.fsm.tcp.table;

import java.util.Arrays;
import org.checkerframework.checker.signedness.qual.Unsigned;

/**
 * TIME-WAIT as a small record: a name, the numbers that an ACK needs, and a deadline; less than 96
 * octets each where there are many. What a segment does to it is RFC 9293 §3.10.7.4 for TIME-WAIT,
 * with RFC 5961 §4 for a SYN, RFC 6191 for its reuse, RFC 7323 §5 for old timestamps and RFC 1337
 * for a RST.
 *
 * <p>{@link #add} when a connection enters TIME-WAIT and its last ACK has gone; the connection may
 * then be forgotten. {@link #onSegment} for a segment whose name has a record and no connection;
 * what each answer asks for is in {@link Answer}. {@link #expire} when {@link #nextDeadline} has
 * come.
 */
public final class TimeWaitTable {
  /** No such entry. */
  public static final int ABSENT = -1;

  /** What a segment asks for. */
  public enum Answer {
    /** Nothing. */
    DROP,
    /** An ACK of {@link TimeWaitTable#sndNxt} and {@link TimeWaitTable#rcvNxt}, no data. */
    ACK,
    /** The record has been removed by a RST. */
    REMOVED,
    /**
     * The record has been removed by a SYN that may open a new connection; a listening socket takes
     * it, with an ISS beyond the old connection's numbers ({@link TimeWaitTable#reuseIss}).
     */
    REOPEN
  }

  private final TupleMap tuples;
  private final DeadlineWheel wheel;
  private @Unsigned int[] sndNxt = new @Unsigned int[0];
  private @Unsigned int[] rcvNxt = new @Unsigned int[0];
  private @Unsigned int[] tsRecent = new @Unsigned int[0];
  private byte[] hasTimestamps = new byte[0];
  private @Unsigned int reuseIss;

  /** An empty table. */
  TimeWaitTable(ConnectionHash hash) {
    tuples = new TupleMap(hash);
    wheel = new DeadlineWheel(24); // ticks of 17 ms: 2 MSL is long
  }

  /** Records. */
  public int size() {
    return tuples.size();
  }

  /** The entry of a name, or {@link #ABSENT}. */
  public int find(
      @Unsigned int scope,
      @Unsigned long localHigh,
      @Unsigned long localLow,
      int localPort,
      @Unsigned long remoteHigh,
      @Unsigned long remoteLow,
      int remotePort) {
    return tuples.find(scope, localHigh, localLow, localPort, remoteHigh, remoteLow, remotePort);
  }

  /**
   * Adds a record, or replaces one of the same name.
   *
   * @param sndNxt SND.NXT, behind our FIN
   * @param rcvNxt RCV.NXT, behind the peer's
   * @param timestamps whether both sides use them
   * @param tsRecent TS.Recent
   * @param expiresNanos when 2 MSL are over
   * @return its entry
   */
  public int add(
      @Unsigned int scope,
      @Unsigned long localHigh,
      @Unsigned long localLow,
      int localPort,
      @Unsigned long remoteHigh,
      @Unsigned long remoteLow,
      int remotePort,
      @Unsigned int sndNxt,
      @Unsigned int rcvNxt,
      boolean timestamps,
      @Unsigned int tsRecent,
      long expiresNanos) {
    int entry = find(scope, localHigh, localLow, localPort, remoteHigh, remoteLow, remotePort);
    if (entry == ABSENT) {
      entry = tuples.add(scope, localHigh, localLow, localPort, remoteHigh, remoteLow, remotePort);
      ensureCapacity();
    }
    this.sndNxt[entry] = sndNxt;
    this.rcvNxt[entry] = rcvNxt;
    this.tsRecent[entry] = tsRecent;
    hasTimestamps[entry] = (byte) (timestamps ? 1 : 0);
    wheel.arm(entry, expiresNanos);
    return entry;
  }

  private void ensureCapacity() {
    int capacity = tuples.capacity();
    if (capacity > sndNxt.length) {
      sndNxt = Arrays.copyOf(sndNxt, capacity);
      rcvNxt = Arrays.copyOf(rcvNxt, capacity);
      tsRecent = Arrays.copyOf(tsRecent, capacity);
      hasTimestamps = Arrays.copyOf(hasTimestamps, capacity);
      wheel.ensureCapacity(capacity);
    }
  }

  /** SEG.SEQ of an ACK. */
  public @Unsigned int sndNxt(int entry) {
    return sndNxt[entry];
  }

  /** SEG.ACK of an ACK. */
  public @Unsigned int rcvNxt(int entry) {
    return rcvNxt[entry];
  }

  /** Whether an ACK carries timestamps. */
  public boolean hasTimestamps(int entry) {
    return hasTimestamps[entry] != 0;
  }

  /** TSecr of an ACK. */
  public @Unsigned int tsRecent(int entry) {
    return tsRecent[entry];
  }

  /** The least ISS for the connection that {@link Answer#REOPEN} begins (§3.6.1). */
  public @Unsigned int reuseIss() {
    return reuseIss;
  }

  /**
   * A segment came for a record.
   *
   * @param length SEG.LEN, SYN and FIN counted
   * @param hasTs whether the segment has timestamps
   * @param twoMslNanos TIME-WAIT's length, which a repeated FIN starts again
   * @param reuse whether a SYN may reopen (RFC 9293 §3.6.1, MAY-2)
   * @param resettable whether a RST may end it; RFC 1337 would have it not
   */
  public Answer onSegment(
      int entry,
      @Unsigned int seq,
      int length,
      boolean syn,
      boolean rst,
      boolean ack,
      boolean fin,
      boolean hasTs,
      @Unsigned int tsVal,
      long nowNanos,
      long twoMslNanos,
      boolean reuse,
      boolean resettable) {
    boolean bothTs = hasTs && hasTimestamps(entry);
    if (rst) { // RFC 5961 §3.2: exactly RCV.NXT
      if (resettable && seq == rcvNxt[entry]) {
        remove(entry);
        return Answer.REMOVED;
      }
      return Answer.DROP;
    }
    if (syn && !ack && reuse && opensAnew(entry, seq, bothTs, tsVal)) {
      reuseIss = sndNxt[entry] + (0xFFFF + 2); // beyond any window that the old connection had
      remove(entry);
      return Answer.REOPEN;
    }
    if (bothTs && ahead(tsVal, tsRecent[entry]) < 0) {
      return Answer.ACK; // PAWS: RFC 7323 §5.3 R1
    }
    if (length > 0 || seq != rcvNxt[entry]) {
      if (fin) {
        wheel.arm(entry, after(nowNanos, twoMslNanos));
      }
      return Answer.ACK;
    }
    return Answer.DROP;
  }

  /** RFC 6191 §2: a later timestamp, or without it a sequence number beyond the last. */
  private boolean opensAnew(int entry, @Unsigned int seq, boolean bothTs, @Unsigned int tsVal) {
    if (bothTs) {
      int later = ahead(tsVal, tsRecent[entry]);
      if (later != 0) {
        return later > 0;
      }
    }
    return ahead(seq, rcvNxt[entry]) > 0;
  }

  /** Removes a record. */
  public void remove(int entry) {
    wheel.cancel(entry);
    tuples.remove(entry);
  }

  /** Removes the records whose time is over, and says how many. */
  public int expire(long nowNanos) {
    int gone = 0;
    for (int entry = wheel.pollExpired(nowNanos);
        entry != DeadlineWheel.NONE;
        entry = wheel.pollExpired(nowNanos)) {
      tuples.remove(entry);
      gone++;
    }
    return gone;
  }

  /** When {@link #expire} is to be called next; it may be earlier than anything expires. */
  public long nextDeadline() {
    return wheel.nextDeadline();
  }

  private static long after(long nowNanos, long delayNanos) {
    long at = nowNanos + delayNanos;
    return at < 0 ? Long.MAX_VALUE - 1 : at;
  }

  /** How far {@code a} lies ahead of {@code b}, modulo 2^32. */
  @SuppressWarnings("signedness:return") // the difference is read with a sign
  private static int ahead(@Unsigned int a, @Unsigned int b) {
    return a - b;
  }
}
