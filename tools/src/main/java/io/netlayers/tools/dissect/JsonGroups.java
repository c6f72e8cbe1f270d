package io.netlayers.tools.dissect;

import com.fasterxml.jackson.core.JsonGenerator;
import io.netlayers.core.Ipv4Address;
import io.netlayers.core.Ipv6Address;
import io.netlayers.ip.igmp.IgmpMessageView;
import io.netlayers.ip.igmp.IgmpRecordsView;
import io.netlayers.ip.mld.MldMessageView;
import io.netlayers.ip.mld.MldRecordsView;
import io.netlayers.packet.ChecksumState;
import java.io.IOException;

/** Multicast groups as JSON: IGMP, and MLD inside ICMPv6. */
final class JsonGroups {
  private static final int IGMP_QUERY = 0x11;
  private static final int IGMP_V3_REPORT = 0x22;

  private JsonGroups() {}

  static void igmp(JsonGenerator json, IgmpMessageView view, ChecksumState checksum)
      throws IOException {
    json.writeNumberField("type", view.type());
    json.writeNumberField("version", view.version());
    JsonLayers.checksum(json, checksum);
    if (view.type() == IGMP_V3_REPORT) {
      json.writeArrayFieldStart("records");
      IgmpRecordsView records = view.records();
      records.rewind();
      while (records.next()) {
        json.writeStartObject();
        json.writeNumberField("type", records.type());
        json.writeStringField("group", Ipv4Address.of(records.group()).toString());
        json.writeArrayFieldStart("sources");
        for (int i = 0; i < records.sourceCount(); i++) {
          json.writeString(Ipv4Address.of(records.source(i)).toString());
        }
        json.writeEndArray();
        json.writeEndObject();
      }
      json.writeEndArray();
      return;
    }
    json.writeStringField("group", Ipv4Address.of(view.group()).toString());
    if (view.type() != IGMP_QUERY) {
      return;
    }
    json.writeNumberField("maxResponseTenths", view.maxRespTenths());
    if (view.version() == 3) {
      json.writeBooleanField("suppressRouterProcessing", view.suppressRouterProcessing());
      json.writeNumberField("robustness", view.robustness());
      json.writeNumberField("queryInterval", view.queryInterval());
      json.writeArrayFieldStart("sources");
      for (int i = 0; i < view.sourceCount(); i++) {
        json.writeString(Ipv4Address.of(view.source(i)).toString());
      }
      json.writeEndArray();
    }
  }

  static void mld(JsonGenerator json, MldMessageView view) throws IOException {
    json.writeNumberField("version", view.version());
    if (!view.isQuery() && view.version() == 2) {
      json.writeArrayFieldStart("records");
      MldRecordsView records = view.records();
      records.rewind();
      while (records.next()) {
        json.writeStartObject();
        json.writeNumberField("type", records.type());
        json.writeStringField(
            "group", Ipv6Address.of(records.groupHigh(), records.groupLow()).toString());
        json.writeArrayFieldStart("sources");
        for (int i = 0; i < records.sourceCount(); i++) {
          json.writeString(Ipv6Address.of(records.sourceHigh(i), records.sourceLow(i)).toString());
        }
        json.writeEndArray();
        json.writeEndObject();
      }
      json.writeEndArray();
      return;
    }
    json.writeStringField("group", Ipv6Address.of(view.groupHigh(), view.groupLow()).toString());
    if (!view.isQuery()) {
      return;
    }
    json.writeNumberField("maxResponseMillis", view.maxRespMillis());
    if (view.version() == 2) {
      json.writeBooleanField("suppressRouterProcessing", view.suppressRouterProcessing());
      json.writeNumberField("robustness", view.robustness());
      json.writeNumberField("queryInterval", view.queryInterval());
      json.writeArrayFieldStart("sources");
      for (int i = 0; i < view.sourceCount(); i++) {
        json.writeString(Ipv6Address.of(view.sourceHigh(i), view.sourceLow(i)).toString());
      }
      json.writeEndArray();
    }
  }
}
