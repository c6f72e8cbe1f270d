package io.netlayers.stack.config;

import io.netlayers.core.MacAddress;
import io.netlayers.ethernet.VlanTag;
import java.util.List;
import java.util.Optional;
import org.immutables.value.Value;

/** One interface of a host. */
@Value.Immutable
@ValueStyle
public abstract class InterfaceConfig {
  InterfaceConfig() {}

  /** A builder; the name has no default, and Ethernet needs an address. */
  public static Builder builder() {
    return new Builder();
  }

  /** An Ethernet interface of MTU 1,500 on a port. */
  public static InterfaceConfig ethernet(String name, int port, MacAddress mac) {
    return builder().name(name).port(port).mac(mac).build();
  }

  /** An interface of bare IP packets of MTU 1,500 on a port. */
  public static InterfaceConfig rawIp(String name, int port) {
    return builder().name(name).port(port).kind(LinkKind.RAW_IP).build();
  }

  /** What a person calls it. */
  public abstract String name();

  /** The number by which the caller tells links apart; VLANs of one link share it. */
  @Value.Default
  public int port() {
    return 0;
  }

  /** What frames are. */
  @Value.Default
  public LinkKind kind() {
    return LinkKind.ETHERNET;
  }

  /** The interface's own address; without meaning for bare IP. */
  @Value.Default
  public MacAddress mac() {
    return MacAddress.of(0);
  }

  /** Octets of the longest IP packet, 68 to 65,535; IPv6 is off below 1,280 (RFC 8200 §5). */
  @Value.Default
  public int mtu() {
    return 1500;
  }

  /** Tags that frames of this interface carry, the outermost first; at most two. */
  public abstract List<VlanTag> vlanTags();

  /** Whether frames for other stations are shown to the host's observer. */
  @Value.Default
  public boolean promiscuous() {
    return false;
  }

  /** Whether the interface speaks IPv6 and makes a link-local address of its own. */
  @Value.Default
  public boolean ipv6() {
    return true;
  }

  /** Whether router advertisements are listened to (RFC 4861 §6.3.4); a router does not. */
  @Value.Default
  public boolean acceptRouterAdvertisements() {
    return true;
  }

  /** What is advertised where the host is a router (RFC 4861 §6.2); nothing unless set. */
  public abstract Optional<RouterAdvertising> advertising();

  @Value.Check
  void check() {
    if (port() < 0) {
      throw new IllegalStateException("port below 0: " + port());
    }
    if (mtu() < 68 || mtu() > 65535) {
      throw new IllegalStateException("mtu not within 68 to 65535: " + mtu());
    }
    if (vlanTags().size() > 2 || kind() == LinkKind.RAW_IP && !vlanTags().isEmpty()) {
      throw new IllegalStateException("tags: " + vlanTags());
    }
    if (kind() == LinkKind.ETHERNET && (mac().bits() == 0 || mac().isMulticast())) {
      throw new IllegalStateException("no address for a station: " + mac());
    }
    if (advertising().isPresent()
        && (kind() != LinkKind.ETHERNET || !ipv6() || mtu() < Math.max(1280, advertisedMtu()))) {
      throw new IllegalStateException("cannot advertise: " + advertising());
    }
  }

  private int advertisedMtu() {
    return advertising().map(RouterAdvertising::mtu).orElse(0);
  }

  /** Builds an {@link InterfaceConfig}; {@code build} refuses what cannot be. */
  public static final class Builder extends ImmutableInterfaceConfig.Builder {
    Builder() {}
  }
}
