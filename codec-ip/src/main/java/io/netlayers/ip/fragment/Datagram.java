package io.netlayers.ip.fragment;

import java.nio.ByteBuffer;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * One datagram under reassembly: its key, its deadline and its pieces, sorted, none overlapping.
 */
final class Datagram {
  static final int UNKNOWN = -1;

  final FragmentKey key = new FragmentKey();
  long deadline;

  /** Whether it can never be whole; kept until its deadline so that nothing comes of the rest. */
  boolean isVoid;

  @Nullable Piece pieces;
  int pieceCount;

  /** Octets of data that are there. */
  int received;

  /** Octets of data of the whole, or {@link #UNKNOWN} before the last fragment came. */
  int total;

  /** A bit for each ECN codepoint that was seen. */
  int ecnSeen;

  /** IPv6: where the field lies that gets the fragment header's next header. */
  int nextHeaderAt;

  /** Octets that its buffers take. */
  long held;

  /** The neighbours in the order of their deadlines, and the next one in the same bucket. */
  @Nullable Datagram older;

  @Nullable Datagram younger;
  @Nullable Datagram inBucket;

  void open(FragmentKey newKey, long newDeadline) {
    key.set(newKey);
    deadline = newDeadline;
    isVoid = false;
    pieceCount = 0;
    received = 0;
    total = UNKNOWN;
    ecnSeen = 0;
    nextHeaderAt = 0;
    held = 0;
  }

  boolean isWhole() {
    return received == total;
  }

  /** The piece that begins the datagram, or null where it has not come. */
  @Nullable Piece first() {
    Piece head = pieces;
    return head != null && head.from == 0 ? head : null;
  }

  /**
   * Whether a fragment goes with those that are here.
   *
   * @return STORED where it does, else DUPLICATE, INCONSISTENT or OVERLAP
   */
  ReassemblyResult examine(ByteBuffer data, int index, int from, int to, boolean more) {
    if (total != UNKNOWN && (to > total || more == (to == total))) {
      return ReassemblyResult.INCONSISTENT;
    }
    Piece last = null;
    for (Piece piece = pieces; piece != null; piece = piece.next) {
      if (piece.from < to && from < piece.to) {
        return piece.holds(data, index, from, to) ? duplicate(to, more) : ReassemblyResult.OVERLAP;
      }
      last = piece;
    }
    boolean endsBeforeAnother = !more && last != null && last.to > to;
    return endsBeforeAnother ? ReassemblyResult.INCONSISTENT : ReassemblyResult.STORED;
  }

  /** A duplicate with another M flag is none. */
  private ReassemblyResult duplicate(int to, boolean more) {
    boolean wasLast = to == total;
    return wasLast == !more ? ReassemblyResult.DUPLICATE : ReassemblyResult.INCONSISTENT;
  }

  /** Puts a piece that was examined to its place. */
  void insert(Piece piece, boolean more) {
    Piece before = null;
    Piece after = pieces;
    while (after != null && after.from < piece.from) {
      before = after;
      after = after.next;
    }
    piece.next = after;
    if (before == null) {
      pieces = piece;
    } else {
      before.next = piece;
    }
    pieceCount++;
    received += piece.to - piece.from;
    if (!more) {
      total = piece.to;
    }
  }
}
