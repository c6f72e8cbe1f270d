package io.netlayers.testkit.invariant;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * One parser fed one stream in pieces, each in a buffer of another kind that is wiped after use.
 */
final class SplitFeed<E> {
  private static final BufferKind[] KINDS = BufferKind.values();
  private static final byte[] BEFORE = Filler.of(3);
  private static final byte[] NONE = {};
  private static final int CALLS_WITHOUT_OCTETS = 1_000;

  private final StreamParser<E> parser;
  private final BiFunction<? super E, ? super E, Optional<E>> joining;
  private final List<E> events = new ArrayList<>();
  private byte[] kept = NONE;
  private int consumed;
  private int fed;

  private SplitFeed(StreamParser<E> parser, BiFunction<? super E, ? super E, Optional<E>> joining) {
    this.parser = parser;
    this.joining = joining;
  }

  /**
   * What came of a stream.
   *
   * @param events what was told, joined
   * @param consumed octets taken
   * @param thrown what was thrown, or null
   */
  record Outcome<E>(List<E> events, int consumed, @Nullable Throwable thrown) {
    boolean sameAs(Outcome<E> other) {
      if (thrown != null || other.thrown != null) {
        return thrown != null
            && other.thrown != null
            && thrown.getClass().equals(other.thrown.getClass())
            && events.equals(other.events);
      }
      return events.equals(other.events);
    }

    @Override
    public String toString() {
      return events + ", " + consumed + " octets taken" + (thrown == null ? "" : ", " + thrown);
    }
  }

  /**
   * Feeds a parser.
   *
   * @param cuts where pieces end, ascending; equal ones make a piece of no octets
   * @param end whether the parser is told of the end
   */
  static <E> Outcome<E> run(
      StreamParser<E> parser,
      BiFunction<? super E, ? super E, Optional<E>> joining,
      byte[] octets,
      int[] cuts,
      boolean end) {
    SplitFeed<E> feed = new SplitFeed<>(parser, joining);
    Throwable thrown = null;
    try {
      int from = 0;
      for (int cut : cuts) {
        feed.piece(Arrays.copyOfRange(octets, from, cut));
        from = cut;
      }
      feed.piece(Arrays.copyOfRange(octets, from, octets.length));
      if (end) {
        parser.onEnd(feed::tell);
      }
    } catch (Throwable any) {
      thrown = any;
    }
    return new Outcome<>(List.copyOf(feed.events), feed.consumed, thrown);
  }

  private void piece(byte[] octets) {
    byte[] offered = Arrays.copyOf(kept, kept.length + octets.length);
    System.arraycopy(octets, 0, offered, kept.length, octets.length);
    PlacedOctets placed = KINDS[fed % KINDS.length].place(offered, BEFORE, NONE);
    fed++;
    ByteBuffer buffer = placed.buffer();
    buffer.position(BEFORE.length);
    int idle = 0;
    boolean moved;
    do {
      int position = buffer.position();
      int told = events.size();
      int[] more = {0};
      parser.onOctets(
          buffer,
          event -> {
            more[0]++;
            tell(event);
          });
      if (buffer.limit() != buffer.capacity() || buffer.position() < position) {
        throw new AssertionError("the parser moved the limit, or the position backwards");
      }
      moved = buffer.position() > position || more[0] > 0 || events.size() > told;
      idle = buffer.position() > position ? 0 : idle + 1;
      if (idle > CALLS_WITHOUT_OCTETS) {
        throw new AssertionError("the parser goes on telling without taking an octet");
      }
    } while (moved);
    int taken = buffer.position() - BEFORE.length;
    consumed += taken;
    kept = Arrays.copyOfRange(offered, taken, offered.length);
    placed.wipe();
  }

  private void tell(E event) {
    int last = events.size() - 1;
    if (last >= 0) {
      Optional<E> joined = joining.apply(events.get(last), event);
      if (joined.isPresent()) {
        events.set(last, joined.get());
        return;
      }
    }
    events.add(event);
  }
}
