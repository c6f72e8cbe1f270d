package io.netlayers.stack.ip;

import io.netlayers.core.Octets;
import io.netlayers.fsm.tcp.table.SipHash;
import io.netlayers.ip.Ipv4HeaderWriter;
import io.netlayers.ip.Ipv4PacketView;
import io.netlayers.ip.Ipv6PacketView;
import io.netlayers.ip.fragment.FragmentationStatus;
import io.netlayers.ip.fragment.Ipv4Fragmenter;
import io.netlayers.ip.fragment.Ipv6Fragmenter;
import io.netlayers.stack.bits.AddressBits;
import io.netlayers.stack.config.Randomness;
import io.netlayers.stack.counters.Counter;
import io.netlayers.stack.counters.Counters;
import io.netlayers.stack.link.LinkOutput;
import io.netlayers.stack.link.NetworkInterface;
import io.netlayers.stack.link.PacketBuffer;
import io.netlayers.stack.link.PacketQueue;
import io.netlayers.stack.neighbour.NeighbourCache;
import java.nio.ByteBuffer;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.checkerframework.checker.signedness.qual.Unsigned;

/**
 * Packets on their way out: writes headers, cuts what is too long, and hands packets to neighbours,
 * groups, or back to this host.
 */
public final class IpOutput {
  private static final int ID_COUNTERS = 1024;

  private final LinkOutput output;
  private final NeighbourCache neighbours;
  private final Counters counters;
  private final Randomness random;
  private final SipHash idHash;
  private final short[] idCounters = new short[ID_COUNTERS];
  private final PacketQueue loopback = new PacketQueue();
  private final int maxLoopback;
  private final Ipv4HeaderWriter ipv4Writer = new Ipv4HeaderWriter();
  private final Ipv4PacketView ipv4 = new Ipv4PacketView();
  private final Ipv6PacketView ipv6 = new Ipv6PacketView();
  private final Ipv4Fragmenter ipv4Fragmenter = new Ipv4Fragmenter();
  private final Ipv6Fragmenter ipv6Fragmenter = new Ipv6Fragmenter();
  private GroupLoop groups = (link, high, low) -> false;

  /** Which groups this host is in, so that it hears what it sends to them. */
  @FunctionalInterface
  public interface GroupLoop {
    /** Whether packets to a group on a link are heard. */
    boolean hears(NetworkInterface link, @Unsigned long high, @Unsigned long low);
  }

  /** Output over a host's parts. */
  public IpOutput(
      LinkOutput output,
      NeighbourCache neighbours,
      Counters counters,
      Randomness random,
      int maxLoopback) {
    this.output = output;
    this.neighbours = neighbours;
    this.counters = counters;
    this.random = random;
    this.maxLoopback = maxLoopback;
    idHash = new SipHash(Octets.asBits(random.next()), Octets.asBits(random.next()));
  }

  /** Says which groups are heard. */
  public void groups(GroupLoop groups) {
    this.groups = groups;
  }

  /** Octets of a header without options. */
  public static int headerOctets(boolean ipv4) {
    return ipv4 ? Ipv4PacketView.MIN_HEADER_LENGTH : Ipv6PacketView.HEADER_LENGTH;
  }

  /**
   * A packet of so many octets behind a header without options, to be written from {@code offset +
   * headerOctets} on; null, and counted, for want of room.
   */
  public @Nullable PacketBuffer acquire(boolean ipv4, int payload) {
    return output.acquire(headerOctets(ipv4) + payload);
  }

  /** Room for octets that were received; null where the host holds as much as it may. */
  public @Nullable PacketBuffer acquireForInput(int octets) {
    return output.pool().acquire(octets);
  }

  /** Takes a packet back that is not to be sent. */
  public void release(PacketBuffer packet) {
    output.pool().release(packet);
  }

  /** Whether a packet more would be dropped. */
  public boolean isFull() {
    return output.isFull();
  }

  /** An identification for a packet that may be fragmented (RFC 6864 §4.3, RFC 7739). */
  public int identification(@Unsigned long destinationHigh, @Unsigned long destinationLow) {
    int place =
        AddressBits.place(
            idHash.begin().add(destinationHigh).add(destinationLow).finish(), ID_COUNTERS);
    idCounters[place] += (short) (1 + random.below(7));
    return idCounters[place] & 0xFFFF;
  }

  /**
   * Writes the header of a packet without options.
   *
   * @param trafficClass DSCP and ECN, 0 to 255
   * @param fragmentable whether routers may cut it, for IPv4
   */
  public void header(
      ByteBuffer buffer,
      int offset,
      int payload,
      int protocol,
      @Unsigned long sourceHigh,
      @Unsigned long sourceLow,
      @Unsigned long destinationHigh,
      @Unsigned long destinationLow,
      int hopLimit,
      int trafficClass,
      boolean fragmentable) {
    if (AddressBits.isIpv4(destinationHigh, destinationLow)) {
      int id = fragmentable ? identification(destinationHigh, destinationLow) : 0;
      ipv4Writer
          .dscp(trafficClass >> 2)
          .ecn(trafficClass & 3)
          .identification(id) // RFC 6864 §4.1: means nothing in an atomic datagram
          .dontFragment(!fragmentable)
          .ttl(hopLimit)
          .protocol(protocol)
          .source(AddressBits.ipv4(sourceLow))
          .destination(AddressBits.ipv4(destinationLow))
          .write(buffer, offset, payload);
    } else {
      ipv6.wrapForEncode(buffer, offset, payload)
          .trafficClass(trafficClass)
          .nextHeader(protocol)
          .hopLimit(hopLimit)
          .source(sourceHigh, sourceLow)
          .destination(destinationHigh, destinationLow);
    }
  }

