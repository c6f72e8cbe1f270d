package io.netlayers.ethernet.lldp;

import io.netlayers.core.MacAddress;
import io.netlayers.core.Octets;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * An LLDPDU as a value (IEEE 802.1AB §8.2): Chassis ID, Port ID and Time To Live, then the optional
 * TLVs in their order; the end is not one of them. Its text joins theirs.
 *
 * @param tlvs three and more
 */
public record LldpDataUnit(List<LldpTlv> tlvs) {
  /** Where LLDPDUs go if no bridge is to pass them on: 01-80-C2-00-00-0E (§7.1). */
  public static final MacAddress NEAREST_BRIDGE = MacAddress.of(0x0180_C200_000EL);

  /** Refuses what {@link LldpTlvsView} would not take. */
  public LldpDataUnit {
    tlvs = List.copyOf(tlvs);
    if (tlvs.size() < 3
        || !(tlvs.get(0) instanceof LldpTlv.ChassisId)
        || !(tlvs.get(1) instanceof LldpTlv.PortId)
        || !(tlvs.get(2) instanceof LldpTlv.TimeToLive)) {
      throw new IllegalArgumentException("no Chassis ID, Port ID, Time To Live first: " + tlvs);
    }
    for (LldpTlv tlv : tlvs.subList(3, tlvs.size())) {
      if (tlv.type() <= LldpLayout.TIME_TO_LIVE) {
        throw new IllegalArgumentException("behind the first three: " + tlv);
      }
    }
  }

  /** The value of a view that answered OK; rewinds it. */
  public static LldpDataUnit decode(LldpTlvsView view) {
    List<LldpTlv> tlvs = new ArrayList<>();
    view.rewind();
    while (view.next()) {
      tlvs.add(LldpTlv.decode(view));
    }
    view.rewind();
    return new LldpDataUnit(tlvs);
  }

  /** Octets that {@link #encode} writes, the end's two included. */
  public int encodedLength() {
    int octets = LldpLayout.HEADER_OCTETS;
    for (LldpTlv tlv : tlvs) {
      octets += tlv.encodedLength();
    }
    return octets;
  }

  /**
   * Writes the TLVs and the end to an absolute index; the buffer's position stays.
   *
   * @return octets written
   * @throws IndexOutOfBoundsException if they do not fit
   */
  public int encode(ByteBuffer buffer, int offset) {
    int at = offset;
    for (LldpTlv tlv : tlvs) {
      at += tlv.encode(buffer, at);
    }
    Octets.put16(buffer, at, LldpLayout.END);
    return at + LldpLayout.HEADER_OCTETS - offset;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder("LLDP");
    for (LldpTlv tlv : tlvs) {
      text.append(text.length() == 4 ? " " : ", ").append(tlv);
    }
    return text.toString();
  }
}
