package io.netlayers.tools.dissect;

import com.fasterxml.jackson.core.JsonGenerator;
import io.netlayers.core.Ipv6Address;
import io.netlayers.core.MacAddress;
import io.netlayers.core.OctetString;
import io.netlayers.ip.ndp.NdpMessageView;
import io.netlayers.ip.ndp.NdpOptionsView;
import java.io.IOException;
import java.util.Locale;

/** Neighbour discovery as JSON, inside ICMPv6. */
final class JsonNdp {
  private static final int ROUTER_ADVERTISEMENT = 134;
  private static final int NEIGHBOR_SOLICITATION = 135;
  private static final int NEIGHBOR_ADVERTISEMENT = 136;
  private static final int REDIRECT = 137;

  private JsonNdp() {}

  static void write(JsonGenerator json, NdpMessageView view) throws IOException {
    switch (view.type()) {
      case ROUTER_ADVERTISEMENT -> {
        json.writeNumberField("hopLimit", view.hopLimit());
        json.writeBooleanField("managed", view.managed());
        json.writeBooleanField("otherConfiguration", view.otherConfiguration());
        json.writeStringField("preference", name(view.preference()));
        json.writeNumberField("routerLifetime", view.routerLifetime());
        json.writeNumberField("reachableTime", view.reachableTime());
        json.writeNumberField("retransTimer", view.retransTimer());
      }
      case NEIGHBOR_SOLICITATION -> target(json, view);
      case NEIGHBOR_ADVERTISEMENT -> {
        target(json, view);
        json.writeBooleanField("router", view.router());
        json.writeBooleanField("solicited", view.solicited());
        json.writeBooleanField("override", view.override());
      }
      case REDIRECT -> {
        target(json, view);
        json.writeStringField(
            "destination",
            Ipv6Address.of(view.destinationHigh(), view.destinationLow()).toString());
      }
      default -> {}
    }
    json.writeArrayFieldStart("options");
    NdpOptionsView options = view.options();
    options.rewind();
    while (options.next()) {
      option(json, options);
    }
    json.writeEndArray();
  }

  private static void target(JsonGenerator json, NdpMessageView view) throws IOException {
    json.writeStringField("target", Ipv6Address.of(view.targetHigh(), view.targetLow()).toString());
  }

  private static void option(JsonGenerator json, NdpOptionsView option) throws IOException {
    json.writeStartObject();
    json.writeNumberField("type", option.type());
    json.writeStringField("name", name(option.typeName()));
    boolean typed = option.isWellFormed();
    switch (typed ? option.type() : -1) {
      case 1, 2 -> {
        if (option.bodyLength() == MacAddress.OCTETS) {
          json.writeStringField("address", MacAddress.of(option.macAddress()).toString());
        } else {
          data(json, option);
        }
      }
      case 3 -> {
        json.writeStringField(
            "prefix", Ipv6Address.of(option.prefixHigh(), option.prefixLow()).toString());
        json.writeNumberField("prefixLength", option.prefixLength());
        json.writeBooleanField("onLink", option.onLink());
        json.writeBooleanField("autonomous", option.autonomous());
        json.writeNumberField("validLifetime", option.validLifetime());
        json.writeNumberField("preferredLifetime", option.preferredLifetime());
      }
      case 5 -> json.writeNumberField("mtu", option.mtu());
      case 25 -> {
        json.writeNumberField("lifetime", option.lifetime());
        json.writeArrayFieldStart("servers");
        for (int i = 0; i < option.dnsServerCount(); i++) {
          json.writeString(
              Ipv6Address.of(option.dnsServerHigh(i), option.dnsServerLow(i)).toString());
        }
        json.writeEndArray();
      }
      default -> data(json, option);
    }
    json.writeEndObject();
  }

  private static void data(JsonGenerator json, NdpOptionsView option) throws IOException {
    json.writeStringField(
        "data",
        OctetString.copyOf(option.buffer(), option.bodyOffset(), option.bodyLength()).toString());
  }

  private static String name(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
