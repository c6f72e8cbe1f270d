package io.netlayers.http.sse;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** HTML standard §9.2.5 and §9.2.6, with its examples, whole and at every split. */
class EventStreamReaderTest {
  static List<ServerSentEvent> events(EventStreamReader reader, byte[] octets, int... cuts) {
    List<ServerSentEvent> list = new ArrayList<>();
    int from = 0;
    for (int i = 0; i <= cuts.length; i++) {
      int to = i < cuts.length ? cuts[i] : octets.length;
      ByteBuffer slice = ByteBuffer.allocateDirect(to - from + 3);
      slice.put(2, octets, from, to - from);
      reader.read(slice.asReadOnlyBuffer(), 2, to - from, list::add);
      from = to;
    }
    return list;
  }

  private static void gives(String stream, ServerSentEvent... expected) {
    byte[] octets = stream.getBytes(StandardCharsets.UTF_8);
    List<ServerSentEvent> list = List.of(expected);
    assertEquals(list, events(new EventStreamReader(), octets));
    int[] each = new int[octets.length];
    Arrays.setAll(each, i -> i);
    assertEquals(list, events(new EventStreamReader(), octets, each));
    for (int cut : each) {
      assertEquals(list, events(new EventStreamReader(), octets, cut));
    }
  }

  private static ServerSentEvent event(String type, String data, String id) {
    return new ServerSentEvent(type, data, id);
  }

  @Test
  void theStandardsExamples() {
    gives("data: YHOO\ndata: +2\ndata: 10\n\n", event("", "YHOO\n+2\n10", ""));
    gives(
        ": test stream\n\ndata: first event\nid: 1\n\ndata:second event\nid\n\ndata:  third event\n\n",
        event("", "first event", "1"),
        event("", "second event", ""),
        event("", " third event", ""));
    gives("data\n\ndata\ndata\n\ndata:", event("", "", ""), event("", "\n", ""));
    gives("data:test\n\ndata: test\n\n", event("", "test", ""), event("", "test", ""));
    gives(
        "event: add\ndata: 73857293\n\nevent: remove\ndata: 2153\n\n",
        event("add", "73857293", ""),
        event("remove", "2153", ""));
  }

  @Test
  void lineEnds() {
    gives("data:a\r\ndata:b\r\n\r\n", event("", "a\nb", ""));
    gives("data:a\rdata:b\r\r", event("", "a\nb", ""));
    gives("data:a\n\rdata:b\n\r\n", event("", "a", ""), event("", "b", ""));
    gives("\r\n\r\n\n\r");
    assertEquals("message", event("", "", "").effectiveType());
  }

  @Test
  void byteOrderMarks() {
    gives("\ufeffdata:a\n\n", event("", "a", ""));
    gives("\ufeff\ufeffdata:a\n\n");
    gives("data:\ufeffa\n\n", event("", "\ufeffa", ""));
    gives("\ufeff\ndata:a\n\n", event("", "a", ""));
  }

  @Test
  void fields() {
    gives("DATA:a\ndata :b\n data:c\nx\n\n");
    gives("event:a\n\ndata:b\n\n", event("", "b", ""));
    gives("event:a\nevent\ndata:b\n\n", event("", "b", ""));
    gives("id:1\n\nid:a\0b\ndata:x\n\n", event("", "x", "1"));
    gives("data:a:b\ndata::c\n\n", event("", "a:b\n:c", ""));
    gives("data:\u20ac\ud83d\ude00\n\n", event("", "\u20ac\ud83d\ude00", ""));
  }

  @Test
  void anIdCountsOnceItsEventIsComplete() {
    EventStreamReader reader = new EventStreamReader();
    byte[] octets = "id: 7\n".getBytes(StandardCharsets.US_ASCII);
    events(reader, octets);
    assertEquals("", reader.lastEventId());
    events(reader, new byte[] {'\n'});
    assertEquals("7", reader.lastEventId());
  }

  @Test
  void retry() {
    EventStreamReader reader = new EventStreamReader();
    assertEquals(OptionalLong.empty(), reader.retryMillis());
    events(
        reader,
        "retry: 1000\nretry: -5\nretry: 1s\nretry\nretry:\n".getBytes(StandardCharsets.US_ASCII));
    assertEquals(OptionalLong.of(1000), reader.retryMillis());
  }

