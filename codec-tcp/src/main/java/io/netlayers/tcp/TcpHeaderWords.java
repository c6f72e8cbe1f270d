package io.netlayers.tcp;

import io.netlayers.core.OctetWord;
import io.netlayers.core.Octets;
import org.checkerframework.checker.signedness.qual.Unsigned;

/** The fixed header (RFC 9293 §3.1) in words of eight octets, as view and writer put it down. */
final class TcpHeaderWords {
  private TcpHeaderWords() {}

  /**
   * Refuses lengths that no segment has.
   *
   * @throws IllegalArgumentException if {@code optionsLength} cannot be, or the payload is negative
   */
  static void checkLengths(int optionsLength, int payloadLength) {
    if (optionsLength < 0
        || optionsLength > TcpLayout.MAX_OPTION_OCTETS
        || (optionsLength & 3) != 0) {
      throw new IllegalArgumentException(
          "options octets not a multiple of 4 within 0 to 40: " + optionsLength);
    }
    if (payloadLength < 0) {
      throw new IllegalArgumentException("payload octets negative: " + payloadLength);
    }
  }

  /** Octets 0 to 7. */
  static @Unsigned long ports(int sourcePort, int destinationPort, @Unsigned int sequence) {
    return OctetWord.of32(Octets.asBits(sourcePort << 16 | destinationPort & 0xFFFF), sequence);
  }

  /** Octets 8 to 15. */
  static @Unsigned long control(@Unsigned int acknowledgment, int offsetAndFlags, int window) {
    return OctetWord.of32(acknowledgment, Octets.asBits(offsetAndFlags << 16 | window & 0xFFFF));
  }
}
