package io.netlayers.stack.socket;

import io.netlayers.core.InternetChecksum;
import io.netlayers.core.Octets;
import io.netlayers.fsm.tcp.HostSink;
import io.netlayers.fsm.tcp.NetworkErrorKind;
import io.netlayers.ip.IpProtocol;
import io.netlayers.stack.counters.Counter;
import io.netlayers.stack.ip.IpOutput;
import io.netlayers.stack.ip.Path;
import io.netlayers.stack.ip.PathMtuCache;
import io.netlayers.stack.link.FrameSink;
import io.netlayers.stack.link.LinkOutput;
import io.netlayers.stack.link.NetworkInterface;
import io.netlayers.stack.link.PacketBuffer;
import io.netlayers.stack.neighbour.NeighbourCache;
import java.nio.ByteBuffer;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.checkerframework.checker.signedness.qual.Unsigned;

/**
 * Where TCP's segments go: straight into the room that the host's sink lends, with the headers
 * below written before them; or into a packet that is held, while a neighbour's address is asked
 * for or where the peer is this host itself.
 */
public final class TcpOutput implements HostSink {
  private final SocketContext context;
  private final LinkOutput link;
  private final Path path;
  private final ByteBuffer nowhere = ByteBuffer.allocate(1 << 16);
  private @Nullable FrameSink sink;
  private long now;
  private boolean reachable;
  private long station;
  private boolean ipv4;
  private @Unsigned long localHigh;
  private @Unsigned long localLow;
  private @Unsigned long remoteHigh;
  private @Unsigned long remoteLow;
  private int remoteZone;
  private @Nullable ByteBuffer room;
  private int roomPosition;
  private @Nullable PacketBuffer held;
  private boolean refused;
  private boolean tooBig;
  private int tooBigMmsS;
  private int localPort;
  private int remotePort;
  private @Unsigned int seq;

  /** Output over a host's parts. */
  public TcpOutput(SocketContext context, LinkOutput link, NetworkInterface nowhere) {
    this.context = context;
    this.link = link;
    path = new Path(nowhere);
  }

  /** Gives the sink at most one segment; false where there is none, or no room. */
  public boolean pollTransmit(long nowNanos, FrameSink frames) {
    sink = frames;
    now = nowNanos;
    refused = false;
    boolean sent = context.tcp.pollTransmit(nowNanos, this);
    giveBack();
    sink = null;
    if (tooBig) {
      tooBig = false;
      context.stir();
      context.tcp.onNetworkError(
          TcpNames.scope(ipv4),
          TcpNames.named(localHigh, remoteZone),
          localLow,
          localPort,
          TcpNames.named(remoteHigh, remoteZone),
          remoteLow,
          remotePort,
          NetworkErrorKind.TOO_BIG,
          0,
          seq,
          tooBigMmsS,
          nowNanos);
    }
    if (!sent && !refused) {
      context.settled();
    }
    return sent;
  }

  /** What was claimed and not used. */
  private void giveBack() {
    if (room != null) {
      room.position(roomPosition);
      room = null;
    }
    if (held != null) {
      context.output.release(held);
      held = null;
    }
  }

  @Override
  public void route(
      @Unsigned int scope,
      @Unsigned long fromHigh,
      @Unsigned long fromLow,
      @Unsigned long toHigh,
      @Unsigned long toLow) {
    ipv4 = scope == TcpNames.IPV4;
    localHigh = TcpNames.plain(fromHigh);
    localLow = fromLow;
    remoteHigh = TcpNames.plain(toHigh);
    remoteLow = toLow;
    int zone = TcpNames.zone(toHigh);
    remoteZone = zone != 0 ? zone : TcpNames.zone(fromHigh);
    NetworkInterface through = zone == 0 || zone > context.links.size() ? null : context.link(zone);
    reachable = context.finder.find(path, through, remoteHigh, remoteLow, now);
    station = reachable ? context.output.station(path, now) : NeighbourCache.UNKNOWN;
  }

  @Override
  public @Nullable ByteBuffer claim(int maxOctets) {
    giveBack();
    FrameSink frames = sink;
    int header = IpOutput.headerOctets(ipv4);
    if (!reachable || frames == null || header + maxOctets > path.mtu()) {
      return nowhere; // what cannot go is lost, and TCP sees to it
    }
    if (station == NeighbourCache.UNKNOWN) {
      PacketBuffer packet = context.output.acquire(ipv4, maxOctets);
      if (packet == null) {
        return nowhere;
      }
      held = packet;
      return packet.buffer().position(packet.offset() + header);
    }
    NetworkInterface out = path.link();
    ByteBuffer lent = frames.claim(out.port(), LinkOutput.frameOctets(out, header + maxOctets));
    if (lent == null) {
      refused = true;
      return null;
    }
    room = lent;
    roomPosition = lent.position();
    return lent.position(roomPosition + out.headerOctets() + header);
  }

