package io.netlayers.tools.dissect;

import com.fasterxml.jackson.core.JsonGenerator;
import io.netlayers.core.OctetView;
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
import io.netlayers.packet.ChecksumState;
import io.netlayers.packet.FrameWalker;
import io.netlayers.packet.Layer;
import io.netlayers.tcp.TcpSegmentView;
import io.netlayers.udp.UdpDatagramView;
import io.netlayers.udp.UdpLiteDatagramView;
import java.io.IOException;

/** The key {@code layers} and an object for each layer, an array where a layer repeats. */
final class JsonLayers {
  private final JsonLinkLayers link = new JsonLinkLayers();
  private final JsonIpLayers ip = new JsonIpLayers();
  private final JsonTcp tcp = new JsonTcp();
  private final JsonIcmp icmp;

  JsonLayers() {
    this(false);
  }

  /** For what an error quotes, where no further quote is followed: hostile ones nest deeply. */
  JsonLayers(boolean quoted) {
    icmp = new JsonIcmp(quoted);
  }

  void write(JsonGenerator json, FrameWalker layers) throws IOException {
    int count = layers.layerCount();
    json.writeArrayFieldStart("layers");
    for (int i = 0; i < count; i++) {
      if (layers.layer(i) != Layer.GRE) {
        json.writeString(layers.layer(i).label());
      }
    }
    json.writeEndArray();
    for (int i = 0; i < count; i++) {
      Layer layer = layers.layer(i);
      if (layer == Layer.GRE || layer == Layer.PAYLOAD || layers.indexOf(layer, 0) != i) {
        continue;
      }
      json.writeFieldName(layer.label());
      int next = layers.indexOf(layer, i + 1);
      if (next < 0) {
        object(json, layers, i);
        continue;
      }
      json.writeStartArray();
      for (int same = i; same >= 0; same = layers.indexOf(layer, same + 1)) {
        object(json, layers, same);
      }
      json.writeEndArray();
    }
  }

  void object(JsonGenerator json, FrameWalker layers, int index) throws IOException {
    OctetView view = layers.view(index);
    json.writeStartObject();
    switch (layers.layer(index)) {
      case ETHERNET -> link.ethernet(json, (EthernetFrameView) view);
      case LLC -> link.llc(json, (LlcHeaderView) view);
      case SNAP -> link.snap(json, (SnapHeaderView) view);
      case PAUSE -> link.pause(json, (MacControlView) view);
      case SLL -> link.sll(json, (SllView) view);
      case SLL2 -> link.sll2(json, (Sll2View) view);
      case LOOPBACK -> link.loopback(json, (LoopbackView) view);
      case ARP -> link.arp(json, (ArpPacketView) view);
      case IPV4 -> ip.ipv4(json, (Ipv4PacketView) view, layers.checksum(index));
      case IPV6 -> ip.ipv6(json, (Ipv6PacketView) view);
      case ICMPV4 -> icmp.icmpv4(json, (Icmpv4MessageView) view, layers.checksum(index));
      case ICMPV6 -> icmp.icmpv6(json, (Icmpv6MessageView) view, layers.checksum(index));
      case LLDP -> JsonLldp.write(json, (LldpTlvsView) view);
      case IGMP -> JsonGroups.igmp(json, (IgmpMessageView) view, layers.checksum(index));
      case UDP -> udp(json, (UdpDatagramView) view, layers.checksum(index));
      case UDPLITE -> udpLite(json, (UdpLiteDatagramView) view, layers.checksum(index));
      case TCP -> tcp.write(json, (TcpSegmentView) view, layers.checksum(index));
      default -> {}
    }
    json.writeEndObject();
  }

  private static void udp(JsonGenerator json, UdpDatagramView view, ChecksumState checksum)
      throws IOException {
    json.writeNumberField("sourcePort", view.sourcePort());
    json.writeNumberField("destinationPort", view.destinationPort());
    json.writeNumberField("length", view.lengthField());
    checksum(json, checksum);
  }

  private static void udpLite(JsonGenerator json, UdpLiteDatagramView view, ChecksumState checksum)
      throws IOException {
    json.writeNumberField("sourcePort", view.sourcePort());
    json.writeNumberField("destinationPort", view.destinationPort());
    json.writeNumberField("coverage", view.coverageField());
    checksum(json, checksum);
  }

  /** The one key that may be null: where it cannot be known. */
  static void checksum(JsonGenerator json, ChecksumState state) throws IOException {
    json.writeFieldName("checksumValid");
    switch (state) {
      case VALID -> json.writeBoolean(true);
      case INVALID -> json.writeBoolean(false);
      default -> json.writeNull();
    }
  }
}
