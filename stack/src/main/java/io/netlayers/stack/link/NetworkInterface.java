package io.netlayers.stack.link;

import io.netlayers.core.MacAddress;
import io.netlayers.ethernet.EthernetFrameView;
import io.netlayers.stack.config.InterfaceConfig;
import io.netlayers.stack.config.LinkKind;
import org.checkerframework.checker.signedness.qual.SignedPositive;

/**
 * An interface at work: what was configured, and what routers of its link have advised since. Who
 * holds one may read it; only the host's own classes change it.
 */
public final class NetworkInterface {
  /** The broadcast address of Ethernet. */
  public static final long BROADCAST = 0xFFFF_FFFF_FFFFL;

  private final int index;
  private final InterfaceConfig config;
  private final @SignedPositive long mac;
  private final GroupFilter groups = new GroupFilter();
  private final int headerOctets;
  private int ipv6Mtu;
  private int hopLimit;
  private long reachableNanos;
  private long retransNanos;

  /**
   * An interface without addresses.
   *
   * @param index its number in the host, from 1 on
   * @param hopLimit of packets sent, until a router advises another
   * @param reachableNanos REACHABLE_TIME until a router advises another
   * @param retransNanos RETRANS_TIMER until a router advises another
   */
  public NetworkInterface(
      int index, InterfaceConfig config, int hopLimit, long reachableNanos, long retransNanos) {
    this.index = index;
    this.config = config;
    this.mac = config.mac().bits();
    this.hopLimit = hopLimit;
    this.reachableNanos = reachableNanos;
    this.retransNanos = retransNanos;
    ipv6Mtu = config.mtu();
    headerOctets =
        config.kind() == LinkKind.ETHERNET
            ? EthernetFrameView.HEADER_LENGTH + 4 * config.vlanTags().size()
            : 0;
  }

  /** Its number in the host, from 1 on: IPv6's zone. */
  public int index() {
    return index;
  }

  /** What a person calls it. */
  public String name() {
    return config.name();
  }

  /** What was configured. */
  public InterfaceConfig config() {
    return config;
  }

  /** The caller's number of the link. */
  public int port() {
    return config.port();
  }

  /** Whether it has neighbours with link-layer addresses. */
  public boolean isEthernet() {
    return config.kind() == LinkKind.ETHERNET;
  }

  /** Its link-layer address, 48 bits. */
  public @SignedPositive long mac() {
    return mac;
  }

  /** Octets before a packet in a frame. */
  public int headerOctets() {
    return headerOctets;
  }

  /** Octets of the longest IPv4 packet, or of any packet that the link carries. */
  public int mtu() {
    return config.mtu();
  }

  /** Octets of the longest IPv6 packet (RFC 4861 §6.3.4); at most {@link #mtu}. */
  public int ipv6Mtu() {
    return ipv6Mtu;
  }

  /** Octets of the longest packet of a version. */
  public int mtu(boolean ipv4) {
    return ipv4 ? config.mtu() : ipv6Mtu;
  }

  /** Whether IPv6 runs on it: wanted, and the link carries 1,280 octets. */
  public boolean hasIpv6() {
    return config.ipv6() && config.mtu() >= 1280;
  }

  /** Hop limit and TTL of what is sent. */
  public int hopLimit() {
    return hopLimit;
  }

  /** REACHABLE_TIME before it is spread. */
  public long reachableNanos() {
    return reachableNanos;
  }

  /** RETRANS_TIMER. */
  public long retransNanos() {
    return retransNanos;
  }

  /** A router's advice; 0 leaves what is (RFC 4861 §6.3.4). */
  public void advise(int hopLimit, long reachableNanos, long retransNanos) {
    this.hopLimit = hopLimit == 0 ? this.hopLimit : hopLimit;
    this.reachableNanos = reachableNanos == 0 ? this.reachableNanos : reachableNanos;
    this.retransNanos = retransNanos == 0 ? this.retransNanos : retransNanos;
  }

  /** A router's MTU, heeded from 1,280 to what the link carries (RFC 4861 §6.3.4). */
  public void adviseMtu(long octets) {
    if (octets >= 1280 && octets <= config.mtu()) {
      ipv6Mtu = (int) octets;
    }
  }

  /** Which groups' frames are taken. */
  public GroupFilter groups() {
    return groups;
  }

  @Override
  public String toString() {
    StringBuilder out = new StringBuilder(config.name()).append(": mtu ").append(config.mtu());
    if (isEthernet()) {
      MacAddress.appendTo(out.append(" ether "), mac);
    }
    return out.toString();
  }
}
