package io.netlayers.fsm.tcp;

import java.nio.ByteBuffer;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Where a machine's segments go. A long-lived object of the caller's, never made for a call: {@link
 * #claim} lends room, the machine writes one segment into it, {@link #commit} takes it.
 */
public interface SegmentSink {
  /** ECN field of an IP header: the transport does not use ECN (RFC 3168 §5). */
  int NOT_ECT = 0;

  /** ECN field of an IP header: ECT(0), as RFC 3168 senders mark. */
  int ECT_0 = 2;

  /** ECN field of an IP header: congestion experienced. */
  int CE = 3;

  /**
   * Room for one segment: the buffer's position is the index of its first octet, and at least
   * {@code maxOctets} from there on may be written. What is before the position is headroom for the
   * layers below. The machine leaves position, limit and order as they are.
   *
   * @return null where there is no room now: the machine sends nothing and will ask again
   */
  @Nullable ByteBuffer claim(int maxOctets);

  /**
   * Takes the segment that was written into the claimed room, checksum included.
   *
   * @param length octets of the segment, at most those that were claimed
   * @param ecn ECN field for the IP header, {@link #NOT_ECT} or {@link #ECT_0}
   * @param notBeforeNanos when it may go; no later than now where pacing is off
   */
  void commit(int length, int ecn, long notBeforeNanos);
}
