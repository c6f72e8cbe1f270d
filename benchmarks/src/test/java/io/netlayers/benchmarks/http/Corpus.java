package io.netlayers.benchmarks.http;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Messages to compare parsers with: valid, odd and hostile, the same ones on every run. */
abstract sealed class Corpus permits HeadCases, BodyCases, ResponseCases {
  /**
   * One message.
   *
   * @param request whether it is a request
   * @param title what is special about it
   * @param text the message, an octet a character
   * @param clause what allows the message, should we accept what another refuses or reads otherwise
   * @param reason the same in words
   */
  record Message(boolean request, String title, String text, String clause, String reason) {
    byte[] octets() {
      return text.getBytes(StandardCharsets.ISO_8859_1);
    }
  }

  static final String HOST = "Host: a\r\n";
  static final String CHUNKED = "Transfer-Encoding: chunked\r\n";
  static final String POST = "POST / HTTP/1.1\r\n" + HOST;

  private final List<Message> messages = new ArrayList<>();
  private String clause = "";
  private String reason = "";

  /** Adds this part's messages. */
  abstract void add();

  static List<Message> all() {
    List<Message> all = new ArrayList<>();
    for (Corpus part : List.of(new HeadCases(), new BodyCases(), new ResponseCases())) {
      part.add();
      all.addAll(part.messages);
    }
    return all;
  }

  static String sized(String length) {
    return "Content-Length: " + length + "\r\n";
  }

  /** What is said of messages from here on that we accept and another does not. */
  final void accepted(String clause, String reason) {
    this.clause = clause;
    this.reason = reason;
  }

  final void request(String title, String text) {
    messages.add(new Message(true, title, text, clause, reason));
  }

  final void response(String title, String text) {
    messages.add(new Message(false, title, text, clause, reason));
  }

  /** A text with what cannot be seen written out, and its length where it is long. */
  static String show(String text) {
    StringBuilder shown = new StringBuilder();
    for (int i = 0; i < text.length() && i < 40; i++) {
      char c = text.charAt(i);
      if (c == '\r') {
        shown.append("\\r");
      } else if (c == '\n') {
        shown.append("\\n");
      } else if (c == '\t') {
        shown.append("\\t");
      } else if (c < 0x20 || c >= 0x7F) {
        shown.append(String.format("\\x%02x", (int) c & 0xFF));
      } else {
        shown.append(c);
      }
    }
    String quoted = "'" + shown + (text.length() > 40 ? "..." : "") + "'";
    return text.length() > 40 ? quoted + " of " + text.length() + " octets" : quoted;
  }
}
