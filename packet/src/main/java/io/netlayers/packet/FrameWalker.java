package io.netlayers.packet;

import io.netlayers.core.DecodeStatus;
import io.netlayers.core.OctetView;
import io.netlayers.core.Octets;
import io.netlayers.ethernet.EtherType;
import io.netlayers.ethernet.EthernetDecodeStatus;
import io.netlayers.ethernet.EthernetFrameView;
import io.netlayers.ethernet.LlcHeaderView;
import io.netlayers.ethernet.SnapHeaderView;
import io.netlayers.ethernet.VlanTagView;
import io.netlayers.ethernet.arp.ArpPacketView;
import io.netlayers.ethernet.control.MacControlView;
import io.netlayers.ethernet.cooked.LoopbackView;
import io.netlayers.ethernet.cooked.Sll2View;
import io.netlayers.ethernet.cooked.SllView;
import io.netlayers.ethernet.lldp.LldpTlvsView;
import io.netlayers.ip.IpProtocol;
import io.netlayers.ip.Ipv4PacketView;
import io.netlayers.ip.Ipv6PacketView;
import io.netlayers.ip.icmp.IcmpDecodeStatus;
import io.netlayers.ip.icmp.Icmpv4MessageView;
import io.netlayers.ip.icmp.Icmpv6MessageView;
import io.netlayers.ip.igmp.IgmpMessageView;
import io.netlayers.ip.mld.MldMessageView;
import io.netlayers.ip.ndp.NdpMessageView;
import io.netlayers.tcp.TcpDecodeStatus;
import io.netlayers.tcp.TcpOptionsView;
import io.netlayers.tcp.TcpSegmentView;
import io.netlayers.udp.UdpDatagramView;
import io.netlayers.udp.UdpDecodeStatus;
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

  private final LayerStack stack = new LayerStack(MAX_LAYERS);
  private final VlanTagView vlanTag = new VlanTagView();
  private final TcpOptionsView tcpOptions = new TcpOptionsView();
  private final NdpMessageView ndp = new NdpMessageView();
  private final MldMessageView mld = new MldMessageView();

  private ByteBuffer buffer = ByteBuffer.allocate(0);
  private int frameOffset;
  private boolean quoted;
  private @Nullable Layer faultLayer;
  private DecodeStatus faultStatus = PacketStatus.OK;
  private int faultOffset;

  /* Where the next layer begins, the octets of it that are there, and those it had on the wire. */
  private int at;
  private int available;
  private int wire;

  /** A walker with no views yet. */
  public FrameWalker() {
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
    begin(buffer, offset, captured, Math.max(captured, wireLength), false);
    walkFrom(first(link), link == LinkType.ETHERNET && fcsLength == 4);
    return stack.count();
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
    begin(buffer, offset, length, length, true);
    walkFrom(version == 4 ? Layer.IPV4 : Layer.IPV6, false);
    return stack.count();
  }

  private void begin(ByteBuffer buffer, int offset, int captured, int wireLength, boolean quoted) {
    java.util.Objects.checkFromIndexSize(offset, captured, buffer.limit());
    stack.clear();
    this.buffer = buffer;
    this.quoted = quoted;
    frameOffset = offset;
    faultLayer = null;
    faultStatus = PacketStatus.OK;
    faultOffset = -1;
    at = offset;
    available = captured;
    wire = wireLength;
  }

  private Layer first(LinkType link) {
    return switch (link) {
      case ETHERNET -> Layer.ETHERNET;
      case LINUX_SLL -> Layer.SLL;
      case LINUX_SLL2 -> Layer.SLL2;
      case NULL, LOOP -> Layer.LOOPBACK;
      case IPV4 -> Layer.IPV4;
      case IPV6 -> Layer.IPV6;
      case RAW_IP -> available > 0 && Octets.u8(buffer, at) >> 4 == 6 ? Layer.IPV6 : Layer.IPV4;
      case UNKNOWN -> Layer.PAYLOAD;
    };
  }

  private void walkFrom(Layer first, boolean fcsPresent) {
    Layer next = first;
    boolean fcs = fcsPresent;
    while (next != null) {
      if (stack.isFull()) {
        fault(next, PacketStatus.TOO_MANY_LAYERS, at);
        return;
      }
      next = next == Layer.ETHERNET ? ethernet(fcs) : step(next);
      fcs = false;
    }
  }

  private @Nullable Layer step(Layer layer) {
    return switch (layer) {
      case LLC -> llc();
      case SNAP -> snap();
      case PAUSE -> leaf(layer, ((MacControlView) stack.spare(layer)).wrap(buffer, at, available));
      case LLDP -> leaf(layer, ((LldpTlvsView) stack.spare(layer)).wrap(buffer, at, available));
      case IGMP -> igmp();
      case SLL -> sll();
      case SLL2 -> sll2();
      case LOOPBACK -> loopback();
      case ARP -> leaf(layer, ((ArpPacketView) stack.spare(layer)).wrap(buffer, at, available));
      case IPV4 -> ipv4();
      case IPV6 -> ipv6();
      case GRE -> gre();
      case ICMPV4 -> icmpv4();
      case ICMPV6 -> icmpv6();
      case UDP -> udp();
      case UDPLITE -> udpLite();
      case TCP -> tcp();
      default -> payload();
    };
  }

  private @Nullable Layer ethernet(boolean fcsPresent) {
    EthernetFrameView view = (EthernetFrameView) stack.spare(Layer.ETHERNET);
    int cut = wire - available;
    boolean fcsThere = fcsPresent && cut == 0;
    // Of a cut frame's FCS nothing or a part is left, which is no payload.
    int octets = fcsPresent && !fcsThere ? Math.min(available, wire - 4) : available;
    EthernetDecodeStatus status = view.wrapLax(buffer, at, octets, fcsThere);
    note(Layer.ETHERNET, view, status);
    if (status == EthernetDecodeStatus.TRUNCATED_HEADER) {
      return null;
    }
    stack.push(Layer.ETHERNET, view, wire);
    if (!status.isOk() && status != EthernetDecodeStatus.TRUNCATED_PAYLOAD) {
      return null;
    }
    int declared =
        view.isLlc() || view.isRawIpx()
            ? view.typeOrLength()
            : view.payloadLength() + (fcsPresent && !fcsThere ? wire - 4 - octets : cut);
    into(view.payloadOffset(), view.payloadLength(), declared);
    return view.isLlc() ? Layer.LLC : view.isRawIpx() ? rest() : ofEtherType(view.etherType());
  }

  private @Nullable Layer llc() {
    LlcHeaderView view = (LlcHeaderView) stack.spare(Layer.LLC);
    DecodeStatus status = view.wrap(buffer, at, available);
    if (!pushIfOk(Layer.LLC, view, status)) {
      return null;
    }
    into(view.payloadOffset(), view.payloadLength(), wire - view.headerLength());
    return view.isSnap() ? Layer.SNAP : rest();
  }

  private @Nullable Layer snap() {
    SnapHeaderView view = (SnapHeaderView) stack.spare(Layer.SNAP);
    if (!pushIfOk(Layer.SNAP, view, view.wrap(buffer, at, available))) {
      return null;
    }
    int header = view.payloadOffset() - at;
    into(view.payloadOffset(), view.payloadLength(), wire - header);
    return behindTags(Layer.SNAP, view.etherType());
  }

  private @Nullable Layer sll() {
    SllView view = (SllView) stack.spare(Layer.SLL);
    if (!pushIfOk(Layer.SLL, view, view.wrap(buffer, at, available))) {
      return null;
    }
    into(view.payloadOffset(), view.payloadLength(), wire - SllView.HEADER_LENGTH);
    return view.isLlc() ? Layer.LLC : behindTags(Layer.SLL, view.etherType());
  }

  private @Nullable Layer sll2() {
    Sll2View view = (Sll2View) stack.spare(Layer.SLL2);
    if (!pushIfOk(Layer.SLL2, view, view.wrap(buffer, at, available))) {
      return null;
    }
    into(view.payloadOffset(), view.payloadLength(), wire - Sll2View.HEADER_LENGTH);
    return view.isLlc() ? Layer.LLC : behindTags(Layer.SLL2, view.etherType());
  }

  /** What follows an EtherType that may announce VLAN tags; a fault in one is {@code layer}'s. */
  private @Nullable Layer behindTags(Layer layer, int etherType) {
    int type = etherType;
    while (EtherType.isVlanTag(type)) {
      EthernetDecodeStatus status = vlanTag.wrap(buffer, at, available);
      note(layer, vlanTag, status);
      if (!status.isOk()) {
        return null;
      }
      type = vlanTag.etherType();
      into(vlanTag.payloadOffset(), vlanTag.payloadLength(), wire - VlanTagView.LENGTH);
    }
    return ofEtherType(type);
  }

  private @Nullable Layer loopback() {
    LoopbackView view = (LoopbackView) stack.spare(Layer.LOOPBACK);
    if (!pushIfOk(Layer.LOOPBACK, view, view.wrap(buffer, at, available))) {
      return null;
    }
    into(view.payloadOffset(), view.payloadLength(), wire - LoopbackView.HEADER_LENGTH);
    return switch (view.ipVersion()) {
      case 4 -> Layer.IPV4;
      case 6 -> Layer.IPV6;
      default -> rest();
    };
  }

  private @Nullable Layer ipv4() {
    Ipv4PacketView view = (Ipv4PacketView) stack.spare(Layer.IPV4);
    DecodeStatus status =
        quoted ? view.wrapQuoted(buffer, at, available) : view.wrapLax(buffer, at, available);
    note(Layer.IPV4, view, status);
    if (!view.fixedHeaderReadable()) {
      return null;
    }
    stack.push(Layer.IPV4, view, wire);
    if (view.payloadOffset() > at + available || view.payloadLength() == 0 && !walksOn(status)) {
      return null;
    }
    int total = view.totalLength();
    int declared =
        total >= view.headerLength() ? total - view.headerLength() : wire - view.headerLength();
    into(view.payloadOffset(), view.payloadLength(), declared);
    return view.fragmentOffset() > 0 ? rest() : ofProtocol(view.protocol());
  }

  private @Nullable Layer ipv6() {
    Ipv6PacketView view = (Ipv6PacketView) stack.spare(Layer.IPV6);
    DecodeStatus status =
        quoted ? view.wrapQuoted(buffer, at, available) : view.wrapLax(buffer, at, available);
    note(Layer.IPV6, view, status);
    if (!view.fixedHeaderReadable()) {
      return null;
    }
    stack.push(Layer.IPV6, view, wire);
    int upper = view.upperProtocol();
    boolean later = view.extensionHeaders().fragmentOffset() > 0;
    if (upper < 0 && !later) {
      return null;
    }
    int cut =
        view.isJumbogram()
            ? Math.max(0, wire - available)
            : Math.max(0, Ipv6PacketView.HEADER_LENGTH + view.payloadLengthField() - available);
    into(view.upperOffset(), view.upperLength(), view.upperLength() + cut);
    return later ? rest() : ofProtocol(upper);
  }

  private @Nullable Layer gre() {
    GreHeaderView view = (GreHeaderView) stack.spare(Layer.GRE);
    if (!pushIfOk(Layer.GRE, view, view.wrap(buffer, at, available))) {
      return null;
    }
    int header = view.payloadOffset() - at;
    into(view.payloadOffset(), view.payloadLength(), wire - header);
    return view.version() == 0 ? ofEtherType(view.protocolType()) : rest();
  }

  private @Nullable Layer icmpv4() {
    Icmpv4MessageView view = (Icmpv4MessageView) stack.spare(Layer.ICMPV4);
    DecodeStatus status =
        quoted ? view.wrapQuoted(buffer, at, available) : view.wrap(buffer, at, available);
    return icmp(Layer.ICMPV4, view, status);
  }

  private @Nullable Layer icmpv6() {
    Icmpv6MessageView view = (Icmpv6MessageView) stack.spare(Layer.ICMPV6);
    DecodeStatus status =
        quoted ? view.wrapQuoted(buffer, at, available) : view.wrap(buffer, at, available);
    icmp(Layer.ICMPV6, view, status);
    if (status.isOk()) {
      insideIcmpv6(view);
    }
    return null;
  }

  /** What ICMPv6 carries beyond its own fields belongs to it: a fault there is its fault. */
  private void insideIcmpv6(Icmpv6MessageView view) {
    DecodeStatus inside =
        switch (view.type()) {
          case 130, 131, 132, 143 -> mld.wrap(buffer, at, available);
          case 133, 134, 135, 136, 137 -> ndp.wrap(buffer, at, available);
          default -> IcmpDecodeStatus.OK;
        };
    note(Layer.ICMPV6, view.type() < 133 || view.type() == 143 ? mld : ndp, inside);
  }

  private @Nullable Layer igmp() {
    IgmpMessageView view = (IgmpMessageView) stack.spare(Layer.IGMP);
    DecodeStatus status = view.wrap(buffer, at, available);
    note(Layer.IGMP, view, status);
    if (status.isOk()) {
      stack.push(Layer.IGMP, view, wire);
    }
    return null;
  }

  private @Nullable Layer icmp(Layer layer, OctetView view, DecodeStatus status) {
    note(layer, view, status);
    if (available >= 4) {
      stack.push(layer, view, wire);
    }
    return null;
  }

  private @Nullable Layer udp() {
    UdpDatagramView view = (UdpDatagramView) stack.spare(Layer.UDP);
    UdpDecodeStatus status = view.wrapLax(buffer, at, available);
    boolean cutBelow = available < wire;
    if (status != UdpDecodeStatus.TRUNCATED_PAYLOAD || !cutBelow || view.lengthField() > wire) {
      note(Layer.UDP, view, status);
    }
    if (status == UdpDecodeStatus.TRUNCATED_HEADER) {
      return null;
    }
    stack.push(Layer.UDP, view, wire);
    if (status == UdpDecodeStatus.BAD_LENGTH) {
      return null;
    }
    int declared = view.lengthField() == 0 ? wire : view.lengthField();
    into(view.payloadOffset(), view.payloadLength(), declared - UdpDatagramView.HEADER_LENGTH);
    return rest();
  }

  private @Nullable Layer udpLite() {
    UdpLiteDatagramView view = (UdpLiteDatagramView) stack.spare(Layer.UDPLITE);
    UdpDecodeStatus status = view.wrapLax(buffer, at, available, wire);
    note(Layer.UDPLITE, view, status);
    if (status == UdpDecodeStatus.TRUNCATED_HEADER) {
      return null;
    }
    stack.push(Layer.UDPLITE, view, wire);
    into(view.payloadOffset(), view.payloadLength(), wire - UdpDatagramView.HEADER_LENGTH);
    return rest();
  }

  private @Nullable Layer tcp() {
    TcpSegmentView view = (TcpSegmentView) stack.spare(Layer.TCP);
    if (quoted && available < TcpSegmentView.HEADER_LENGTH) {
      if (view.wrapQuoted(buffer, at, available).isOk()) {
        stack.push(Layer.TCP, view, wire);
      }
      return null;
    }
    TcpDecodeStatus status = view.wrapLax(buffer, at, available, wire);
    note(Layer.TCP, view, status);
    if (status == TcpDecodeStatus.TRUNCATED_HEADER) {
      return null;
    }
    stack.push(Layer.TCP, view, wire);
    if (status == TcpDecodeStatus.BAD_DATA_OFFSET) {
      return null;
    }
    if (!tcpOptions.wrap(view).isOk() && status != TcpDecodeStatus.TRUNCATED_OPTIONS) {
      fault(Layer.TCP, tcpOptions.wrap(view), tcpOptions.offset() + tcpOptions.faultOffset());
    }
    if (status == TcpDecodeStatus.TRUNCATED_OPTIONS) {
      return null;
    }
    into(view.payloadOffset(), view.payloadLength(), view.wirePayloadLength());
    return rest();
  }

  private @Nullable Layer payload() {
    PayloadView view = (PayloadView) stack.spare(Layer.PAYLOAD);
    view.wrap(buffer, at, available);
    if (available < wire) {
      fault(Layer.PAYLOAD, PacketStatus.TRUNCATED_PAYLOAD, at + available);
    }
    stack.push(Layer.PAYLOAD, view, wire);
    return null;
  }

  private @Nullable Layer leaf(Layer layer, DecodeStatus status) {
    pushIfOk(layer, stack.spare(layer), status);
    return null;
  }

  private boolean pushIfOk(Layer layer, OctetView view, DecodeStatus status) {
    note(layer, view, status);
    if (status.isOk()) {
      stack.push(layer, view, wire);
    }
    return status.isOk();
  }

  private static boolean walksOn(DecodeStatus status) {
    return status.isOk() || status.isTruncated();
  }

  private void into(int nextAt, int nextAvailable, int nextWire) {
    at = nextAt;
    available = nextAvailable;
    wire = Math.max(nextAvailable, nextWire);
  }

  /** A payload, if there are octets or were any on the wire. */
  private @Nullable Layer rest() {
    return wire > 0 ? Layer.PAYLOAD : null;
  }

  private @Nullable Layer ofEtherType(int etherType) {
    Layer next = NextLayer.ofEtherType(etherType);
    return next == Layer.PAYLOAD ? rest() : next;
  }

  private @Nullable Layer ofProtocol(int protocol) {
    if (protocol == IpProtocol.NO_NEXT_HEADER) {
      return null;
    }
    Layer next = NextLayer.ofIpProtocol(protocol);
    return next == Layer.PAYLOAD ? rest() : next;
  }

  private void note(Layer layer, OctetView view, DecodeStatus status) {
    if (!status.isOk()) {
      fault(layer, status, view.offset() + view.faultOffset());
    }
  }

  private void fault(Layer layer, DecodeStatus status, int index) {
    if (faultLayer == null && !quoted) {
      faultLayer = layer;
      faultStatus = status;
      faultOffset = index - frameOffset;
    }
  }

  /** How many layers the last walk read. */
  public int layerCount() {
    return stack.count();
  }

  /**
   * One layer, 0 for the outermost.
   *
   * @throws IndexOutOfBoundsException if there is no such layer
   */
  public Layer layer(int index) {
    return stack.layer(index);
  }

  /**
   * The view over one layer, of the class that its {@link Layer} names; on loan until the next
   * walk.
   *
   * @throws IndexOutOfBoundsException if there is no such layer
   */
  public OctetView view(int index) {
    return stack.view(index);
  }

  /**
   * Octets that a layer and all inside it had on the wire, which may be more than are there.
   *
   * @throws IndexOutOfBoundsException if there is no such layer
   */
  public int wireLength(int index) {
    return stack.wireLength(index);
  }

  /** The place of the first layer of a kind at {@code from} or behind it, or -1. */
  public int indexOf(Layer layer, int from) {
    for (int i = from; i < stack.count(); i++) {
      if (stack.layer(i) == layer) {
        return i;
      }
    }
    return -1;
  }

  /** What can be said of a layer's checksum. */
  public ChecksumState checksum(int index) {
    return LayerChecksum.of(stack, index);
  }

  /** The layer of the first fault, or null where nothing is wrong. */
  public @Nullable Layer faultLayer() {
    return faultLayer;
  }

  /** What is wrong: an answer of the faulty layer's codec, or {@link PacketStatus#OK}. */
  public DecodeStatus faultStatus() {
    return faultStatus;
  }

  /** Where the fault is, octets from the frame's first one, or -1. */
  public int faultOffset() {
    return faultOffset;
  }
}
