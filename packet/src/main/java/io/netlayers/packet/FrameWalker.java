package io.netlayers.packet;

import io.netlayers.core.DecodeStatus;
import io.netlayers.core.OctetView;
import io.netlayers.core.Octets;
import io.netlayers.ethernet.EthernetFrameView;
import io.netlayers.ethernet.LlcHeaderView;
import io.netlayers.ethernet.SnapHeaderView;
import io.netlayers.ethernet.arp.ArpPacketView;
import io.netlayers.ethernet.control.MacControlView;
import io.netlayers.ethernet.cooked.LoopbackView;
import io.netlayers.ethernet.cooked.Sll2View;
import io.netlayers.ethernet.cooked.SllView;
import io.netlayers.ethernet.lldp.LldpTlvsView;
import io.netlayers.ip.Ipv4PacketView;
import io.netlayers.ip.Ipv6PacketView;
import io.netlayers.ip.icmp.Icmpv4MessageView;
import io.netlayers.ip.icmp.Icmpv6MessageView;
import io.netlayers.ip.igmp.IgmpMessageView;
import io.netlayers.tcp.TcpSegmentView;
import io.netlayers.udp.UdpDatagramView;
import io.netlayers.udp.UdpLiteDatagramView;
import java.nio.ByteBuffer;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Takes a frame apart, layer by layer, with views that are used again for the next frame. Tunnels
 * (IP in IP, 6in4, GRE) are walked too, so a kind of layer may be there more than once.
 *
 * <p>A layer whose fixed header can be read is given, even where something in it is wrong. The walk
 * ends at a layer that cannot be read, and goes on where only the end of a payload is cut or an
 * option is wrong; {@link #faultStatus()} tells of the first fault either way. Nothing is
 * reassembled: behind the header of a first fragment there is its transport header, behind that of
 * a later one a payload.
 *
 * <p>The views and indices that a walk gave are good until the next walk. Not for two threads.
 */
public final class FrameWalker {
  /** Layers that a frame may nest; more is {@link PacketStatus#TOO_MANY_LAYERS}. */
  public static final int MAX_LAYERS = 64;

  private final Walk walk = new Walk();
  private final LinkSteps link = new LinkSteps(walk);
  private final PacketSteps packet = new PacketSteps(walk);
  private final TransportSteps transport = new TransportSteps(walk);

  /** A walker with no views yet. */
  public FrameWalker() {
    LayerStack stack = walk.stack;
    stack.register(Layer.ETHERNET, EthernetFrameView::new);
    stack.register(Layer.LLC, LlcHeaderView::new);
    stack.register(Layer.SNAP, SnapHeaderView::new);
    stack.register(Layer.LLDP, LldpTlvsView::new);
    stack.register(Layer.IGMP, IgmpMessageView::new);
    stack.register(Layer.PAUSE, MacControlView::new);
    stack.register(Layer.SLL, SllView::new);
    stack.register(Layer.SLL2, Sll2View::new);
    stack.register(Layer.LOOPBACK, LoopbackView::new);
    stack.register(Layer.ARP, ArpPacketView::new);
    stack.register(Layer.IPV4, Ipv4PacketView::new);
    stack.register(Layer.IPV6, Ipv6PacketView::new);
    stack.register(Layer.GRE, GreHeaderView::new);
    stack.register(Layer.ICMPV4, Icmpv4MessageView::new);
    stack.register(Layer.ICMPV6, Icmpv6MessageView::new);
    stack.register(Layer.UDP, UdpDatagramView::new);
    stack.register(Layer.UDPLITE, UdpLiteDatagramView::new);
    stack.register(Layer.TCP, TcpSegmentView::new);
    stack.register(Layer.PAYLOAD, PayloadView::new);
  }

  /**
   * Walks a frame.
   *
   * @param offset absolute index of the frame's first octet
   * @param captured octets that are there
   * @param wireLength octets that the frame had on the wire, at least {@code captured}
   * @param fcsLength octets of frame check sequence at the end of the frame on the wire: 4 or 0
   * @return how many layers were read
   * @throws IndexOutOfBoundsException if the captured octets are outside the buffer
   */
  public int walk(
      LinkType link, ByteBuffer buffer, int offset, int captured, int wireLength, int fcsLength) {
    walk.begin(buffer, offset, captured, Math.max(captured, wireLength), false);
    walkFrom(first(link), link == LinkType.ETHERNET && fcsLength == 4);
    return walk.stack.count();
  }

  /** Walks a frame that was captured whole, without a frame check sequence. */
  public int walk(LinkType link, ByteBuffer buffer, int offset, int length) {
    return walk(link, buffer, offset, length, length, 0);
  }

  /**
   * Walks the packet that an ICMP error quotes, as far as it goes: that its end is missing is no
   * fault.
   *
   * @param version the quoted packet's IP version, 4 or 6
   */
  public int walkQuoted(int version, ByteBuffer buffer, int offset, int length) {
    walk.begin(buffer, offset, length, length, true);
    walkFrom(version == 4 ? Layer.IPV4 : Layer.IPV6, false);
    return walk.stack.count();
  }

  private Layer first(LinkType link) {
    return switch (link) {
      case ETHERNET -> Layer.ETHERNET;
      case LINUX_SLL -> Layer.SLL;
      case LINUX_SLL2 -> Layer.SLL2;
      case NULL, LOOP -> Layer.LOOPBACK;
      case IPV4 -> Layer.IPV4;
      case IPV6 -> Layer.IPV6;
      case RAW_IP ->
          walk.available > 0 && Octets.u8(walk.buffer, walk.at) >> 4 == 6 ? Layer.IPV6 : Layer.IPV4;
      case UNKNOWN -> Layer.PAYLOAD;
    };
  }

  private void walkFrom(Layer first, boolean fcsPresent) {
    Layer next = first;
    boolean fcs = fcsPresent;
    while (next != null) {
      if (walk.stack.isFull()) {
        walk.fault(next, PacketStatus.TOO_MANY_LAYERS, walk.at);
        return;
      }
      next = next == Layer.ETHERNET ? link.ethernet(fcs) : step(next);
      fcs = false;
    }
  }

  private @Nullable Layer step(Layer layer) {
    return switch (layer) {
      case LLC -> link.llc();
      case SNAP -> link.snap();
      case PAUSE ->
          walk.leaf(
              layer,
              ((MacControlView) walk.stack.spare(layer))
                  .wrap(walk.buffer, walk.at, walk.available));
      case LLDP ->
          walk.leaf(
              layer,
              ((LldpTlvsView) walk.stack.spare(layer)).wrap(walk.buffer, walk.at, walk.available));
      case IGMP -> packet.igmp();
      case SLL -> link.sll();
      case SLL2 -> link.sll2();
      case LOOPBACK -> link.loopback();
      case ARP ->
          walk.leaf(
              layer,
              ((ArpPacketView) walk.stack.spare(layer)).wrap(walk.buffer, walk.at, walk.available));
      case IPV4 -> packet.ipv4();
      case IPV6 -> packet.ipv6();
      case GRE -> packet.gre();
      case ICMPV4 -> packet.icmpv4();
      case ICMPV6 -> packet.icmpv6();
      case UDP -> transport.udp();
      case UDPLITE -> transport.udpLite();
      case TCP -> transport.tcp();
      default -> walk.payload();
    };
  }

  /** How many layers the last walk read. */
  public int layerCount() {
    return walk.stack.count();
  }

  /**
   * One layer, 0 for the outermost.
   *
   * @throws IndexOutOfBoundsException if there is no such layer
   */
  public Layer layer(int index) {
    return walk.stack.layer(index);
  }

  /**
   * The view over one layer, of the class that its {@link Layer} names; on loan until the next
   * walk.
   *
   * @throws IndexOutOfBoundsException if there is no such layer
   */
  public OctetView view(int index) {
    return walk.stack.view(index);
  }

  /**
   * Octets that a layer and all inside it had on the wire, which may be more than are there.
   *
   * @throws IndexOutOfBoundsException if there is no such layer
   */
  public int wireLength(int index) {
    return walk.stack.wireLength(index);
  }

  /** The place of the first layer of a kind at {@code from} or behind it, or -1. */
  public int indexOf(Layer layer, int from) {
    for (int i = from; i < walk.stack.count(); i++) {
      if (walk.stack.layer(i) == layer) {
        return i;
      }
    }
    return -1;
  }

  /** What can be said of a layer's checksum. */
  public ChecksumState checksum(int index) {
    return LayerChecksum.of(walk.stack, index);
  }

  /** The layer of the first fault, or null where nothing is wrong. */
  public @Nullable Layer faultLayer() {
    return walk.faultLayer();
  }

  /** What is wrong: an answer of the faulty layer's codec, or {@link PacketStatus#OK}. */
  public DecodeStatus faultStatus() {
    return walk.faultStatus();
  }

  /** Where the fault is, octets from the frame's first one, or -1. */
  public int faultOffset() {
    return walk.faultOffset();
  }
}
