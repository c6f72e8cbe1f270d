package io.netlayers.pcap.block;

import io.netlayers.core.OctetString;
import io.netlayers.core.Octets;
import io.netlayers.pcap.internal.OrderedOctets;
import io.netlayers.pcap.internal.PcapngLayout;
import java.nio.ByteBuffer;
import org.checkerframework.checker.signedness.qual.Unsigned;

/** Writes a block's fields one behind the other, in a section's byte order. */
final class BlockOctets {
  private final ByteBuffer buffer;
  private final boolean littleEndian;
  private int at;

  BlockOctets(ByteBuffer buffer, int at, boolean littleEndian) {
    this.buffer = buffer;
    this.at = at;
    this.littleEndian = littleEndian;
  }

  BlockOctets u16(int value) {
    OrderedOctets.put16(buffer, at, value, littleEndian);
    at += 2;
    return this;
  }

  BlockOctets u32(long value) {
    OrderedOctets.put32(buffer, at, value, littleEndian);
    at += 4;
    return this;
  }

  BlockOctets bits64(long value) {
    OrderedOctets.put64(buffer, at, Octets.asBits(value), littleEndian);
    at += 8;
    return this;
  }

  BlockOctets time(@Unsigned long value) {
    OrderedOctets.putHalves64(buffer, at, value, littleEndian);
    at += 8;
    return this;
  }

  BlockOctets padded(OctetString octets) {
    octets.copyTo(buffer, at);
    int written = octets.length();
    int end = PcapngLayout.padded(written);
    Octets.zero(buffer, at + written, end - written);
    at += end;
    return this;
  }
}
