package io.netlayers.stack.socket;

import io.netlayers.core.IpAddress;
import io.netlayers.core.Octets;
import io.netlayers.ip.IpProtocol;
import io.netlayers.ip.icmp.Icmpv6MessageView;
import io.netlayers.stack.address.InterfaceAddress;
import io.netlayers.stack.bits.AddressBits;
import io.netlayers.stack.counters.Counter;
import io.netlayers.stack.ip.IncomingPacket;
import io.netlayers.stack.ip.IpOutput;
import io.netlayers.stack.ip.Path;
import io.netlayers.stack.link.PacketBuffer;
import java.nio.ByteBuffer;
import java.util.BitSet;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.checkerframework.checker.signedness.qual.Unsigned;

/**
 * A socket of an IP protocol: what IP carries goes and comes as it is, without IP's header. Of ICMP
 * it gets what comes beside the host itself, which still answers echo requests.
 */
public final class RawSocket extends StackSocket {
  /** {@link #receive}: nothing waits. */
  public static final int NOTHING = -1;

  private final RawTable table;
  private final DatagramQueue queue;
  private final Icmpv6MessageView icmpv6 = new Icmpv6MessageView();
  final Binding binding;
  final int protocol;
  private int hopLimit;
  private int trafficClass;
  private boolean dontFragment;
  private @Nullable BitSet onlyTypes;
  private SocketError error = SocketError.NONE;

  RawSocket(SocketContext context, RawTable table, Binding binding, int protocol) {
    super(context);
    this.table = table;
    this.binding = binding;
    this.protocol = protocol;
    queue = new DatagramQueue(context);
  }

  /** The protocol's number. */
  public int protocol() {
    return protocol;
  }

  /**
   * Sends what remains in the buffer as what one packet carries; the buffer's position moves over
   * it. The checksum of ICMPv6 is made here, for it needs the source (RFC 3542 §3.1).
   */
  public SocketError sendTo(ByteBuffer octets, Endpoint to, long nowNanos) {
    if (!open) {
      throw new SocketException(SocketError.CLOSED, "raw socket");
    }
    IpAddress address = to.address();
    if (address == null) {
      return SocketError.NOT_CONNECTED;
    }
    @Unsigned long high = AddressBits.high(address);
    @Unsigned long low = AddressBits.low(address);
    boolean four = AddressBits.isIpv4(high, low);
    if ((four ? !binding.ipv4 : !binding.ipv6)
        || !context.find(binding, to.zone(), high, low, nowNanos)) {
      return SocketError.NO_ROUTE;
    }
    Path path = context.path;
    int length = octets.remaining();
    int header = IpOutput.headerOctets(four);
    if (length > (four ? 0xFFFF - header : 0xFFFF)
        || dontFragment && header + length > path.mtu()) {
      return SocketError.MESSAGE_TOO_LONG;
    }
    @Unsigned long fromHigh = binding.high;
    @Unsigned long fromLow = binding.low;
    if (binding.wildcard) {
      InterfaceAddress from = context.finder.source(path);
      if (from == null) {
        return SocketError.ADDRESS_NOT_AVAILABLE;
      }
      fromHigh = from.high();
      fromLow = from.low();
    }
    PacketBuffer packet = context.output.acquire(four, length);
    if (packet == null) {
      return SocketError.NO_BUFFERS;
    }
    int at = packet.offset() + header;
    Octets.copy(octets, octets.position(), packet.buffer(), at, length);
    octets.position(octets.limit());
    if (protocol == IpProtocol.ICMPV6 && length >= Icmpv6MessageView.MIN_LENGTH) {
      icmpv6.wrapQuoted(packet.buffer(), at, length);
      icmpv6.updateChecksum(
          AddressBits.pseudoHeader(fromHigh, fromLow, high, low, IpProtocol.ICMPV6));
    }
    context.output.header(
        packet.buffer(),
        packet.offset(),
        length,
        protocol,
        fromHigh,
        fromLow,
        high,
        low,
        hopLimit == 0 ? path.link().hopLimit() : hopLimit,
        trafficClass,
        !dontFragment);
    context.output.send(packet, path, true, nowNanos);
    return SocketError.NONE;
  }

  /**
   * Takes the packet that has waited longest; what does not fit the buffer is lost.
   *
   * @return octets read, or {@link #NOTHING}
   */
  public int receive(ByteBuffer into, DatagramInfo info) {
    return queue.poll(into, info);
  }

  /** Of an ICMP socket: only messages of these types come from now on (RFC 3542 §3.2). */
  public void onlyTypes(int... types) {
    BitSet wanted = new BitSet(256);
    for (int type : types) {
      wanted.set(type);
    }
    onlyTypes = wanted;
  }

  /** TTL and hop limit, 1 to 255; 0 for the interface's. */
  public void hopLimit(int hops) {
    hopLimit = hops & 0xFF;
  }

  /** DSCP and ECN, 0 to 255. */
  public void trafficClass(int octet) {
    trafficClass = octet & 0xFF;
  }

  /** Whether packets that do not fit are refused, and not cut. */
  public void dontFragment(boolean on) {
    dontFragment = on;
  }

  /** What the network reported last; it is NONE from now on. */
  public SocketError takeError() {
    SocketError taken = error;
    error = SocketError.NONE;
    return taken;
  }

  void fail(SocketError reason) {
    error = reason;
    tell();
  }

  /** Closes it; what was not read is lost. */
  public void close() {
    if (open) {
      open = false;
      queue.clear();
      table.remove(this);
      context.closed();
    }
  }

  void deliver(IncomingPacket packet) {
    BitSet wanted = onlyTypes;
    int type = packet.icmpType();
    if (wanted != null && type >= 0 && !wanted.get(type)) {
      return;
    }
    boolean kept =
        queue.add(
            packet,
            packet.payloadOffset(),
            packet.payloadLength(),
            0,
            context.config.socketReceiveOctets());
    context.counters.add(kept ? Counter.RAW_DELIVERED : Counter.RAW_QUEUE_FULL);
    if (kept) {
      tell();
    }
  }

  @Override
  public Endpoint local() {
    return binding.endpoint();
  }

  @Override
  public String toString() {
    String kind = IpProtocol.name(protocol);
    return line(kind, "UNCONN", queue.held(), 0, local(), Endpoint.any(0));
  }
}
