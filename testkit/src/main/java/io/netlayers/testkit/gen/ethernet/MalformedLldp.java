package io.netlayers.testkit.gen.ethernet;

import io.netlayers.core.OctetString;
import io.netlayers.core.Octets;
import io.netlayers.ethernet.lldp.LldpDataUnit;
import io.netlayers.ethernet.lldp.LldpDecodeStatus;
import io.netlayers.ethernet.lldp.LldpTlvsView;
import io.netlayers.testkit.gen.choice.Choices;
import io.netlayers.testkit.gen.choice.MalformedInputs;
import java.nio.ByteBuffer;

/** LLDP units that must be discarded (IEEE 802.1AB §9.2.7.7). */
final class MalformedLldp {
  private MalformedLldp() {}

  static MalformedInputs<LldpDecodeStatus> inputs() {
    LldpTlvsView view = new LldpTlvsView();
    return new MalformedInputs<>(
            "LldpTlvsView",
            LldpDecodeStatus.class,
            (buffer, offset, length, wireLength) -> view.wrap(buffer, offset, length))
        .whole(
            LldpDecodeStatus.TRUNCATED_TLV_HEADER,
            c -> with(c, c.below(4), OctetString.copyOf((byte) c.u8()), true))
        .whole(
            LldpDecodeStatus.TRUNCATED_TLV,
            c -> {
              int declared = c.between(1, 511);
              return with(c, 3, tlv(c, c.between(4, 127), declared, declared - 1), true);
            })
        .whole(LldpDecodeStatus.MISSING_CHASSIS_ID, c -> with(c, 0, instead(c, 1), false))
        .whole(LldpDecodeStatus.MISSING_PORT_ID, c -> with(c, 1, instead(c, 2), false))
        .whole(LldpDecodeStatus.MISSING_TIME_TO_LIVE, c -> with(c, 2, instead(c, 3), false))
        .whole(
            LldpDecodeStatus.REPEATED_MANDATORY_TLV,
            c -> with(c, 3, tlv(c, c.between(1, 3), 8, 8), false))
        .whole(LldpDecodeStatus.BAD_TLV_LENGTH, MalformedLldp::badLength);
  }

  /** The first TLVs of a unit, then octets, then the rest or nothing. */
  private static OctetString with(Choices c, int tlvs, OctetString octets, boolean last) {
    LldpDataUnit unit = LldpGenerators.unit(c);
    ByteBuffer buffer = ByteBuffer.allocate(unit.encodedLength() + octets.length());
    int at = 0;
    for (int i = 0; i < tlvs; i++) {
      at += unit.tlvs().get(i).encode(buffer, at);
    }
    octets.copyTo(buffer, at);
    at += octets.length();
    for (int i = tlvs; !last && i < unit.tlvs().size(); i++) {
      at += unit.tlvs().get(i).encode(buffer, at);
    }
    return OctetString.copyOf(buffer, 0, at);
  }

  private static OctetString tlv(Choices c, int type, int declared, int max) {
    OctetString value = c.octets(max == declared ? declared : 0, max);
    ByteBuffer buffer = ByteBuffer.allocate(2 + value.length());
    Octets.put16(buffer, 0, type << 9 | declared);
    value.copyTo(buffer, 2);
    return OctetString.copyOf(buffer, 0, buffer.capacity());
  }

  /** A TLV of another type than the one that belongs there; also the end. */
  private static OctetString instead(Choices c, int type) {
    int other = c.between(0, 127);
    return tlv(c, other == type ? 4 : other, 0, 0);
  }

  private static OctetString badLength(Choices c) {
    int type = c.below(4);
    int length =
        switch (type) {
          case 0 -> c.between(1, 511);
          case 3 -> c.flag() ? c.between(3, 511) : c.below(2);
          default -> c.flag() ? c.between(257, 511) : c.below(2);
        };
    return with(c, type == 0 ? 3 : type - 1, tlv(c, type, length, length), c.flag());
  }
}