  @Override
  public void commit(int length, int ecn, long notBeforeNanos) {
    context.counters.add(Counter.TCP_OUT);
    ByteBuffer direct = room;
    PacketBuffer packet = held;
    room = null;
    held = null;
    if (direct != null) {
      commitDirect(direct, length, ecn, notBeforeNanos);
    } else if (packet != null) {
      packet.buffer().position(0);
      int header = IpOutput.headerOctets(ipv4);
      finish(packet.buffer(), packet.offset(), header, length, ecn);
      context.output.countOut(ipv4);
      context.output.transmit(packet.shorten(header + length), path, now);
    } else if (!reachable) {
      context.counters.add(ipv4 ? Counter.IPV4_NO_ROUTE : Counter.IPV6_NO_ROUTE);
    } else if (IpOutput.headerOctets(ipv4) + length > path.mtu()) {
      tooBig = true; // the path is narrower than the connection knows
      tooBigMmsS = TcpConfigs.mmsS(ipv4, path.mtu());
      localPort = Octets.u16(nowhere, 0);
      remotePort = Octets.u16(nowhere, 2);
      seq = Octets.bits32(nowhere, 4);
    }
  }

  private void commitDirect(ByteBuffer buffer, int length, int ecn, long notBeforeNanos) {
    buffer.position(roomPosition);
    NetworkInterface out = path.link();
    int at = roomPosition + out.headerOctets();
    int header = IpOutput.headerOctets(ipv4);
    finish(buffer, at, header, length, ecn);
    context.output.countOut(ipv4);
    int octets =
        link.header(
            buffer, roomPosition, header + length, out, station, LinkOutput.etherType(ipv4));
    FrameSink frames = sink;
    if (frames != null) {
      link.commit(frames, out, buffer, octets, notBeforeNanos, now);
    }
  }

  private void finish(ByteBuffer buffer, int at, int header, int length, int ecn) {
    clampMss(buffer, at + header, length);
    // RFC 1191 §6.5: over a path as narrow as the least that is believed, packets may be cut
    boolean fragmentable =
        !context.config.pathMtuDiscovery()
            || path.mtu() <= PathMtuCache.IPV4_LEAST && path.kind() != Path.Kind.LOCAL;
    context.output.header(
        buffer,
        at,
        length,
        IpProtocol.TCP,
        localHigh,
        localLow,
        remoteHigh,
        remoteLow,
        path.link().hopLimit(),
        ecn,
        fragmentable);
  }

  /**
   * A SYN announces no more than the interface takes by which it goes (RFC 6691 §2): a listening
   * socket does not know which that will be.
   */
  private void clampMss(ByteBuffer buffer, int at, int length) {
    boolean syn = (Octets.u8(buffer, at + 13) & 2) != 0;
    int end = at + Math.min(length, (Octets.u8(buffer, at + 12) >> 4) * 4);
    if (!syn || path.kind() == Path.Kind.LOCAL) {
      return;
    }
    int most = path.link().mtu(ipv4) - IpOutput.headerOctets(ipv4) - 20;
    for (int i = at + 20; i + 4 <= end; ) {
      int kind = Octets.u8(buffer, i);
      if (kind == 0) {
        return;
      }
      if (kind == 1) {
        i++;
        continue;
      }
      int octets = Octets.u8(buffer, i + 1);
      if (kind == 2 && octets == 4) {
        int mss = Octets.u16(buffer, i + 2);
        if (mss > most) {
          replace(buffer, at, i + 2, most);
        }
        return;
      }
      i += Math.max(octets, 2);
    }
  }

  /** Writes two octets anywhere in a segment and mends its checksum. */
  private static void replace(ByteBuffer buffer, int segment, int at, int value) {
    int even = at - (at - segment & 1);
    int checksum = Octets.u16(buffer, segment + 16);
    @Unsigned int before = Octets.bits32(buffer, even);
    Octets.put16(buffer, at, value);
    Octets.put16(
        buffer,
        segment + 16,
        InternetChecksum.update32(checksum, before, Octets.bits32(buffer, even)));
  }
}
