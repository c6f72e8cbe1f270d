package io.netlayers.testkit.script.parse;

import static io.netlayers.testkit.script.model.SegmentLine.ABSENT;

import io.netlayers.testkit.script.model.ScriptAction;
import io.netlayers.testkit.script.model.SegmentLine;
import io.netlayers.testkit.script.model.SegmentLine.EcnMode;
import io.netlayers.testkit.script.model.TcpOptionLine;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.checkerframework.checker.nullness.qual.Nullable;

/** Packets: what follows {@code <} or {@code >}. */
final class PacketParser {
  private static final Set<String> OTHER_LAYERS =
      Set.of("ipv4", "ipv6", "gre", "GREv0", "mpls", "udp", "udplite", "sctp", "psp");
  private static final long U32 = 0xFFFF_FFFFL;

  private final Cursor cursor;
  private final boolean injected;
  private int tos = ABSENT;
  private EcnMode ecnMode = EcnMode.NONE;
  private int ttl = ABSENT;

  /** What an ICMP error quotes, where that stands before it. */
  private long @Nullable [] quoted;

  private PacketParser(Cursor cursor, boolean injected) {
    this.cursor = cursor;
    this.injected = injected;
  }

  static ScriptAction packet(Cursor cursor, boolean injected) {
    return new PacketParser(cursor, injected).packet();
  }

  private ScriptAction packet() {
    if (cursor.take("sock(")) {
      cursor.number("socket");
      cursor.expect(")", "after the socket");
    }
    if (cursor.take("[")) {
      cursor.skipBlank();
      if (cursor.atNumber()) { // FreeBSD: the quoted range stands before the error
        quoted = range();
        cursor.expect("]", "after the quoted range");
      } else {
        ipInfo("]");
      }
    } else if (cursor.take("(")) {
      ipInfo(")");
    }
    cursor.skipBlank();
    if (cursor.takeWord("icmp") || cursor.takeWord("icmpv6")) {
      return icmp();
    }
    if (quoted != null) {
      throw cursor.malformed("an ICMP error expected behind the range that it quotes");
    }
    for (String layer : OTHER_LAYERS) {
      if (cursor.takeWord(layer)) {
        throw cursor.unsupported("a packet of " + layer);
      }
    }
    return segment();
  }

  private void ipInfo(String close) {
    do {
      cursor.skipBlank();
      String word = cursor.word();
      switch (word) {
        case "noecn" -> ecn(0);
        case "ect1" -> ecn(1);
        case "ect0" -> ecn(2);
        case "ce" -> ecn(3);
        case "ect01" -> {
          if (injected) {
            throw cursor.malformed("[ect01] is for segments that are expected");
          }
          ecnMode = EcnMode.ECT0_OR_ECT1;
        }
        case "tos" -> {
          tos = (int) cursor.number("tos", 0, 255);
          ecnMode = EcnMode.TOS;
        }
        case "ttl" -> ttl = (int) cursor.number("ttl", 0, 255);
        case "flowlabel" -> cursor.number("flowlabel", 0, 0xFFFFF);
        default -> throw cursor.malformed("unknown word about IP: '" + word + "'");
      }
    } while (cursor.take(","));
    cursor.expect(close, "after what is said about IP");
  }

  private void ecn(int bits) {
    tos = bits;
    ecnMode = EcnMode.ECN;
  }

  private ScriptAction icmp() {
    if (!injected) {
      throw cursor.unsupported("an ICMP packet that is expected");
    }
    cursor.skipBlank();
    String type = cursor.word();
    if (type.isEmpty()) {
      throw cursor.malformed("an ICMP type expected, found " + cursor.describeHere());
    }
    cursor.skipBlank();
    boolean hasCode = cursor.atWord() && !cursor.looksAt("mtu ") && !cursor.looksAt("id ");
    String code = hasCode ? cursor.word() : "";
    int mtu = ABSENT;
    if (cursor.takeWord("mtu")) {
      mtu = (int) cursor.number("mtu", 0, U32 >> 1);
    }
    if (cursor.takeWord("id")) {
      cursor.number("id", 0, 0xFFFF);
    }
    long[] range = quoted == null ? new long[2] : quoted;
    if (cursor.take("[")) {
      cursor.skipBlank();
      if (cursor.atWord()) {
        throw cursor.unsupported("an ICMP packet that quotes " + cursor.word());
      }
      range = range();
      cursor.expect("]", "after the quoted range");
    }
    return new ScriptAction.Icmp(type, code, mtu, range[0], (int) range[1]);
  }

