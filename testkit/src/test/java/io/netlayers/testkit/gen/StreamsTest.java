package io.netlayers.testkit.gen;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.core.OctetString;
import io.netlayers.http.HttpDecodeStatus;
import io.netlayers.http.HttpMethod;
import io.netlayers.http.body.BodyEvent;
import io.netlayers.http.body.BodyReader;
import io.netlayers.http.body.MessageFraming;
import io.netlayers.http.head.RequestHeadView;
import io.netlayers.http.head.ResponseHeadView;
import io.netlayers.testkit.gen.choice.Split;
import io.netlayers.testkit.gen.frame.Conversation;
import io.netlayers.testkit.gen.frame.Conversation.Segment;
import io.netlayers.testkit.gen.frame.Conversations;
import io.netlayers.testkit.gen.frame.HttpMessages;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Conversations tell the truth about themselves; messages and their splits are whole. */
class StreamsTest {
  private static final int SAMPLES = 3_000;

  @Test
  void segmentsGiveTheStreams() {
    Tally<Segment> kinds = new Tally<>();
    for (Conversation.Kind kind : Conversation.Kind.values()) {
      kinds.want(kind.name(), segment -> segment.kind() == kind);
    }
    Conversations.any().stream(1, SAMPLES)
        .forEach(
            conversation -> {
              check(conversation, true, conversation.clientIss(), conversation.fromClient());
              check(conversation, false, conversation.serverIss(), conversation.fromServer());
              conversation.segments().forEach(kinds);
            });
    assertEquals(List.of(), kinds.rarerThan(200));
  }

  private static void check(Conversation talk, boolean client, int iss, OctetString stream) {
    byte[] received = new byte[stream.length()];
    boolean[] seen = new boolean[stream.length()];
    int highest = 0;
    for (Segment segment : talk.segments()) {
      if (segment.fromClient() != client || segment.payload().isEmpty()) {
        continue;
      }
      int at = segment.header().sequence() - iss - 1;
      boolean allNew = true;
      boolean allOld = true;
      for (int i = 0; i < segment.payload().length(); i++) {
        allNew &= !seen[at + i];
        allOld &= seen[at + i];
        seen[at + i] = true;
        received[at + i] = (byte) segment.payload().u8(i);
      }
      switch (segment.kind()) {
        case IN_ORDER -> assertTrue(allNew && at == highest, talk::toString);
        case REORDERED -> assertTrue(allNew && at != highest, talk::toString);
        case RETRANSMITTED -> assertTrue(allOld, talk::toString);
        case OVERLAPPING -> assertTrue(!allNew, talk::toString);
        default -> throw new AssertionError(segment);
      }
      highest = Math.max(highest, at + segment.payload().length());
    }
    assertArrayEquals(stream.toByteArray(), received, talk::toString);
  }

  @Test
  void requestsAreWhole() {
    HttpMessages.request().stream(2, SAMPLES)
        .forEach(
            message -> {
              RequestHeadView head = new RequestHeadView();
              ByteBuffer octets = message.asByteBuffer();
              assertEquals(HttpDecodeStatus.OK, head.wrap(octets, 0, message.length()));
              MessageFraming framing = new MessageFraming();
              assertEquals(HttpDecodeStatus.OK, framing.ofRequest(head));
              assertEquals(message.length(), end(framing, octets, head.headLength()));
            });
  }

  @Test
  void responsesAreWhole() {
    HttpMessages.response().stream(3, SAMPLES)
        .forEach(
            message -> {
              ResponseHeadView head = new ResponseHeadView();
              ByteBuffer octets = message.asByteBuffer();
              assertEquals(HttpDecodeStatus.OK, head.wrap(octets, 0, message.length()));
              MessageFraming framing = new MessageFraming();
              assertEquals(HttpDecodeStatus.OK, framing.ofResponse(head, HttpMethod.GET));
              assertEquals(message.length(), end(framing, octets, head.headLength()));
            });
  }

  private static int end(MessageFraming framing, ByteBuffer octets, int from) {
    BodyReader reader = new BodyReader();
    reader.begin(framing);
    int at = from;
    BodyEvent event = BodyEvent.DATA;
    while (event == BodyEvent.DATA) {
      event = reader.read(octets, at, octets.limit() - at);
      at += reader.consumed();
    }
    assertEquals(BodyEvent.END, event);
    return at;
  }

  @Test
  void splitsJoinToTheWhole() {
    Tally<Split> tally = new Tally<>();
    tally
        .bounds("pieces", split -> split.pieces().size(), 1, 2, 3, 6)
        .want("first octet alone", split -> split.pieces().get(0).length() == 1)
        .want(
            "every octet alone",
            split -> split.cuts().size() > 2 && split.cuts().size() == split.octets().length() - 1);
    Split.of(c -> c.octets(0, 8), 12).stream(4, SAMPLES)
        .peek(tally)
        .forEach(
            split -> {
              ByteBuffer joined = ByteBuffer.allocate(split.octets().length());
              split.pieces().forEach(piece -> joined.put(piece.toByteArray()));
              assertTrue(Arrays.equals(split.octets().toByteArray(), joined.array()));
            });
    assertEquals(List.of(), tally.rarerThan(5));
  }
}
