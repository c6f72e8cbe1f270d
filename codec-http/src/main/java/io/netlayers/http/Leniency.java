package io.netlayers.http;

import java.util.Set;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Which deviations a receiver puts up with, beyond those that the RFC asks it to mend. Immutable.
 * None changes a message's framing unseen: what was met is reported as {@link Deviation}s.
 */
public final class Leniency {
  /** Nothing but what RFC 9112 asks for. */
  public static final Leniency STRICT = new Leniency(0);

  private final int mask;

  private Leniency(int mask) {
    this.mask = mask;
  }

  /** Puts up with these. */
  public static Leniency of(Deviation... deviations) {
    int mask = 0;
    for (Deviation deviation : deviations) {
      mask |= deviation.bit();
    }
    return new Leniency(mask);
  }

  /** These and one more. */
  public Leniency with(Deviation deviation) {
    return new Leniency(mask | deviation.bit());
  }

  /** Whether a deviation is put up with. */
  public boolean allows(Deviation deviation) {
    return (mask & deviation.bit()) != 0;
  }

  /** What is put up with. */
  public Set<Deviation> options() {
    return Deviation.setOf(mask);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Leniency that && that.mask == mask;
  }

  @Override
  public int hashCode() {
    return mask;
  }

  /** The options' names, such as {@code [BARE_LF]}. */
  @Override
  public String toString() {
    return options().toString();
  }
}
