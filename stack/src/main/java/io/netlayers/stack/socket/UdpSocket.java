package io.netlayers.stack.socket;

import io.netlayers.core.IpAddress;
import io.netlayers.core.Octets;
import io.netlayers.ip.IpProtocol;
import io.netlayers.stack.address.InterfaceAddress;
import io.netlayers.stack.bits.AddressBits;
import io.netlayers.stack.counters.Counter;
import io.netlayers.stack.ip.IncomingPacket;
import io.netlayers.stack.ip.IpOutput;
import io.netlayers.stack.ip.Path;
import io.netlayers.stack.link.NetworkInterface;
import io.netlayers.stack.link.PacketBuffer;
import io.netlayers.stack.multicast.SourceFilter;
import io.netlayers.udp.UdpDatagramView;
import java.nio.ByteBuffer;
import java.util.Collection;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.checkerframework.checker.signedness.qual.Unsigned;

/**
 * A UDP socket (RFC 768, RFC 8085): bound, and connected or not. Datagrams come from anybody, or
 * from the peer alone once it is connected; errors of the network come where they can be told.
 */
public final class UdpSocket extends StackSocket {
  /** {@link #receive}: nothing waits. */
  public static final int NOTHING = -1;

  private static final int HEADER = 8;
  private static final int MAX_LENGTH = 0xFFFF;

  private final UdpTable table;
  private final DatagramQueue queue;
  private final UdpDatagramView view = new UdpDatagramView();
  private final GroupJoins joins;
  Binding binding;
  boolean connected;
  @Unsigned long peerHigh;
  @Unsigned long peerLow;
  int peerPort;
  private int peerZone;
  private SocketError error = SocketError.NONE;
  private boolean broadcast;
  private boolean loop = true;
  private boolean fragment = true;
  private int hopLimit;
  private int groupHopLimit = 1;
  private int groupZone;
  private int trafficClass;

  /** The next socket in the same place of the table. */
  @Nullable UdpSocket chained;

  UdpSocket(SocketContext context, UdpTable table, Binding binding) {
    super(context);
    this.table = table;
    this.binding = binding;
    queue = new DatagramQueue(context);
    joins = new GroupJoins(context);
  }

  /**
   * Names the peer: only its datagrams come from now on, and {@link #send} goes to it.
   *
   * @throws SocketException NO_ROUTE if none leads there
   */
  public void connect(Endpoint peer, long nowNanos) {
    demandOpen();
    IpAddress address = demandAddress(peer);
    @Unsigned long high = AddressBits.high(address);
    @Unsigned long low = AddressBits.low(address);
    if (!context.find(binding, peer.zone(), high, low, nowNanos)) {
      throw new SocketException(SocketError.NO_ROUTE, peer.toString());
    }
    peerHigh = high;
    peerLow = low;
    peerPort = peer.port();
    peerZone = peer.zone();
    connected = true;
  }

  /** Datagrams of everybody come again. */
  public void disconnect() {
    connected = false;
  }

  private static IpAddress demandAddress(Endpoint peer) {
    IpAddress address = peer.address();
    if (address == null || peer.port() == 0) {
      throw new SocketException(SocketError.NOT_CONNECTED, "no peer: " + peer);
    }
    return address;
  }

  private void demandOpen() {
    if (!open) {
      throw new SocketException(SocketError.CLOSED, "UDP socket");
    }
  }

  /** Sends what remains in the buffer to the peer; {@link #sendTo} otherwise. */
  public SocketError send(ByteBuffer octets, long nowNanos) {
    demandOpen();
    return connected
        ? send(octets, peerZone, peerHigh, peerLow, peerPort, nowNanos)
        : SocketError.NOT_CONNECTED;
  }

  /**
   * Sends what remains in the buffer as one datagram; the buffer's position moves over it.
   *
   * @return NONE, or why it was not sent; an error that the network reported is returned and
   *     cleared first
   */
  public SocketError sendTo(ByteBuffer octets, Endpoint to, long nowNanos) {
    demandOpen();
    IpAddress address = demandAddress(to);
    return send(
        octets,
        to.zone(),
        AddressBits.high(address),
        AddressBits.low(address),
        to.port(),
        nowNanos);
  }

  /** Answers the sender of the datagram that was received last into {@code info}. */
  public SocketError reply(ByteBuffer octets, DatagramInfo info, long nowNanos) {
    demandOpen();
    int zone = AddressBits.isIpv6LinkLocal(info.sourceHigh()) ? info.link() : 0;
    return send(octets, zone, info.sourceHigh(), info.sourceLow(), info.sourcePort(), nowNanos);
  }

