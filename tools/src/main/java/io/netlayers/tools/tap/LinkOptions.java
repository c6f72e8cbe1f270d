package io.netlayers.tools.tap;

import io.netlayers.core.IpAddress;
import io.netlayers.core.MacAddress;
import java.util.ArrayList;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;
import picocli.CommandLine.Option;

/** A device of the command line, with what its interface has; each {@code --tap} begins one. */
public final class LinkOptions {
  private static final int NONE = 0;

  @Option(
      names = "--tap",
      paramLabel = "PORT",
      description =
          "A TAP device whose frames netlayers-tap carries over UDP, its end at PORT of 127.0.0.1;"
              + " ours is the next port. Several make several interfaces.")
  private int tap;

  @Option(
      names = "--tun",
      paramLabel = "PORT",
      description = "The same for a TUN device: bare IP packets.")
  private int tun;

  @Option(
      names = {"-a", "--address"},
      paramLabel = "ADDRESS/BITS",
      description = "An address of that interface, of either version; may be repeated.")
  private List<String> addresses = new ArrayList<>();

  @Option(
      names = "--gateway",
      paramLabel = "ADDRESS",
      description = "A default router on that interface; one a version.")
  private List<String> gateways = new ArrayList<>();

  @Option(
      names = "--mtu",
      paramLabel = "OCTETS",
      description = "Longest IP packet of that interface (default: 1500).")
  private int mtu = 1500;

  @Option(
      names = "--mac",
      paramLabel = "MAC",
      description = "That interface's own address (default: a local one made of the port).")
  private @Nullable String mac;

  @Option(
      names = "--advertise",
      description =
          "Advertise a router, the prefixes and the MTU of that interface to its IPv6 neighbours;"
              + " with --forward.")
  private boolean advertises;

  /** Made by the command line. */
  public LinkOptions() {}

  /**
   * What was asked for.
   *
   * @throws IllegalArgumentException if that cannot be; the message says why in one line
   */
  LinkSpec spec() {
    if ((tap == NONE) == (tun == NONE)) {
      throw new IllegalArgumentException(
          "--address, --gateway, --mtu, --mac and --advertise belong to the one --tap or --tun before them");
    }
    if (advertises && (tun != NONE || mtu < 1280)) {
      throw new IllegalArgumentException("--advertise: on a TAP device of MTU 1280 or more");
    }
    int port = tap == NONE ? tun : tap;
    if (port < 1 || port > 65_534) {
      throw new IllegalArgumentException("no port of a device: " + port);
    }
    if (mtu < 68 || mtu > 65_535) {
      throw new IllegalArgumentException("--mtu: 68 to 65535 octets, not " + mtu);
    }
    List<LinkSpec.Address> given = new ArrayList<>();
    for (String address : addresses) {
      try {
        given.add(LinkSpec.Address.parse(address));
      } catch (IllegalArgumentException e) {
        throw new IllegalArgumentException("no address and prefix length: " + address, e);
      }
    }
    List<IpAddress> routers = new ArrayList<>();
    for (String gateway : gateways) {
      routers.add(IpAddress.parse(gateway));
    }
    MacAddress own = mac == null ? LinkSpec.macOf(port) : MacAddress.parse(mac);
    if (own.isMulticast() || own.bits() == 0) {
      throw new IllegalArgumentException("no station's address: " + own);
    }
    return new LinkSpec(tun == NONE, port, mtu, own, given, routers, advertises);
  }
}
