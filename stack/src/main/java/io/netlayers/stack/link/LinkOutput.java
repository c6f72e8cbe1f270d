package io.netlayers.stack.link;

import io.netlayers.core.Octets;
import io.netlayers.ethernet.EtherType;
import io.netlayers.ethernet.EthernetFrameView;
import io.netlayers.ethernet.EthernetHeaderWriter;
import io.netlayers.ethernet.VlanTag;
import io.netlayers.stack.counters.Counter;
import io.netlayers.stack.counters.Counters;
import java.nio.ByteBuffer;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Frames on their way out: puts the link's header before a packet, and keeps frames until they are
 * polled, within a bound.
 */
public final class LinkOutput {
  private final PacketPool pool;
  private final Counters counters;
  private final int maxFrames;
  private final PacketQueue queue = new PacketQueue();
  private @Nullable FrameObserver observer;
  private final EthernetHeaderWriter untagged = new EthernetHeaderWriter();
  private final EthernetFrameView ethernet = new EthernetFrameView();

  /** No frames. */
  public LinkOutput(PacketPool pool, Counters counters, int maxFrames) {
    this.pool = pool;
    this.counters = counters;
    this.maxFrames = maxFrames;
  }

  /** Says who looks on at frames that go; null for nobody. */
  public void observe(@Nullable FrameObserver onlooker) {
    observer = onlooker;
  }

  /** Commits a frame that was written at a buffer's position. */
  public void commit(
      FrameSink sink,
      NetworkInterface link,
      ByteBuffer room,
      int length,
      long notBeforeNanos,
      long nowNanos) {
    counters.add(Counter.LINK_OUT);
    if (observer != null) {
      observer.sent(link, room, room.position(), length, nowNanos);
    }
    sink.commit(length, notBeforeNanos);
  }

  /** Where packets come from. */
  public PacketPool pool() {
    return pool;
  }

  /** Whether nothing waits to be polled. */
  public boolean isEmpty() {
    return queue.size() == 0;
  }

  /** Whether a frame more would be dropped. */
  public boolean isFull() {
    return queue.size() >= maxFrames;
  }

  /** A packet of so many octets to be written and sent; null, and counted, for want of room. */
  public @Nullable PacketBuffer acquire(int octets) {
    PacketBuffer packet = isFull() ? null : pool.acquire(octets);
    if (packet == null) {
      counters.add(Counter.LINK_QUEUE_FULL);
    }
    return packet;
  }

  /** Sends a packet as a frame to a station; it is not the caller's any more. */
  public void send(PacketBuffer packet, NetworkInterface link, long station, int etherType) {
    if (isFull()) {
      counters.add(Counter.LINK_QUEUE_FULL);
      pool.release(packet);
      return;
    }
    int header = link.headerOctets();
    int payload = packet.length();
    packet.prepend(header);
    packet.length = header(packet.buffer, packet.offset, payload, link, station, etherType);
    queue.add(packet.through(link));
  }

  /**
   * Writes a link's header before a payload, and padding behind it.
   *
   * @param offset index of the frame's first octet; the payload is at {@code headerOctets} from it
   * @return octets of the frame
   */
  public int header(
      ByteBuffer buffer,
      int offset,
      int payload,
      NetworkInterface link,
      long station,
      int etherType) {
    if (!link.isEthernet()) {
      return payload;
    }
    List<VlanTag> tags = link.config().vlanTags();
    if (tags.isEmpty()) {
      return untagged
          .destination(station)
          .source(link.mac())
          .etherType(etherType)
          .write(buffer, offset, payload);
    }
    ethernet.wrapForEncode(buffer, offset, tags.size(), payload, false);
    ethernet.destination(station).source(link.mac());
    for (int i = 0; i < tags.size(); i++) {
      VlanTag tag = tags.get(i);
      ethernet.vlanTag(i, tag.tpid(), tag.tci());
    }
    ethernet.etherType(etherType);
    return ethernet.length();
  }

  /** Octets that a frame of so many octets of payload has at most, padding included. */
  public static int frameOctets(NetworkInterface link, int payload) {
    int octets = link.headerOctets() + payload;
    return link.isEthernet() ? Math.max(octets, EthernetFrameView.MIN_LENGTH) : octets;
  }

  /** The EtherType of an IP version. */
  public static int etherType(boolean ipv4) {
    return ipv4 ? EtherType.IPV4 : EtherType.IPV6;
  }

  /** Gives the sink the first frame that waits; false where none does, or the sink has no room. */
  public boolean pollTransmit(long nowNanos, FrameSink sink) {
    PacketBuffer frame = queue.peek();
    if (frame == null || frame.through == null) {
      return false;
    }
    NetworkInterface link = frame.through;
    ByteBuffer room = sink.claim(link.port(), frame.length);
    if (room == null) {
      return false;
    }
    Octets.copy(frame.buffer, frame.offset, room, room.position(), frame.length);
    int length = frame.length;
    queue.poll();
    pool.release(frame);
    commit(sink, link, room, length, nowNanos, nowNanos);
    return true;
  }
}
