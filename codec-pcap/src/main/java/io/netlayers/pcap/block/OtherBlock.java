package io.netlayers.pcap.block;

import io.netlayers.core.OctetString;
import io.netlayers.pcap.PcapngBlockType;
import io.netlayers.pcap.internal.PcapngLayout;
import java.util.List;

/**
 * A block of another type, a custom one among them, or one whose body has not its type's shape. Its
 * text is {@code Block 0xbad 0102030405060708}.
 *
 * @param type 0 to 2^32 - 1
 * @param body all octets of the body, in the byte order of its section, padded to 32 bits
 */
public record OtherBlock(long type, OctetString body) implements PcapngBlock {
  /** Refuses what cannot be encoded. */
  public OtherBlock {
    BlockEncoder.requireU32("type", type);
    if (body.length() % 4 != 0) {
      throw new IllegalArgumentException("body not of whole 32 bits: " + body.length());
    }
  }

  /** Whether the block is someone's own (§4.9). */
  public boolean isCustom() {
    return type == PcapngBlockType.CUSTOM || type == PcapngBlockType.CUSTOM_NOT_COPIED;
  }

  @Override
  public List<PcapngOption> options() {
    return List.of();
  }

  @Override
  public int fixedLength() {
    return PcapngLayout.padded(body.length());
  }

  @Override
  public String toString() {
    return "Block 0x" + Long.toHexString(type) + " " + body;
  }
}
