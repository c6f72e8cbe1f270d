package io.netlayers.stack.icmp;

import io.netlayers.ip.icmp.IcmpMessageView;
import io.netlayers.ip.icmp.Icmpv4MessageView;
import io.netlayers.ip.icmp.Icmpv6MessageView;
import io.netlayers.stack.address.AddressTable;
import io.netlayers.stack.counters.Counter;
import io.netlayers.stack.counters.Counters;
import io.netlayers.stack.ip.IncomingPacket;
import io.netlayers.stack.ip.PathMtuCache;
import io.netlayers.stack.link.NetworkInterface;
import java.nio.ByteBuffer;

/**
 * Errors that come (RFC 1122 §3.2.2, RFC 4443 §3): what they are about is found, what they mean is
 * worked out, and a path's MTU is learnt (RFC 1191 §6, RFC 8201 §4), but only where a socket did
 * send what is quoted (RFC 5927 §7).
 */
final class IcmpErrorInput {
  private static final int IPV6_LEAST = 1280;

  /** RFC 1191 §7.1: the MTUs of links, for routers that do not say theirs. */
  private static final int[] PLATEAUS = {
    32000, 17914, 8166, 4352, 2002, 1492, 1006, 552,
  };

  private final AddressTable addresses;
  private final PathMtuCache mtus;
  private final ErrorReceiver receiver;
  private final Counters counters;
  private final QuotedPacket quoted;

  IcmpErrorInput(
      NetworkInterface nowhere,
      AddressTable addresses,
      PathMtuCache mtus,
      ErrorReceiver receiver,
      Counters counters) {
    this.addresses = addresses;
    this.mtus = mtus;
    this.receiver = receiver;
    this.counters = counters;
    quoted = new QuotedPacket(nowhere);
  }

  void ipv4(IncomingPacket packet, Icmpv4MessageView message, long nowNanos) {
    if (!read(packet, message)) {
      return;
    }
    int code = message.code();
    NetworkProblem problem = NetworkProblem.SOFT;
    int mtu = 0;
    if (message.type() == 3) {
      problem =
          switch (code) { // RFC 1122 §4.2.3.9
            case 2, 3 -> NetworkProblem.REFUSED;
            case 4 -> NetworkProblem.TOO_BIG;
            case 9, 10, 13 -> NetworkProblem.PROHIBITED;
            default -> NetworkProblem.SOFT;
          };
      mtu = code == 4 ? ipv4Mtu(message.nextHopMtu()) : 0;
    }
    deliver(problem, message, mtu, nowNanos);
  }

  void ipv6(IncomingPacket packet, Icmpv6MessageView message, long nowNanos) {
    if (!read(packet, message)) {
      return;
    }
    int code = message.code();
    NetworkProblem problem = NetworkProblem.SOFT;
    int mtu = 0;
    switch (message.type()) {
      case 1 ->
          problem =
              code == 4
                  ? NetworkProblem.REFUSED
                  : code == 1 || code == 5 || code == 6
                      ? NetworkProblem.PROHIBITED
                      : NetworkProblem.SOFT;
      case 2 -> {
        problem = NetworkProblem.TOO_BIG; // RFC 8201 §4: never below 1,280
        mtu = (int) Math.max(IPV6_LEAST, Math.min(message.mtu(), 65535));
      }
      case 4 -> problem = code == 1 ? NetworkProblem.REFUSED : NetworkProblem.SOFT;
      default -> {}
    }
    deliver(problem, message, mtu, nowNanos);
  }

  private boolean read(IncomingPacket packet, IcmpMessageView message) {
    counters.add(Counter.ICMP_ERRORS_IN);
    boolean good =
        quoted.read(
            packet.link(),
            packet.isIpv4(),
            packet.buffer(),
            message.quotedOffset(),
            message.quotedLength());
    if (!good || addresses.local(quoted.sourceHigh(), quoted.sourceLow()) == null) {
      counters.add(good ? Counter.ICMP_ERRORS_UNMATCHED : Counter.ICMP_MALFORMED);
      return false;
    }
    return true;
  }

  /** A router that says no MTU means one less than the packet's length (RFC 1191 §5). */
  private int ipv4Mtu(int said) {
    if (said >= 68) {
      return Math.max(said, PathMtuCache.IPV4_LEAST);
    }
    for (int plateau : PLATEAUS) {
      if (plateau < quoted.totalLength()) {
        return plateau;
      }
    }
    return PathMtuCache.IPV4_LEAST;
  }

  private void deliver(NetworkProblem problem, IcmpMessageView message, int mtu, long nowNanos) {
    quoted.says(problem, message.type() << 8 | message.code(), mtu);
    if (!receiver.onError(quoted, nowNanos)) {
      counters.add(Counter.ICMP_ERRORS_UNMATCHED);
    } else if (problem == NetworkProblem.TOO_BIG
        && mtus.learn(quoted.destinationHigh(), quoted.destinationLow(), mtu, nowNanos)) {
      counters.add(Counter.ICMP_PATH_MTU);
    }
  }

  /** An error that this host itself found about a packet of its own, which is lent. */
  void local(
      NetworkInterface link,
      boolean ipv4,
      ByteBuffer buffer,
      int offset,
      int length,
      long nowNanos) {
    if (quoted.read(link, ipv4, buffer, offset, length)) {
      quoted.says(NetworkProblem.SOFT, ipv4 ? 3 << 8 | 1 : 1 << 8 | 3, 0);
      receiver.onError(quoted, nowNanos);
    }
  }
}
