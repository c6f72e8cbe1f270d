package io.netlayers.pcap.block;

import io.netlayers.pcap.PcapngBlockType;
import io.netlayers.pcap.internal.PcapngLayout;
import java.util.List;
import org.checkerframework.checker.signedness.qual.Unsigned;

/**
 * What an interface counted (§4.6). Its text is {@code Statistics if 0 time 1706333824999999 []}.
 *
 * @param interfaceId 0 to 2^32 - 1
 * @param timestamp in units of the interface's if_tsresol, 64 bits
 * @param options isb_ifrecv (4), isb_ifdrop (5), others and comments
 */
public record InterfaceStatistics(
    long interfaceId, @Unsigned long timestamp, List<PcapngOption> options) implements PcapngBlock {
  /** Refuses what cannot be encoded. */
  public InterfaceStatistics {
    BlockEncoder.requireU32("interface", interfaceId);
    options = List.copyOf(options);
  }

  @Override
  public long type() {
    return PcapngBlockType.INTERFACE_STATISTICS;
  }

  @Override
  public int fixedLength() {
    return PcapngLayout.STATISTICS_OPTIONS - PcapngLayout.BODY;
  }

  @Override
  public String toString() {
    return "Statistics if "
        + interfaceId
        + " time "
        + Long.toUnsignedString(timestamp)
        + " "
        + options;
  }
}