  private SocketError send(
      ByteBuffer octets,
      int zone,
      @Unsigned long high,
      @Unsigned long low,
      int port,
      long nowNanos) {
    SocketError pending = takeError();
    if (pending != SocketError.NONE) {
      return pending;
    }
    boolean four = AddressBits.isIpv4(high, low);
    boolean group = AddressBits.isMulticast(high, low);
    int toZone = zone == 0 && group ? groupZone : zone;
    if ((four ? !binding.ipv4 : !binding.ipv6)
        || !context.find(binding, toZone, high, low, nowNanos)) {
      return SocketError.NO_ROUTE;
    }
    Path path = context.path;
    if (path.kind() == Path.Kind.BROADCAST && !broadcast) {
      return SocketError.BROADCAST_NOT_ALLOWED;
    }
    int length = HEADER + octets.remaining();
    int header = IpOutput.headerOctets(four);
    if (length > (four ? MAX_LENGTH - header : MAX_LENGTH)
        || !fragment && header + length > path.mtu()) {
      return SocketError.MESSAGE_TOO_LONG;
    }
    @Unsigned long fromHigh = binding.high;
    @Unsigned long fromLow = binding.low;
    if (context.addresses.local(fromHigh, fromLow) == null) { // every address, a group, a broadcast
      InterfaceAddress from = context.finder.source(path);
      if (from == null && path.kind() != Path.Kind.BROADCAST) {
        return SocketError.ADDRESS_NOT_AVAILABLE;
      }
      // RFC 1122 §3.2.1.3 (a): who has no address yet asks from 0.0.0.0
      fromHigh = from == null ? AddressBits.IPV4_HIGH : from.high();
      fromLow = from == null ? AddressBits.low(0) : from.low();
    }
    PacketBuffer packet = context.output.acquire(four, length);
    if (packet == null) {
      return SocketError.NO_BUFFERS;
    }
    write(packet, header, octets, length, fromHigh, fromLow, high, low, port);
    int hops = group ? groupHopLimit : hopLimit == 0 ? path.link().hopLimit() : hopLimit;
    context.output.header(
        packet.buffer(),
        packet.offset(),
        length,
        IpProtocol.UDP,
        fromHigh,
        fromLow,
        high,
        low,
        hops,
        trafficClass,
        fragment);
    context.counters.add(Counter.UDP_OUT);
    context.output.send(packet, path, loop, nowNanos);
    return SocketError.NONE;
  }

  private void write(
      PacketBuffer packet,
      int header,
      ByteBuffer octets,
      int length,
      @Unsigned long fromHigh,
      @Unsigned long fromLow,
      @Unsigned long high,
      @Unsigned long low,
      int port) {
    int at = packet.offset() + header;
    int payload = length - HEADER;
    Octets.copy(octets, octets.position(), packet.buffer(), at + HEADER, payload);
    octets.position(octets.position() + payload);
    view.wrapForEncode(packet.buffer(), at, payload)
        .sourcePort(binding.port)
        .destinationPort(port)
        .updateChecksum(AddressBits.pseudoHeader(fromHigh, fromLow, high, low, IpProtocol.UDP));
  }

  /**
   * Takes the datagram that has waited longest; what does not fit the buffer is lost.
   *
   * @param info filled with whence it came
   * @return octets read, or {@link #NOTHING}
   */
  public int receive(ByteBuffer into, DatagramInfo info) {
    demandOpen();
    return queue.poll(into, info);
  }

  /** Datagrams that wait. */
  public int waiting() {
    return queue.size();
  }

  /** What the network reported last; it is NONE from now on. */
  public SocketError takeError() {
    SocketError taken = error;
    error = SocketError.NONE;
    return taken;
  }

  /** Allows datagrams to broadcast addresses. */
  public void broadcast(boolean allowed) {
    broadcast = allowed;
  }

  /** Whether what is sent to a group that this host is in comes back. */
  public void loop(boolean on) {
    loop = on;
  }

  /** Whether datagrams may be cut in pieces; without, they are refused where they do not fit. */
  public void fragment(boolean allowed) {
    fragment = allowed;
  }

  /** TTL and hop limit to one host, 1 to 255; 0 for the interface's. */
  public void hopLimit(int hops) {
    hopLimit = hops & 0xFF;
  }

  /** TTL and hop limit to groups, 0 to 255; 1 unless set (RFC 1112 §6.1). */
  public void groupHopLimit(int hops) {
    groupHopLimit = hops & 0xFF;
  }

