package io.netlayers.http.sse;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class EventStreamProperties {
  @Provide
  Arbitrary<String> streams() {
    return Arbitraries.of(
            "data", "id", "event", "retry", ":", ": ", "\n", "\r", "\r\n", "\n\n", "x", "1",
            "\ufeff", "\u20ac")
        .list()
        .ofMaxSize(20)
        .map(list -> String.join("", list));
  }

  @Property(tries = 2000)
  void aStreamIsTheSameHoweverItIsCut(
      @ForAll("streams") String text, @ForAll @Size(max = 6) List<@IntRange(max = 50) Integer> at) {
    byte[] octets = text.getBytes(StandardCharsets.UTF_8);
    int[] cuts = at.stream().mapToInt(i -> Math.min(i, octets.length)).sorted().toArray();
    EventStreamReader whole = new EventStreamReader();
    EventStreamReader cut = new EventStreamReader();
    assertEquals(
        EventStreamReaderTest.events(whole, octets),
        EventStreamReaderTest.events(cut, octets, cuts));
    assertEquals(whole.lastEventId(), cut.lastEventId());
    assertEquals(whole.retryMillis(), cut.retryMillis());
  }

  @Property
  void anyOctetsAreAnsweredAndWrittenAgain(@ForAll @Size(max = 60) byte[] octets) {
    List<ServerSentEvent> events = EventStreamReaderTest.events(new EventStreamReader(), octets);
    StringBuilder text = new StringBuilder();
    EventStreamWriter writer = new EventStreamWriter();
    events.forEach(event -> text.append(writer.text(event)));
    assertEquals(
        events,
        EventStreamReaderTest.events(
            new EventStreamReader(), text.toString().getBytes(StandardCharsets.UTF_8)));
  }
}
