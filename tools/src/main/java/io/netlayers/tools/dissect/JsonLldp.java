package io.netlayers.tools.dissect;

import com.fasterxml.jackson.core.JsonGenerator;
import io.netlayers.ethernet.lldp.Ieee8021Tlv;
import io.netlayers.ethernet.lldp.Ieee8023Tlv;
import io.netlayers.ethernet.lldp.LldpOrganizationTlv;
import io.netlayers.ethernet.lldp.LldpTlv;
import io.netlayers.ethernet.lldp.LldpTlvsView;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** An LLDP data unit as JSON: every TLV in order, with its type, its name and its fields. */
final class JsonLldp {
  private static final String[] TEXTS = {"portDescription", "systemName", "systemDescription"};

  private JsonLldp() {}

  static void write(JsonGenerator json, LldpTlvsView view) throws IOException {
    json.writeArrayFieldStart("tlvs");
    view.rewind();
    while (view.next()) {
      json.writeStartObject();
      json.writeNumberField("type", view.type());
      LldpTlv tlv = LldpTlv.decode(view);
      if (tlv instanceof LldpOrganizationTlv organization) {
        json.writeNumberField("oui", organization.oui());
        json.writeNumberField("subtype", organization.subtype());
        organization(json, organization);
      } else {
        basic(json, tlv);
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void basic(JsonGenerator json, LldpTlv tlv) throws IOException {
    if (tlv instanceof LldpTlv.ChassisId chassis) {
      name(json, "chassisId");
      json.writeNumberField("subtype", chassis.subtype());
      json.writeStringField("id", chassis.idText());
    } else if (tlv instanceof LldpTlv.PortId port) {
      name(json, "portId");
      json.writeNumberField("subtype", port.subtype());
      json.writeStringField("id", port.idText());
    } else if (tlv instanceof LldpTlv.TimeToLive ttl) {
      name(json, "timeToLive");
      json.writeNumberField("seconds", ttl.seconds());
    } else if (tlv instanceof LldpTlv.Text text) {
      name(json, TEXTS[text.type() - 4]);
      json.writeStringField("text", text.text());
    } else if (tlv instanceof LldpTlv.SystemCapabilities capabilities) {
      name(json, "systemCapabilities");
      json.writeNumberField("system", capabilities.system());
      json.writeNumberField("enabled", capabilities.enabled());
    } else if (tlv instanceof LldpTlv.ManagementAddress management) {
      name(json, "managementAddress");
      json.writeNumberField("addressSubtype", management.addressSubtype());
      json.writeStringField("address", management.addressText());
      json.writeNumberField("numberingSubtype", management.numberingSubtype());
      json.writeNumberField("interfaceNumber", management.interfaceNumber());
      json.writeStringField("objectId", management.objectId().toString());
    } else if (tlv instanceof LldpTlv.Unknown unknown) {
      json.writeStringField("data", unknown.value().toString());
    }
  }

  private static void organization(JsonGenerator json, LldpOrganizationTlv tlv) throws IOException {
    if (tlv instanceof Ieee8021Tlv.VlanId vlan) {
      name(json, vlan.subtype() == Ieee8021Tlv.VlanId.PORT ? "portVlanId" : "managementVid");
      json.writeNumberField("vlanId", vlan.vlanId());
    } else if (tlv instanceof Ieee8021Tlv.ProtocolVlanId vlan) {
      name(json, "portAndProtocolVlanId");
      json.writeNumberField("flags", vlan.flags());
      json.writeNumberField("vlanId", vlan.vlanId());
    } else if (tlv instanceof Ieee8021Tlv.VlanName vlan) {
      name(json, "vlanName");
      json.writeNumberField("vlanId", vlan.vlanId());
      json.writeStringField(
          "vlanName", new String(vlan.name().toByteArray(), StandardCharsets.UTF_8));
    } else if (tlv instanceof Ieee8021Tlv.ProtocolIdentity protocol) {
      name(json, "protocolIdentity");
      json.writeStringField("identity", protocol.identity().toString());
    } else if (tlv instanceof LldpOrganizationTlv.LinkAggregation link) {
      name(json, "linkAggregation");
      json.writeNumberField("status", link.status());
      json.writeNumberField("portId", link.portId());
    } else if (tlv instanceof Ieee8023Tlv.MacPhy phy) {
      name(json, "macPhy");
      json.writeNumberField("autonegotiation", phy.autonegotiation());
      json.writeNumberField("advertised", phy.advertised());
      json.writeNumberField("mauType", phy.mauType());
    } else if (tlv instanceof Ieee8023Tlv.PowerViaMdi power) {
      name(json, "powerViaMdi");
      json.writeNumberField("support", power.support());
      json.writeNumberField("powerPair", power.powerPair());
      json.writeNumberField("powerClass", power.powerClass());
      json.writeStringField("extension", power.extension().toString());
    } else if (tlv instanceof Ieee8023Tlv.MaximumFrameSize size) {
      name(json, "maximumFrameSize");
      json.writeNumberField("octets", size.octets());
    } else if (tlv instanceof LldpOrganizationTlv.Other other) {
      json.writeStringField("data", other.information().toString());
    }
  }

  private static void name(JsonGenerator json, String name) throws IOException {
    json.writeStringField("name", name);
  }
}
