package io.netlayers.testkit.invariant;

import java.util.ArrayList;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * No octets at all make a reader throw, and reading changes nothing: neither octets nor the
 * buffer's position, limit and order. Each input is read from every {@link BufferKind}, at an
 * offset other than 0, with octets behind it and without.
 *
 * <p>A reader should go through all that its decoder offers: a view's every accessor, a cursor to
 * its end.
 */
public final class NeverThrows {
  private static final int BEFORE = 3;
  private static final int[] BEHIND = {0, 5};

  private final OctetReader<?> reader;
  private final List<Class<? extends Exception>> allowed;

  private NeverThrows(OctetReader<?> reader, List<Class<? extends Exception>> allowed) {
    this.reader = reader;
    this.allowed = List.copyOf(allowed);
  }

  /** A harness around a reader. */
  public static NeverThrows by(OctetReader<?> reader) {
    return new NeverThrows(reader, List.of());
  }

  /** As this one, for code that answers malformed octets with an exception of its own. */
  public NeverThrows allowing(Class<? extends Exception> refusal) {
    List<Class<? extends Exception>> more = new ArrayList<>(allowed);
    more.add(refusal);
    return new NeverThrows(reader, more);
  }

  /**
   * Checks one input.
   *
   * @throws AssertionError if the reader throws or changes something; it shows the fewest octets
   *     that were found to do it
   */
  public void check(byte... octets) {
    if (fault(octets) == null) {
      return;
    }
    byte[] smallest = SmallestOctets.of(octets, candidate -> fault(candidate) != null);
    Fault fault = fault(smallest);
    if (fault == null) {
      throw new AssertionError(
          "the reader answers the same octets now so, now so: " + octets.length);
    }
    throw new AssertionError(
        fault.what()
            + "\n  on "
            + OctetText.smallest(smallest, octets)
            + "\n  in a "
            + fault.where(),
        fault.cause());
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

  private @Nullable Fault fault(byte[] octets) {
    for (BufferKind kind : BufferKind.values()) {
      for (int behind : BEHIND) {
        PlacedOctets placed = kind.place(octets, Filler.of(BEFORE), Filler.of(behind));
        Fault fault = fault(placed);
        if (fault != null) {
          return fault;
        }
      }
    }
    return null;
  }

  private @Nullable Fault fault(PlacedOctets placed) {
    try {
      placed.readBy(reader);
    } catch (Throwable thrown) {
      if (allowed.stream().noneMatch(type -> type.isInstance(thrown))) {
        return new Fault("the reader threw " + thrown, placed.toString(), thrown);
      }
    }
    String disturbed = placed.disturbed();
    return disturbed == null ? null : new Fault("the reader " + disturbed, placed.toString(), null);
  }

  private record Fault(String what, String where, @Nullable Throwable cause) {}
}
