package io.netlayers.tools.dissect;

import java.nio.ByteBuffer;

/** Octets in rows of sixteen: their place, in hexadecimal, and as ASCII where they can be shown. */
final class HexDump {
  private static final int ROW = 16;

  private HexDump() {}

  static void append(StringBuilder text, ByteBuffer buffer, int offset, int length) {
    for (int row = 0; row < length; row += ROW) {
      text.append("    0x");
      hex(text, row >> 8);
      hex(text, row);
      text.append(": ");
      int octets = Math.min(ROW, length - row);
      for (int i = 0; i < ROW; i++) {
        if (i % 2 == 0) {
          text.append(' ');
        }
        if (i < octets) {
          hex(text, buffer.get(offset + row + i) & 0xFF);
        } else {
          text.append("  ");
        }
      }
      text.append("  ");
      for (int i = 0; i < octets; i++) {
        int octet = buffer.get(offset + row + i) & 0xFF;
        text.append(octet >= 0x20 && octet < 0x7F ? (char) octet : '.');
      }
      text.append('\n');
    }
  }

  private static void hex(StringBuilder text, int octet) {
    text.append(Character.forDigit(octet >> 4 & 15, 16)).append(Character.forDigit(octet & 15, 16));
  }
}
