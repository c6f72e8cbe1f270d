package io.netlayers.tools.dissect.follow;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.util.MinimalPrettyPrinter;
import io.netlayers.http.Deviation;
import io.netlayers.http.head.FieldLine;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import org.checkerframework.checker.nullness.qual.Nullable;

/** One JSON object a line, a line a conversation. */
final class JsonConversations extends ConversationWriter {
  private final JsonGenerator json;

  JsonConversations(OutputStream out) throws IOException {
    json =
        JsonFactory.builder()
            .disable(StreamWriteFeature.FLUSH_PASSED_TO_STREAM)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
            .build()
            .createGenerator(out, JsonEncoding.UTF8)
            .setPrettyPrinter(new MinimalPrettyPrinter(""));
  }

  @Override
  void write(Conversation conversation) throws IOException {
    Endpoints ends = conversation.endpoints;
    json.writeStartObject();
    json.writeNumberField("conversation", conversation.number);
    json.writeStringField("protocol", conversation.dialogue.isHttp() ? "http" : "tcp");
    side(
        "client",
        ends.fromAddress(),
        ends.fromPort(),
        conversation.clientOctets,
        conversation.clientOpened,
        conversation.clientClosed);
    side(
        "server",
        ends.toAddress(),
        ends.toPort(),
        conversation.serverOctets,
        conversation.serverOpened,
        conversation.serverClosed);
    json.writeNumberField("frames", conversation.frames);
    json.writeNumberField("firstFrame", conversation.begin.frame());
    json.writeNumberField("lastFrame", conversation.last.frame());
    json.writeStringField("begin", conversation.begin.seconds());
    json.writeStringField("end", conversation.last.seconds());
    duration("seconds", conversation.last.since(conversation.begin));
    json.writeStringField("ending", conversation.ending());
    json.writeNumberField("conflicts", conversation.conflicts);
    json.writeNumberField("missingOctets", conversation.missingOctets);
    json.writeArrayFieldStart("gaps");
    for (Conversation.Gap gap : conversation.gaps) {
      json.writeStartObject();
      json.writeStringField("side", gap.ofClient() ? "client" : "server");
      json.writeNumberField("position", gap.position());
      json.writeNumberField("octets", gap.length());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayFieldStart("exchanges");
    for (Exchange exchange : conversation.dialogue.exchanges()) {
      exchange(exchange);
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeRaw('\n');
  }

  private void side(
      String name, String address, int port, long octets, boolean opened, boolean closed)
      throws IOException {
    json.writeObjectFieldStart(name);
    json.writeStringField("address", address);
    json.writeNumberField("port", port);
    json.writeNumberField("octets", octets);
    json.writeBooleanField("syn", opened);
    json.writeBooleanField("fin", closed);
    json.writeEndObject();
  }

  private void duration(String name, double seconds) throws IOException {
    json.writeNumberField(name, BigDecimal.valueOf(seconds).setScale(9, RoundingMode.HALF_UP));
  }

  private void exchange(Exchange exchange) throws IOException {
    Message request = exchange.request;
    Message response = exchange.response;
    json.writeStartObject();
    json.writeFieldName("request");
    message(request);
    json.writeArrayFieldStart("informational");
    for (Message informational : exchange.informational) {
      message(informational);
    }
    json.writeEndArray();
    json.writeFieldName("response");
    message(response);
    if (request != null && response != null) {
      duration("secondsToResponse", response.begin.since(request.begin));
      duration("seconds", response.last.since(request.begin));
    }
    json.writeEndObject();
  }

  private void message(@Nullable Message message) throws IOException {
    if (message == null) {
      json.writeNull();
      return;
    }
    json.writeStartObject();
    json.writeNumberField("frame", message.begin.frame());
    json.writeNumberField("lastFrame", message.last.frame());
    json.writeStringField("time", message.begin.seconds());
    json.writeStringField("lastTime", message.last.seconds());
    json.writeNumberField("position", message.position);
    json.writeStringField("startLine", message.startLine);
    if (!message.method.isEmpty()) {
      json.writeStringField("method", message.method);
      json.writeStringField("target", message.target);
    } else if (message.statusCode > 0) {
      json.writeNumberField("status", message.statusCode);
      json.writeStringField("reason", message.reason);
    }
    json.writeStringField("version", message.version);
    lines("fields", message.fields);
    json.writeStringField("framing", lower(message.framing));
    json.writeNumberField("contentOctets", message.contentOctets);
    json.writeNumberField("missingOctets", message.missingOctets);
    lines("trailers", message.trailers);
    json.writeStringField("end", lower(message.end));
    if (!message.deviations.isEmpty()) {
      json.writeArrayFieldStart("deviations");
      for (Deviation deviation : message.deviations) {
        json.writeString(deviation.name());
      }
      json.writeEndArray();
    }
    if (!message.fault.isEmpty()) {
      json.writeObjectFieldStart("fault");
      json.writeStringField("status", message.fault);
      json.writeStringField("clause", message.clause);
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private static String lower(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private void lines(String name, List<FieldLine> lines) throws IOException {
    json.writeArrayFieldStart(name);
    for (FieldLine line : lines) {
      json.writeStartObject();
      json.writeStringField("name", line.name());
      json.writeStringField("value", line.value());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  @Override
  void flush() throws IOException {
    json.flush();
  }
}
