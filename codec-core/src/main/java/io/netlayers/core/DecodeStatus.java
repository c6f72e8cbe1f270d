package io.netlayers.core;

/**
 * What a {@code wrap} answered. Each protocol has an enum of its own that implements this, so that
 * a caller that walks several protocols can ask the two questions that hold for all of them.
 */
public interface DecodeStatus {
  /** The enum constant's name, such as {@code OK} or {@code BAD_CHECKSUM}. */
  String name();

  /** Whether every accessor of the view may be used. */
  default boolean isOk() {
    return this == ok();
  }

  /**
   * Whether the octets end before the message does: nothing that is there is wrong, and a capture
   * that kept more of the frame might have decoded.
   */
  boolean isTruncated();

  /** This protocol's constant for a good decode. */
  DecodeStatus ok();
}
