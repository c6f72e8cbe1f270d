package io.netlayers.tools.dissect;

import io.netlayers.packet.LinkType;
import java.nio.ByteBuffer;

/**
 * What a capture says of one frame; the same object serves every frame.
 *
 * <p>The octets are those of {@link #buffer} from {@link #offset} on, {@link #captured} of them.
 */
final class FrameInfo {
  private static final int NANOS_DIGITS = 9;

  long number;
  long epochSeconds;
  int nanos;
  LinkType link = LinkType.UNKNOWN;
  ByteBuffer buffer = ByteBuffer.allocate(0);
  int offset;
  int captured;
  int wireLength;

  private final StringBuilder text = new StringBuilder();

  /** Decimal seconds with nine places. */
  String time() {
    text.setLength(0);
    long seconds = epochSeconds;
    int fraction = nanos;
    if (seconds < 0 && fraction > 0) {
      seconds++;
      fraction = 1_000_000_000 - fraction;
      if (seconds == 0) {
        text.append('-');
      }
    }
    text.append(seconds).append('.');
    int digits = text.length();
    text.append(fraction);
    while (text.length() - digits < NANOS_DIGITS) {
      text.insert(digits, '0');
    }
    return text.toString();
  }
}
