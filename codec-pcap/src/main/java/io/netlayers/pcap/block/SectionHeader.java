package io.netlayers.pcap.block;

import io.netlayers.pcap.PcapngBlockType;
import io.netlayers.pcap.internal.PcapngLayout;
import java.util.List;

/**
 * A section begins (§4.1). Its text is {@code Section 1.0 []}.
 *
 * @param majorVersion 0 to 65,535; 1
 * @param minorVersion 0 to 65,535; 0
 * @param sectionLength octets of the section behind this block; -1 where it is not known
 * @param options shb_hardware (2), shb_os (3), shb_userappl (4) and comments
 */
public record SectionHeader(
    int majorVersion, int minorVersion, long sectionLength, List<PcapngOption> options)
    implements PcapngBlock {
  /** Refuses what cannot be encoded. */
  public SectionHeader {
    BlockEncoder.requireU16("major version", majorVersion);
    BlockEncoder.requireU16("minor version", minorVersion);
    options = List.copyOf(options);
  }

  /** Version 1.0, of unknown length. */
  public static SectionHeader of(PcapngOption... options) {
    return new SectionHeader(PcapngLayout.VERSION_MAJOR, 0, -1, List.of(options));
  }

  @Override
  public long type() {
    return PcapngBlockType.SECTION_HEADER;
  }

  @Override
  public int fixedLength() {
    return PcapngLayout.SECTION_OPTIONS - PcapngLayout.BODY;
  }

  @Override
  public String toString() {
    return "Section " + majorVersion + "." + minorVersion + " " + options;
  }
}
