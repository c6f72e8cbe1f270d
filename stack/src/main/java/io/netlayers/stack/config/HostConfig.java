package io.netlayers.stack.config;

import io.netlayers.core.OctetString;
import io.netlayers.fsm.tcp.TcpConfig;
import io.netlayers.ip.fragment.ReassemblyConfig;
import java.util.Optional;
import org.immutables.value.Value;

/**
 * How a host behaves and what it may hold. Every table and every queue has its bound here. Times
 * are nanoseconds, sizes octets.
 */
@Value.Immutable
@ValueStyle
public abstract class HostConfig {
  private static final long SECOND = 1_000_000_000L;

  HostConfig() {}

  /** A builder; everything has a default. */
  public static Builder builder() {
    return new Builder();
  }

  /** The defaults. */
  public static HostConfig standard() {
    return builder().build();
  }

  /** Whether packets for others are passed on: a router (RFC 1812, RFC 4861 §2.1). */
  @Value.Default
  public boolean forwarding() {
    return false;
  }

  /** TTL and hop limit of what the host sends, where a router does not advise another. */
  @Value.Default
  public int hopLimit() {
    return 64;
  }

  /** What TCP connections are configured with; segment sizes follow from the links' MTUs. */
  @Value.Default
  public TcpConfig tcp() {
    return TcpConfig.standard();
  }

  /** How fragments are held. */
  @Value.Default
  public ReassemblyConfig reassembly() {
    return ReassemblyConfig.builder().build();
  }

  /** Octets of packets that all queues hold together, by the size of their buffers. */
  @Value.Default
  public long maxPacketOctets() {
    return 16L << 20;
  }

  /** Frames that may wait to be polled. */
  @Value.Default
  public int maxQueuedFrames() {
    return 4096;
  }

  /** Entries of the neighbour cache, of both versions and all interfaces. */
  @Value.Default
  public int maxNeighbours() {
    return 1024;
  }

  /** Packets that wait for one neighbour's address; the oldest goes (RFC 4861 §7.2.2). */
  @Value.Default
  public int maxHeldPackets() {
    return 16;
  }

  /** Destinations whose path MTU is remembered. */
  @Value.Default
  public int maxPathMtus() {
    return 1024;
  }

  /**
   * Whether TCP over IPv4 forbids routers to cut its packets, and learns the MTU of the path from
   * their objections (RFC 1191); without, they are cut where they do not fit (RFC 791 §3.2).
   */
  @Value.Default
  public boolean pathMtuDiscovery() {
    return true;
  }

  /** How long a path MTU is believed: 10 minutes (RFC 8201 §4, RFC 1191 §6.3). */
  @Value.Default
  public long pathMtuLifeNanos() {
    return 600 * SECOND;
  }

  /** Sockets of all kinds. */
  @Value.Default
  public int maxSockets() {
    return 16384;
  }

  /** Octets that one UDP or raw socket holds for its reader, by the size of their buffers. */
  @Value.Default
  public int socketReceiveOctets() {
    return 212_992;
  }

  /** Routes of both versions. */
  @Value.Default
  public int maxRoutes() {
    return 1 << 21;
  }

  /** Routes, routers and prefixes that router advertisements may bring. */
  @Value.Default
  public int maxAdvertisedRoutes() {
    return 64;
  }

  /** Addresses of all interfaces. */
  @Value.Default
  public int maxAddresses() {
    return 256;
  }

  /** Groups of all interfaces. */
  @Value.Default
  public int maxGroups() {
    return 256;
  }

  /** Senders that a socket names for one group, to hear from them or not to. */
  @Value.Default
  public int maxGroupSources() {
    return 64;
  }

  /** ICMP errors a second, of both versions (RFC 4443 §2.4 (f), RFC 1812 §4.3.2.8). */
  @Value.Default
  public int icmpErrorsPerSecond() {
    return 100;
  }

  /** ICMP errors at once. */
  @Value.Default
  public int icmpErrorBurst() {
    return 50;
  }

