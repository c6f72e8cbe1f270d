package io.netlayers.tools.dissect.follow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** What is made of both sides' octets, lost ones and wrong ones too. */
class HttpDialogueTest {
  private static final String GET = "GET /a HTTP/1.1|Host: h||";
  private static final String OK = "HTTP/1.1 200 OK|Content-Length: 10||";

  private HttpDialogue dialogue = new HttpDialogue();
  private long frame;

  private Stamp next() {
    frame++;
    return new Stamp(frame, frame, 0);
  }

  private HttpDialogueTest says(boolean client, String text) {
    byte[] octets = text.replace("|", "\r\n").getBytes(StandardCharsets.ISO_8859_1);
    ByteBuffer buffer = ByteBuffer.allocate(octets.length + 7);
    buffer.put(3, octets);
    dialogue.octets(client, buffer, 3, octets.length, next());
    return this;
  }

  private HttpDialogueTest client(String text) {
    return says(true, text);
  }

  private HttpDialogueTest server(String text) {
    return says(false, text);
  }

  private HttpDialogueTest gap(boolean client, long octets) {
    dialogue.gap(client, octets, next());
    return this;
  }

  private HttpDialogueTest close(boolean client) {
    dialogue.closed(client, next());
    return this;
  }

  private static String text(Message message) {
    if (message == null) {
      return "-";
    }
    String missing = message.missingOctets > 0 ? "(-" + message.missingOctets + ")" : "";
    return message.startLine + " " + message.contentOctets + missing + " " + message.end;
  }

  /** A line an exchange. */
  private String told() {
    StringBuilder told = new StringBuilder();
    for (Exchange exchange : dialogue.exchanges()) {
      told.append(text(exchange.request)).append(" > ");
      exchange.informational.forEach(message -> told.append(text(message)).append(", "));
      told.append(text(exchange.response)).append('\n');
    }
    return told.toString();
  }

  @Test
  void anExchange() {
    client(GET).server(OK + "0123456789");
    assertEquals("GET /a HTTP/1.1 0 WHOLE > HTTP/1.1 200 OK 10 WHOLE\n", told());
    Exchange exchange = dialogue.exchanges().get(0);
    assertEquals(1, exchange.request.begin.frame());
    assertEquals(2, exchange.response.last.frame());
  }

  @Test
  void everySplitTellsTheSame() {
    String up = "POST /p HTTP/1.1|Host: h|Transfer-Encoding: chunked||3|abc|0|T: x||" + GET + GET;
    String down =
        "HTTP/1.1 100 Continue||HTTP/1.1 204 No Content||" + OK + "0123456789HTTP/1.1 304 N||";
    client(up).server(down);
    String whole = told();
    assertEquals(
        "POST /p HTTP/1.1 3 WHOLE > HTTP/1.1 100 Continue 0 WHOLE, HTTP/1.1 204 No Content 0 WHOLE\n"
            + "GET /a HTTP/1.1 0 WHOLE > HTTP/1.1 200 OK 10 WHOLE\n"
            + "GET /a HTTP/1.1 0 WHOLE > HTTP/1.1 304 N 0 WHOLE\n",
        whole);
    for (int step = 1; step < 40; step++) {
      dialogue = new HttpDialogue();
      pieces(true, up.replace("|", "\r\n"), step);
      pieces(false, down.replace("|", "\r\n"), step);
      assertEquals(whole, told(), "pieces of " + step);
    }
  }

  private void pieces(boolean ofClient, String text, int step) {
    for (int at = 0; at < text.length(); at += step) {
      says(ofClient, text.substring(at, Math.min(text.length(), at + step)));
    }
  }

  @Test
  void methodsDecideWhatAResponseHas() {
    client("HEAD /a HTTP/1.1|Host: h||").server(OK).client(GET).server(OK + "0123456789");
    assertEquals(
        "HEAD /a HTTP/1.1 0 WHOLE > HTTP/1.1 200 OK 0 WHOLE\n"
            + "GET /a HTTP/1.1 0 WHOLE > HTTP/1.1 200 OK 10 WHOLE\n",
        told());
  }

  @Test
  void aHeadWhoseEndIsLostTellsItsFirstLine() {
    client("GET /a HTTP/1.1|Host: h|Coo").gap(true, 40).server("HTTP/1.1 404 No|Da").gap(false, 9);
    assertEquals("GET /a HTTP/1.1 0 LOST > HTTP/1.1 404 No 0 LOST\n", told());
    assertEquals("GET", dialogue.exchanges().get(0).request.method);
    assertEquals(404, dialogue.exchanges().get(0).response.statusCode);
    dialogue = new HttpDialogue();
    client("rubbish").gap(true, 40);
    assertEquals("", told());
  }

  @Test
  void untilTheEnd() {
    client(GET).server("HTTP/1.0 200 OK||abc").close(false);
    assertEquals("GET /a HTTP/1.1 0 WHOLE > HTTP/1.0 200 OK 3 WHOLE\n", told());
  }

  @Test
  void cutAndOpen() {
    client(GET).server(OK + "012");
    assertEquals("GET /a HTTP/1.1 0 WHOLE > HTTP/1.1 200 OK 3 OPEN\n", told());
    close(false);
    assertEquals("GET /a HTTP/1.1 0 WHOLE > HTTP/1.1 200 OK 3 CUT\n", told());
    client("GET /c HTTP/1.1|Host: h||").server("HTTP/1.0 200 OK||ab");
    dialogue.cutOff();
    assertTrue(told().endsWith("GET /c HTTP/1.1 0 WHOLE > HTTP/1.0 200 OK 2 CUT\n"), told());
    client("GET /b HTT").close(true);
    assertTrue(told().endsWith("GET /b HTT 0 CUT > -\n"), told());
  }

