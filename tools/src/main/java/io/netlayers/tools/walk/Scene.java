package io.netlayers.tools.walk;

import io.netlayers.core.IpAddress;
import io.netlayers.core.Ipv4Address;
import io.netlayers.core.Ipv4Prefix;
import io.netlayers.core.MacAddress;
import io.netlayers.fsm.tcp.TcpState;
import io.netlayers.stack.Host;
import io.netlayers.stack.config.HostConfig;
import io.netlayers.stack.config.InterfaceConfig;
import io.netlayers.stack.config.Randomness;
import io.netlayers.stack.link.NetworkInterface;
import io.netlayers.stack.socket.Endpoint;
import io.netlayers.testkit.net.LinkConfig;
import io.netlayers.testkit.net.LinkObserver;
import io.netlayers.testkit.net.NetworkNode;
import io.netlayers.testkit.net.SimulatedNetwork;
import io.netlayers.testkit.net.SimulatedWire;
import io.netlayers.tools.nat.Nat44;
import io.netlayers.tools.nat.NatConfig;
import io.netlayers.tools.nat.NatRouter;

/**
 * Two hosts with a router between: the client is .2 of the first network, the server .2 of the
 * second, the router .1 of both.
 */
final class Scene {
  private static final long SECOND = 1_000_000_000L;
  private static final long LONGEST = 600 * SECOND;

  /** Time in which the last frames of a closed connection pass. */
  private static final long EPILOGUE = 2 * SECOND;

  private final SimulatedNetwork network;
  private final SimulatedHost client;
  private final SimulatedHost server;
  private final boolean ipv6;

  /**
   * Sets the scene.
   *
   * @param mtu of the router's interface to the client, octets; every other one has 1,500
   */
  Scene(long seed, boolean ipv6, int mtu, LinkConfig clientLink, Narration narration) {
    this(seed, new Props(ipv6, mtu, false, false), clientLink, narration);
  }

  /**
   * What is on the scene.
   *
   * @param mtu of the router's interface to the client, octets; every other one has 1,500
   * @param nat whether the router gives the client's packets its own address
   * @param cuts whether the router may cut packets that do not fit: hosts do not forbid it
   */
  record Props(boolean ipv6, int mtu, boolean nat, boolean cuts) {}

  /** Sets the scene. */
  Scene(long seed, Props props, LinkConfig clientLink, Narration narration) {
    ipv6 = props.ipv6();
    network = new SimulatedNetwork(seed);
    client = host(seed * 4 + 1, false, props.cuts());
    server = host(seed * 4 + 2, false, props.cuts());
    Host between = host(seed * 4 + 3, true, props.cuts()).host();
    NetworkNode router = props.nat() ? translator(between, seed) : new SimulatedHost(between);
    network.add("client", client);
    network.add("router", router);
    network.add("server", server);
    narration.participant("client");
    narration.participant("router");
    narration.participant("server");
    SimulatedWire left = network.connect(client, router, clientLink);
    SimulatedWire right =
        network.connect(router, server, LinkConfig.builder().delayMillis(5).build());
    narration.follow(left, "client", "router");
    narration.follow(right, "router", "server");
    NetworkInterface atClient = attach(client.host(), 0, 1, 1, 2, 1500);
    attach(between, 0, 2, 1, 1, props.mtu());
    attach(between, 1, 3, 2, 1, 1500);
    NetworkInterface atServer = attach(server.host(), 0, 4, 2, 2, 1500);
    client.host().addDefaultRoute(atClient, address(1, 1));
    server.host().addDefaultRoute(atServer, address(2, 1));
  }

  private static SimulatedHost host(long seed, boolean forwards, boolean cuts) {
    HostConfig config =
        HostConfig.builder()
            .forwarding(forwards)
            .pathMtuDiscovery(!cuts)
            .dadTransmits(0)
            .arpProbes(0)
            .build();
    return new SimulatedHost(new Host(config, Randomness.seeded(seed)));
  }

  private static NatRouter translator(Host host, long seed) {
    NatConfig config = NatConfig.of(Ipv4Prefix.parse("10.0.1.0/24"), Ipv4Address.parse("10.0.2.1"));
    return new NatRouter(host, new Nat44(config, Randomness.seeded(seed)));
  }

  private NetworkInterface attach(Host host, int port, int station, int net, int number, int mtu) {
    NetworkInterface link =
        host.addInterface(
            InterfaceConfig.builder()
                .name("eth" + port)
                .port(port)
                .mac(MacAddress.parse("02:00:00:00:00:0" + station))
                .mtu(mtu)
                .ipv6(ipv6)
                .build(),
            0);
    host.addAddress(link, address(net, number), ipv6 ? 64 : 24, 0);
    return link;
  }

  private IpAddress address(int net, int number) {
    return IpAddress.parse(ipv6 ? "2001:db8:" + net + "::" + number : "10.0." + net + "." + number);
  }

  /** The server's address, as a hosts file would have it. */
  IpAddress serverAddress() {
    return address(2, 2);
  }

  /** Whoever wants to see all links too. */
  void observe(LinkObserver observer) {
    network.observe(observer);
  }

  /** The virtual time, nanoseconds. */
  long now() {
    return network.now();
  }

  /** Types the URL, and lets the network run until the connection is closed at both ends. */
  Browser visit(String authority, int port, String target, int pageOctets) {
    server.run(new WebServer(server.host().listen(Endpoint.any(port), 8), pageOctets));
    Browser browser =
        new Browser(
            client.host().connect(Endpoint.of(serverAddress(), port), 0), authority, target, 0);
    client.run(browser);
    network.runUntil(() -> browser.isBroken() || isClosed(browser), LONGEST);
    if (!browser.isBroken()) {
      network.runUntil(network.now() + EPILOGUE);
    }
    return browser;
  }

  private static boolean isClosed(Browser browser) {
    TcpState state = browser.state();
    return browser.isDone() && (state == TcpState.TIME_WAIT || state == TcpState.CLOSED);
  }
}
