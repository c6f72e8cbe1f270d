package io.netlayers.testkit.script.run;

import io.netlayers.testkit.script.model.ScriptOptions;
import io.netlayers.testkit.script.model.SegmentLine;
import io.netlayers.testkit.script.model.SegmentLine.EcnMode;
import io.netlayers.testkit.script.model.TcpOptionLine;
import io.netlayers.testkit.script.wire.WireSegment;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.checkerframework.checker.nullness.qual.Nullable;

/** Compares a segment that was sent with the line that expects it. */
final class SegmentComparison {
  private static final long MODULUS = 0x1_0000_0000L;

  /** Flags that several segments may share out among them when they answer one long one. */
  private static final int SHARED_FLAGS = SegmentLine.PSH | SegmentLine.FIN | SegmentLine.CWR;

  private final ScriptOptions options;
  private final SegmentLine line;
  private final List<String> differences = new ArrayList<>();
  private final List<String> strictDifferences = new ArrayList<>();
  private int flagsSeen;
  private int octetsSeen;

  SegmentComparison(ScriptOptions options, SegmentLine line) {
    this.options = options;
    this.line = line;
  }

  /** What differs in meaning. */
  List<String> differences() {
    return differences;
  }

  /** What only a strict reading minds. */
  List<String> strictDifferences() {
    return strictDifferences;
  }

  /** Octets of the expected data that have not come yet. */
  int octetsMissing() {
    return line.length() - octetsSeen;
  }

  /**
   * Compares one segment, the only one or one of several that answer the line together.
   *
   * @param mayBePart whether it may carry only a part of what the line expects
   */
  void add(Sent sent, boolean mayBePart) {
    WireSegment segment = sent.segment();
    learn(sent);
    boolean anySeq = line.startSeq() == SegmentLine.ABSENT;
    long expectedSeq =
        anySeq ? sent.startSeq() : Math.floorMod(line.startSeq() + octetsSeen, MODULUS);
    if (octetsSeen == 0) {
      differ("seq", expectedSeq, sent.startSeq());
    } else if (expectedSeq != sent.startSeq()) {
      differences.add("a part at " + sent.startSeq() + " came instead of " + expectedSeq);
    }
    octetsSeen += segment.length();
    boolean part = mayBePart && octetsMissing() > 0;
    if (!part) {
      differ("length", line.length(), octetsSeen);
    }
    compareFlags(segment, mayBePart, part);
    if (line.ack() != SegmentLine.ABSENT) {
      differ("ack", line.ack(), segment.ack());
    }
    if (line.urgent() != SegmentLine.ABSENT) {
      differ("urg", line.urgent(), segment.urgent());
    }
    comparePorts(segment);
    compareIp(sent);
    if (!line.anyOptions()) {
      compareOptions(sent);
    }
    if (line.window() != SegmentLine.ABSENT && line.window() != segment.window() && !part) {
      strictDifferences.add("win " + line.window() + " expected, " + segment.window() + " came");
    }
  }

  private void learn(Sent sent) {
    if (line.has(SegmentLine.SYN) && sent.has(SegmentLine.SYN)) {
      sent.flow().matchedSyn(sent.segment().seq(), Math.max(line.startSeq(), 0));
    }
  }

  private void differ(String what, long expected, long came) {
    if (expected != came) {
      differences.add(what + " " + expected + " expected, " + came + " came");
    }
  }

