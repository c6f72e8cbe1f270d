package io.netlayers.ip;

import io.netlayers.core.Octets;
import io.netlayers.ip.option.Ipv4OptionType;
import java.nio.ByteBuffer;
import org.checkerframework.checker.signedness.qual.Unsigned;

/** Where a source route (RFC 791 §3.1) leads to. */
final class Ipv4SourceRoute {
  private static final int POINTER = 2;
  private static final int ADDRESSES = 3;

  private Ipv4SourceRoute() {}

  /**
   * The last address of the first source route that has one ahead, else the destination field: a
   * route whose pointer is behind its end is used up.
   */
  static @Unsigned int finalDestination(Ipv4PacketView packet) {
    ByteBuffer buffer = packet.buffer();
    int at = packet.optionsOffset();
    int end = at + packet.optionsLength();
    while (at < end) {
      int type = Octets.u8(buffer, at);
      if (type == Ipv4OptionType.EOOL) {
        break;
      }
      int octets = 1;
      if (type != Ipv4OptionType.NOP) {
        octets = at + 1 < end ? Octets.u8(buffer, at + 1) : 0;
        if (octets < 2 || octets > end - at) {
          break;
        }
        if ((type == Ipv4OptionType.LSR || type == Ipv4OptionType.SSR)
            && octets >= ADDRESSES + 4
            && (octets - ADDRESSES) % 4 == 0
            && Octets.u8(buffer, at + POINTER) <= octets) {
          return Octets.bits32(buffer, at + octets - 4);
        }
      }
      at += octets;
    }
    return packet.destination();
  }
}
