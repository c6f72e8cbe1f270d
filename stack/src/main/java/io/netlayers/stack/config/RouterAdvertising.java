package io.netlayers.stack.config;

import io.netlayers.ip.ndp.NdpOption;
import io.netlayers.ip.ndp.PrefixInformation;
import io.netlayers.ip.ndp.RouterPreference;
import java.util.List;
import org.immutables.value.Value;

/**
 * What a router says of itself and of a link (RFC 4861 §6.2.1, with the ranges of RFC 8319 §4). An
 * interface that has one advertises.
 */
@Value.Immutable
@ValueStyle
public abstract class RouterAdvertising {
  private static final long SECOND = 1_000_000_000L;

  /** What an advertisement may hold and still pass every link (RFC 8200 §5). */
  private static final int ROOM = 1280 - 40 - 16 - 8 - 8;

  private static final int PREFIX_OCTETS = 32;

  RouterAdvertising() {}

  /** A builder; everything has a default. */
  public static Builder builder() {
    return new Builder();
  }

  /** The defaults: a default router for half an hour, and the interface's own prefixes. */
  public static RouterAdvertising standard() {
    return builder().build();
  }

  /** MaxRtrAdvInterval, nanoseconds: 4 to 65,535 seconds; 600 unless set. */
  @Value.Default
  public long maxIntervalNanos() {
    return 600 * SECOND;
  }

  /**
   * MinRtrAdvInterval, nanoseconds: 3 seconds to 0.75 × {@link #maxIntervalNanos}; a third of that
   * unless set.
   */
  @Value.Default
  public long minIntervalNanos() {
    return maxIntervalNanos() >= 9 * SECOND ? maxIntervalNanos() / 3 : 3 * SECOND;
  }

  /** AdvManagedFlag: whether addresses come by DHCPv6. */
  @Value.Default
  public boolean managed() {
    return false;
  }

  /** AdvOtherConfigFlag: whether other configuration comes by DHCPv6. */
  @Value.Default
  public boolean otherConfiguration() {
    return false;
  }

  /** AdvLinkMTU, octets; 0 says nothing of it. */
  @Value.Default
  public int mtu() {
    return 0;
  }

  /** AdvReachableTime, milliseconds, at most an hour; 0 says nothing of it. */
  @Value.Default
  public long reachableMillis() {
    return 0;
  }

  /** AdvRetransTimer, milliseconds; 0 says nothing of it. */
  @Value.Default
  public long retransMillis() {
    return 0;
  }

  /** AdvCurHopLimit, 0 to 255; 0 says nothing of it. */
  @Value.Default
  public int hopLimit() {
    return 64;
  }

  /**
   * AdvDefaultLifetime, seconds: 0 for no default router, or {@link #maxIntervalNanos} to 65,535;
   * three times that unless set.
   */
  @Value.Default
  public int defaultLifetime() {
    return (int) Math.min(65_535, 3 * (maxIntervalNanos() / SECOND));
  }

  /** How much to prefer it as a default router (RFC 4191 §2.1). */
  @Value.Default
  public RouterPreference preference() {
    return RouterPreference.MEDIUM;
  }

  /**
   * AdvPrefixList. Without one the networks of the interface's own addresses are advertised, on the
   * link and for autoconfiguration, valid for 30 days and preferred for 7.
   */
  public abstract List<PrefixInformation> prefixes();

  /** Whether no prefix at all is advertised. */
  @Value.Default
  public boolean noPrefixes() {
    return false;
  }

  /** Further options: routes (RFC 4191), DNS servers (RFC 8106) and the like. */
  public abstract List<NdpOption> options();

  @Value.Check
  void check() {
    within("maxIntervalNanos", maxIntervalNanos(), 4 * SECOND, 65_535 * SECOND);
    within("minIntervalNanos", minIntervalNanos(), 3 * SECOND, maxIntervalNanos() / 4 * 3);
    if (defaultLifetime() != 0) {
      within("defaultLifetime", defaultLifetime(), maxIntervalNanos() / SECOND, 65_535);
    }
    if (mtu() != 0) {
      within("mtu", mtu(), 1280, 65_535);
    }
    within("reachableMillis", reachableMillis(), 0, 3_600_000);
    within("retransMillis", retransMillis(), 0, 0xFFFF_FFFFL);
    within("hopLimit", hopLimit(), 0, 255);
    if (preference() == RouterPreference.RESERVED) {
      throw new IllegalStateException("preference: " + preference());
    }
    if (noPrefixes() && !prefixes().isEmpty()) {
      throw new IllegalStateException("prefixes, and none: " + prefixes());
    }
    int octets = prefixes().size() * PREFIX_OCTETS;
    for (NdpOption option : options()) {
      octets += option.encodedLength();
    }
    within("octets of prefixes and options", octets, 0, ROOM);
    for (PrefixInformation prefix : prefixes()) {
      if (prefix.preferredLifetime() > prefix.validLifetime()) { // RFC 4861 §6.2.1
        throw new IllegalStateException("preferred longer than valid: " + prefix);
      }
    }
  }

  /** How many prefixes fit one advertisement beside the options. */
  public int roomForPrefixes() {
    int octets = 0;
    for (NdpOption option : options()) {
      octets += option.encodedLength();
    }
    return (ROOM - octets) / PREFIX_OCTETS;
  }

  private static void within(String name, long value, long min, long max) {
    if (value < min || value > max) {
      throw new IllegalStateException(name + " not within " + min + " to " + max + ": " + value);
    }
  }

  /** Builds a {@link RouterAdvertising}; {@code build} refuses what is out of range. */
  public static final class Builder extends ImmutableRouterAdvertising.Builder {
    Builder() {}
  }
}
