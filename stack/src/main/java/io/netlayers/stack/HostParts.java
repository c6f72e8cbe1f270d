package io.netlayers.stack;

import io.netlayers.core.Octets;
import io.netlayers.fsm.tcp.TcpHost;
import io.netlayers.fsm.tcp.TcpPool;
import io.netlayers.fsm.tcp.table.ConnectionHash;
import io.netlayers.fsm.tcp.table.EphemeralPorts;
import io.netlayers.ip.fragment.HeapBufferPool;
import io.netlayers.ip.fragment.Reassembler;
import io.netlayers.stack.address.AddressTable;
import io.netlayers.stack.autoconf.AddressManager;
import io.netlayers.stack.autoconf.ArpInput;
import io.netlayers.stack.autoconf.NdpInput;
import io.netlayers.stack.autoconf.RedirectInput;
import io.netlayers.stack.autoconf.RedirectOutput;
import io.netlayers.stack.autoconf.RouterAdvertiser;
import io.netlayers.stack.autoconf.RouterDiscovery;
import io.netlayers.stack.bits.AddressBits;
import io.netlayers.stack.config.HostConfig;
import io.netlayers.stack.config.InterfaceConfig;
import io.netlayers.stack.config.Randomness;
import io.netlayers.stack.counters.Counter;
import io.netlayers.stack.counters.Counters;
import io.netlayers.stack.icmp.IcmpErrors;
import io.netlayers.stack.icmp.IcmpInput;
import io.netlayers.stack.ip.Forwarder;
import io.netlayers.stack.ip.IncomingPacket;
import io.netlayers.stack.ip.IpOutput;
import io.netlayers.stack.ip.Ipv4Input;
import io.netlayers.stack.ip.Ipv6Input;
import io.netlayers.stack.ip.PacketError;
import io.netlayers.stack.ip.PathFinder;
import io.netlayers.stack.ip.PathMtuCache;
import io.netlayers.stack.link.LinkInput;
import io.netlayers.stack.link.LinkOutput;
import io.netlayers.stack.link.NetworkInterface;
import io.netlayers.stack.link.PacketPool;
import io.netlayers.stack.multicast.GroupInput;
import io.netlayers.stack.multicast.GroupReports;
import io.netlayers.stack.multicast.GroupTable;
import io.netlayers.stack.multicast.ReportWriter;
import io.netlayers.stack.neighbour.NeighbourCache;
import io.netlayers.stack.neighbour.Solicitor;
import io.netlayers.stack.route.RouteTable;
import io.netlayers.stack.socket.RawTable;
import io.netlayers.stack.socket.SocketContext;
import io.netlayers.stack.socket.TcpOutput;
import io.netlayers.stack.socket.TcpSocket;
import io.netlayers.stack.socket.TcpTable;
import io.netlayers.stack.socket.UdpTable;
import io.netlayers.stack.timing.Timers;
import java.nio.ByteBuffer;
import org.checkerframework.checker.signedness.qual.Unsigned;

/** The parts of a host, each made after those on which it stands. */
final class HostParts {
  private static final int MAX_MTU = 65535;
  private static final int RETAINED_BUFFERS = 64;

  final HostConfig config;
  final Counters counters = new Counters();
  final Timers timers = new Timers();
  final NetworkInterface loopback;
  final LinkInput linkInput;
  final LinkOutput linkOutput;
  final AddressTable addresses;
  final RouteTable routes;
  final GroupTable groups;
  final NeighbourCache neighbours;
  final PathFinder finder;
  final IpOutput output;
  final Reassembler reassembler;
  final IncomingPacket packet;
  final IncomingPacket expired;
  final IcmpErrors errors;
  final IcmpInput icmp;
  final Ipv4Input ipv4;
  final Ipv6Input ipv6;
  final Solicitor solicitor;
  final AddressManager manager;
  final RouterAdvertiser advertiser;
  final ArpInput arp;
  final TcpHost tcpHost;
  final SocketContext sockets;
  final UdpTable udp;
  final TcpTable tcp;
  final RawTable raw;
  final TcpOutput tcpOutput;

