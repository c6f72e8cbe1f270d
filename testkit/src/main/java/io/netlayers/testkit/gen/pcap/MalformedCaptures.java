package io.netlayers.testkit.gen.pcap;

import io.netlayers.core.OctetString;
import io.netlayers.pcap.CaptureReader;
import io.netlayers.pcap.CaptureStatus;
import io.netlayers.testkit.gen.choice.Choices;
import io.netlayers.testkit.gen.choice.MalformedInputs;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Captures at whose reading a fault must be found, after what is good before it. */
public final class MalformedCaptures {
  /** What the decoder's reader takes of one record. */
  private static final int MAX_RECORD = 4096;

  private static final int SECTION_HEADER = 0x0A0D0D0A;
  private static final int ENHANCED = 6;
  private static final int INTERFACE = 1;
  private static final int MAX_INTERFACES = 1 << 16;

  private MalformedCaptures() {}

  /** Whole captures, read to their end or to the first fault. */
  public static MalformedInputs<CaptureStatus> inputs() {
    return new MalformedInputs<>("CaptureReader", CaptureStatus.class, MalformedCaptures::read)
        .whole(CaptureStatus.TRUNCATED, MalformedCaptures::cut)
        .whole(CaptureStatus.UNKNOWN_FORMAT, c -> pcap(c, 0x00112233, 2, 4, 0))
        .whole(CaptureStatus.UNSUPPORTED_FORMAT, c -> pcap(c, 0xA1B2CD34, 2, 4, 0))
        .whole(CaptureStatus.UNSUPPORTED_VERSION, MalformedCaptures::otherVersion)
        .whole(CaptureStatus.UNSUPPORTED_VERSION, c -> sectionWith(c, SECTION_HEADER, 2))
        .whole(CaptureStatus.BAD_BYTE_ORDER_MAGIC, MalformedCaptures::badMagic)
        .whole(CaptureStatus.BAD_BLOCK_LENGTH, c -> block(c, badLength(c), 0))
        .whole(CaptureStatus.TRAILING_LENGTH_MISMATCH, MalformedCaptures::mismatch)
        .whole(CaptureStatus.RECORD_TOO_LONG, c -> pcap(c, 0xA1B2C3D4, 2, 4, MAX_RECORD + 1))
        .whole(CaptureStatus.RECORD_TOO_LONG, c -> block(c, MAX_RECORD + 4, 0))
        .whole(CaptureStatus.BAD_CAPTURED_LENGTH, c -> packet(c, 0, c.between(5, 0xFFFF)))
        .whole(CaptureStatus.UNKNOWN_INTERFACE, c -> packet(c, c.between(1, 0xFFFF), 0))
        .whole(CaptureStatus.BAD_OPTION, MalformedCaptures::badOption)
        .whole(CaptureStatus.TOO_MANY_INTERFACES, MalformedCaptures::interfaces);
  }

  private static CaptureStatus read(ByteBuffer buffer, int offset, int length, int wireLength) {
    CaptureReader reader = new CaptureReader(MAX_RECORD);
    ByteBuffer in = buffer.duplicate();
    in.limit(offset + length).position(offset);
    CaptureStatus status = CaptureStatus.RECORD;
    while (status == CaptureStatus.RECORD || status == CaptureStatus.BLOCK) {
      status = reader.next(in);
    }
    return status == CaptureStatus.NEED_MORE ? reader.endOfInput(in) : status;
  }

  /** A section and one of its interfaces, in the order of the network. */
  private static ByteBuffer section(Choices c, int more) {
    OctetString good =
        PcapGenerators.encoded(
            PcapGenerators.section().generate(c).subList(0, 2), ByteOrder.BIG_ENDIAN);
    ByteBuffer buffer = ByteBuffer.allocate(good.length() + more);
    good.copyTo(buffer, 0);
    return buffer.position(good.length());
  }

  private static OctetString all(ByteBuffer buffer) {
    return OctetString.copyOf(buffer, 0, buffer.capacity());
  }

  private static OctetString cut(Choices c) {
    OctetString whole =
        PcapGenerators.encoded(
            PcapGenerators.section().generate(c).subList(0, 2),
            c.oneOf(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN));
    return OctetString.copyOf(whole.asByteBuffer(), 0, whole.length() - c.between(1, 11));
  }

  private static OctetString pcap(Choices c, int magic, int major, int minor, int captured) {
    ByteBuffer file = ByteBuffer.allocate(24 + 16 + 8);
    file.order(c.oneOf(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN));
    file.putInt(magic).putShort((short) major).putShort((short) minor);
    file.putInt(0).putInt(0).putInt(65535).putInt(1);
    file.putInt((int) c.u32()).putInt(0).putInt(captured).putInt(captured);
    return all(file);
  }

  private static OctetString otherVersion(Choices c) {
    boolean major = c.flag();
    return pcap(
        c, 0xA1B2C3D4, major ? c.between(3, 0xFFFF) : 2, major ? 4 : c.between(5, 0xFFFF), 0);
  }

  /** A section header of another major version behind a good section. */
  private static OctetString sectionWith(Choices c, int type, int major) {
    ByteBuffer file = section(c, 28);
    file.putInt(type).putInt(28).putInt(0x1A2B3C4D);
    file.putShort((short) (major + c.bits(8))).putShort((short) 0).putLong(-1).putInt(28);
    return all(file);
  }

  private static OctetString badMagic(Choices c) {
    ByteBuffer file = ByteBuffer.allocate(28);
    file.putInt(SECTION_HEADER).putInt(28).putInt((int) c.between(0L, 0x1A2B3C4CL));
    file.putInt(1 << 16).putLong(-1).putInt(28);
    return all(file);
  }

  private static int badLength(Choices c) {
    return c.flag() ? 4 * c.below(3) : 4 * c.between(3, 100) + c.between(1, 3);
  }

  /** A block that nobody knows, with a length of its own. */
  private static OctetString block(Choices c, int total, int behind) {
    ByteBuffer file = section(c, 12 + behind);
    file.putInt(0x0BAD).putInt(total).putInt(total);
    return all(file);
  }

  private static OctetString mismatch(Choices c) {
    ByteBuffer file = section(c, 12);
    file.putInt(0x0BAD).putInt(12).putInt((int) (12 ^ c.between(1L, 0xFFFF_FFFFL)));
    return all(file);
  }

  /** An enhanced packet of four octets; the captured length and the interface are as told. */
  private static OctetString packet(Choices c, int interfaceId, int captured) {
    ByteBuffer file = section(c, 36);
    file.putInt(ENHANCED).putInt(36).putInt(interfaceId).putLong(c.u32());
    file.putInt(captured).putInt(captured).putInt(0).putInt(36);
    return all(file);
  }

  /** An option past its block's end, or a time resolution of another length than 1. */
  private static OctetString badOption(Choices c) {
    ByteBuffer file = section(c, 28);
    file.putInt(INTERFACE).putInt(28).putInt(1 << 16).putInt(0);
    boolean past = c.flag();
    file.putShort((short) (past ? 2 : 9))
        .putShort((short) (past ? c.between(5, 0xFFFF) : c.between(2, 4)));
    return all(file.putInt(0).putInt(28));
  }

  private static OctetString interfaces(Choices c) {
    int count = MAX_INTERFACES + 1 + c.below(2);
    ByteBuffer file = section(c, 20 * count);
    for (int i = 0; i < count; i++) {
      file.putInt(INTERFACE).putInt(20).putInt(1 << 16).putInt(0).putInt(20);
    }
    return all(file);
  }
}
