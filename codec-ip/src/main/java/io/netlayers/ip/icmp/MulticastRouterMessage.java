package io.netlayers.ip.icmp;

import io.netlayers.ip.internal.Require;

/** Multicast router discovery in ICMPv6 (RFC 4286). */
public sealed interface MulticastRouterMessage extends Icmpv6Message {
  /**
   * RFC 4286 §4.
   *
   * @param intervalSeconds between advertisements, 0 to 255; it stands in place of the code
   * @param queryIntervalSeconds of the router's MLD, 0 to 65,535
   * @param robustness of the router's MLD, 0 to 65,535
   */
  record Advertisement(int intervalSeconds, int queryIntervalSeconds, int robustness)
      implements MulticastRouterMessage {
    /** Refuses what the fields cannot hold. */
    public Advertisement {
      Require.u8("interval", intervalSeconds);
      Require.u16("query interval", queryIntervalSeconds);
      Require.u16("robustness", robustness);
    }

    @Override
    public Icmpv6Type type() {
      return Icmpv6Type.MULTICAST_ROUTER_ADVERTISEMENT;
    }

    @Override
    public int code() {
      return intervalSeconds;
    }

    @Override
    public int encodedLength() {
      return IcmpLayout.DATA;
    }

    @Override
    public String toString() {
      String times = ", interval " + intervalSeconds + ", query interval " + queryIntervalSeconds;
      return type().text() + times + ", robustness " + robustness;
    }
  }

  /** RFC 4286 §5. */
  record Solicitation() implements MulticastRouterMessage {
    @Override
    public Icmpv6Type type() {
      return Icmpv6Type.MULTICAST_ROUTER_SOLICITATION;
    }

    @Override
    public int encodedLength() {
      return IcmpLayout.REST;
    }

    @Override
    public String toString() {
      return type().text();
    }
  }

  /** RFC 4286 §6. */
  record Termination() implements MulticastRouterMessage {
    @Override
    public Icmpv6Type type() {
      return Icmpv6Type.MULTICAST_ROUTER_TERMINATION;
    }

    @Override
    public int encodedLength() {
      return IcmpLayout.REST;
    }

    @Override
    public String toString() {
      return type().text();
    }
  }
}
