package io.netlayers.tools.dissect;

import com.fasterxml.jackson.core.JsonGenerator;
import io.netlayers.core.Ipv4Address;
import io.netlayers.core.Ipv6Address;
import io.netlayers.core.MacAddress;
import io.netlayers.core.OctetString;
import io.netlayers.ethernet.EtherType;
import io.netlayers.ethernet.EthernetFrameView;
import io.netlayers.ethernet.LlcHeaderView;
import io.netlayers.ethernet.SnapHeaderView;
import io.netlayers.ethernet.VlanTagView;
import io.netlayers.ethernet.arp.ArpPacketView;
import io.netlayers.ethernet.control.MacControlView;
import io.netlayers.ethernet.cooked.LoopbackView;
import io.netlayers.ethernet.cooked.Sll2View;
import io.netlayers.ethernet.cooked.SllView;
import java.io.IOException;
import java.nio.ByteBuffer;
import org.checkerframework.checker.signedness.qual.SignedPositive;

/** What a link puts around packets, and ARP, as JSON. */
final class JsonLinkLayers {
  private final StringBuilder text = new StringBuilder();
  private final VlanTagView vlanTag = new VlanTagView();

  private String mac(@SignedPositive long bits) {
    text.setLength(0);
    return MacAddress.appendTo(text, bits).toString();
  }

  void ethernet(JsonGenerator json, EthernetFrameView view) throws IOException {
    json.writeStringField("destination", mac(view.destination()));
    json.writeStringField("source", mac(view.source()));
    if (view.etherType() >= 0) {
      json.writeNumberField("etherType", view.etherType());
    }
    if (view.vlanCount() > 0) {
      json.writeArrayFieldStart("vlans");
      for (int i = 0; i < view.vlanCount(); i++) {
        json.writeNumber(view.vlanId(i));
      }
      json.writeEndArray();
    }
    if (view.hasFcs()) {
      json.writeBooleanField("fcsValid", view.fcsValid());
    }
  }

  void llc(JsonGenerator json, LlcHeaderView view) throws IOException {
    json.writeNumberField("dsap", view.dsap());
    json.writeNumberField("ssap", view.ssap());
    json.writeNumberField("control", view.control());
  }

  void snap(JsonGenerator json, SnapHeaderView view) throws IOException {
    json.writeNumberField("oui", view.oui());
    json.writeNumberField("protocolId", view.protocolId());
    vlans(json, view.etherType(), view.buffer(), view.payloadOffset(), view.payloadLength());
  }

  void pause(JsonGenerator json, MacControlView view) throws IOException {
    json.writeNumberField("opcode", view.opcode());
    if (view.isPause()) {
      json.writeNumberField("pauseTime", view.pauseTime());
    } else if (view.isPriorityPause()) {
      json.writeNumberField("classEnableVector", view.classEnableVector());
      json.writeArrayFieldStart("classTimes");
      for (int priority = 0; priority < 8; priority++) {
        json.writeNumber(view.classTime(priority));
      }
      json.writeEndArray();
    }
  }

  void sll(JsonGenerator json, SllView view) throws IOException {
    json.writeNumberField("packetType", view.packetType());
    json.writeNumberField("hardwareType", view.hardwareType());
    json.writeStringField(
        "source", hardware(view.buffer(), view.addressOffset(), view.addressOctets()));
    json.writeNumberField("protocol", view.protocol());
    vlans(json, view.etherType(), view.buffer(), view.payloadOffset(), view.payloadLength());
  }

  void sll2(JsonGenerator json, Sll2View view) throws IOException {
    json.writeNumberField("protocol", view.protocol());
    json.writeNumberField("interfaceIndex", view.interfaceIndex());
    json.writeNumberField("hardwareType", view.hardwareType());
    json.writeNumberField("packetType", view.packetType());
    json.writeStringField(
        "source", hardware(view.buffer(), view.addressOffset(), view.addressOctets()));
    vlans(json, view.etherType(), view.buffer(), view.payloadOffset(), view.payloadLength());
  }

  /** Tags behind an EtherType that announces one, where no Ethernet header holds them. */
  private void vlans(JsonGenerator json, int etherType, ByteBuffer buffer, int offset, int length)
      throws IOException {
    if (!EtherType.isVlanTag(etherType)) {
      return;
    }
    json.writeArrayFieldStart("vlans");
    int type = etherType;
    int at = offset;
    int end = offset + length;
    while (EtherType.isVlanTag(type) && vlanTag.wrap(buffer, at, end - at).isOk()) {
      json.writeNumber(vlanTag.vlanId());
      type = vlanTag.etherType();
      at = vlanTag.payloadOffset();
    }
    json.writeEndArray();
  }

  void loopback(JsonGenerator json, LoopbackView view) throws IOException {
    json.writeNumberField("family", view.family());
  }

  void arp(JsonGenerator json, ArpPacketView view) throws IOException {
    json.writeNumberField("operation", view.operation());
    ByteBuffer b = view.buffer();
    int hardware = view.hardwareLength();
    int protocol = view.protocolLength();
    int type = view.protocolType();
    json.writeStringField("senderHardware", hardware(b, view.senderHardwareOffset(), hardware));
    json.writeStringField(
        "senderProtocol", protocol(b, view.senderProtocolOffset(), protocol, type));
    json.writeStringField("targetHardware", hardware(b, view.targetHardwareOffset(), hardware));
    json.writeStringField(
        "targetProtocol", protocol(b, view.targetProtocolOffset(), protocol, type));
  }

  /** Pairs of digits with colons between them, whatever the length. */
  private String hardware(ByteBuffer buffer, int at, int octets) {
    text.setLength(0);
    for (int i = 0; i < octets; i++) {
      if (i > 0) {
        text.append(':');
      }
      int octet = buffer.get(at + i) & 0xFF;
      text.append(Character.forDigit(octet >> 4, 16)).append(Character.forDigit(octet & 15, 16));
    }
    return text.toString();
  }

  private static String protocol(ByteBuffer buffer, int at, int octets, int type) {
    if (type == EtherType.IPV4 && octets == Ipv4Address.OCTETS) {
      return Ipv4Address.read(buffer, at).toString();
    }
    if (type == EtherType.IPV6 && octets == Ipv6Address.OCTETS) {
      return Ipv6Address.read(buffer, at).toString();
    }
    return OctetString.copyOf(buffer, at, octets).toString();
  }
}
