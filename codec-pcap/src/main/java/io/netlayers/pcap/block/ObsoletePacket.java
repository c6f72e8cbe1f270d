package io.netlayers.pcap.block;

import io.netlayers.core.OctetString;
import io.netlayers.pcap.PcapngBlockType;
import io.netlayers.pcap.internal.PcapngLayout;
import java.util.List;
import org.checkerframework.checker.signedness.qual.Unsigned;

/**
 * A packet as it was written before {@link EnhancedPacket} (appendix A); not for new files. Its
 * text is {@code Obsolete packet if 0 drops 7 time 1706333824999999 4/60 []}.
 *
 * @param interfaceId 0 to 65,535
 * @param drops packets lost before this one, 0 to 65,535; 65,535 where it is not known
 * @param timestamp in units of the interface's if_tsresol, 64 bits
 * @param octets what was captured
 * @param originalLength octets that the packet had on the link, 0 to 2^32 - 1
 * @param options pack_flags (2), pack_hash (3), others and comments
 */
public record ObsoletePacket(
    int interfaceId,
    int drops,
    @Unsigned long timestamp,
    OctetString octets,
    long originalLength,
    List<PcapngOption> options)
    implements PcapngBlock {
  /** Refuses what cannot be encoded. */
  public ObsoletePacket {
    BlockEncoder.requireU16("interface", interfaceId);
    BlockEncoder.requireU16("drops", drops);
    BlockEncoder.requireU32("original length", originalLength);
    options = List.copyOf(options);
  }

  @Override
  public long type() {
    return PcapngBlockType.PACKET;
  }

  @Override
  public int fixedLength() {
    return PcapngLayout.PACKET_DATA - PcapngLayout.BODY + PcapngLayout.padded(octets.length());
  }

  @Override
  public String toString() {
    return "Obsolete packet if "
        + interfaceId
        + " drops "
        + drops
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
