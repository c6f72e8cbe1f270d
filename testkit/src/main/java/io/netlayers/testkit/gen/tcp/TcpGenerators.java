package io.netlayers.testkit.gen.tcp;

import io.netlayers.core.OctetString;
import io.netlayers.tcp.TcpFlags;
import io.netlayers.tcp.TcpHeader;
import io.netlayers.tcp.TcpOption;
import io.netlayers.testkit.gen.choice.Choices;
import io.netlayers.testkit.gen.choice.Generator;
import io.netlayers.testkit.gen.choice.GeneratorTable;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** TCP (RFC 9293): headers with every option, and whole segments. */
public final class TcpGenerators {
  /** Octets that a header has room for behind its 20. */
  private static final int OPTION_ROOM = 40;

  private static final GeneratorTable OPTIONS = TcpOptionGenerators.table();
  private static final Generator<TcpOption> OPTION = OPTIONS.of(TcpOption.class);

  /** The flags that a stack really sends, and those that none should. */
  private static final int[] FLAGS = {
    TcpFlags.ACK,
    TcpFlags.SYN,
    TcpFlags.SYN | TcpFlags.ACK,
    TcpFlags.PSH | TcpFlags.ACK,
    TcpFlags.FIN | TcpFlags.ACK,
    TcpFlags.RST,
    TcpFlags.RST | TcpFlags.ACK,
    TcpFlags.URG | TcpFlags.ACK,
    TcpFlags.SYN | TcpFlags.ECE | TcpFlags.CWR,
    TcpFlags.SYN | TcpFlags.ECE | TcpFlags.CWR | TcpFlags.AE,
    TcpFlags.ACK | TcpFlags.ECE,
    0,
    TcpFlags.ALL,
    TcpFlags.SYN | TcpFlags.FIN
  };

  private TcpGenerators() {}

  /** Any option. */
  public static Generator<TcpOption> option() {
    return OPTION;
  }

  /** A header with any options that fit, malformed ones and padding of every kind too. */
  public static Generator<TcpHeader> header() {
    return c -> header(c, options(c, true));
  }

  /** A header whose options are all in order. */
  public static Generator<TcpHeader> soundHeader() {
    return c -> header(c, options(c, false));
  }

  /** A header and 0 to so many octets of payload; the checksum is any. */
  public static Generator<OctetString> segment(int maxPayload) {
    return c -> encoded(header().generate(c), c.octets(0, maxPayload));
  }

  static OctetString encoded(TcpHeader header, OctetString payload) {
    ByteBuffer buffer = ByteBuffer.allocate(header.encodedLength() + payload.length());
    payload.copyTo(buffer, header.encode(buffer, 0));
    return OctetString.copyOf(buffer, 0, buffer.capacity());
  }

  static TcpHeader header(Choices c, List<TcpOption> options) {
    return TcpHeader.builder()
        .sourcePort(c.u16())
        .destinationPort(c.u16())
        .sequence(c.bits32())
        .acknowledgment(c.bits32())
        .reserved(c.onceIn(4) ? c.bits(3) : 0)
        .flags(c.onceIn(3) ? c.bits(9) : FLAGS[c.below(FLAGS.length)])
        .window(c.u16())
        .checksum(c.u16())
        .urgentPointer(c.u16())
        .options(options)
        .build();
  }

  /** Options that fit a header; with oddities where they are wanted. */
  static List<TcpOption> options(Choices c, boolean oddities) {
    List<TcpOption> options = new ArrayList<>();
    int left = OPTION_ROOM;
    for (TcpOption option : c.list(0, 6, OPTION)) {
      boolean odd = option instanceof TcpOption.End || option instanceof TcpOption.Malformed;
      boolean misfit = option instanceof TcpOption.Opaque o && !TcpOptionGenerators.isUntyped(o);
      if (!odd && (oddities || !misfit) && option.encodedLength() <= left) {
        options.add(option);
        left -= option.encodedLength();
      }
    }
    int padding = left & 3;
    int last = padding == 0 && left > 0 ? 4 : padding;
    switch (c.below(oddities ? 4 : 3)) {
      case 0 -> {} // the builder pads
      case 1 -> {
        for (int i = 0; i < padding; i++) {
          options.add(new TcpOption.NoOperation());
        }
      }
      case 2 -> {
        if (last > 0) {
          options.add(new TcpOption.End(c.octets(last - 1)));
        }
      }
      default -> {
        if (last > 0) {
          options.add(TcpOptionGenerators.malformed(c, last));
        }
      }
    }
    return options;
  }

  /** The values. */
  public static GeneratorTable table() {
    return new GeneratorTable().add(TcpHeader.class, header()).addAll(OPTIONS);
  }
}
