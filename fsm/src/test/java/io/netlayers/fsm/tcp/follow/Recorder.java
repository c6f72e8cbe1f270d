package io.netlayers.fsm.tcp.follow;

import io.netlayers.tcp.TcpFlags;
import io.netlayers.tcp.TcpSegmentView;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Assertions;

/** Writes down what a follower tells, and checks that positions follow on each other. */
final class Recorder implements FollowSink {
  final StringBuilder log = new StringBuilder();
  private final long[] at = new long[2];
  private final TcpSegmentView view = new TcpSegmentView();

  @Override
  public void octets(FollowSide side, long position, ByteBuffer buffer, int index, int length) {
    Assertions.assertEquals(at[side.ordinal()], position);
    Assertions.assertTrue(length > 0);
    at[side.ordinal()] += length;
    byte[] copy = new byte[length];
    buffer.get(index, copy);
    prefix(side);
    log.append(new String(copy, StandardCharsets.ISO_8859_1));
  }

  @Override
  public void gap(FollowSide side, long position, long length) {
    Assertions.assertEquals(at[side.ordinal()], position);
    Assertions.assertTrue(length > 0);
    at[side.ordinal()] += length;
    prefix(side);
    log.append('[').append(length).append(']');
  }

  @Override
  public void restarted() {
    at[0] = 0;
    at[1] = 0;
    log.append("(new)");
  }

  @Override
  public void opened(FollowSide side, int initialSequence) {
    prefix(side);
    log.append("(open)");
  }

  @Override
  public void closed(FollowSide side, long position) {
    Assertions.assertEquals(at[side.ordinal()], position);
    prefix(side);
    log.append("(end)");
  }

  @Override
  public void reset(FollowSide side) {
    prefix(side);
    log.append("(reset)");
  }

  @Override
  public void conflict(FollowSide side, long position, long length) {
    prefix(side);
    log.append("(conflict ").append(position).append('+').append(length).append(')');
  }

  private FollowSide last = FollowSide.CLIENT;

  private void prefix(FollowSide side) {
    if (log.length() == 0 || side != last) {
      log.append(log.length() == 0 ? "" : " ").append(side == FollowSide.CLIENT ? "c:" : "s:");
      last = side;
    }
  }

  /** A segment's octets, in a buffer that is new each time; the view is good until the next. */
  TcpSegmentView segment(String flags, int seq, int ack, String text) {
    return segment(flags, seq, ack, text, 0);
  }

  TcpSegmentView segment(String flags, int seq, int ack, String text, int cutOff) {
    byte[] octets = text.getBytes(StandardCharsets.ISO_8859_1);
    ByteBuffer buffer = ByteBuffer.allocate(20 + octets.length);
    int bits = flags.contains("S") ? TcpFlags.SYN : 0;
    bits |= flags.contains("F") ? TcpFlags.FIN : 0;
    bits |= flags.contains("R") ? TcpFlags.RST : 0;
    bits |= flags.contains("A") ? TcpFlags.ACK : 0;
    view.wrapForEncode(buffer, 0, 0, octets.length).sequence(seq).acknowledgment(ack).flags(bits);
    buffer.put(20, octets);
    view.wrapLax(buffer, 0, 20 + octets.length - cutOff, 20 + octets.length);
    return view;
  }
}
