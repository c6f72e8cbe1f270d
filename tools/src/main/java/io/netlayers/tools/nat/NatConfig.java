package io.netlayers.tools.nat;

import io.netlayers.core.Ipv4Address;
import io.netlayers.core.Ipv4Prefix;

/**
 * What a translator does. Times are nanoseconds.
 *
 * @param inside the network whose endpoints are translated
 * @param external the address that they share; it may be the router's own
 * @param firstPort of those to be mapped to, 1 to 65,535
 * @param lastPort of those to be mapped to
 * @param filtering whose packets come in through a mapping
 * @param maxSessions of all hosts
 * @param maxSessionsPerHost of one host, so that none takes all (RFC 6888 REQ-4)
 * @param udpNanos a UDP session without packets from inside: at least 2 minutes (RFC 4787 REQ-5)
 * @param tcpEstablishedNanos a TCP connection without segments: 2 hours 4 minutes (RFC 5382 REQ-5)
 * @param tcpTransitoryNanos one that opens or closes: 4 minutes (RFC 5382 REQ-5)
 * @param icmpNanos an ICMP query: 60 seconds (RFC 5508 REQ-2)
 */
public record NatConfig(
    Ipv4Prefix inside,
    Ipv4Address external,
    int firstPort,
    int lastPort,
    Filtering filtering,
    int maxSessions,
    int maxSessionsPerHost,
    long udpNanos,
    long tcpEstablishedNanos,
    long tcpTransitoryNanos,
    long icmpNanos) {
  private static final long SECOND = 1_000_000_000L;

  /** Whose packets come in through a mapping (RFC 4787 §5). */
  public enum Filtering {
    /** Everybody's. */
    ENDPOINT_INDEPENDENT,
    /** Those of hosts to which the inside endpoint has sent. */
    ADDRESS_DEPENDENT
  }

  /**
   * Refuses what cannot be.
   *
   * @throws IllegalArgumentException where a value is out of range
   */
  public NatConfig {
    require(firstPort >= 1 && firstPort <= lastPort && lastPort <= 65_535, "ports");
    require(maxSessions >= 1 && maxSessionsPerHost >= 1, "bounds");
    require(udpNanos >= 120 * SECOND, "udpNanos");
    require(tcpEstablishedNanos >= 7440 * SECOND, "tcpEstablishedNanos");
    require(tcpTransitoryNanos >= 240 * SECOND, "tcpTransitoryNanos");
    require(icmpNanos >= 60 * SECOND, "icmpNanos");
    require(!inside.contains(external), "the external address is inside");
  }

  private static void require(boolean good, String what) {
    if (!good) {
      throw new IllegalArgumentException("out of range: " + what);
    }
  }

  /** The defaults: ports from 1024 on, 65,536 sessions, the times that the RFCs recommend. */
  public static NatConfig of(Ipv4Prefix inside, Ipv4Address external) {
    return new NatConfig(
        inside,
        external,
        1024,
        65_535,
        Filtering.ENDPOINT_INDEPENDENT,
        1 << 16,
        1 << 12,
        300 * SECOND,
        7440 * SECOND,
        240 * SECOND,
        60 * SECOND);
  }

  /** The same with another filter. */
  public NatConfig with(Filtering other) {
    return new NatConfig(
        inside,
        external,
        firstPort,
        lastPort,
        other,
        maxSessions,
        maxSessionsPerHost,
        udpNanos,
        tcpEstablishedNanos,
        tcpTransitoryNanos,
        icmpNanos);
  }

  /** The same with other bounds. */
  public NatConfig withBounds(int first, int last, int sessions, int sessionsPerHost) {
    return new NatConfig(
        inside,
        external,
        first,
        last,
        filtering,
        sessions,
        sessionsPerHost,
        udpNanos,
        tcpEstablishedNanos,
        tcpTransitoryNanos,
        icmpNanos);
  }
}