  private void compareFlags(WireSegment segment, boolean mayBePart, boolean part) {
    flagsSeen |= segment.flags();
    int expected = line.flags();
    int came = flagsSeen;
    if (part) {
      // the flags that are still to come do not count yet
      expected &= ~SHARED_FLAGS | came;
      if ((segment.flags() & SegmentLine.FIN) != 0) {
        differences.add("FIN came before the last octet");
      }
    }
    String difference =
        "flags " + Sent.flags(line.flags()) + " expected, " + Sent.flags(came) + " came";
    // where offload cuts, PSH says how the sender filled its queue, not what the user pushed
    int counted = mayBePart ? ~SegmentLine.PSH : ~0;
    // and whatever Linux leaves for a device to cut has it
    boolean cut = octetsSeen > segment.length() && line.has(SegmentLine.PSH);
    int strictly = cut ? ~SegmentLine.PSH : ~0;
    if ((expected & counted) != (came & counted)) {
      differences.add(difference);
    } else if ((expected & strictly) != (came & strictly) && !part) {
      strictDifferences.add(difference);
    }
  }

  private void comparePorts(WireSegment segment) {
    if (line.sourcePort() != SegmentLine.ABSENT) {
      differ("source port", line.sourcePort(), segment.sourcePort());
      differ("destination port", line.destinationPort(), segment.destinationPort());
    }
  }

  private void compareIp(Sent sent) {
    if (line.ecnMode() == EcnMode.ECN) {
      differ("ECN bits", line.tos(), sent.tos() & 3);
    } else if (line.ecnMode() == EcnMode.TOS) {
      differ("tos", line.tos(), sent.tos());
    } else if (line.ecnMode() == EcnMode.ECT0_OR_ECT1 && ((sent.tos() & 3) % 3) == 0) {
      differences.add("ECT expected, ECN bits " + (sent.tos() & 3) + " came");
    }
    if (line.ttl() != SegmentLine.ABSENT && sent.ttl() != 0) {
      differ("ttl", line.ttl(), sent.ttl());
    }
  }

  private void compareOptions(Sent sent) {
    List<TcpOptionLine> came = new ArrayList<>();
    for (TcpOptionLine option : sent.segment().options()) {
      came.add(align(option, sent));
    }
    if (!meaning(line.options()).equals(meaning(came))) {
      differences.add("options " + text(line.options()) + " expected, " + text(came) + " came");
    } else if (!line.options().equals(came)) {
      strictDifferences.add(
          "options in the order " + text(line.options()) + " expected, " + text(came) + " came");
    }
  }

  /**
   * A timestamp's value has no fixed start, so the script's own stands for it, unless the script
   * names the clock's tick.
   */
  private TcpOptionLine align(TcpOptionLine option, Sent sent) {
    TcpOptionLine.Timestamps expected = expectedStamps();
    if (!(option instanceof TcpOptionLine.Timestamps stamps) || expected == null) {
      return option;
    }
    long any = TcpOptionLine.Timestamps.ANY;
    long echo = expected.echo() == any ? any : stamps.echo();
    if (expected.value() == any) {
      return new TcpOptionLine.Timestamps(any, echo);
    }
    if (options.timestampTickNanos() > 0 && sent.flow().stampSeen()) {
      long script = sent.flow().stampToScript(stamps.value());
      long off = Math.abs(script - expected.value()) * options.timestampTickNanos();
      if (off > options.toleranceNanos() + options.timestampTickNanos()) {
        return new TcpOptionLine.Timestamps(script, echo);
      }
    }
    sent.flow().matchedStamp(stamps.value(), expected.value());
    return new TcpOptionLine.Timestamps(expected.value(), echo);
  }

  private TcpOptionLine.@Nullable Timestamps expectedStamps() {
    for (TcpOptionLine option : line.options()) {
      if (option instanceof TcpOptionLine.Timestamps stamps) {
        return stamps;
      }
    }
    return null;
  }

  private static Set<TcpOptionLine> meaning(List<TcpOptionLine> options) {
    Set<TcpOptionLine> set = new HashSet<>(options);
    set.remove(new TcpOptionLine.NoOperation());
    set.remove(new TcpOptionLine.End());
    return set;
  }

  private static String text(List<TcpOptionLine> options) {
    StringBuilder text = new StringBuilder("<");
    for (TcpOptionLine option : options) {
      text.append(text.length() == 1 ? "" : ",").append(option);
    }
    return text.append('>').toString();
  }
}