  private ScriptAction segment() {
    int sourcePort = ABSENT;
    int destinationPort = ABSENT;
    if (cursor.atNumber() && cursor.peek() != '-') {
      sourcePort = (int) cursor.number("source port", 0, 0xFFFF);
      cursor.expect(">", "between the ports");
      destinationPort = (int) cursor.number("destination port", 0, 0xFFFF);
      cursor.skipBlank();
    }
    int flags = flags();
    long[] range = range();
    long ack = cursor.takeWord("ack") ? cursor.number("ack", 0, U32) : ABSENT;
    int window = ABSENT;
    if (cursor.takeWord("win") && !cursor.take("*")) {
      window = (int) cursor.number("win", 0, 0xFFFF);
    }
    int urgent = cursor.takeWord("urg") ? (int) cursor.number("urg", 0, 0xFFFF) : ABSENT;
    List<TcpOptionLine> options = new ArrayList<>();
    boolean any = false;
    if (cursor.take("<")) {
      any = cursor.take("...");
      if (any) {
        if (injected) {
          throw cursor.malformed("<...> is for segments that are expected");
        }
        cursor.expect(">", "after the options");
      } else {
        options = TcpOptionParser.options(cursor);
      }
    }
    cursor.skipBlank();
    if (cursor.peek() == '{') {
      throw cursor.unsupported("a segment that is to be mutated");
    }
    return new ScriptAction.Segment(
        new SegmentLine(
            injected,
            flags,
            range[0],
            (int) range[1],
            ack,
            window,
            urgent,
            options,
            any,
            tos,
            ecnMode,
            ttl,
            sourcePort,
            destinationPort));
  }

  /** Letters, then a dot for ACK, then the three bits of RFC 9768's ACE field as a digit. */
  private int flags() {
    if (cursor.peek() == '-') {
      cursor.next();
      return 0;
    }
    int flags = 0;
    String letters = cursor.word();
    boolean dot = cursor.peek() == '.';
    if (letters.isEmpty() && !dot) {
      throw cursor.malformed("TCP flags expected, found " + cursor.describeHere());
    }
    for (int i = 0; i < letters.length(); i++) {
      flags |= flag(letters.charAt(i), letters);
    }
    if (dot) {
      cursor.next();
      flags |= SegmentLine.ACK;
      if (Cursor.isDigit(cursor.peek())) {
        int ace = (int) cursor.number("ACE", 0, 7);
        flags |= (ace & 4) != 0 ? SegmentLine.AE : 0;
        flags |= (ace & 2) != 0 ? SegmentLine.CWR : 0;
        flags |= (ace & 1) != 0 ? SegmentLine.ECE : 0;
      }
    }
    return flags;
  }

  private int flag(char letter, String letters) {
    return switch (letter) {
      case 'F' -> SegmentLine.FIN;
      case 'S' -> SegmentLine.SYN;
      case 'R' -> SegmentLine.RST;
      case 'P' -> SegmentLine.PSH;
      case 'U' -> SegmentLine.URG;
      case 'E' -> SegmentLine.ECE;
      case 'W', 'C' -> SegmentLine.CWR;
      case 'A' -> SegmentLine.AE;
      default -> throw cursor.malformed("unknown TCP flag '" + letter + "' in '" + letters + "'");
    };
  }

  /** {@code start:end(length)}: answers the start and the length. */
  private long[] range() {
    if (!injected && cursor.take("...")) { // whatever it is
      cursor.expect("(", "after the sequence numbers");
      long octets = cursor.number("length", 0, 0xFFFF);
      cursor.expect(")", "after the length");
      return new long[] {ABSENT, octets};
    }
    long start = cursor.number("sequence number", 0, U32);
    cursor.expect(":", "after the first sequence number");
    long end = cursor.number("sequence number", 0, U32);
    cursor.expect("(", "after the sequence numbers");
    long length = cursor.number("length", 0, 0xFFFF);
    cursor.expect(")", "after the length");
    if ((start + length & U32) != end) {
      throw cursor.malformed(
          "sequence numbers and length do not agree: " + start + ":" + end + "(" + length + ")");
    }
    return new long[] {start, length};
  }
}
