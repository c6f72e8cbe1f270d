package io.netlayers.testkit.invariant;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * A reader never looks past its slice. The same octets are read with nothing around them, where a
 * look beyond the limit throws, and then with different octets around them, where an answer that
 * depends on those differs: zeros, ones, 0xA5, and the message itself once more, which looks like a
 * continuation. The answers must all be equal.
 *
 * @param <T> what the reader answers, compared by {@code equals}, arrays by content
 */
public final class GuardedBuffer<T extends Object> {
  private static final int AROUND = 64;

  private final OctetReader<T> reader;

  private GuardedBuffer(OctetReader<T> reader) {
    this.reader = reader;
  }

  /** A harness around a reader. */
  public static <T extends Object> GuardedBuffer<T> by(OctetReader<T> reader) {
    return new GuardedBuffer<>(reader);
  }

  /**
   * Checks one input.
   *
   * @throws AssertionError if what stands around changes what the reader answers; it shows the
   *     fewest octets that were found to do it
   */
  public void check(byte... octets) {
    if (fault(octets) == null) {
      return;
    }
    byte[] smallest = SmallestOctets.of(octets, candidate -> fault(candidate) != null);
    throw new AssertionError(
        "the reader looks past its slice: "
            + fault(smallest)
            + "\n  on "
            + OctetText.smallest(smallest, octets));
  }

  /**
   * Checks many.
   *
   * @throws AssertionError as {@link #check}, for the first that fails
   */
  public void checkAll(Iterable<byte[]> inputs) {
    for (byte[] octets : inputs) {
      check(octets);
    }
  }

  private @Nullable String fault(byte[] octets) {
    byte[] none = {};
    Answer alone = answer(BufferKind.HEAP.place(octets, none, none));
    for (byte[] around : surroundings(octets)) {
      for (BufferKind kind : BufferKind.values()) {
        for (PlacedOctets placed :
            List.of(kind.place(octets, around, around), kind.place(octets, around, none))) {
          Answer guarded = answer(placed);
          if (!guarded.sameAs(alone)) {
            return "alone it answers "
                + alone
                + ", but "
                + guarded
                + "\n  in a "
                + placed
                + (around.length == 0 ? "" : ", amid " + OctetText.of(around));
          }
        }
      }
    }
    return null;
  }

  private static List<byte[]> surroundings(byte[] octets) {
    byte[] again = new byte[AROUND];
    for (int i = 0; i < AROUND && octets.length > 0; i++) {
      again[i] = octets[i % octets.length];
    }
    return List.of(
        Filler.of(AROUND),
        Filler.of((byte) 0, AROUND),
        Filler.of((byte) 0xFF, AROUND),
        Filler.of((byte) 1, AROUND),
        again);
  }

  private Answer answer(PlacedOctets placed) {
    try {
      return new Answer(placed.readBy(reader), null);
    } catch (Throwable thrown) {
      return new Answer(null, thrown);
    }
  }

  /** What came; two exceptions are the same if their classes are. */
  private record Answer(@Nullable Object value, @Nullable Throwable thrown) {
    boolean sameAs(Answer other) {
      if (thrown != null || other.thrown != null) {
        return thrown != null
            && other.thrown != null
            && thrown.getClass().equals(other.thrown.getClass());
      }
      return Objects.deepEquals(value, other.value);
    }

    @Override
    public String toString() {
      if (thrown != null) {
        return "with " + thrown;
      }
      String text = Arrays.deepToString(new @Nullable Object[] {value});
      return text.substring(1, text.length() - 1);
    }
  }
}
