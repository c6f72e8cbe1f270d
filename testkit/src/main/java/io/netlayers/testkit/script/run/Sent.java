package io.netlayers.testkit.script.run;

import io.netlayers.testkit.script.model.SegmentLine;
import io.netlayers.testkit.script.model.TcpOptionLine;
import io.netlayers.testkit.script.wire.WireSegment;

/**
 * A segment that the TCP sent and that no line has expected yet.
 *
 * @param segment what stands on the wire
 * @param flow the connection that it belongs to
 * @param tos the octet with DSCP and ECN
 * @param ttl the time to live, 0 where the TCP does not say
 * @param timeNanos when it went out
 */
record Sent(WireSegment segment, Flow flow, int tos, int ttl, long timeNanos) {
  private static final String LETTERS = "FSRP.UEWA";

  boolean has(int flag) {
    return (segment.flags() & flag) != 0;
  }

  long startSeq() {
    return flow.localToScript(segment.seq());
  }

  /** As a script would write it. */
  String describe() {
    StringBuilder text = new StringBuilder(flags(segment.flags()));
    long start = startSeq();
    text.append(' ').append(start).append(':');
    text.append(Math.floorMod(start + segment.length(), 0x1_0000_0000L));
    text.append('(').append(segment.length()).append(')');
    if (has(SegmentLine.ACK)) {
      text.append(" ack ").append(segment.ack());
    }
    text.append(" win ").append(segment.window());
    if (has(SegmentLine.URG)) {
      text.append(" urg ").append(segment.urgent());
    }
    if (!segment.options().isEmpty()) {
      StringBuilder options = new StringBuilder();
      for (TcpOptionLine option : segment.options()) {
        options.append(options.length() == 0 ? "" : ",").append(inScript(option));
      }
      text.append(" <").append(options).append('>');
    }
    return text.toString();
  }

  private TcpOptionLine inScript(TcpOptionLine option) {
    if (option instanceof TcpOptionLine.Timestamps stamps) {
      return new TcpOptionLine.Timestamps(flow.stampToScript(stamps.value()), stamps.echo());
    }
    return option;
  }

  /** Flag bits as a script writes them. */
  static String flags(int flags) {
    StringBuilder text = new StringBuilder();
    for (int pass = 0; pass < 2; pass++) {
      for (int i = 0; i < LETTERS.length(); i++) {
        boolean isAck = LETTERS.charAt(i) == '.';
        if (isAck == (pass == 1) && (flags >> i & 1) != 0) {
          text.append(LETTERS.charAt(i));
        }
      }
    }
    return text.length() == 0 ? "-" : text.toString();
  }
}
