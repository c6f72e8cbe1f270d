package io.netlayers.testkit.gen.ethernet;

import io.netlayers.core.OctetString;
import io.netlayers.ethernet.EthernetDecodeStatus;
import io.netlayers.ethernet.EthernetFrameView;
import io.netlayers.ethernet.EthernetHeader;
import io.netlayers.ethernet.LlcDecodeStatus;
import io.netlayers.ethernet.LlcHeaderView;
import io.netlayers.ethernet.SnapHeaderView;
import io.netlayers.ethernet.VlanTagView;
import io.netlayers.ethernet.arp.ArpDecodeStatus;
import io.netlayers.ethernet.arp.ArpPacketView;
import io.netlayers.ethernet.control.MacControlDecodeStatus;
import io.netlayers.ethernet.control.MacControlView;
import io.netlayers.ethernet.cooked.CookedDecodeStatus;
import io.netlayers.ethernet.cooked.LoopbackView;
import io.netlayers.ethernet.cooked.Sll2View;
import io.netlayers.ethernet.cooked.SllView;
import io.netlayers.testkit.gen.choice.Choices;
import io.netlayers.testkit.gen.choice.MalformedInputs;
import java.nio.ByteBuffer;
import java.util.List;

/** Frames, tags and small headers that must be refused. */
public final class MalformedEthernet {
  private static final int HEADER = 14;
  private static final int TAG = 4;

  private MalformedEthernet() {}

  /** By decoder. */
  public static List<MalformedInputs<?>> inputs() {
    return List.of(
        frames(),
        tags(),
        llc(),
        snap(),
        arp(),
        control(),
        loopback(),
        cooked("SllView", new SllView()::wrap, 16),
        cooked("Sll2View", new Sll2View()::wrap, 20),
        MalformedLldp.inputs());
  }

  private static MalformedInputs<EthernetDecodeStatus> frames() {
    EthernetFrameView view = new EthernetFrameView();
    return new MalformedInputs<>(
            "EthernetFrameView",
            EthernetDecodeStatus.class,
            (buffer, offset, length, wireLength) -> view.wrap(buffer, offset, length))
        .whole(EthernetDecodeStatus.TRUNCATED_HEADER, c -> c.octets(0, HEADER - 1))
        .whole(EthernetDecodeStatus.TRUNCATED_TAG, MalformedEthernet::cutTag)
        .whole(EthernetDecodeStatus.UNDEFINED_TYPE, c -> frame(c, c.between(1501, 1535), 46))
        .whole(
            EthernetDecodeStatus.TRUNCATED_PAYLOAD,
            c -> {
              int declared = c.between(1, 1500);
              return frame(c, declared, declared - 1);
            });
  }

  /** A frame of 0 to 2 tags, a type or length, and at most so many octets. */
  private static OctetString frame(Choices c, int typeOrLength, int maxPayload) {
    OctetString payload = c.octets(0, maxPayload);
    EthernetHeader header =
        EthernetHeader.builder()
            .from(EthernetGenerators.header(c))
            .vlans(c.list(0, 2, EthernetGenerators::tag))
            .typeOrLength(0)
            .build();
    int at = header.encodedLength();
    ByteBuffer buffer = ByteBuffer.allocate(at + payload.length());
    header.encode(buffer, 0);
    buffer.putShort(at - 2, (short) typeOrLength);
    payload.copyTo(buffer, at);
    return OctetString.copyOf(buffer, 0, buffer.capacity());
  }

  /** A frame that ends within its last tag. */
  private static OctetString cutTag(Choices c) {
    EthernetHeader header =
        EthernetHeader.builder()
            .from(EthernetGenerators.header(c))
            .vlans(c.list(1, 3, EthernetGenerators::tag))
            .build();
    ByteBuffer buffer = ByteBuffer.allocate(header.encodedLength());
    header.encode(buffer, 0);
    return OctetString.copyOf(buffer, 0, buffer.capacity() - c.between(1, TAG));
  }

  private static MalformedInputs<EthernetDecodeStatus> tags() {
    VlanTagView view = new VlanTagView();
    return new MalformedInputs<>(
            "VlanTagView",
            EthernetDecodeStatus.class,
            (buffer, offset, length, wireLength) -> view.wrap(buffer, offset, length))
        .whole(EthernetDecodeStatus.TRUNCATED_TAG, c -> c.octets(0, TAG - 1));
  }

