package io.netlayers.tools.dissect;

import io.netlayers.tcp.TcpFlags;
import io.netlayers.tcp.TcpOptionsView;
import io.netlayers.tcp.TcpSegmentView;
import io.netlayers.tcp.TcpText;

/** A segment as a tcpdump user reads it. */
final class TcpLine {
  private TcpLine() {}

  static void append(StringBuilder line, TcpSegmentView tcp) {
    if (!tcp.hasWholeHeader()) {
      line.append("seq ").append(Integer.toUnsignedString(tcp.sequence()));
      return;
    }
    TcpFlags.appendTo(line.append("Flags ["), tcp.flags());
    line.append("]");
    long sequence = Integer.toUnsignedLong(tcp.sequence());
    int payload = Math.max(0, tcp.wirePayloadLength());
    line.append(", seq ").append(sequence);
    if (payload > 0) {
      line.append(':').append(sequence + payload & 0xFFFFFFFFL);
    }
    if (tcp.has(TcpFlags.ACK)) {
      line.append(", ack ").append(Integer.toUnsignedString(tcp.acknowledgment()));
    }
    line.append(", win ").append(tcp.window());
    if (tcp.has(TcpFlags.URG)) {
      line.append(", urg ").append(tcp.urgentPointer());
    }
    TcpOptionsView options = new TcpOptionsView();
    options.wrap(tcp);
    if (tcp.optionsLength() > 0) {
      TcpText.append(line.append(", options ["), options);
      line.append("]");
    }
    line.append(", length ").append(payload);
  }
}
