package io.netlayers.udp;

/**
 * The header that UDP and UDP-Lite share.
 *
 * <pre>
 *  0      7 8     15 16    23 24    31
 * +--------+--------+--------+--------+
 * |     Source      |   Destination   |
 * |      Port       |      Port       |
 * +--------+--------+--------+--------+
 * |     Length      |                 |
 * |  (UDP-Lite:     |    Checksum     |
 * |  Cov. length)   |                 |
 * +--------+--------+--------+--------+
 * |              data octets ...
 * </pre>
 */
final class UdpLayout {
  static final int SOURCE_PORT = 0;
  static final int DESTINATION_PORT = SOURCE_PORT + 2;
  static final int LENGTH = DESTINATION_PORT + 2;
  static final int CHECKSUM = LENGTH + 2;
  static final int HEADER_OCTETS = CHECKSUM + 2;

  private UdpLayout() {}
}
