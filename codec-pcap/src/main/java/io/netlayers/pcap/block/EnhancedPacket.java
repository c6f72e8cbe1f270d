package io.netlayers.pcap.block;

import io.netlayers.core.OctetString;
import io.netlayers.pcap.PcapngBlockType;
import io.netlayers.pcap.internal.PcapngLayout;
import java.util.List;
import org.checkerframework.checker.signedness.qual.Unsigned;

/**
 * A packet (§4.3). Its text is {@code Packet if 0 time 1706333824999999 4/60 []}.
 *
 * @param interfaceId 0 to 2^32 - 1
 * @param timestamp in units of the interface's if_tsresol, 64 bits
 * @param octets what was captured
 * @param originalLength octets that the packet had on the link, 0 to 2^32 - 1
 * @param options epb_flags (2), epb_hash (3), epb_dropcount (4), others and comments
 */
public record EnhancedPacket(
    long interfaceId,
    @Unsigned long timestamp,
    OctetString octets,
    long originalLength,
    List<PcapngOption> options)
    implements PcapngBlock {
  /** Refuses what cannot be encoded. */
  public EnhancedPacket {
    BlockEncoder.requireU32("interface", interfaceId);
    BlockEncoder.requireU32("original length", originalLength);
    options = List.copyOf(options);
  }

  @Override
  public long type() {
    return PcapngBlockType.ENHANCED_PACKET;
  }

  @Override
  public int fixedLength() {
    return PcapngLayout.PACKET_DATA - PcapngLayout.BODY + PcapngLayout.padded(octets.length());
  }

  @Override
  public String toString() {
    return "Packet if "
        + interfaceId
        + " time "
        + Long.toUnsignedString(timestamp)
        + " "
        + octets.length()
        + "/"
        + originalLength
        + " "
        + options;
  }
}