  @Test
  void octetsThatAreNoUtf8BecomeReplacementCharacters() {
    byte[] octets = {'d', 'a', 't', 'a', ':', (byte) 0xC3, '\n', '\n'};
    assertEquals(List.of(event("", "\ufffd", "")), events(new EventStreamReader(), octets));
  }

  @Test
  void limitsHoldAtEverySplit() {
    byte[] octets = ("data:" + "x".repeat(11) + "\n\n").getBytes(StandardCharsets.US_ASCII);
    for (int cut = 0; cut <= octets.length; cut++) {
      assertEquals(1, events(new EventStreamReader(16, 12), octets, cut).size());
      assertEquals(0, events(new EventStreamReader(16, 10), octets, cut).size());
    }
    EventStreamReader reader = new EventStreamReader(16, 100);
    ByteBuffer line = ByteBuffer.wrap(("\ufeff" + "y".repeat(17)).getBytes(StandardCharsets.UTF_8));
    assertTrue(reader.read(line, 0, 19, e -> {}));
    assertFalse(reader.read(line, 19, 1, e -> {}));
    EventStreamReader noBom = new EventStreamReader(16, 100);
    assertTrue(noBom.read(line, 3, 17, e -> {}));
    assertFalse(noBom.read(ByteBuffer.wrap(new byte[] {'\n'}), 0, 1, e -> {}));
    EventStreamReader plain = new EventStreamReader(16, 100);
    plain.read(ByteBuffer.wrap(new byte[] {'\n'}), 0, 1, e -> {});
    assertFalse(plain.read(line, 3, 17, e -> {}));
    assertThrows(IllegalArgumentException.class, () -> new EventStreamReader(1, 1));
  }

  private static byte[] octets(String data) {
    return new EventStreamWriter().octets(ServerSentEvent.of(data));
  }

  /** The Encoding standard's decoder: one U+FFFD for each longest run that begins a sequence. */
  @ParameterizedTest
  @CsvSource({
    "80,1",
    "c0af,2",
    "c3,1",
    "c328,1+",
    "e282,1",
    "e28228,1+",
    "e080af,3",
    "eda080,3",
    "f09f98,1",
    "f09f9828,1+",
    "f0808080,4",
    "f4908080,4",
    "f18feda0,3",
    "f5808080,4",
    "ff,1",
    "c3c3a4,1\u00e4",
  })
  void malformedRunsAreReplaced(String hex, String expected) {
    byte[] line = HexFormat.of().parseHex("646174613a" + hex + "0a0a");
    String text =
        "\ufffd".repeat(expected.charAt(0) - '0')
            + (expected.endsWith("+") ? "(" : expected.substring(1));
    assertEquals(List.of(event("", text, "")), events(new EventStreamReader(), line), hex);
  }

  @Test
  void whatIsWrittenIsRead() {
    ServerSentEvent one = event("t", "a\n\nb\n", "9");
    ServerSentEvent two = event("", " x", "");
    assertEquals("id: 9\nevent: t\ndata: a\ndata: \ndata: b\ndata: \n\n", one.toString());
    assertEquals("data:  x\n\n", two.toString());
    EventStreamWriter writer = new EventStreamWriter();
    gives(
        ServerSentEvent.retry(5)
            + writer.text(two)
            + writer.text(one)
            + ServerSentEvent.comment("ping")
            + writer.text(one)
            + writer.text(two)
            + writer.text(two),
        two,
        one,
        one,
        two,
        two);
    assertEquals("data: \u20ac\n\n", new String(octets("\u20ac"), StandardCharsets.UTF_8));
    assertEquals(Optional.of("9"), one.id());
    assertThrows(IllegalArgumentException.class, () -> event("a\nb", "", ""));
    assertThrows(IllegalArgumentException.class, () -> event("", "a\rb", ""));
    assertThrows(IllegalArgumentException.class, () -> event("", "", "a\0"));
    assertThrows(IllegalArgumentException.class, () -> ServerSentEvent.comment("a\n"));
    assertThrows(IllegalArgumentException.class, () -> ServerSentEvent.retry(-1));
  }

  /** One field of a mebibyte is an event; the limit is the data's, not the line's. */
  @Test
  void aWholeEventMayStandInOneLine() {
    String data = "x".repeat((1 << 20) - 1);
    byte[] octets = ("data: " + data + "\n\n").getBytes(StandardCharsets.US_ASCII);
    assertEquals(List.of(event("", data, "")), events(new EventStreamReader(), octets));
  }
}
