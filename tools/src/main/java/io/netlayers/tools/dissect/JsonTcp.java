package io.netlayers.tools.dissect;

import com.fasterxml.jackson.core.JsonGenerator;
import io.netlayers.core.OctetString;
import io.netlayers.packet.ChecksumState;
import io.netlayers.tcp.TcpOption;
import io.netlayers.tcp.TcpOptionKind;
import io.netlayers.tcp.TcpOptionsView;
import io.netlayers.tcp.TcpSegmentView;
import java.io.IOException;

/** A TCP segment as JSON. */
final class JsonTcp {
  private final TcpOptionsView options = new TcpOptionsView();

  void write(JsonGenerator json, TcpSegmentView tcp, ChecksumState checksum) throws IOException {
    json.writeNumberField("sourcePort", tcp.sourcePort());
    json.writeNumberField("destinationPort", tcp.destinationPort());
    json.writeNumberField("sequence", Integer.toUnsignedLong(tcp.sequence()));
    if (tcp.hasWholeHeader()) {
      json.writeNumberField("acknowledgment", Integer.toUnsignedLong(tcp.acknowledgment()));
      json.writeNumberField("flags", tcp.flags());
      json.writeNumberField("window", tcp.window());
      json.writeNumberField("urgentPointer", tcp.urgentPointer());
      json.writeNumberField("headerLength", tcp.dataOffset() * 4);
      json.writeNumberField("payloadLength", Math.max(0, tcp.wirePayloadLength()));
    }
    JsonLayers.checksum(json, checksum);
    json.writeObjectFieldStart("options");
    if (tcp.hasWholeHeader()) {
      options.wrap(tcp);
      known(json);
      others(json);
    }
    json.writeEndObject();
  }

  private void known(JsonGenerator json) throws IOException {
    if (options.mss() >= 0) {
      json.writeNumberField("mss", options.mss());
    }
    if (options.windowScale() >= 0) {
      json.writeNumberField("windowScale", options.windowScale());
    }
    if (options.sackPermitted()) {
      json.writeBooleanField("sackPermitted", true);
    }
    if (options.sackBlocks() > 0) {
      json.writeArrayFieldStart("sack");
      for (int i = 0; i < options.sackBlocks(); i++) {
        json.writeStartArray();
        json.writeNumber(Integer.toUnsignedLong(options.sackLeft(i)));
        json.writeNumber(Integer.toUnsignedLong(options.sackRight(i)));
        json.writeEndArray();
      }
      json.writeEndArray();
    }
    if (options.hasTimestamps()) {
      json.writeNumberField("tsVal", Integer.toUnsignedLong(options.tsVal()));
      json.writeNumberField("tsEcr", Integer.toUnsignedLong(options.tsEcr()));
    }
  }

  /** The rest by name, its octets in hexadecimal; one of a wrong length among them. */
  private void others(JsonGenerator json) throws IOException {
    options.rewind();
    for (int kind = options.next(); kind != TcpOptionsView.NO_MORE; kind = options.next()) {
      boolean known =
          switch (kind) {
            case TcpOptionKind.END, TcpOptionKind.NOP -> true;
            case TcpOptionKind.MSS,
                TcpOptionKind.WINDOW_SCALE,
                TcpOptionKind.SACK_PERMITTED,
                TcpOptionKind.SACK,
                TcpOptionKind.TIMESTAMPS ->
                options.hasProperLength();
            default -> false;
          };
      if (known) {
        continue;
      }
      if (kind == TcpOptionKind.USER_TIMEOUT
          && TcpOption.decode(options) instanceof TcpOption.UserTimeout timeout) {
        json.writeObjectFieldStart("userTimeout");
        json.writeStringField("unit", timeout.minutes() ? "minutes" : "seconds");
        json.writeNumberField("timeout", timeout.timeout());
        json.writeEndObject();
      } else {
        json.writeStringField(
            nameOf(kind),
            OctetString.copyOf(options.buffer(), options.bodyOffset(), options.bodyLength())
                .toString());
      }
    }
  }

  private static String nameOf(int kind) {
    return switch (kind) {
      case TcpOptionKind.FAST_OPEN -> "fastOpen";
      case TcpOptionKind.MD5_SIGNATURE -> "md5";
      case TcpOptionKind.TCP_AO -> "ao";
      case TcpOptionKind.MPTCP -> "mptcp";
      case TcpOptionKind.ACC_ECN_0 -> "accEcn0";
      case TcpOptionKind.ACC_ECN_1 -> "accEcn1";
      case TcpOptionKind.TCP_ENO -> "eno";
      case TcpOptionKind.EXPERIMENT_1 -> "experiment253";
      case TcpOptionKind.EXPERIMENT_2 -> "experiment254";
      default -> "option" + kind;
    };
  }
}
