package io.netlayers.tools.dissect;

import com.fasterxml.jackson.core.JsonGenerator;
import io.netlayers.core.OctetString;
import io.netlayers.ethernet.lldp.LldpTlv;
import io.netlayers.ethernet.lldp.LldpTlvsView;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** An LLDP data unit as JSON: the mandatory three by name, every TLV in order. */
final class JsonLldp {
  private JsonLldp() {}

  static void write(JsonGenerator json, LldpTlvsView view) throws IOException {
    json.writeArrayFieldStart("tlvs");
    view.rewind();
    while (view.next()) {
      json.writeStartObject();
      json.writeNumberField("type", view.type());
      tlv(json, LldpTlv.decode(view), view);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void tlv(JsonGenerator json, LldpTlv tlv, LldpTlvsView view) throws IOException {
    if (tlv instanceof LldpTlv.ChassisId chassis) {
      id(json, "chassisId", chassis.subtype(), chassis.id());
    } else if (tlv instanceof LldpTlv.PortId port) {
      id(json, "portId", port.subtype(), port.id());
    } else if (tlv instanceof LldpTlv.TimeToLive ttl) {
      json.writeStringField("name", "timeToLive");
      json.writeNumberField("seconds", ttl.seconds());
    } else if (tlv instanceof LldpTlv.Text text) {
      String[] names = {"portDescription", "systemName", "systemDescription"};
      json.writeStringField("name", names[text.type() - 4]);
      json.writeStringField(
          "text", new String(text.octets().toByteArray(), StandardCharsets.UTF_8));
    } else if (tlv instanceof LldpTlv.SystemCapabilities capabilities) {
      json.writeStringField("name", "systemCapabilities");
      json.writeNumberField("system", capabilities.system());
      json.writeNumberField("enabled", capabilities.enabled());
    } else {
      json.writeStringField(
          "data",
          OctetString.copyOf(view.buffer(), view.valueOffset(), view.valueLength()).toString());
      json.writeStringField("text", tlv.toString());
    }
  }

  private static void id(JsonGenerator json, String name, int subtype, OctetString id)
      throws IOException {
    json.writeStringField("name", name);
    json.writeNumberField("subtype", subtype);
    json.writeStringField("id", id.toString());
  }
}
