package io.netlayers.testkit.gen.pcap;

import io.netlayers.core.OctetString;
import io.netlayers.pcap.block.EnhancedPacket;
import io.netlayers.pcap.block.InterfaceDescription;
import io.netlayers.pcap.block.InterfaceStatistics;
import io.netlayers.pcap.block.NameResolution;
import io.netlayers.pcap.block.ObsoletePacket;
import io.netlayers.pcap.block.OtherBlock;
import io.netlayers.pcap.block.PcapngBlock;
import io.netlayers.pcap.block.PcapngOption;
import io.netlayers.pcap.block.SectionHeader;
import io.netlayers.pcap.block.SimplePacket;
import io.netlayers.testkit.gen.choice.Choices;
import io.netlayers.testkit.gen.choice.Generator;
import io.netlayers.testkit.gen.choice.GeneratorTable;
import io.netlayers.testkit.gen.core.CoreGenerators;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/** Every block of pcapng, and whole captures whose blocks agree. */
public final class PcapGenerators {
  private static final int[] LINK_TYPES = {1, 0, 101, 113, 276, 108, 228, 229, 0xFFFF};

  private PcapGenerators() {}

  /** A comment or what the block's own registry may name; no code whose length is fixed. */
  private static PcapngOption option(Choices c) {
    return c.flag()
        ? PcapngOption.comment(c.text("abc \u00e9\u20ac", 0, 20))
        : new PcapngOption(c.oneOf(2988, 2989, 100, 0xFFFF), c.octets(0, 40));
  }

  private static List<PcapngOption> options(Choices c) {
    return c.list(0, 3, PcapGenerators::option);
  }

  private static InterfaceDescription description(Choices c) {
    List<PcapngOption> options = new ArrayList<>(options(c));
    if (c.flag()) {
      options.add(PcapngOption.octet(9, c.oneOf(6, 9, 0, 3, 0x80, 0x8A)));
    }
    if (c.onceIn(4)) {
      options.add(PcapngOption.octet(13, c.oneOf(0, 4)));
    }
    return new InterfaceDescription(
        LINK_TYPES[c.below(LINK_TYPES.length)], c.onceIn(2) ? c.u32() : 0, options);
  }

  private static EnhancedPacket enhanced(Choices c) {
    OctetString octets = c.octets(0, 80);
    return new EnhancedPacket(
        c.onceIn(2) ? c.u32() : 0, c.bits64(), octets, original(c, octets.length()), options(c));
  }

  private static ObsoletePacket obsolete(Choices c) {
    OctetString octets = c.octets(0, 80);
    return new ObsoletePacket(
        c.onceIn(2) ? c.u16() : 0,
        c.u16(),
        c.bits64(),
        octets,
        original(c, octets.length()),
        options(c));
  }

  private static SimplePacket simple(Choices c) {
    OctetString octets = c.octets(0, 80);
    return new SimplePacket(octets.length(), octets);
  }

  private static long original(Choices c, int captured) {
    return c.onceIn(3) ? c.between(captured, 0xFFFF_FFFFL) : captured;
  }

  private static NameResolution.Entry entry(Choices c) {
    return c.onceIn(4)
        ? new NameResolution.Entry(c.between(3, 0xFFFF), c.octets(0, 20))
        : NameResolution.Entry.of(CoreGenerators.ip().generate(c), "a" + c.text("abc.", 0, 12));
  }

  private static OtherBlock other(Choices c) {
    long type = c.oneOf(0x0BADL, 0x8000_0001L, 0xFFFF_FFFFL, 9L, 10L);
    return new OtherBlock(type, c.octets(4 * c.between(0, 10)));
  }

  private static SectionHeader section(Choices c) {
    long length = c.onceIn(4) ? c.between(0L, 1L << 40) : -1;
    return new SectionHeader(1, c.onceIn(4) ? c.u16() : 0, length, options(c));
  }

  /** A whole pcapng section: header, one interface, then blocks that name no other. */
  public static Generator<List<PcapngBlock>> section() {
    return c -> {
      List<PcapngBlock> blocks = new ArrayList<>();
      blocks.add(new SectionHeader(1, 0, -1, options(c)));
      blocks.add(new InterfaceDescription(1, 0, options(c)));
      blocks.addAll(c.list(0, 6, PcapGenerators::inSection));
      return blocks;
    };
  }

  private static PcapngBlock inSection(Choices c) {
    return switch (c.below(5)) {
      case 0 -> {
        OctetString octets = c.octets(0, 80);
        yield new EnhancedPacket(0, c.bits64(), octets, octets.length(), options(c));
      }
      case 1 -> simple(c);
      case 2 -> new NameResolution(c.list(0, 3, PcapGenerators::entry), options(c));
      case 3 -> new InterfaceStatistics(0, c.bits64(), options(c));
      default -> other(c);
    };
  }

  /** Blocks as they lie in a file. */
  public static OctetString encoded(List<? extends PcapngBlock> blocks, ByteOrder order) {
    int octets = blocks.stream().mapToInt(PcapngBlock::encodedLength).sum();
    ByteBuffer buffer = ByteBuffer.allocate(octets);
    int at = 0;
    for (PcapngBlock block : blocks) {
      at += block.encode(buffer, at, order);
    }
    return OctetString.copyOf(buffer, 0, octets);
  }

  /** The values. */
  public static GeneratorTable table() {
    return new GeneratorTable()
        .add(PcapngOption.class, PcapGenerators::option)
        .add(SectionHeader.class, PcapGenerators::section)
        .add(InterfaceDescription.class, PcapGenerators::description)
        .add(EnhancedPacket.class, PcapGenerators::enhanced)
        .add(ObsoletePacket.class, PcapGenerators::obsolete)
        .add(SimplePacket.class, PcapGenerators::simple)
        .add(NameResolution.Entry.class, PcapGenerators::entry)
        .add(
            NameResolution.class,
            c -> new NameResolution(c.list(0, 3, PcapGenerators::entry), options(c)))
        .add(
            InterfaceStatistics.class,
            c -> new InterfaceStatistics(c.u32(), c.bits64(), options(c)))
        .add(OtherBlock.class, PcapGenerators::other);
  }
}
