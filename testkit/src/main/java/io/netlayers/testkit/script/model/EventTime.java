package io.netlayers.testkit.script.model;

/**
 * When an event is to happen. Times are in nanoseconds: from the script's start, or, for the
 * relative kinds, from the event before.
 *
 * @param kind how the numbers are to be taken
 * @param startNanos the time, or the range's start; 0 for {@link Kind#ANY}
 * @param endNanos the range's end; else equal to {@code startNanos}
 */
public record EventTime(Kind kind, long startNanos, long endNanos) {
  /** How a time is written. */
  public enum Kind {
    /** {@code 1.5}: from the script's start. */
    ABSOLUTE,
    /** {@code +1.5}: from the event before. */
    RELATIVE,
    /** {@code 1~2}: within a range from the script's start. */
    ABSOLUTE_RANGE,
    /** {@code +1~+2}: within a range from the event before. */
    RELATIVE_RANGE,
    /** {@code *}: whenever it comes. */
    ANY
  }

  /** {@code *}. */
  public static final EventTime WHENEVER = new EventTime(Kind.ANY, 0, 0);

  /** Whether the numbers count from the event before. */
  public boolean relative() {
    return kind == Kind.RELATIVE || kind == Kind.RELATIVE_RANGE;
  }

  /** Whether only a segment that is sent can have such a time. */
  public boolean outboundOnly() {
    return kind != Kind.ABSOLUTE && kind != Kind.RELATIVE;
  }
}
