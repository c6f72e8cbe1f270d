package io.netlayers.testkit.invariant;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class SameEventsHoweverSplitTest {
  private static final byte[] LINES =
      "one\r\ntwo\r\n\r\nthree\r\n".getBytes(StandardCharsets.US_ASCII);

  /** Lines that end in CR LF; an empty one is the last. One line a call. */
  private static class Lines implements StreamParser<String> {
    boolean over;

    @Override
    public void onOctets(ByteBuffer octets, Consumer<? super String> events) {
      for (int i = octets.position(); i + 1 < octets.limit() && !over; i++) {
        if (octets.get(i) == '\r' && octets.get(i + 1) == '\n') {
          byte[] line = new byte[i - octets.position()];
          octets.get(line).position(i + 2);
          over = line.length == 0;
          events.accept(new String(line, StandardCharsets.US_ASCII));
          return;
        }
      }
    }
  }

  @Test
  void whatIsRightPasses() {
    SameEventsHoweverSplit<String> harness = SameEventsHoweverSplit.of(Lines::new);
    harness.check(LINES);
    harness.checkSplit(LINES, 0, 4, 4, LINES.length);
    harness.checkTrailing("a\r\n\r\n".getBytes(StandardCharsets.US_ASCII), (byte) 'x', (byte) '\r');
  }

  /** Takes the CR for the end and the LF off when it is there. */
  private static final class ForgetsHalfAnEnd implements StreamParser<String> {
    private final StringBuilder line = new StringBuilder();

    @Override
    public void onOctets(ByteBuffer octets, Consumer<? super String> events) {
      while (octets.hasRemaining()) {
        char c = (char) octets.get();
        if (c != '\r') {
          line.append(c);
          continue;
        }
        if (octets.hasRemaining() && octets.get(octets.position()) == '\n') {
          octets.get();
        }
        events.accept(line.toString());
        line.setLength(0);
      }
    }
  }

  @Test
  void endCutInTwoIsCaughtAtItsSmallest() {
    Planted.caught(
        () -> SameEventsHoweverSplit.of(ForgetsHalfAnEnd::new).check(LINES),
        "octets: 0d 0a",
        "split at [1");
  }

  /** Tells of octets as they come. */
  private static final class Pieces implements StreamParser<String> {
    @Override
    public void onOctets(ByteBuffer octets, Consumer<? super String> events) {
      if (octets.hasRemaining()) {
        byte[] some = new byte[octets.remaining()];
        octets.get(some);
        events.accept(new String(some, StandardCharsets.US_ASCII));
      }
    }
  }

  @Test
  void piecesAreEqualOnceJoined() {
    SameEventsHoweverSplit<String> harness = SameEventsHoweverSplit.of(Pieces::new);
    harness.joining((one, next) -> Optional.of(one + next)).check(LINES);
    Planted.caught(() -> harness.check(LINES), "whole, it gives [");
  }

  /** Keeps the buffer that it was given, for later. */
  private static final class KeepsTheBuffer implements StreamParser<String> {
    private ByteBuffer first = ByteBuffer.allocate(0);

    @Override
    public void onOctets(ByteBuffer octets, Consumer<? super String> events) {
      if (first.capacity() == 0) {
        first = octets.duplicate();
      }
      octets.position(octets.limit());
    }

    @Override
    public void onEnd(Consumer<? super String> events) {
      events.accept(StandardCharsets.ISO_8859_1.decode(first).toString().substring(0, 1));
    }
  }

  @Test
  void keptBufferIsCaught() {
    Planted.caught(
        () -> SameEventsHoweverSplit.of(KeepsTheBuffer::new).check(LINES), "\u00a5", "octet");
  }

  /** Ends at the first empty line, but takes what follows too when it is there already. */
  private static final class TakesTooMuch extends Lines {
    @Override
    public void onOctets(ByteBuffer octets, Consumer<? super String> events) {
      super.onOctets(octets, events);
      if (over) {
        octets.position(octets.limit());
      }
    }
  }

  @Test
  void octetsBehindTheMessageAreNotTaken() {
    Planted.caught(
        () ->
            SameEventsHoweverSplit.of(TakesTooMuch::new)
                .checkTrailing("a\r\n\r\n".getBytes(StandardCharsets.US_ASCII), (byte) 'x'),
        "5 octets taken",
        "6 octets taken",
        "with behind it 1 octet: 78");
  }

  @Test
  void messageThatIsNotWholeIsNoMessage() {
    Planted.caught(
        () -> SameEventsHoweverSplit.of(Lines::new).checkTrailing(new byte[] {'a'}, (byte) 'x'),
        "not all octets are taken");
  }

  /** Looks at where pieces end: pieces of no octets are told. */
  @Test
  void emptyPieceMayNotShow() {
    Planted.caught(
        () ->
            SameEventsHoweverSplit.<String>of(
                    () ->
                        new StreamParser<>() {
                          private boolean told;

                          @Override
                          public void onOctets(ByteBuffer octets, Consumer<? super String> events) {
                            if (!octets.hasRemaining() && !told) {
                              told = true;
                              events.accept("nothing");
                            }
                            told = octets.hasRemaining();
                            octets.position(octets.limit());
                          }
                        })
                .check((byte) 1, (byte) 2),
        "nothing");
  }

  @Test
  void parserThatNeverSettlesIsCaught() {
    Planted.caught(
        () ->
            SameEventsHoweverSplit.<Integer>of(() -> (octets, events) -> events.accept(1)).check(),
        "goes on telling without taking");
  }

  @Test
  void parserThatGoesBackIsCaught() {
    Planted.caught(
        () ->
            SameEventsHoweverSplit.<Integer>of(() -> (octets, events) -> octets.position(0))
                .check((byte) 1),
        "backwards");
  }

  @Test
  void parserThatThrowsUnderOneSplitOnlyIsCaught() {
    Planted.caught(
        () ->
            SameEventsHoweverSplit.<Integer>of(
                    () ->
                        (octets, events) -> {
                          if (octets.remaining() == 3) {
                            throw new IllegalStateException("three");
                          }
                          octets.position(octets.limit());
                        })
                .check(new byte[8]),
        "three");
  }
}