  /** Counts a packet of this host's own making. */
  public void countOut(boolean four) {
    counters.add(four ? Counter.IPV4_OUT : Counter.IPV6_OUT);
  }

  /**
   * Sends a packet that this host made, cut in pieces where the path wants it. It is not the
   * caller's any more.
   *
   * @param loop whether members of a group on this host hear it too
   * @return false where it was too long and may not be cut
   */
  public boolean send(PacketBuffer packet, Path path, boolean loop, long nowNanos) {
    boolean four = AddressBits.isIpv4(path.destinationHigh, path.destinationLow);
    countOut(four);
    if (loop && path.kind == Path.Kind.GROUP) {
      loopCopy(packet, path);
    }
    if (packet.length() <= path.mtu || path.kind == Path.Kind.LOCAL) {
      transmit(packet, path, nowNanos);
      return true;
    }
    boolean cut =
        four ? cutIpv4(packet, path, path.mtu, nowNanos) : cutIpv6(packet, path, nowNanos);
    release(packet);
    if (!cut) {
      counters.add(four ? Counter.IPV4_TOO_BIG : Counter.IPV6_TOO_BIG);
    }
    return cut;
  }

  private void loopCopy(PacketBuffer packet, Path path) {
    if (!groups.hears(path.link, path.destinationHigh, path.destinationLow)) {
      return;
    }
    PacketBuffer copy = output.pool().acquire(packet.length());
    if (copy != null) {
      Octets.copy(packet.buffer(), packet.offset(), copy.buffer(), copy.offset(), packet.length());
      loop(copy.through(path.link));
    }
  }

  private void loop(PacketBuffer packet) {
    if (loopback.size() >= maxLoopback) {
      counters.add(Counter.LINK_QUEUE_FULL);
      output.pool().release(packet);
    } else {
      loopback.add(packet);
    }
  }

  /** Whether packets of this host for itself wait. */
  public boolean hasLoopback() {
    return loopback.size() > 0;
  }

  /** The next packet of this host for itself; to be released. Null where there is none. */
  public @Nullable PacketBuffer pollLoopback() {
    return loopback.poll();
  }

  private boolean cutIpv4(PacketBuffer packet, Path path, int mtu, long nowNanos) {
    ipv4.wrap(packet.buffer(), packet.offset(), packet.length());
    if (ipv4Fragmenter.start(ipv4, mtu) != FragmentationStatus.FRAGMENTED) {
      return false;
    }
    while (ipv4Fragmenter.hasNext()) {
      PacketBuffer piece = output.acquire(ipv4Fragmenter.nextLength());
      if (piece == null) {
        return true;
      }
      ipv4Fragmenter.next(piece.buffer(), piece.offset());
      counters.add(Counter.IPV4_FRAGMENTS_OUT);
      transmit(piece, path, nowNanos);
    }
    return true;
  }

  private boolean cutIpv6(PacketBuffer packet, Path path, long nowNanos) {
    ipv6.wrap(packet.buffer(), packet.offset(), packet.length());
    long id = random.next() & 0xFFFFFFFFL;
    int mtu = Math.max(path.mtu, Ipv6PacketView.MIN_LINK_MTU);
    if (ipv6Fragmenter.start(ipv6, mtu, id) != FragmentationStatus.FRAGMENTED) {
      return false;
    }
    while (ipv6Fragmenter.hasNext()) {
      PacketBuffer piece = output.acquire(ipv6Fragmenter.nextLength());
      if (piece == null) {
        return true;
      }
      ipv6Fragmenter.next(piece.buffer(), piece.offset());
      counters.add(Counter.IPV6_FRAGMENTS_OUT);
      transmit(piece, path, nowNanos);
    }
    return true;
  }

  /** Passes a packet on that is not of this host's making, in pieces if it must be. */
  void forward(PacketBuffer packet, Path path, boolean four, long nowNanos) {
    if (packet.length() <= path.link.mtu(four)) {
      transmit(packet, path, nowNanos);
      return;
    }
    cutIpv4(packet, path, path.link.mtu(), nowNanos);
    release(packet);
  }

  /** Sends a packet that fits, by its path. */
  public void transmit(PacketBuffer packet, Path path, long nowNanos) {
    NetworkInterface link = path.link;
    int etherType = LinkOutput.etherType(AddressBits.isIpv4(path.nextHigh, path.nextLow));
    if (path.kind == Path.Kind.LOCAL) {
      loop(packet.through(link));
    } else if (!link.isEthernet()) {
      output.send(packet, link, 0, etherType);
    } else if (path.kind == Path.Kind.BROADCAST) {
      output.send(packet, link, NetworkInterface.BROADCAST, etherType);
    } else if (path.kind == Path.Kind.GROUP) {
      long group = AddressBits.groupMac(path.destinationHigh, path.destinationLow);
      output.send(packet, link, group, etherType);
    } else {
      neighbours.send(packet, link, path.nextHigh, path.nextLow, nowNanos);
    }
  }

  /**
   * The station that a packet of this path is to be framed for right now, or {@link
   * NeighbourCache.UNKNOWN} where it must be held or goes to this host itself.
   */
  public long station(Path path, long nowNanos) {
    return switch (path.kind) {
      case LOCAL -> NeighbourCache.UNKNOWN;
      case BROADCAST -> NetworkInterface.BROADCAST;
      case GROUP -> AddressBits.groupMac(path.destinationHigh, path.destinationLow);
      case UNICAST ->
          path.link.isEthernet()
              ? neighbours.station(path.link, path.nextHigh, path.nextLow, nowNanos)
              : 0;
    };
  }
}
