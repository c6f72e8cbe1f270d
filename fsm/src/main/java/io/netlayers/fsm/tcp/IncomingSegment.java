package io.netlayers.fsm.tcp;

import io.netlayers.fsm.tcp.memory.Positions;
import io.netlayers.tcp.TcpFlags;
import io.netlayers.tcp.TcpOptionKind;
import io.netlayers.tcp.TcpOptionsView;
import io.netlayers.tcp.TcpSegmentView;
import java.nio.ByteBuffer;
import org.checkerframework.checker.signedness.qual.Unsigned;

/**
 * The segment that arrives, taken apart once: SEG.* as positions, and its options. It is work space
 * of one call.
 */
final class IncomingSegment {
  private static final int MAX_BLOCKS = 4;

  private final TcpOptionsView options = new TcpOptionsView();
  private final long[] sackLeft = new long[MAX_BLOCKS];
  private final long[] sackRight = new long[MAX_BLOCKS];
  private ByteBuffer buffer = ByteBuffer.allocate(0);
  private int textOffset;

  long now;
  int ecn;
  int flags;
  @Unsigned int rawSeq;
  @Unsigned int rawAck;

  /** SEG.SEQ; the SYN's own position where there is one. */
  long seq;

  /** SEG.ACK. */
  long ack;

  /** Octets of text, less what {@link #trim} cut off. */
  int textLength;

  /** Octets of text that were cut off in front. */
  private int skipped;

  /** SEG.WND as the field stands. */
  int windowField;

  /** SEG.WND, scaled. */
  long wnd;

  /** SEG.UP's offset. */
  int urgentPointer;

  boolean malformedOptions;
  boolean hasTimestamps;
  @Unsigned int tsVal;
  @Unsigned int tsEcr;
  int sackBlocks;

  /** Takes a segment apart; positions come with {@link #locate}. */
  void read(TcpSegmentView view, int ecn, long now) {
    this.now = now;
    this.ecn = ecn;
    buffer = view.buffer();
    textOffset = view.payloadOffset();
    textLength = view.payloadLength();
    skipped = 0;
    flags = view.flags();
    rawSeq = view.sequence();
    rawAck = view.acknowledgment();
    windowField = view.window();
    wnd = windowField;
    urgentPointer = view.urgentPointer();
    malformedOptions = !options.wrap(view).isOk();
    hasTimestamps = options.hasTimestamps();
    tsVal = options.tsVal();
    tsEcr = options.tsEcr();
    sackBlocks = options.sackBlocks();
  }

  /** Finds the positions: of the peer's numbers near RCV.NXT, of ours near SND.UNA. */
  void locate(long rcvNxt, long sndUna, int sndShift) {
    seq = Positions.near(rcvNxt, rawSeq);
    ack = Positions.near(sndUna, rawAck);
    wnd = has(TcpFlags.SYN) ? windowField : (long) windowField << sndShift;
    for (int i = 0; i < sackBlocks; i++) {
      sackLeft[i] = Positions.near(ack, options.sackLeft(i));
      sackRight[i] = Positions.near(ack, options.sackRight(i));
    }
  }

  boolean has(int flag) {
    return (flags & flag) != 0;
  }

  /** SEG.LEN: text and controls. */
  long length() {
    return textLength + (has(TcpFlags.SYN) ? 1 : 0) + (has(TcpFlags.FIN) ? 1 : 0);
  }

  /** The position of the first octet of text that is left. */
  long textSeq() {
    return (has(TcpFlags.SYN) ? seq + 1 : seq) + skipped;
  }

  /** The position behind the text that is left: the FIN's, where there is one. */
  long textEnd() {
    return textSeq() + textLength;
  }

  /** Drops text and FIN. */
  void cutText() {
    textLength = 0;
    flags &= ~TcpFlags.FIN;
  }

  /**
   * Drops what lies outside of a window (RFC 9293 §3.10.7.4, first: "trimming off"). A FIN at the
   * very edge stays: it needs no buffer.
   */
  void trim(long from, long to) {
    long head = Math.min(Math.max(0, from - textSeq()), textLength);
    skipped += (int) head;
    textLength -= (int) head;
    long tail = textEnd() - to;
    if (tail > 0) {
      textLength -= (int) Math.min(tail, textLength);
      flags &= ~TcpFlags.FIN;
    }
  }

  /** Takes off a SYN that came before. */
  void takeSyn() {
    flags &= ~TcpFlags.SYN;
    seq++;
  }

  long sackLeft(int block) {
    return sackLeft[block];
  }

  long sackRight(int block) {
    return sackRight[block];
  }

  /**
   * Puts the blocks in ascending order, behind a first one that reports a duplicate (RFC 2883 §4:
   * below the ACK, or within the second block).
   *
   * @return how many blocks report a duplicate, 0 or 1
   */
  int sortSackBlocks() {
    boolean duplicate =
        sackBlocks > 0
            && (sackRight[0] <= ack
                || sackBlocks > 1 && sackLeft[1] <= sackLeft[0] && sackRight[0] <= sackRight[1]);
    int first = duplicate ? 1 : 0;
    for (int i = first + 1; i < sackBlocks; i++) {
      for (int k = i; k > first && sackLeft[k] < sackLeft[k - 1]; k--) {
        long left = sackLeft[k];
        long right = sackRight[k];
        sackLeft[k] = sackLeft[k - 1];
        sackRight[k] = sackRight[k - 1];
        sackLeft[k - 1] = left;
        sackRight[k - 1] = right;
      }
    }
    return first;
  }

  ByteBuffer buffer() {
    return buffer;
  }

  /** Index of an octet of text by its position. */
  int indexOf(long position) {
    return textOffset + skipped + (int) (position - textSeq());
  }

  /** The peer's MSS option, -1 without one. */
  int mss() {
    return options.mss();
  }

  /** The peer's window scale, at most 14 (RFC 7323 §2.3); -1 without the option. */
  int windowScale() {
    return Math.min(options.windowScale(), 14);
  }

  boolean sackPermitted() {
    return options.sackPermitted();
  }

  /** The peer's user timeout in seconds (RFC 5482 §3); -1 without the option. */
  int userTimeoutSeconds() {
    options.rewind();
    while (options.next() != TcpOptionsView.NO_MORE) {
      if (options.kind() == TcpOptionKind.USER_TIMEOUT && options.hasProperLength()) {
        int field = io.netlayers.core.Octets.u16(buffer, options.bodyOffset());
        int value = field & 0x7FFF;
        return (field & 0x8000) != 0 ? value * 60 : value;
      }
    }
    return -1;
  }

  /** Forgets the buffer, so that nothing of the caller's is kept alive. */
  void done() {
    textLength = 0;
  }
}
