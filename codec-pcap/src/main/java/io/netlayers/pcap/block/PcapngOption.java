package io.netlayers.pcap.block;

import io.netlayers.core.OctetString;
import io.netlayers.pcap.PcapngOptionsView;
import io.netlayers.pcap.internal.OrderedOctets;
import io.netlayers.pcap.internal.PcapngLayout;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * An option of a block (§3.5). Its text is {@code comment "hi"} or {@code option 9 06}.
 *
 * @param code 1 to 65,535, with a meaning that depends on the block but for 1, a comment
 * @param value 0 to 65,535 octets
 */
public record PcapngOption(int code, OctetString value) {
  /** opt_comment: UTF-8 text, in any block and as often as one likes. */
  public static final int COMMENT = PcapngOptionsView.COMMENT;

  /** Refuses what cannot be encoded. */
  public PcapngOption {
    if (code < 1 || code > 0xFFFF) {
      throw new IllegalArgumentException("code not within 1 to 65535: " + code);
    }
    if (value.length() > 0xFFFF) {
      throw new IllegalArgumentException("more than 65535 octets: " + value.length());
    }
  }

  /** A comment. */
  public static PcapngOption comment(String text) {
    return text(COMMENT, text);
  }

  /** An option that is text, such as an interface's name. */
  public static PcapngOption text(int code, String text) {
    return new PcapngOption(code, OctetString.copyOf(text.getBytes(StandardCharsets.UTF_8)));
  }

  /** An option that is one octet, such as if_tsresol; the low 8 bits of {@code octet}. */
  public static PcapngOption octet(int code, int octet) {
    return new PcapngOption(code, OctetString.copyOf((byte) octet));
  }

  /** An option that is 32 bits, such as epb_flags, in a section's byte order. */
  public static PcapngOption u32(int code, long value, ByteOrder order) {
    ByteBuffer octets = ByteBuffer.allocate(4);
    OrderedOctets.put32(octets, 0, value, order == ByteOrder.LITTLE_ENDIAN);
    return new PcapngOption(code, OctetString.copyOf(octets, 0, 4));
  }

  /** The value read as UTF-8. */
  public String text() {
    return new String(value.toByteArray(), StandardCharsets.UTF_8);
  }

  /** The options that a cursor walks, the end of options not counted. */
  static List<PcapngOption> decode(PcapngOptionsView view) {
    List<PcapngOption> options = new ArrayList<>();
    view.rewind();
    while (view.next()) {
      options.add(
          new PcapngOption(
              view.code(),
              OctetString.copyOf(view.buffer(), view.valueOffset(), view.valueLength())));
    }
    return options;
  }

  /** Octets of options with the end of options behind them; none where there are none. */
  static int encodedLength(List<PcapngOption> options) {
    int octets = options.isEmpty() ? 0 : PcapngLayout.OPTION_VALUE;
    for (PcapngOption option : options) {
      octets += PcapngLayout.padded(PcapngLayout.OPTION_VALUE + option.value.length());
    }
    return octets;
  }

  static void encode(List<PcapngOption> options, BlockOctets out) {
    for (PcapngOption option : options) {
      out.u16(option.code).u16(option.value.length()).padded(option.value);
    }
    if (!options.isEmpty()) {
      out.u16(PcapngOptionsView.END_OF_OPTIONS).u16(0);
    }
  }

  @Override
  public String toString() {
    return code == COMMENT ? "comment \"" + text() + "\"" : "option " + code + " " + value;
  }
}
