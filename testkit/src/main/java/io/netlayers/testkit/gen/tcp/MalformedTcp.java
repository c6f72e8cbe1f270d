package io.netlayers.testkit.gen.tcp;

import io.netlayers.core.OctetString;
import io.netlayers.tcp.TcpDecodeStatus;
import io.netlayers.tcp.TcpHeader;
import io.netlayers.tcp.TcpOption;
import io.netlayers.tcp.TcpOptionsView;
import io.netlayers.tcp.TcpSegmentView;
import io.netlayers.testkit.gen.choice.Choices;
import io.netlayers.testkit.gen.choice.Malformed;
import io.netlayers.testkit.gen.choice.MalformedInputs;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** Segments that must be refused, or whose options must be. */
public final class MalformedTcp {
  private static final int HEADER = TcpSegmentView.HEADER_LENGTH;
  private static final int MAX_HEADER = 60;
  private static final int DATA_OFFSET = 12;

  private MalformedTcp() {}

  /** By decoder: the segment's view, and the view of a segment's options. */
  public static List<MalformedInputs<TcpDecodeStatus>> inputs() {
    return List.of(segments(), options());
  }

  private static MalformedInputs<TcpDecodeStatus> segments() {
    TcpSegmentView view = new TcpSegmentView();
    return new MalformedInputs<>("TcpSegmentView", TcpDecodeStatus.class, view::wrapLax)
        .whole(TcpDecodeStatus.TRUNCATED_HEADER, c -> c.octets(0, HEADER - 1))
        .whole(TcpDecodeStatus.BAD_DATA_OFFSET, c -> withDataOffset(c, c.between(0, 4)))
        .whole(TcpDecodeStatus.BAD_DATA_OFFSET, MalformedTcp::pastTheEnd)
        .add(TcpDecodeStatus.TRUNCATED_OPTIONS, c -> cutOptions(c, "TcpSegmentView"))
        .add(TcpDecodeStatus.TRUNCATED_PAYLOAD, MalformedTcp::cutPayload);
  }

  private static MalformedInputs<TcpDecodeStatus> options() {
    TcpSegmentView segment = new TcpSegmentView();
    TcpOptionsView options = new TcpOptionsView();
    String name = "TcpOptionsView";
    return new MalformedInputs<>(
            name,
            TcpDecodeStatus.class,
            (buffer, offset, length, wireLength) -> {
              segment.wrapLax(buffer, offset, length, wireLength);
              return options.wrap(segment);
            })
        .add(TcpDecodeStatus.TRUNCATED_OPTIONS, c -> cutOptions(c, name))
        .whole(TcpDecodeStatus.MALFORMED_OPTION, MalformedTcp::malformedOption)
        .whole(TcpDecodeStatus.BAD_OPTION_LENGTH, MalformedTcp::misfit);
  }

  private static OctetString withDataOffset(Choices c, int words) {
    byte[] octets = TcpGenerators.segment(16).generate(c).toByteArray();
    octets[DATA_OFFSET] = (byte) (octets[DATA_OFFSET] & 0xF | words << 4);
    return OctetString.copyOf(octets);
  }

  /** A segment of fewer octets than its data offset says. */
  private static OctetString pastTheEnd(Choices c) {
    int length = c.between(HEADER, MAX_HEADER - 1);
    byte[] octets = new byte[length];
    TcpHeader header = TcpGenerators.header(c, List.of());
    header.encode(ByteBuffer.wrap(octets), 0);
    int words = c.between(length / 4 + 1, 15);
    octets[DATA_OFFSET] = (byte) (octets[DATA_OFFSET] & 0xF | words << 4);
    return OctetString.copyOf(octets);
  }

  /** Options that a cut may fall into: nothing of them is malformed, so the cut is all there is. */
  private static Malformed<TcpDecodeStatus> cutOptions(Choices c, String decoder) {
    List<TcpOption> options = new ArrayList<>(List.of(new TcpOption.Timestamps(c.bits32(), 0)));
    options.addAll(c.list(0, 7, each -> new TcpOption.Mss(each.u16())));
    TcpHeader header = TcpGenerators.header(c, options);
    OctetString all = TcpGenerators.encoded(header, c.octets(0, 16));
    int left = c.between(HEADER, header.encodedLength() - 1);
    return new Malformed<>(
        decoder,
        TcpDecodeStatus.TRUNCATED_OPTIONS,
        OctetString.copyOf(all.asByteBuffer(), 0, left),
        all.length());
  }

  private static Malformed<TcpDecodeStatus> cutPayload(Choices c) {
    TcpHeader header = TcpGenerators.header().generate(c);
    OctetString all = TcpGenerators.encoded(header, c.octets(1, 32));
    int left = c.between(header.encodedLength(), all.length() - 1);
    return new Malformed<>(
        "TcpSegmentView",
        TcpDecodeStatus.TRUNCATED_PAYLOAD,
        OctetString.copyOf(all.asByteBuffer(), 0, left),
        all.length());
  }

  private static OctetString malformedOption(Choices c) {
    List<TcpOption> options = new ArrayList<>(c.list(0, 3, MalformedTcp::sound));
    int used = options.stream().mapToInt(TcpOption::encodedLength).sum();
    int room = 40 - used;
    int octets =
        (room & 3) + 4 * c.between((room & 3) == 0 ? 1 : 0, room / 4 - ((room & 3) == 0 ? 0 : 1));
    options.add(TcpOptionGenerators.malformed(c, octets));
    return TcpGenerators.encoded(TcpGenerators.header(c, options), c.octets(0, 8));
  }

  private static OctetString misfit(Choices c) {
    List<TcpOption> options = new ArrayList<>(c.list(0, 2, MalformedTcp::sound));
    options.add(TcpOptionGenerators.misfit().generate(c));
    return TcpGenerators.encoded(TcpGenerators.header(c, options), c.octets(0, 8));
  }

  /** An option of at most 10 octets whose length fits. */
  private static TcpOption sound(Choices c) {
    return switch (c.below(4)) {
      case 0 -> new TcpOption.NoOperation();
      case 1 -> new TcpOption.Mss(c.u16());
      case 2 -> new TcpOption.WindowScale(c.u8());
      default -> new TcpOption.Timestamps(c.bits32(), c.bits32());
    };
  }
}
