package io.netlayers.tools.tap;

import io.netlayers.core.IpAddress;
import io.netlayers.fsm.tcp.TcpConfig;
import io.netlayers.fsm.tcp.TcpProfiles;
import io.netlayers.fsm.tcp.congestion.Cubic;
import io.netlayers.stack.Host;
import io.netlayers.stack.config.HostConfig;
import io.netlayers.stack.config.InterfaceConfig;
import io.netlayers.stack.config.LinkKind;
import io.netlayers.stack.config.RouterAdvertising;
import io.netlayers.stack.link.NetworkInterface;
import io.netlayers.tools.net.EventLoop;
import java.io.IOException;
import java.security.SecureRandom;
import java.util.List;

/** Makes hosts on devices. */
public final class StackSetup {
  private static final int TCP_BUFFER_OCTETS = 1 << 22;

  private StackSetup() {}

  /** What the tools' hosts are configured with: the habits of Linux, and CUBIC. */
  public static HostConfig.Builder config() {
    TcpConfig tcp =
        TcpProfiles.linux()
            .congestionControl(Cubic::new)
            .sendBufferOctets(TCP_BUFFER_OCTETS)
            .receiveBufferOctets(TCP_BUFFER_OCTETS)
            .build();
    return HostConfig.builder().tcp(tcp).dadTransmits(0).arpProbes(0);
  }

  /**
   * A host with an interface a device, in a loop.
   *
   * @throws IOException if a device's port is in use
   */
  public static StackNode open(EventLoop loop, HostConfig config, List<LinkSpec> links)
      throws IOException {
    StackNode node = new StackNode(loop, new Host(config, new SecureRandom()::nextLong));
    for (LinkSpec link : links) {
      add(node, link, UdpCarrier.open(link.port()));
    }
    return node;
  }

  /** Adds an interface over a port of the caller's. */
  public static NetworkInterface add(StackNode node, LinkSpec spec, FramePort port)
      throws IOException {
    Host host = node.host();
    int number = host.interfaces().size();
    InterfaceConfig.Builder config =
        InterfaceConfig.builder()
            .name((spec.ethernet() ? "tap" : "tun") + number)
            .port(number)
            .kind(spec.ethernet() ? LinkKind.ETHERNET : LinkKind.RAW_IP)
            .mac(spec.mac())
            .mtu(spec.mtu())
            .acceptRouterAdvertisements(!host.config().forwarding());
    if (spec.advertises()) {
      config.advertising(RouterAdvertising.builder().mtu(spec.mtu()).build());
    }
    NetworkInterface link = host.addInterface(config.build(), node.now());
    for (LinkSpec.Address address : spec.addresses()) {
      host.addAddress(link, address.address(), address.prefixLength(), node.now());
    }
    for (IpAddress gateway : spec.gateways()) {
      host.addDefaultRoute(link, gateway);
    }
    node.attach(port);
    return link;
  }
}
