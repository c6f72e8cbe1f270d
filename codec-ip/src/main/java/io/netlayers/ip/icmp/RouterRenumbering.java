package io.netlayers.ip.icmp;

import io.netlayers.core.OctetString;
import io.netlayers.ip.internal.Require;

/**
 * A router renumbering message (RFC 2894 §3.1): its header typed, its body as octets.
 *
 * @param code 0 command, 1 result, 255 sequence number reset
 * @param sequence 0 to 4,294,967,295
 * @param segment which of the messages with one sequence number, 0 to 255
 * @param flags T, R, A, S and P from the highest bit on, 0 to 255
 * @param maxDelayMillis milliseconds that a router may wait with its reply, 0 to 65,535
 * @param body the message body, without the 16 octets of header
 */
public record RouterRenumbering(
    int code, long sequence, int segment, int flags, int maxDelayMillis, OctetString body)
    implements Icmpv6Message {
  static final int SEGMENT = IcmpLayout.DATA;
  static final int FLAGS = SEGMENT + 1;
  static final int MAX_DELAY = FLAGS + 1;
  static final int HEADER_OCTETS = MAX_DELAY + 2 + 4;

  /** Refuses what the fields cannot hold. */
  public RouterRenumbering {
    Require.u8("code", code);
    Require.u32("sequence", sequence);
    Require.u8("segment", segment);
    Require.u8("flags", flags);
    Require.u16("maximum delay", maxDelayMillis);
  }

  @Override
  public Icmpv6Type type() {
    return Icmpv6Type.ROUTER_RENUMBERING;
  }

  @Override
  public int encodedLength() {
    return HEADER_OCTETS + body.length();
  }

  @Override
  public String toString() {
    return Icmpv6Codec.errorText(this) + ", seq " + sequence + ", segment " + segment + ": " + body;
  }
}
