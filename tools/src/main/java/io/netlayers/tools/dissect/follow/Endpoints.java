package io.netlayers.tools.dissect.follow;

import io.netlayers.core.Ipv4Address;
import io.netlayers.core.Ipv6Address;
import io.netlayers.core.OctetView;
import io.netlayers.ip.Ipv4PacketView;
import io.netlayers.ip.Ipv6PacketView;
import io.netlayers.tcp.TcpSegmentView;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.checkerframework.checker.signedness.qual.Unsigned;

/** Both ends of a segment: from, to. The bits of addresses are compared and nothing else. */
record Endpoints(
    int version,
    @Unsigned long fromHigh,
    @Unsigned long fromLow,
    int fromPort,
    @Unsigned long toHigh,
    @Unsigned long toLow,
    int toPort) {

  /** Those of a segment in a packet, or null where the carrier is none. */
  static @Nullable Endpoints of(OctetView carrier, TcpSegmentView tcp) {
    if (carrier instanceof Ipv4PacketView v4) {
      @Unsigned long from = Integer.toUnsignedLong(v4.source());
      @Unsigned long to = Integer.toUnsignedLong(v4.destination());
      return new Endpoints(4, 0, from, tcp.sourcePort(), 0, to, tcp.destinationPort());
    }
    if (carrier instanceof Ipv6PacketView v6) {
      return new Endpoints(
          6,
          v6.sourceHigh(),
          v6.sourceLow(),
          tcp.sourcePort(),
          v6.destinationHigh(),
          v6.destinationLow(),
          tcp.destinationPort());
    }
    return null;
  }

  Endpoints reversed() {
    return new Endpoints(version, toHigh, toLow, toPort, fromHigh, fromLow, fromPort);
  }

  /** The same for both directions. */
  Endpoints canonical() {
    int order = Long.compareUnsigned(fromHigh, toHigh);
    order = order != 0 ? order : Long.compareUnsigned(fromLow, toLow);
    order = order != 0 ? order : Integer.compare(fromPort, toPort);
    return order <= 0 ? this : reversed();
  }

  String fromAddress() {
    return address(fromHigh, fromLow);
  }

  String toAddress() {
    return address(toHigh, toLow);
  }

  private String address(@Unsigned long high, @Unsigned long low) {
    StringBuilder text = new StringBuilder();
    return version == 4
        ? Ipv4Address.appendTo(text, (int) low).toString()
        : Ipv6Address.appendTo(text, high, low).toString();
  }

  @Override
  public String toString() {
    return fromAddress() + '.' + fromPort + " > " + toAddress() + '.' + toPort;
  }
}
