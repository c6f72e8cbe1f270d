package io.netlayers.tools.dissect;

import com.fasterxml.jackson.core.JsonGenerator;
import io.netlayers.core.Ipv4Address;
import io.netlayers.core.Ipv6Address;
import io.netlayers.core.OctetString;
import io.netlayers.ip.Ipv4PacketView;
import io.netlayers.ip.Ipv6HeaderChain;
import io.netlayers.ip.Ipv6PacketView;
import io.netlayers.ip.option.Ipv4OptionType;
import io.netlayers.packet.ChecksumState;
import java.io.IOException;
import org.checkerframework.checker.signedness.qual.Unsigned;

/** IP of both versions as JSON. */
final class JsonIpLayers {
  private final StringBuilder text = new StringBuilder();

  private String ipv4Address(@Unsigned int bits) {
    text.setLength(0);
    return Ipv4Address.appendTo(text, bits).toString();
  }

  private String ipv6Address(@Unsigned long high, @Unsigned long low) {
    text.setLength(0);
    return Ipv6Address.appendTo(text, high, low).toString();
  }

  void ipv4(JsonGenerator json, Ipv4PacketView view, ChecksumState checksum) throws IOException {
    json.writeStringField("source", ipv4Address(view.source()));
    json.writeStringField("destination", ipv4Address(view.destination()));
    json.writeNumberField("ttl", view.ttl());
    json.writeNumberField("protocol", view.protocol());
    json.writeNumberField("identification", view.identification());
    json.writeNumberField("dscp", view.dscp());
    json.writeNumberField("ecn", view.ecn());
    json.writeBooleanField("dontFragment", view.dontFragment());
    json.writeBooleanField("moreFragments", view.moreFragments());
    json.writeNumberField("fragmentOffset", view.fragmentOffset());
    json.writeNumberField("headerLength", (view.buffer().get(view.offset()) & 0xF) * 4);
    json.writeNumberField("totalLength", view.totalLength());
    if (view.optionsLength() > 0) {
      options(json, view);
    }
    JsonLayers.checksum(json, checksum);
  }

  /** The options in order, those that only pad left out; the last where lengths stop to fit. */
  private static void options(JsonGenerator json, Ipv4PacketView view) throws IOException {
    json.writeArrayFieldStart("options");
    int at = view.optionsOffset();
    int end = at + view.optionsLength();
    while (at < end) {
      int type = view.buffer().get(at) & 0xFF;
      if (type == Ipv4OptionType.EOOL) {
        break;
      }
      if (type == Ipv4OptionType.NOP) {
        at++;
        continue;
      }
      int length = at + 1 < end ? view.buffer().get(at + 1) & 0xFF : 0;
      if (length < 2 || at + length > end) {
        break;
      }
      json.writeStartObject();
      json.writeNumberField("type", type);
      json.writeStringField("name", Ipv4OptionNames.of(type));
      json.writeStringField(
          "data", OctetString.copyOf(view.buffer(), at + 2, length - 2).toString());
      json.writeEndObject();
      at += length;
    }
    json.writeEndArray();
  }

  void ipv6(JsonGenerator json, Ipv6PacketView view) throws IOException {
    json.writeStringField("source", ipv6Address(view.sourceHigh(), view.sourceLow()));
    json.writeStringField(
        "destination", ipv6Address(view.destinationHigh(), view.destinationLow()));
    json.writeNumberField("hopLimit", view.hopLimit());
    json.writeNumberField("nextHeader", view.nextHeader());
    json.writeNumberField("trafficClass", view.trafficClass());
    json.writeNumberField("flowLabel", view.flowLabel());
    json.writeNumberField("payloadLength", view.payloadLengthField());
    Ipv6HeaderChain chain = view.extensionHeaders();
    if (chain.count() > 0) {
      json.writeArrayFieldStart("extensionHeaders");
      for (int i = 0; i < chain.count(); i++) {
        json.writeNumber(chain.number(i));
      }
      json.writeEndArray();
    }
    if (chain.hasFragmentHeader()) {
      json.writeObjectFieldStart("fragment");
      json.writeNumberField("identification", chain.fragmentIdentification());
      json.writeNumberField("offset", chain.fragmentOffset());
      json.writeBooleanField("moreFragments", chain.moreFragments());
      json.writeEndObject();
    }
  }
}
