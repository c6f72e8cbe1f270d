package io.netlayers.testkit.gen.ethernet;

import io.netlayers.core.OctetString;
import io.netlayers.ethernet.EthernetHeader;
import io.netlayers.ethernet.LlcHeader;
import io.netlayers.ethernet.SnapHeader;
import io.netlayers.ethernet.VlanTag;
import io.netlayers.ethernet.arp.ArpPacket;
import io.netlayers.ethernet.control.MacControlFrame;
import io.netlayers.ethernet.cooked.LoopbackHeader;
import io.netlayers.ethernet.cooked.Sll2Header;
import io.netlayers.ethernet.cooked.SllHeader;
import io.netlayers.testkit.gen.choice.Choices;
import io.netlayers.testkit.gen.choice.GeneratorTable;
import io.netlayers.testkit.gen.core.CoreGenerators;
import java.util.List;

/** Ethernet and what lies beside IP on its floor. */
public final class EthernetGenerators {
  private static final int[] TPIDS = {0x8100, 0x88A8, 0x9100};
  private static final int[] TYPES = {
    0x0800, 0x86DD, 0x0806, 0x8808, 0x88CC, 0x0600, 0xFFFF, 0x8847, 0x8863, 0x8864, 0x88F7, 0x9000
  };
  private static final int MAX_LENGTH = 1500;
  private static final int MAX_TAGS = 4;
  private static final int PAUSE = 1;
  private static final int PRIORITY_PAUSE = 0x0101;

  private EthernetGenerators() {}

  /** A header with 0 to 4 tags, of a type or of a length. */
  static EthernetHeader header(Choices c) {
    return EthernetHeader.builder()
        .destination(CoreGenerators.mac().generate(c))
        .source(CoreGenerators.mac().generate(c))
        .vlans(c.list(0, MAX_TAGS, EthernetGenerators::tag))
        .typeOrLength(c.onceIn(4) ? c.between(0, MAX_LENGTH) : type(c))
        .build();
  }

  private static int type(Choices c) {
    if (!c.onceIn(4)) {
      return TYPES[c.below(TYPES.length)];
    }
    int type = c.between(0x0600, 0xFFFF);
    for (int tpid : TPIDS) {
      if (type == tpid) {
        return TYPES[0];
      }
    }
    return type;
  }

  static VlanTag tag(Choices c) {
    int tpid = TPIDS[c.below(TPIDS.length)];
    return new VlanTag(tpid, c.bits(3), c.flag(), c.bits(12));
  }

  /** A control field of one octet, or of two where it is no unnumbered one. */
  private static LlcHeader llc(Choices c) {
    if (c.onceIn(4)) {
      return LlcHeader.SNAP;
    }
    int control = c.flag() ? c.u8() | 3 : c.u16();
    boolean tooLong = control > 0xFF && (control & 3) == 3;
    return new LlcHeader(c.u8(), c.u8(), tooLong ? control & ~1 : control);
  }

  private static ArpPacket arp(Choices c) {
    int operation = c.onceIn(4) ? c.u16() : c.between(1, 4);
    int hardware = c.onceIn(4) ? c.between(0, 255) : 6;
    int protocol = c.onceIn(4) ? c.between(0, 255) : 4;
    return ArpPacket.builder()
        .hardwareType(hardware == 6 ? 1 : c.u16())
        .protocolType(protocol == 4 ? 0x0800 : c.u16())
        .operation(operation)
        .senderHardware(c.octets(hardware))
        .senderProtocol(c.octets(protocol))
        .targetHardware(c.octets(hardware))
        .targetProtocol(c.octets(protocol))
        .build();
  }

  private static MacControlFrame.Other otherControl(Choices c) {
    int opcode = c.u16();
    boolean known = opcode == PAUSE || opcode == PRIORITY_PAUSE;
    return new MacControlFrame.Other(known ? 0 : opcode, c.octets(0, 44));
  }

  private static OctetString addressField(Choices c) {
    return c.octets(8);
  }

  private static SllHeader sll(Choices c) {
    return SllHeader.builder()
        .packetType(c.onceIn(4) ? c.u16() : c.between(0, 4))
        .hardwareType(c.onceIn(2) ? c.u16() : c.oneOf(1, 772, 824, 778, 512))
        .addressLength(c.onceIn(4) ? c.u16() : c.between(0, 8))
        .addressField(addressField(c))
        .protocol(c.onceIn(2) ? c.u16() : c.oneOf(0x0800, 0x86DD, 0x0806, 0x0001, 0x0004, 0x000C))
        .build();
  }

  private static Sll2Header sll2(Choices c) {
    return Sll2Header.builder()
        .packetType(c.onceIn(4) ? c.u8() : c.between(0, 4))
        .hardwareType(c.onceIn(2) ? c.u16() : c.oneOf(1, 772, 824, 778, 512))
        .interfaceIndex(c.u32())
        .addressLength(c.onceIn(4) ? c.u8() : c.between(0, 8))
        .addressField(addressField(c))
        .reserved(c.onceIn(4) ? c.u16() : 0)
        .protocol(c.onceIn(2) ? c.u16() : c.oneOf(0x0800, 0x86DD, 0x0806, 0x0001, 0x0004, 0x000C))
        .build();
  }

  private static LoopbackHeader loopback(Choices c) {
    int family = c.onceIn(2) ? c.u16() : c.oneOf(2, 10, 24, 28, 30);
    return new LoopbackHeader(family, family != 0 && c.flag());
  }

  /** The values. */
  public static GeneratorTable table() {
    return new GeneratorTable()
        .add(EthernetHeader.class, EthernetGenerators::header)
        .add(VlanTag.class, EthernetGenerators::tag)
        .add(LlcHeader.class, EthernetGenerators::llc)
        .add(SnapHeader.class, c -> new SnapHeader(c.onceIn(2) ? c.bits(24) : 0, c.u16()))
        .add(ArpPacket.class, EthernetGenerators::arp)
        .add(MacControlFrame.Pause.class, c -> new MacControlFrame.Pause(c.u16()))
        .add(
            MacControlFrame.PriorityPause.class,
            c -> new MacControlFrame.PriorityPause(c.u16(), times(c)))
        .add(MacControlFrame.Other.class, EthernetGenerators::otherControl)
        .add(SllHeader.class, EthernetGenerators::sll)
        .add(Sll2Header.class, EthernetGenerators::sll2)
        .add(LoopbackHeader.class, EthernetGenerators::loopback)
        .addAll(LldpGenerators.table());
  }

  private static List<Integer> times(Choices c) {
    return c.list(8, 8, each -> each.u16());
  }
}
