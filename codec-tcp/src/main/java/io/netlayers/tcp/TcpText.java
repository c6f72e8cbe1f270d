package io.netlayers.tcp;

import io.netlayers.core.Octets;
import java.util.List;
import org.checkerframework.checker.signedness.qual.Unsigned;

/**
 * A segment in one line, as a tcpdump user reads it: {@code 43210 > 80 [S.] seq 1 ack 2 win 65535
 * <mss 1460,sackOK,TS val 1 ecr 0,nop,wscale 7>}.
 *
 * <p>Numbers are absolute and the window is not scaled. The acknowledgment is there where the flag
 * ACK is set, the urgent pointer where URG is, the angle brackets where there are options.
 */
public final class TcpText {
  private TcpText() {}

  /**
   * Appends the line of a segment, and {@code len} with its octets of payload as sent where there
   * are some.
   *
   * @param segment whose header is whole
   * @param options wrapped around the segment's; the cursor ends behind the last one
   */
  public static void append(StringBuilder text, TcpSegmentView segment, TcpOptionsView options) {
    fields(
        text,
        segment.sourcePort(),
        segment.destinationPort(),
        segment.flags(),
        segment.sequence(),
        segment.acknowledgment(),
        segment.window(),
        segment.urgentPointer());
    if (options.length() > 0) {
      text.append(" <");
      append(text, options);
      text.append('>');
    }
    if (segment.wirePayloadLength() > 0) {
      text.append(" len ").append(segment.wirePayloadLength());
    }
  }

  /** Appends all options from the first on, separated by commas; the cursor ends behind them. */
  public static void append(StringBuilder text, TcpOptionsView options) {
    int start = text.length();
    options.rewind();
    while (options.next() != TcpOptionsView.NO_MORE) {
      if (text.length() > start) {
        text.append(',');
      }
      option(text, options);
    }
    if (options.unreadLength() > 0) {
      if (text.length() > start) {
        text.append(',');
      }
      text.append(TcpOption.malformed(options));
    }
  }

  /** The commonest ones straight from the octets, the others by their values. */
  private static void option(StringBuilder text, TcpOptionsView options) {
    int kind = options.hasProperLength() ? options.kind() : TcpOptionsView.NO_MORE;
    int body = options.bodyOffset();
    switch (kind) {
      case TcpOptionKind.END, TcpOptionKind.NOP, TcpOptionKind.SACK_PERMITTED ->
          text.append(TcpOptionKind.nameOf(kind));
      case TcpOptionKind.MSS -> text.append("mss ").append(Octets.u16(options.buffer(), body));
      case TcpOptionKind.WINDOW_SCALE ->
          text.append("wscale ").append(Octets.u8(options.buffer(), body));
      case TcpOptionKind.TIMESTAMPS ->
          text.append("TS val ")
              .append(Octets.u32(options.buffer(), body))
              .append(" ecr ")
              .append(Octets.u32(options.buffer(), body + 4));
      default -> text.append(TcpOption.decode(options));
    }
  }

  /** Appends the line of a value. */
  static void append(StringBuilder text, TcpHeader header) {
    fields(
        text,
        header.sourcePort(),
        header.destinationPort(),
        header.flags(),
        header.sequence(),
        header.acknowledgment(),
        header.window(),
        header.urgentPointer());
    List<TcpOption> options = header.options();
    for (int i = 0; i < options.size(); i++) {
      text.append(i == 0 ? " <" : ",").append(options.get(i));
    }
    if (!options.isEmpty()) {
      text.append('>');
    }
  }

  private static void fields(
      StringBuilder text,
      int sourcePort,
      int destinationPort,
      int flags,
      @Unsigned int sequence,
      @Unsigned int acknowledgment,
      int window,
      int urgentPointer) {
    text.append(sourcePort).append(" > ").append(destinationPort).append(" [");
    TcpFlags.appendTo(text, flags);
    text.append("] seq ").append(Integer.toUnsignedLong(sequence));
    if ((flags & TcpFlags.ACK) != 0) {
      text.append(" ack ").append(Integer.toUnsignedLong(acknowledgment));
    }
    text.append(" win ").append(window);
    if ((flags & TcpFlags.URG) != 0) {
      text.append(" urg ").append(urgentPointer);
    }
  }
}
