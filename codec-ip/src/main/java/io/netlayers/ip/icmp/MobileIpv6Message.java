package io.netlayers.ip.icmp;

import io.netlayers.core.Ipv6Address;
import io.netlayers.core.OctetString;
import io.netlayers.ip.internal.Require;
import java.util.List;

/** What Mobile IPv6 says in ICMPv6 (RFC 6275 §6.5 to §6.8). */
public sealed interface MobileIpv6Message extends Icmpv6Message {
  /** Which request and reply belong together, 0 to 65,535. */
  int identifier();

  /** RFC 6275 §6.5. */
  record HomeAgentDiscoveryRequest(int identifier) implements MobileIpv6Message {
    /** Refuses what the field cannot hold. */
    public HomeAgentDiscoveryRequest {
      Require.u16("identifier", identifier);
    }

    @Override
    public Icmpv6Type type() {
      return Icmpv6Type.HOME_AGENT_DISCOVERY_REQUEST;
    }

    @Override
    public int encodedLength() {
      return IcmpLayout.DATA;
    }

    @Override
    public String toString() {
      return type().text() + ", id " + identifier;
    }
  }

  /** RFC 6275 §6.6; the home agents in the order in which to try them. */
  record HomeAgentDiscoveryReply(int identifier, List<Ipv6Address> homeAgents)
      implements MobileIpv6Message {
    /** Refuses what the fields cannot hold. */
    public HomeAgentDiscoveryReply {
      Require.u16("identifier", identifier);
      homeAgents = List.copyOf(homeAgents);
    }

    @Override
    public Icmpv6Type type() {
      return Icmpv6Type.HOME_AGENT_DISCOVERY_REPLY;
    }

    @Override
    public int encodedLength() {
      return IcmpLayout.DATA + homeAgents.size() * Ipv6Address.OCTETS;
    }

    @Override
    public String toString() {
      return type().text() + ", id " + identifier + ": " + homeAgents;
    }
  }

  /** RFC 6275 §6.7. */
  record MobilePrefixSolicitation(int identifier) implements MobileIpv6Message {
    /** Refuses what the field cannot hold. */
    public MobilePrefixSolicitation {
      Require.u16("identifier", identifier);
    }

    @Override
    public Icmpv6Type type() {
      return Icmpv6Type.MOBILE_PREFIX_SOLICITATION;
    }

    @Override
    public int encodedLength() {
      return IcmpLayout.DATA;
    }

    @Override
    public String toString() {
      return type().text() + ", id " + identifier;
    }
  }

  /**
   * RFC 6275 §6.8.
   *
   * @param identifier 0 to 65,535
   * @param managed whether addresses come by DHCPv6 (M)
   * @param otherConfiguration whether other configuration does (O)
   * @param options as in Neighbor Discovery, whose cursor reads them
   */
  record MobilePrefixAdvertisement(
      int identifier, boolean managed, boolean otherConfiguration, OctetString options)
      implements MobileIpv6Message {
    /** Refuses what the fields cannot hold. */
    public MobilePrefixAdvertisement {
      Require.u16("identifier", identifier);
    }

    @Override
    public Icmpv6Type type() {
      return Icmpv6Type.MOBILE_PREFIX_ADVERTISEMENT;
    }

    @Override
    public int encodedLength() {
      return IcmpLayout.DATA + options.length();
    }

    @Override
    public String toString() {
      String flags = (managed ? ", managed" : "") + (otherConfiguration ? ", other" : "");
      return type().text() + ", id " + identifier + flags + ", options " + options;
    }
  }
}
