package io.netlayers.pcap.block;

import io.netlayers.core.OctetString;
import io.netlayers.pcap.PcapngBlockType;
import io.netlayers.pcap.internal.PcapngLayout;
import java.util.List;

/**
 * A packet of interface 0 without a time (§4.4). Its text is {@code Simple packet 4/60}.
 *
 * @param originalLength octets that the packet had on the link, 0 to 2^32 - 1
 * @param octets what was captured; decoded from a block cut to a snap length that is no multiple of
 *     four, its padding too, for only the interface tells that length
 */
public record SimplePacket(long originalLength, OctetString octets) implements PcapngBlock {
  /** Refuses what cannot be encoded. */
  public SimplePacket {
    BlockEncoder.requireU32("original length", originalLength);
    if (octets.length() > originalLength) {
      throw new IllegalArgumentException(
          "captured " + octets.length() + " octets of " + originalLength);
    }
  }

  @Override
  public long type() {
    return PcapngBlockType.SIMPLE_PACKET;
  }

  @Override
  public List<PcapngOption> options() {
    return List.of();
  }

  @Override
  public int fixedLength() {
    return PcapngLayout.SIMPLE_DATA - PcapngLayout.BODY + PcapngLayout.padded(octets.length());
  }

  @Override
  public String toString() {
    return "Simple packet " + octets.length() + "/" + originalLength;
  }
}
