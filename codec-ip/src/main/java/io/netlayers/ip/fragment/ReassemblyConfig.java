package io.netlayers.ip.fragment;

import org.immutables.value.Value;

/** How long and how much a {@link Reassembler} holds. */
@Value.Immutable
@ValueStyle
public abstract class ReassemblyConfig {
  private static final long SECOND = 1_000_000_000L;

  ReassemblyConfig() {}

  /** A builder; everything has a default. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Nanoseconds from an IPv4 datagram's first fragment to its end: 15 to 120 seconds, 30 unless
   * set. RFC 1122 §3.3.2 recommends 60 to 120; with 16 bits of identification (RFC 4963) less is
   * safer, and hosts of today take 30.
   */
  @Value.Default
  public long ipv4TimeoutNanos() {
    return 30 * SECOND;
  }

  /** Nanoseconds from an IPv6 packet's first fragment to its end: 60 seconds (RFC 8200 §4.5). */
  @Value.Default
  public long ipv6TimeoutNanos() {
    return 60 * SECOND;
  }

  /** Octets that all datagrams may hold together, by the size of their buffers; 4 MiB. */
  @Value.Default
  public long maxOctets() {
    return 4L << 20;
  }

  /** Datagrams that may be open at once, 1 to 65,536; 256. */
  @Value.Default
  public int maxDatagrams() {
    return 256;
  }

  /** Fragments that one datagram may have, 2 to 8,192; 256. */
  @Value.Default
  public int maxFragments() {
    return 256;
  }

  /** A random number that spreads keys over the table, so that nobody can aim at one place. */
  @Value.Default
  public long hashSeed() {
    return 0;
  }

  @Value.Check
  void check() {
    require(
        ipv4TimeoutNanos() >= 15 * SECOND && ipv4TimeoutNanos() <= 120 * SECOND,
        "ipv4TimeoutNanos",
        ipv4TimeoutNanos());
    require(
        ipv6TimeoutNanos() > 0 && ipv6TimeoutNanos() <= 120 * SECOND,
        "ipv6TimeoutNanos",
        ipv6TimeoutNanos());
    require(maxOctets() > 0, "maxOctets", maxOctets());
    require(maxDatagrams() > 0 && maxDatagrams() <= 65536, "maxDatagrams", maxDatagrams());
    require(maxFragments() > 1 && maxFragments() <= 8192, "maxFragments", maxFragments());
  }

  private static void require(boolean holds, String name, long value) {
    if (!holds) {
      throw new IllegalStateException(name + " out of range: " + value);
    }
  }

  /** Builds a {@link ReassemblyConfig}; {@code build} refuses what is out of range. */
  public static final class Builder extends ImmutableReassemblyConfig.Builder {
    Builder() {}
  }
}
