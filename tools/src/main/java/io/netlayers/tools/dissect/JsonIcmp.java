package io.netlayers.tools.dissect;

import com.fasterxml.jackson.core.JsonGenerator;
import io.netlayers.core.Ipv4Address;
import io.netlayers.ip.icmp.IcmpMessageView;
import io.netlayers.ip.icmp.Icmpv4MessageView;
import io.netlayers.ip.icmp.Icmpv6MessageView;
import io.netlayers.ip.mld.MldMessageView;
import io.netlayers.ip.ndp.NdpMessageView;
import io.netlayers.packet.ChecksumState;
import io.netlayers.packet.FrameWalker;
import java.io.IOException;

/** ICMP of both versions as JSON, with the packet that an error quotes. */
final class JsonIcmp {
  /** Octets before a message's body; where a capture cut one of them, type and code are given. */
  private static final int FIXED_OCTETS = 8;

  private final FrameWalker quoted = new FrameWalker();
  private final boolean inQuote;
  private final NdpMessageView ndp = new NdpMessageView();
  private final MldMessageView mld = new MldMessageView();

  JsonIcmp(boolean inQuote) {
    this.inQuote = inQuote;
  }

  void icmpv4(JsonGenerator json, Icmpv4MessageView view, ChecksumState checksum)
      throws IOException {
    head(json, view, checksum);
    if (view.length() < FIXED_OCTETS) {
      return;
    }
    switch (view.type()) {
      case 0, 8, 13, 14, 15, 16, 17, 18 -> {
        json.writeNumberField("identifier", view.identifier());
        json.writeNumberField("sequence", view.sequence());
      }
      case 3 -> {
        if (view.code() == 4) {
          json.writeNumberField("nextHopMtu", view.nextHopMtu());
        }
      }
      case 5 ->
          json.writeStringField(
              "gateway", Ipv4Address.appendTo(new StringBuilder(), view.gateway()).toString());
      case 12 -> json.writeNumberField("pointer", view.pointer());
      default -> {}
    }
    quoted(json, view, 4);
  }

  void icmpv6(JsonGenerator json, Icmpv6MessageView view, ChecksumState checksum)
      throws IOException {
    head(json, view, checksum);
    if (view.length() < FIXED_OCTETS) {
      return;
    }
    switch (view.type()) {
      case 2 -> json.writeNumberField("mtu", view.mtu());
      case 4 -> json.writeNumberField("pointer", view.pointer());
      case 128, 129 -> {
        json.writeNumberField("identifier", view.identifier());
        json.writeNumberField("sequence", view.sequence());
      }
      case 130, 131, 132, 143 -> {
        if (mld.wrap(view.buffer(), view.offset(), view.length()).isOk()) {
          JsonGroups.mld(json, mld);
        }
      }
      case 133, 134, 135, 136, 137 -> {
        if (ndp.wrap(view.buffer(), view.offset(), view.length()).isOk()) {
          JsonNdp.write(json, ndp);
        }
      }
      default -> {}
    }
    quoted(json, view, 6);
  }

  private static void head(JsonGenerator json, IcmpMessageView view, ChecksumState checksum)
      throws IOException {
    json.writeNumberField("type", view.type());
    json.writeNumberField("code", view.code());
    JsonLayers.checksum(json, checksum);
  }

  private void quoted(JsonGenerator json, IcmpMessageView view, int version) throws IOException {
    if (inQuote || !view.isQuoting() || view.quotedLength() <= 0) {
      return;
    }
    quoted.walkQuoted(version, view.buffer(), view.quotedOffset(), view.quotedLength());
    json.writeObjectFieldStart("quoted");
    new JsonLayers(true).write(json, quoted);
    json.writeEndObject();
  }
}