  @Test
  void aGapWithinContentCounts() {
    client(GET).server(OK + "01").gap(false, 5).server("789" + OK + "0123456789");
    assertTrue(
        told().startsWith("GET /a HTTP/1.1 0 WHOLE > HTTP/1.1 200 OK 10(-5) WHOLE\n"), told());
    dialogue = new HttpDialogue();
    client(GET).server("HTTP/1.1 200 OK|Transfer-Encoding: chunked||a|01").gap(false, 8);
    server("|0||");
    assertEquals("GET /a HTTP/1.1 0 WHOLE > HTTP/1.1 200 OK 10(-8) WHOLE\n", told());
    dialogue = new HttpDialogue();
    client(GET).server("HTTP/1.1 200 OK||x").gap(false, 8).close(false);
    assertEquals("GET /a HTTP/1.1 0 WHOLE > HTTP/1.1 200 OK 9(-8) WHOLE\n", told());
    dialogue = new HttpDialogue();
    client(GET).server(OK).gap(false, 10);
    assertEquals("GET /a HTTP/1.1 0 WHOLE > HTTP/1.1 200 OK 10(-10) WHOLE\n", told());
  }

  @Test
  void behindALargerGapAMessageIsFoundAgain() {
    client(GET).server(OK + "01").gap(false, 100).server("rubbish").client(GET);
    server(OK + "0123456789");
    assertEquals(
        "GET /a HTTP/1.1 0 WHOLE > HTTP/1.1 200 OK 2 LOST\n"
            + "GET /a HTTP/1.1 0 WHOLE > HTTP/1.1 200 OK 10 WHOLE\n",
        told());
    gap(true, 30).server(OK + "0123456789");
    assertTrue(told().endsWith("- > HTTP/1.1 200 OK 10 WHOLE\n"), told());
    client(GET).server("HTTP/1.1 204 No Content||");
    assertTrue(told().endsWith("GET /a HTTP/1.1 0 WHOLE > HTTP/1.1 204 No Content 0 WHOLE\n"));
  }

  @Test
  void whatIsMalformedIsTold() {
    client(GET).server("HTTP/1.1 200 OK|Content-Length: x||");
    Message response = dialogue.exchanges().get(0).response;
    assertEquals("BAD_CONTENT_LENGTH", response.fault);
    assertEquals(Message.End.MALFORMED, response.end);
    client("GET /b HTTP/1.1|Host: h|Bad Name: x||");
    assertEquals("BAD_FIELD_NAME", dialogue.exchanges().get(1).request.fault);
    assertEquals("GET /b HTTP/1.1", dialogue.exchanges().get(1).request.startLine);
  }

  @Test
  void whatIsPutUpWithIsTold() {
    client("GET /a HTTP/1.1\n|");
    assertTrue(dialogue.exchanges().get(0).request.deviations.toString().contains("BARE_LF"));
  }

  @Test
  void switchesEndHttp() {
    client("CONNECT h:1 HTTP/1.1|Host: h:1||").server("HTTP/1.1 200 OK||").client("\u0016\u0003");
    server("GET / HTTP/1.1||");
    assertEquals("CONNECT h:1 HTTP/1.1 0 WHOLE > HTTP/1.1 200 OK 0 WHOLE\n", told());
    dialogue = new HttpDialogue();
    client("GET / HTTP/1.1|Host: h|Upgrade: x|Connection: upgrade||");
    server("HTTP/1.1 101 Switching Protocols||\u0081\u0000").client("\u0081\u0000");
    assertEquals("GET / HTTP/1.1 0 WHOLE > HTTP/1.1 101 Switching Protocols 0 WHOLE\n", told());
  }

  @Test
  void otherProtocolsAreLeftAlone() {
    server("SSH-2.0-x|").client("SSH-2.0-y|").client(GET);
    assertFalse(dialogue.isHttp());
    assertEquals("", told());
  }

  @Property(tries = 300)
  void anyOctetsAndGapsNeverThrow(@ForAll long seed) {
    Random random = new Random(seed);
    String[] texts = {
      GET,
      OK,
      "0123456789",
      "HTTP/1.1 200 OK|Transfer-Encoding: chunked||",
      "5|",
      "|",
      "POST / HTTP/1.1|Host: h|Content-Length: 99||",
      "CONNECT a:1 HTTP/1.1|",
      "\u0000"
    };
    for (int i = 0; i < 40; i++) {
      String text = texts[random.nextInt(texts.length)];
      switch (random.nextInt(6)) {
        case 0 -> gap(random.nextBoolean(), 1 + random.nextInt(200));
        case 1 -> says(random.nextBoolean(), text.substring(random.nextInt(text.length())));
        case 2 -> says(random.nextBoolean(), text.substring(0, random.nextInt(text.length())));
        default -> says(random.nextBoolean(), text);
      }
    }
    close(true).close(false);
    for (Exchange exchange : dialogue.exchanges()) {
      assertTrue(exchange.request != null || exchange.response != null);
    }
  }
}
