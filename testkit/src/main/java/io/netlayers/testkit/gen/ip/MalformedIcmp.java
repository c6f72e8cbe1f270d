package io.netlayers.testkit.gen.ip;

import io.netlayers.core.OctetString;
import io.netlayers.ip.icmp.IcmpDecodeStatus;
import io.netlayers.ip.icmp.IcmpExtensionStatus;
import io.netlayers.ip.icmp.IcmpExtensionsView;
import io.netlayers.ip.icmp.Icmpv4MessageView;
import io.netlayers.ip.icmp.Icmpv6MessageView;
import io.netlayers.testkit.gen.choice.Choices;
import io.netlayers.testkit.gen.choice.MalformedInputs;
import java.util.List;

/** ICMP messages and extension structures that must be refused. */
final class MalformedIcmp {
  private static final int HEADER = 8;
  private static final int[] ERRORS_V4 = {3, 11, 12};
  private static final int[] ERRORS_V6 = {1, 3};

  private MalformedIcmp() {}

  static List<MalformedInputs<?>> inputs() {
    return List.of(version4(), version6(), extensions());
  }

  private static MalformedInputs<IcmpDecodeStatus> version4() {
    Icmpv4MessageView view = new Icmpv4MessageView();
    return new MalformedInputs<>(
            "Icmpv4MessageView",
            IcmpDecodeStatus.class,
            (buffer, offset, length, wireLength) -> view.wrap(buffer, offset, length))
        .whole(IcmpDecodeStatus.TRUNCATED_HEADER, c -> c.octets(0, HEADER - 1))
        .whole(
            IcmpDecodeStatus.TRUNCATED_BODY,
            c -> message(c, c.oneOf(13, 14), 0, 0, c.between(0, 11)))
        .whole(IcmpDecodeStatus.TRUNCATED_QUOTE, c -> shortQuote(c, ERRORS_V4, 5, 4))
        .whole(IcmpDecodeStatus.BAD_ROUTER_ENTRIES, MalformedIcmp::badEntries);
  }

  private static MalformedInputs<IcmpDecodeStatus> version6() {
    Icmpv6MessageView view = new Icmpv6MessageView();
    return new MalformedInputs<>(
            "Icmpv6MessageView",
            IcmpDecodeStatus.class,
            (buffer, offset, length, wireLength) -> view.wrap(buffer, offset, length))
        .whole(IcmpDecodeStatus.TRUNCATED_HEADER, MalformedIcmp::cutEcho)
        .whole(
            IcmpDecodeStatus.TRUNCATED_BODY,
            c -> message(c, c.oneOf(135, 136), 0, 0, c.between(0, 15)))
        .whole(IcmpDecodeStatus.TRUNCATED_QUOTE, c -> shortQuote(c, ERRORS_V6, 4, 8));
  }

  /** A message of a type; one octet of its header is as told, so many follow the header. */
  private static OctetString message(Choices c, int type, int at, int value, int behind) {
    byte[] octets = c.array(HEADER + behind);
    octets[at] = (byte) value;
    octets[0] = (byte) type;
    return OctetString.copyOf(octets);
  }

  private static OctetString cutEcho(Choices c) {
    byte[] octets = c.array(c.between(0, HEADER - 1));
    if (octets.length > 0) {
      octets[0] = (byte) (int) c.oneOf(128, 129);
    }
    return OctetString.copyOf(octets);
  }

  /** An error whose length field, in words of its own, says more than there is. */
  private static OctetString shortQuote(Choices c, int[] types, int at, int word) {
    int behind = c.between(0, 200);
    return message(c, types[c.below(types.length)], at, c.between(behind / word + 1, 255), behind);
  }

  /** No address, or entries of less than two words. */
  private static OctetString badEntries(Choices c) {
    byte[] octets = c.array(HEADER + 8);
    boolean none = c.flag();
    octets[0] = 9;
    octets[4] = (byte) (none ? 0 : 1);
    octets[5] = (byte) (none ? 2 : c.below(2));
    return OctetString.copyOf(octets);
  }

  private static MalformedInputs<IcmpExtensionStatus> extensions() {
    IcmpExtensionsView view = new IcmpExtensionsView();
    return new MalformedInputs<>(
            "IcmpExtensionsView",
            IcmpExtensionStatus.class,
            (buffer, offset, length, wireLength) -> view.wrap(buffer, offset, length))
        .whole(IcmpExtensionStatus.TRUNCATED_HEADER, c -> c.octets(0, 3))
        .whole(IcmpExtensionStatus.BAD_VERSION, MalformedIcmp::badVersion)
        .whole(
            IcmpExtensionStatus.TRUNCATED_OBJECT,
            c -> {
              int there = c.between(0, 20);
              return objects(c, c.between(there + 5, 0xFFFF), there);
            })
        .whole(IcmpExtensionStatus.TRUNCATED_OBJECT, c -> headless(c, c.between(5, 7)))
        .whole(IcmpExtensionStatus.BAD_OBJECT_LENGTH, c -> objects(c, c.below(4), c.below(9)));
  }

  private static OctetString badVersion(Choices c) {
    byte[] octets = c.array(c.between(4, 40));
    int version = c.bits(4);
    octets[0] = (byte) ((version == 2 ? 3 : version) << 4);
    return OctetString.copyOf(octets);
  }

  /** A structure of version 2 and one object of a length that is as told. */
  private static OctetString objects(Choices c, int declared, int there) {
    byte[] octets = c.array(4 + 4 + there);
    octets[0] = 2 << 4;
    octets[4] = (byte) (declared >> 8);
    octets[5] = (byte) declared;
    return OctetString.copyOf(octets);
  }

  /** A structure whose object ends within its own header. */
  private static OctetString headless(Choices c, int length) {
    byte[] octets = c.array(length);
    octets[0] = 2 << 4;
    return OctetString.copyOf(octets);
  }
}
