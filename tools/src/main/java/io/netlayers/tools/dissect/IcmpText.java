package io.netlayers.tools.dissect;

import io.netlayers.ip.icmp.IcmpMessageView;
import io.netlayers.ip.icmp.Icmpv4MessageView;
import io.netlayers.ip.icmp.Icmpv6MessageView;
import io.netlayers.packet.FrameWalker;
import java.util.Locale;

/** An ICMP message in words, and the packet that an error quotes. */
final class IcmpText {
  private final FrameWalker quoted = new FrameWalker();
  private final boolean inQuote;

  /** In a quote no further one is followed: hostile ones nest deeply. */
  IcmpText(boolean inQuote) {
    this.inQuote = inQuote;
  }

  void append(StringBuilder line, IcmpMessageView icmp, boolean overIpv4) {
    line.append(overIpv4 ? "ICMP " : "ICMP6 ").append(name(icmp));
    if (inQuote || !icmp.isQuoting() || icmp.quotedLength() <= 0) {
      line.append(", length ").append(icmp.length());
      return;
    }
    quoted.walkQuoted(overIpv4 ? 4 : 6, icmp.buffer(), icmp.quotedOffset(), icmp.quotedLength());
    if (quoted.layerCount() > 0) {
      line.append(" (");
      new TextLine(line, true).append(quoted);
      line.append(')');
    }
  }

  private static String name(IcmpMessageView icmp) {
    if (icmp instanceof Icmpv4MessageView v4) {
      switch (v4.type()) {
        case 0, 8 -> {
          return words(v4.typeName()) + " id " + v4.identifier() + " seq " + v4.sequence();
        }
        case 3, 5, 11, 12 -> {
          return words(v4.typeName()) + ", " + words(v4.codeName());
        }
        default -> {
          return words(v4.typeName()) + " (" + v4.type() + "/" + v4.code() + ")";
        }
      }
    }
    Icmpv6MessageView v6 = (Icmpv6MessageView) icmp;
    return switch (v6.type()) {
      case 1, 3, 4 -> words(v6.typeName()) + ", " + words(v6.codeName());
      case 2 -> words(v6.typeName()) + ", mtu " + v6.mtu();
      case 128, 129 -> words(v6.typeName()) + " id " + v6.identifier() + " seq " + v6.sequence();
      default -> words(v6.typeName()) + " (" + v6.type() + "/" + v6.code() + ")";
    };
  }

  private static String words(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