  private static MalformedInputs<LlcDecodeStatus> llc() {
    LlcHeaderView view = new LlcHeaderView();
    return new MalformedInputs<>(
            "LlcHeaderView",
            LlcDecodeStatus.class,
            (buffer, offset, length, wireLength) -> view.wrap(buffer, offset, length))
        .whole(LlcDecodeStatus.TRUNCATED_LLC, c -> c.octets(0, 2))
        .whole(LlcDecodeStatus.TRUNCATED_LLC, MalformedEthernet::halfControl);
  }

  /** Three octets whose control field asks for a second octet. */
  private static OctetString halfControl(Choices c) {
    int control = c.u8();
    boolean unnumbered = (control & 3) == 3;
    return OctetString.copyOf(
        (byte) c.u8(), (byte) c.u8(), (byte) (unnumbered ? control & ~1 : control));
  }

  private static MalformedInputs<LlcDecodeStatus> snap() {
    SnapHeaderView view = new SnapHeaderView();
    return new MalformedInputs<>(
            "SnapHeaderView",
            LlcDecodeStatus.class,
            (buffer, offset, length, wireLength) -> view.wrap(buffer, offset, length))
        .whole(LlcDecodeStatus.TRUNCATED_SNAP, c -> c.octets(0, 4));
  }

  private static MalformedInputs<ArpDecodeStatus> arp() {
    ArpPacketView view = new ArpPacketView();
    return new MalformedInputs<>(
            "ArpPacketView",
            ArpDecodeStatus.class,
            (buffer, offset, length, wireLength) -> view.wrap(buffer, offset, length))
        .whole(ArpDecodeStatus.TRUNCATED_HEADER, c -> c.octets(0, 7))
        .whole(ArpDecodeStatus.TRUNCATED_ADDRESSES, MalformedEthernet::cutAddresses);
  }

  private static OctetString cutAddresses(Choices c) {
    int hardware = c.onceIn(2) ? c.u8() : 6;
    int protocol = c.onceIn(2) ? c.between(1, 255) : 4;
    int there = c.between(0, Math.min(2 * (hardware + protocol) - 1, 100));
    byte[] octets = c.array(8 + there);
    octets[4] = (byte) hardware;
    octets[5] = (byte) protocol;
    return OctetString.copyOf(octets);
  }

  private static MalformedInputs<MacControlDecodeStatus> control() {
    MacControlView view = new MacControlView();
    return new MalformedInputs<>(
            "MacControlView",
            MacControlDecodeStatus.class,
            (buffer, offset, length, wireLength) -> view.wrap(buffer, offset, length))
        .whole(MacControlDecodeStatus.TRUNCATED_OPCODE, c -> c.octets(0, 1))
        .whole(MacControlDecodeStatus.TRUNCATED_PARAMETERS, MalformedEthernet::cutParameters);
  }

  /** PAUSE wants 2 octets of parameters, priority-based flow control 18. */
  private static OctetString cutParameters(Choices c) {
    boolean priority = c.flag();
    byte[] octets = c.array(2 + c.between(0, priority ? 17 : 1));
    octets[0] = (byte) (priority ? 1 : 0);
    octets[1] = 1;
    return OctetString.copyOf(octets);
  }

  private static MalformedInputs<CookedDecodeStatus> loopback() {
    LoopbackView view = new LoopbackView();
    return new MalformedInputs<>(
            "LoopbackView",
            CookedDecodeStatus.class,
            (buffer, offset, length, wireLength) -> view.wrap(buffer, offset, length))
        .whole(CookedDecodeStatus.TRUNCATED_HEADER, c -> c.octets(0, 3))
        .whole(CookedDecodeStatus.BAD_FAMILY, MalformedEthernet::bothHalves);
  }

  private static OctetString bothHalves(Choices c) {
    byte[] octets = c.array(c.between(4, 40));
    octets[c.below(2)] = (byte) c.between(1, 255);
    octets[2 + c.below(2)] = (byte) c.between(1, 255);
    return OctetString.copyOf(octets);
  }

  /** A decoder whose header has a fixed length, and that refuses nothing but a shorter one. */
  @FunctionalInterface
  private interface Wrap {
    CookedDecodeStatus wrap(ByteBuffer buffer, int offset, int length);
  }

  private static MalformedInputs<CookedDecodeStatus> cooked(String name, Wrap view, int header) {
    return new MalformedInputs<>(
            name,
            CookedDecodeStatus.class,
            (buffer, offset, length, wireLength) -> view.wrap(buffer, offset, length))
        .whole(CookedDecodeStatus.TRUNCATED_HEADER, c -> c.octets(0, header - 1));
  }
}