  /** Whether echo requests are answered (RFC 1122 §3.2.2.6). */
  @Value.Default
  public boolean answerEcho() {
    return true;
  }

  /** Whether echo requests to groups and broadcasts are answered; RFC 1122 leaves it open. */
  @Value.Default
  public boolean answerBroadcastEcho() {
    return false;
  }

  /** Whether redirects are sent by a router and heeded by a host. */
  @Value.Default
  public boolean redirects() {
    return true;
  }

  /** Solicitations before an IPv6 address is used (DupAddrDetectTransmits, RFC 4862 §5.1). */
  @Value.Default
  public int dadTransmits() {
    return 1;
  }

  /**
   * 16 octets that nobody else knows and that last longer than the host: interface identifiers are
   * made of them, opaque and steady in each network (RFC 7217, RFC 8064). Without, they are made of
   * the MAC address.
   */
  @Value.Redacted
  public abstract Optional<OctetString> stableAddressSecret();

  /** Probes before an IPv4 address is used (PROBE_NUM, RFC 5227 §2.1.1); 0 uses it at once. */
  @Value.Default
  public int arpProbes() {
    return 3;
  }

  /** BASE_REACHABLE_TIME (RFC 4861 §10), where no router says another; for ARP as well. */
  @Value.Default
  public long reachableNanos() {
    return 30 * SECOND;
  }

  /** RETRANS_TIMER (RFC 4861 §10), where no router says another; for ARP as well. */
  @Value.Default
  public long retransNanos() {
    return SECOND;
  }

  /** The SYN queue of a listening TCP socket. */
  @Value.Default
  public int tcpMaxHalfOpen() {
    return 256;
  }

  @Value.Check
  void check() {
    within(
        "octets of stableAddressSecret",
        stableAddressSecret().map(s -> s.length()).orElse(16),
        16,
        16);
    within("hopLimit", hopLimit(), 1, 255);
    within("maxQueuedFrames", maxQueuedFrames(), 1, 1 << 20);
    within("maxNeighbours", maxNeighbours(), 2, 1 << 20);
    within("maxHeldPackets", maxHeldPackets(), 1, 1024);
    within("maxPathMtus", maxPathMtus(), 1, 1 << 20);
    within("maxSockets", maxSockets(), 1, 1 << 20);
    within("socketReceiveOctets", socketReceiveOctets(), 256, 1 << 30);
    within("maxPacketOctets", maxPacketOctets(), 1 << 17, 1L << 40);
    within("maxRoutes", maxRoutes(), 1, 1 << 24);
    within("maxAdvertisedRoutes", maxAdvertisedRoutes(), 0, 1 << 16);
    within("maxAddresses", maxAddresses(), 1, 1 << 16);
    within("maxGroups", maxGroups(), 1, 1 << 16);
    within("maxGroupSources", maxGroupSources(), 1, 1 << 12);
    within("icmpErrorsPerSecond", icmpErrorsPerSecond(), 1, 1_000_000);
    within("icmpErrorBurst", icmpErrorBurst(), 1, 1_000_000);
    within("dadTransmits", dadTransmits(), 0, 16);
    within("arpProbes", arpProbes(), 0, 16);
    within("reachableNanos", reachableNanos(), 1, 3600 * SECOND);
    within("retransNanos", retransNanos(), 1, 3600 * SECOND);
    within("pathMtuLifeNanos", pathMtuLifeNanos(), 1, Long.MAX_VALUE / 4);
    within("tcpMaxHalfOpen", tcpMaxHalfOpen(), 0, 1 << 20);
  }

  private static void within(String name, long value, long min, long max) {
    if (value < min || value > max) {
      throw new IllegalStateException(name + " not within " + min + " to " + max + ": " + value);
    }
  }

  /** Builds a {@link HostConfig}; {@code build} refuses what is out of range. */
  public static final class Builder extends ImmutableHostConfig.Builder {
    Builder() {}
  }
}
