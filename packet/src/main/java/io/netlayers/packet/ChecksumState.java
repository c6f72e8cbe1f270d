package io.netlayers.packet;

/** What can be said of a layer's checksum in a captured frame. */
public enum ChecksumState {
  /** The field agrees with the octets. */
  VALID,
  /** The field contradicts the octets, or a checksum that must be there is not (UDP over IPv6). */
  INVALID,
  /**
   * It cannot be known: the octets are cut short or a fragment's, the sender left the checksum to
   * its device, or made none (UDP over IPv4).
   */
  UNKNOWN,
  /** The layer has no checksum. */
  NONE;

  static ChecksumState of(boolean valid) {
    return valid ? VALID : INVALID;
  }
}
