package io.netlayers.testkit.gen.ip;

import io.netlayers.core.OctetString;
import io.netlayers.ip.igmp.IgmpDecodeStatus;
import io.netlayers.ip.igmp.IgmpMessageView;
import io.netlayers.ip.mld.MldDecodeStatus;
import io.netlayers.ip.mld.MldMessageView;
import io.netlayers.testkit.gen.choice.Choices;
import io.netlayers.testkit.gen.choice.MalformedInputs;
import java.util.List;

/** IGMP and MLD messages that must be refused. */
final class MalformedMulticast {
  private static final int IGMP_QUERY = 0x11;
  private static final int IGMP_REPORT_V3 = 0x22;
  private static final int MLD_QUERY = 130;
  private static final int MLD_REPORT_V2 = 143;

  private MalformedMulticast() {}

  static List<MalformedInputs<?>> inputs() {
    return List.of(igmp(), mld());
  }

  private static MalformedInputs<IgmpDecodeStatus> igmp() {
    IgmpMessageView view = new IgmpMessageView();
    return new MalformedInputs<>(
            "IgmpMessageView",
            IgmpDecodeStatus.class,
            (buffer, offset, length, wireLength) -> view.wrap(buffer, offset, length))
        .whole(
            IgmpDecodeStatus.TRUNCATED_HEADER,
            c -> message(c, c.oneOf(IGMP_QUERY, 0x12, 0x16, 0x17, IGMP_REPORT_V3), c.below(8)))
        .whole(IgmpDecodeStatus.BAD_QUERY_LENGTH, c -> message(c, IGMP_QUERY, c.between(9, 11)))
        .whole(
            IgmpDecodeStatus.TRUNCATED_SOURCES,
            c -> {
              int sources = c.between(1, 0xFFFF);
              int there = c.between(0, Math.min(4 * sources - 1, 40));
              return counted(message(c, IGMP_QUERY, 12 + there), 10, sources);
            })
        .whole(IgmpDecodeStatus.TRUNCATED_RECORD, c -> report(c, IGMP_REPORT_V3, 4));
  }

  private static MalformedInputs<MldDecodeStatus> mld() {
    MldMessageView view = new MldMessageView();
    return new MalformedInputs<>(
            "MldMessageView",
            MldDecodeStatus.class,
            (buffer, offset, length, wireLength) -> view.wrap(buffer, offset, length))
        .whole(
            MldDecodeStatus.TRUNCATED_HEADER,
            c -> message(c, c.oneOf(MLD_QUERY, 131, 132, MLD_REPORT_V2), c.below(8)))
        .whole(
            MldDecodeStatus.NOT_LISTENER_DISCOVERY,
            c -> message(c, c.oneOf(0, 1, 128, 129, 133, 142, 144, 255), c.between(1, 40)))
        .whole(MldDecodeStatus.BAD_QUERY_LENGTH, c -> message(c, MLD_QUERY, c.between(25, 27)))
        .whole(
            MldDecodeStatus.TRUNCATED_SOURCES,
            c -> {
              int sources = c.between(1, 0xFFFF);
              int there = c.between(0, Math.min(16 * sources - 1, 80));
              return counted(message(c, MLD_QUERY, 28 + there), 26, sources);
            })
        .whole(MldDecodeStatus.TRUNCATED_RECORD, c -> report(c, MLD_REPORT_V2, 16));
  }

  private static OctetString message(Choices c, int type, int length) {
    byte[] octets = c.array(length);
    if (length > 0) {
      octets[0] = (byte) type;
    }
    return OctetString.copyOf(octets);
  }

  private static OctetString counted(OctetString message, int at, int count) {
    byte[] octets = message.toByteArray();
    octets[at] = (byte) (count >> 8);
    octets[at + 1] = (byte) count;
    return OctetString.copyOf(octets);
  }

  /** A report of one record that counts more sources than there are, or of more records. */
  private static OctetString report(Choices c, int type, int address) {
    int fixed = 4 + address;
    boolean within = c.flag();
    byte[] octets = new byte[8 + (within ? fixed + c.between(0, address - 1) : fixed)];
    octets[0] = (byte) type;
    octets[7] = (byte) (within ? 1 : c.between(2, 255));
    octets[8] = (byte) c.between(1, 6);
    octets[11] = (byte) (within ? c.between(1, 255) : 0);
    return OctetString.copyOf(octets);
  }
}