  HostParts(HostConfig config, Randomness random) {
    this.config = config;
    loopback = new NetworkInterface(0, loopbackConfig(), config.hopLimit(), 1, 1);
    linkInput = new LinkInput(counters);
    PacketPool pool = new PacketPool(config.maxPacketOctets());
    linkOutput = new LinkOutput(pool, counters, config.maxQueuedFrames());
    addresses = new AddressTable(config.maxAddresses());
    routes = new RouteTable(config.maxRoutes());
    ReportWriter writer = new ReportWriter(addresses, linkOutput, counters);
    GroupReports groupReports = new GroupReports(timers, random, writer, config.maxGroups());
    groups = new GroupTable(config.maxGroups(), groupReports);
    solicitor = new Solicitor(linkOutput, counters);
    NeighbourReports reports = new NeighbourReports();
    neighbours =
        new NeighbourCache(
            config, addresses, timers, counters, random, linkOutput, solicitor, reports);
    PathMtuCache mtus =
        new PathMtuCache(
            config.maxPathMtus(), config.pathMtuLifeNanos(), bits(random), bits(random));
    finder = new PathFinder(linkInput.links(), addresses, routes, neighbours, mtus);
    output = new IpOutput(linkOutput, neighbours, counters, random, config.maxQueuedFrames());
    reassembler = new Reassembler(config.reassembly(), new HeapBufferPool(RETAINED_BUFFERS));
    packet = new IncomingPacket(loopback);
    errors = new IcmpErrors(config, loopback, addresses, finder, output, counters);
    Dispatch dispatch = new Dispatch(groups);
    output.groups(dispatch::hears);
    Forwarder forwarder =
        new Forwarder(
            config.forwarding(),
            loopback,
            finder,
            routes,
            output,
            errors,
            new RedirectOutput(config, loopback, addresses, neighbours, finder, output, counters),
            counters);
    ipv4 = new Ipv4Input(packet, addresses, reassembler, dispatch, forwarder, errors, counters);
    ipv6 = new Ipv6Input(packet, addresses, reassembler, dispatch, forwarder, errors, counters);
    icmp =
        new IcmpInput(
            config, loopback, addresses, finder, mtus, output, dispatch, dispatch, counters);
    manager =
        new AddressManager(config, addresses, routes, groups, solicitor, timers, random, counters);
    arp = new ArpInput(addresses, neighbours, solicitor, manager, counters);
    advertiser = new RouterAdvertiser(addresses, neighbours, solicitor, timers, random, counters);
    RouterDiscovery discovery =
        new RouterDiscovery(
            config, neighbours, solicitor, manager, advertiser, routes, timers, random);
    manager.usable(
        (address, now) -> {
          if (AddressBits.isIpv6LinkLocal(address.high()) && address.link().isEthernet()) {
            discovery.linkLocalUsable(address, now);
            advertiser.linkLocalUsable(address, now);
          }
        });
    RedirectInput redirectInput =
        new RedirectInput(config, addresses, routes, neighbours, discovery, counters);
    NdpInput ndp =
        new NdpInput(
            config.forwarding(),
            addresses,
            neighbours,
            solicitor,
            manager,
            discovery,
            advertiser,
            redirectInput,
            counters);
    ConnectionHash hash = new ConnectionHash(bits(random), bits(random));
    EphemeralPorts ports = new EphemeralPorts(hash);
    tcpHost = new TcpHost(config.tcp(), new TcpPool(), hash, ports);
    sockets =
        new SocketContext(
            config,
            loopback,
            linkInput.links(),
            addresses,
            finder,
            neighbours,
            output,
            groups,
            tcpHost,
            ports,
            counters);
    udp = new UdpTable(sockets, errors);
    tcp = new TcpTable(sockets);
    raw = new RawTable(sockets);
    tcpOutput = new TcpOutput(sockets, linkOutput, loopback);
    dispatch.wire(icmp, ndp, redirectInput, new GroupInput(groupReports, counters), udp, tcp, raw);
    expired = new IncomingPacket(loopback);
    reports.wire(addresses, icmp, errors, discovery, expired);
    manager.add(loopback, AddressBits.IPV4_HIGH, AddressBits.low(0x7F00_0001), 8, false, 0);
    manager.add(loopback, 0, 1, 128, false, 0);
  }

  /** Fragments of a packet did not come in time; its first one, where it came, is lent. */
  void reassemblyExpired(long nowNanos) {
    boolean four = reassembler.version() == 4;
    counters.add(four ? Counter.IPV4_REASSEMBLY_TIMEOUT : Counter.IPV6_REASSEMBLY_TIMEOUT);
    ByteBuffer first = reassembler.buffer();
    int number = reassembler.scope();
    if (first != null && number >= 1 && number <= linkInput.links().size()) {
      NetworkInterface link = linkInput.links().get(number - 1);
      if (expired.read(link, four, first, 0, reassembler.length())) {
        errors.report(expired, PacketError.REASSEMBLY_TIME_EXCEEDED, 0, nowNanos);
      }
    }
  }

  /** All sockets, a line each. */
  String socketLines() {
    StringBuilder out = new StringBuilder();
    raw.all().forEach(s -> out.append(s).append('\n'));
    udp.all().forEach(s -> out.append(s).append('\n'));
    tcp.listening().forEach(s -> out.append(s).append('\n'));
    tcp.connections().stream()
        .map(TcpSocket::toString)
        .sorted()
        .forEach(s -> out.append(s).append('\n'));
    return out.toString();
  }

  private static InterfaceConfig loopbackConfig() {
    return InterfaceConfig.builder().from(InterfaceConfig.rawIp("lo", 0)).mtu(MAX_MTU).build();
  }

  private static @Unsigned long bits(Randomness random) {
    return Octets.asBits(random.next());
  }
}
