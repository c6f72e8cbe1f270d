package io.netlayers.pcap.block;

import io.netlayers.pcap.LinkType;
import io.netlayers.pcap.PcapngBlockType;
import io.netlayers.pcap.Timestamps;
import io.netlayers.pcap.internal.PcapngLayout;
import java.util.List;

/**
 * The next interface of a section (§4.2). Its text is {@code Interface EN10MB snap length 262144
 * [option 9 09]}.
 *
 * @param linkType what each packet begins with, 0 to 65,535
 * @param snapLength octets that are kept of a packet, 0 to 2^32 - 1; 0 for all
 * @param options if_name (2), if_description (3), if_tsresol (9), if_fcslen (13), if_tsoffset (14),
 *     others and comments
 */
public record InterfaceDescription(int linkType, long snapLength, List<PcapngOption> options)
    implements PcapngBlock {
  /** if_name. */
  public static final int NAME = 2;

  /** if_description. */
  public static final int DESCRIPTION = 3;

  /** if_tsresol. */
  public static final int TIMESTAMP_RESOLUTION = 9;

  /** if_fcslen. */
  public static final int FCS_LENGTH = 13;

  /** if_tsoffset. */
  public static final int TIMESTAMP_OFFSET = 14;

  /** Refuses what cannot be encoded. */
  public InterfaceDescription {
    BlockEncoder.requireU16("link type", linkType);
    BlockEncoder.requireU32("snap length", snapLength);
    options = List.copyOf(options);
  }

  /** The octet of if_tsresol; that of microseconds where there is none. */
  public int timestampResolution() {
    int tsresol = Timestamps.MICROSECONDS;
    for (PcapngOption option : options) {
      if (option.code() == TIMESTAMP_RESOLUTION && option.value().length() == 1) {
        tsresol = option.value().u8(0);
      }
    }
    return tsresol;
  }

  /** The interface's name; empty where none is told. */
  public String name() {
    for (PcapngOption option : options) {
      if (option.code() == NAME) {
        return option.text();
      }
    }
    return "";
  }

  @Override
  public long type() {
    return PcapngBlockType.INTERFACE_DESCRIPTION;
  }

  @Override
  public int fixedLength() {
    return PcapngLayout.INTERFACE_OPTIONS - PcapngLayout.BODY;
  }

  @Override
  public String toString() {
    return "Interface " + LinkType.text(linkType) + " snap length " + snapLength + " " + options;
  }
}