  /** The interface by which datagrams to groups go; 0 for the host's choice. */
  public void groupLink(int zone) {
    groupZone = zone;
  }

  /** DSCP and ECN, 0 to 255. */
  public void trafficClass(int octet) {
    trafficClass = octet & 0xFF;
  }

  /**
   * Joins a group on an interface, for datagrams from everybody.
   *
   * @param zone the interface; 0 for the first
   * @throws SocketException TOO_MANY if there is no room, ADDRESS_IN_USE if it has joined
   */
  public void join(IpAddress group, int zone, long nowNanos) {
    demandOpen();
    if (!joins.filter(group, zone).isNobody()) {
      throw new SocketException(SocketError.ADDRESS_IN_USE, group.toString());
    }
    joins.listen(group, zone, SourceFilter.EVERYBODY, nowNanos);
  }

  /** Leaves a group that it has joined. */
  public void leave(IpAddress group, int zone, long nowNanos) {
    demandOpen();
    joins.listen(group, zone, SourceFilter.NOBODY, nowNanos);
  }

  /**
   * Joins a group for datagrams from one sender, or from one more (RFC 3678 §4.1.1).
   *
   * @throws SocketException ADDRESS_IN_USE if it has joined for all senders but some
   */
  public void joinSource(IpAddress group, IpAddress source, int zone, long nowNanos) {
    SourceFilter filter = filter(group, zone, true);
    joins.listen(group, zone, filter.with(source), nowNanos);
  }

  /** Listens to one sender less; leaves with the last one. */
  public void leaveSource(IpAddress group, IpAddress source, int zone, long nowNanos) {
    SourceFilter filter = filter(group, zone, true);
    joins.listen(group, zone, filter.without(source), nowNanos);
  }

  /**
   * Hears no more from one sender to a group that was joined for all (RFC 3678 §4.1.1).
   *
   * @throws SocketException ADDRESS_IN_USE if it was joined for some senders, or not at all
   */
  public void block(IpAddress group, IpAddress source, int zone, long nowNanos) {
    SourceFilter filter = filter(group, zone, false);
    joins.listen(group, zone, filter.with(source), nowNanos);
  }

  /** Hears from a sender again. */
  public void unblock(IpAddress group, IpAddress source, int zone, long nowNanos) {
    SourceFilter filter = filter(group, zone, false);
    joins.listen(group, zone, filter.without(source), nowNanos);
  }

  /**
   * Says all at once (IPMulticastListen, RFC 9776 §2): some senders alone, or all but some. None
   * alone leaves the group.
   *
   * @throws SocketException TOO_MANY if there is no room, ADDRESS_NOT_AVAILABLE for what is no
   *     group or no sender
   */
  public void listen(
      IpAddress group,
      int zone,
      boolean include,
      Collection<? extends IpAddress> sources,
      long nowNanos) {
    demandOpen();
    joins.listen(group, zone, SourceFilter.of(include, sources), nowNanos);
  }

  private SourceFilter filter(IpAddress group, int zone, boolean include) {
    demandOpen();
    SourceFilter filter = joins.filter(group, zone);
    if (filter.isInclude() != include) {
      throw new SocketException(SocketError.ADDRESS_IN_USE, group + " " + filter);
    }
    return filter;
  }

  boolean hears(
      NetworkInterface link,
      @Unsigned long high,
      @Unsigned long low,
      @Unsigned long sourceHigh,
      @Unsigned long sourceLow) {
    return joins.hears(link, high, low, sourceHigh, sourceLow);
  }

  /** Closes it; what was not read is lost. */
  public void close(long nowNanos) {
    if (!open) {
      return;
    }
    open = false;
    queue.clear();
    joins.clear(nowNanos);
    table.remove(this);
    context.closed();
  }

  /** A datagram for it. */
  boolean deliver(IncomingPacket packet, UdpDatagramView datagram) {
    boolean kept =
        queue.add(
            packet,
            datagram.payloadOffset(),
            datagram.payloadLength(),
            datagram.sourcePort(),
            context.config.socketReceiveOctets());
    if (kept) {
      tell();
    }
    return kept;
  }

  void fail(SocketError reason) {
    error = reason;
    tell();
  }

  @Override
  public Endpoint local() {
    return binding.endpoint();
  }

  /** The peer; any where it is not connected. */
  public Endpoint peer() {
    return connected
        ? new Endpoint(AddressBits.address(peerHigh, peerLow), peerPort, peerZone)
        : Endpoint.any(0);
  }

  @Override
  public String toString() {
    return line("udp", connected ? "ESTAB" : "UNCONN", queue.held(), 0, local(), peer());
  }
}
