package io.netlayers.tools.dissect.follow;

import io.netlayers.http.FieldName;
import io.netlayers.http.body.BodyKind;
import io.netlayers.http.head.FieldLine;
import io.netlayers.tools.dissect.follow.Message.End;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.checkerframework.checker.nullness.qual.Nullable;

/** A line a conversation, and an indented one for each request and response. */
final class TextConversations extends ConversationWriter {
  private final OutputStream out;
  private final boolean verbose;
  private final StringBuilder text = new StringBuilder();

  TextConversations(OutputStream out, boolean verbose) {
    this.out = out;
    this.verbose = verbose;
  }

  @Override
  void write(Conversation conversation) throws IOException {
    text.setLength(0);
    text.append('#').append(conversation.number).append(' ');
    text.append(conversation.begin.timeOfDay()).append(' ').append(conversation.endpoints);
    text.append(conversation.dialogue.isHttp() ? ": HTTP, " : ": TCP, ");
    text.append(conversation.frames).append(conversation.frames == 1 ? " frame in" : " frames in");
    seconds(" ", conversation.last.since(conversation.begin));
    text.append(" s, ").append(conversation.clientOctets).append(" octets there, ");
    text.append(conversation.serverOctets).append(" back, ").append(conversation.ending());
    if (conversation.conflicts > 0) {
      text.append(", sent twice and otherwise: ").append(conversation.conflicts).append(" times");
    }
    text.append('\n');
    for (Conversation.Gap gap : conversation.gaps) {
      text.append("    gap: ").append(gap.length()).append(" octets of the ");
      text.append(gap.ofClient() ? "client" : "server").append(" at ").append(gap.position());
      text.append('\n');
    }
    for (Exchange exchange : conversation.dialogue.exchanges()) {
      exchange(exchange);
    }
    out.write(text.toString().getBytes(StandardCharsets.UTF_8));
  }

  private void exchange(Exchange exchange) {
    Message request = exchange.request;
    if (request != null) {
      request(request);
    } else {
      text.append("    a request that was not captured\n");
    }
    for (Message informational : exchange.informational) {
      response(informational, request);
    }
    Message response = exchange.response;
    if (response != null) {
      response(response, request);
    } else if (request != null) {
      text.append("        no response\n");
    }
  }

  private void request(Message request) {
    text.append("    ").append(request.begin.timeOfDay()).append(' ').append(request.startLine);
    String host = request.field(FieldName.HOST);
    if (!host.isEmpty()) {
      text.append(", host ").append(host);
    }
    content(request);
    rest(request);
  }

  private void response(Message response, @Nullable Message request) {
    text.append("        ");
    if (request == null) {
      text.append(response.begin.timeOfDay());
    } else {
      seconds("+", response.begin.since(request.begin));
    }
    text.append(' ').append(response.startLine);
    String type = response.field(FieldName.CONTENT_TYPE);
    if (!type.isEmpty()) {
      text.append(", ").append(type);
    }
    content(response);
    if (response.end == End.WHOLE && request != null && response.contentOctets > 0) {
      seconds(", whole at +", response.last.since(request.begin));
    }
    rest(response);
  }

  private void content(Message message) {
    if (message.framing != BodyKind.NONE && message.framing != BodyKind.TUNNEL) {
      text.append(", ").append(message.contentOctets).append(" octets");
      if (message.framing == BodyKind.CHUNKED) {
        text.append(" in chunks");
      }
    }
    if (message.missingOctets > 0) {
      text.append(", ").append(message.missingOctets).append(" of them not captured");
    }
  }

  private void rest(Message message) {
    switch (message.end) {
      case OPEN -> text.append(", goes on");
      case CUT -> text.append(", cut off");
      case LOST -> text.append(", its end not captured");
      case MALFORMED ->
          text.append(" [").append(message.fault).append(": ").append(message.clause).append(']');
      default -> {}
    }
    if (!message.deviations.isEmpty()) {
      text.append(' ').append(message.deviations);
    }
    text.append('\n');
    if (verbose) {
      lines(message.fields);
      lines(message.trailers);
    }
  }

  private void lines(List<FieldLine> lines) {
    for (FieldLine line : lines) {
      text.append("            ").append(line).append('\n');
    }
  }

  private void seconds(String before, double seconds) {
    text.append(before).append(String.format(Locale.ROOT, "%.6f", seconds));
  }

  @Override
  void flush() throws IOException {
    out.flush();
  }
}
