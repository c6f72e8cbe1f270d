package io.netlayers.fsm.tcp.table;

import io.netlayers.core.Octets;
import org.checkerframework.checker.signedness.qual.Unsigned;

/**
 * The keyed hash of a connection's name, one for each purpose, so that what an outsider sees of one
 * (an initial sequence number) tells nothing of another (a port, a place in the table).
 */
public final class ConnectionHash {
  /** What a hash is for. */
  public enum Purpose {
    /** Places in a table. */
    TABLE,
    /** F of RFC 9293 §3.4.1. */
    SEQUENCE,
    /** F of RFC 6056 §3.3.4. */
    PORT_OFFSET,
    /** G of RFC 6056 §3.3.4. */
    PORT_INDEX,
    /** What hides a SYN cookie's count. */
    COOKIE_MASK,
    /** What proves a SYN cookie. */
    COOKIE_PROOF,
    /** Timestamps' offsets (RFC 7323 §5.4). */
    TIMESTAMP
  }

  private final SipHash hash;

  /** Hashes under a key of 128 bits, which the caller draws and keeps to itself. */
  public ConnectionHash(@Unsigned long k0, @Unsigned long k1) {
    hash = new SipHash(k0, k1);
  }

  /**
   * The hash of a connection's name and of a number more.
   *
   * @param extra what else belongs in, or 0
   */
  public @Unsigned long of(
      Purpose purpose,
      @Unsigned int scope,
      @Unsigned long localHigh,
      @Unsigned long localLow,
      int localPort,
      @Unsigned long remoteHigh,
      @Unsigned long remoteLow,
      int remotePort,
      long extra) {
    return hash.begin()
        .add(localHigh)
        .add(localLow)
        .add(remoteHigh)
        .add(remoteLow)
        .add(names(scope, localPort, remotePort))
        .add(Octets.asBits((long) purpose.ordinal()))
        .add(Octets.asBits(extra))
        .finish();
  }

  /** The upper 31 bits of a hash, as a number ≥ 0. */
  @SuppressWarnings("signedness:return") // the shift leaves no sign
  static int top(@Unsigned long hash) {
    return (int) (hash >>> 33);
  }

  /** Scope and ports in one word. */
  static @Unsigned long names(@Unsigned int scope, int localPort, int remotePort) {
    return (@Unsigned long) scope << 32
        | (localPort & 0xFFFF) << 16 & 0xFFFFFFFFL
        | remotePort & 0xFFFF;
  }
}
