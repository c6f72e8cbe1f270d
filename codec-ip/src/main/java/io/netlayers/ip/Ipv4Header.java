package io.netlayers.ip;

import io.netlayers.core.Ipv4Address;
import io.netlayers.core.OctetString;
import io.netlayers.core.Octets;
import io.netlayers.ip.option.Ipv4Option;
import io.netlayers.ip.option.Ipv4OptionType;
import io.netlayers.ip.option.Ipv4OptionsView;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.immutables.value.Value;

/**
 * An IPv4 header as a value. Its text is {@code 192.0.2.1 > 192.0.2.2 TCP ttl 64 id 7 [DF] len 40}.
 */
@Value.Immutable
@ValueStyle
public abstract class Ipv4Header {
  Ipv4Header() {}

  /** A builder; source, destination and protocol are required, the TTL is 64 unless it is set. */
  public static Builder builder() {
    return new Builder();
  }

  /** The value of a view whose header is whole; options from a bad one on are left out. */
  public static Ipv4Header decode(Ipv4PacketView view) {
    Builder builder =
        builder()
            .dscp(view.dscp())
            .ecn(view.ecn())
            .totalLength(view.totalLength())
            .identification(view.identification())
            .reservedFlag(view.reservedFlag())
            .dontFragment(view.dontFragment())
            .moreFragments(view.moreFragments())
            .fragmentOffset(view.fragmentOffset())
            .ttl(view.ttl())
            .protocol(view.protocol())
            .checksum(view.checksum())
            .source(Ipv4Address.of(view.source()))
            .destination(Ipv4Address.of(view.destination()));
    Ipv4OptionsView options = new Ipv4OptionsView();
    options.wrap(view.buffer(), view.optionsOffset(), view.optionsLength());
    while (options.next()) {
      builder.addOptions(Ipv4Option.decode(options));
    }
    return builder.build();
  }

  /** The differentiated services code point, 0 to 63. */
  @Value.Default
  public int dscp() {
    return 0;
  }

  /** The ECN field, 0 to 3. */
  @Value.Default
  public int ecn() {
    return 0;
  }

  /** The total length field, octets: 0, or from the header's length to 65,535. */
  @Value.Default
  public int totalLength() {
    return 0;
  }

  /** The identification, 0 to 65,535. */
  @Value.Default
  public int identification() {
    return 0;
  }

  /** The flag that RFC 791 reserves. */
  @Value.Default
  public boolean reservedFlag() {
    return false;
  }

  /** The DF flag. */
  @Value.Default
  public boolean dontFragment() {
    return false;
  }

  /** The MF flag. */
  @Value.Default
  public boolean moreFragments() {
    return false;
  }

  /** The fragment offset in octets: a multiple of 8, 0 to 65,528. */
  @Value.Default
  public int fragmentOffset() {
    return 0;
  }

  /** Hops that the packet may take, 0 to 255. */
  @Value.Default
  public int ttl() {
    return 64;
  }

  /** The number that names the payload, 0 to 255. */
  public abstract int protocol();

  /** The header checksum field, 0 to 65,535, as it stands. */
  @Value.Default
  public int checksum() {
    return 0;
  }

  /** The source address. */
  public abstract Ipv4Address source();

  /** The destination address. */
  public abstract Ipv4Address destination();

  /**
   * The options, 40 octets at most. The builder ends a list whose octets are no multiple of 4 with
   * an {@link Ipv4Option.EndOfOptions} that pads it.
   */
  public abstract List<Ipv4Option> options();

  @Value.Check
  Ipv4Header check() {
    Ranges.upTo("dscp", dscp(), 63);
    Ranges.upTo("ecn", ecn(), 3);
    Ranges.u16("identification", identification());
    Ranges.multipleOf8("fragment offset", fragmentOffset(), 65528);
    Ranges.u8("ttl", ttl());
    Ranges.u8("protocol", protocol());
    Ranges.u16("checksum", checksum());
    int octets = optionsLength();
    Ranges.upTo("options octets", octets, 40);
    for (int i = 0; i < options().size() - 1; i++) {
      Ranges.require(options().get(i).type() != Ipv4OptionType.EOOL, "end of options at", i);
    }
    int missing = -octets & 3;
    if (missing != 0) {
      return builder().from(this).options(padded(missing)).build();
    }
    if (totalLength() != 0) {
      Ranges.require(totalLength() >= encodedLength(), "total length", totalLength());
      Ranges.u16("total length", totalLength());
    }
    return this;
  }

  private List<Ipv4Option> padded(int missing) {
    List<Ipv4Option> padded = new ArrayList<>(options());
    int last = padded.size() - 1;
    if (padded.get(last) instanceof Ipv4Option.EndOfOptions end) {
      byte[] rest = new byte[end.rest().length() + missing];
      end.rest().copyTo(ByteBuffer.wrap(rest), 0);
      padded.set(last, new Ipv4Option.EndOfOptions(OctetString.copyOf(rest)));
    } else {
      padded.add(new Ipv4Option.EndOfOptions(OctetString.copyOf(new byte[missing - 1])));
    }
    return padded;
  }

  /** Octets of options with their padding: 0 to 40. */
  public int optionsLength() {
    int octets = 0;
    for (Ipv4Option option : options()) {
      octets += option.encodedLength();
    }
    return octets;
  }

  /** Octets that {@link #encode} writes: 20 to 60. */
  public int encodedLength() {
    return Ipv4Layout.MIN_HEADER_OCTETS + optionsLength();
  }

  /**
   * Writes the header to an absolute index, length and checksum as they are; {@link
   * Ipv4PacketView#updateHeaderChecksum} mends the latter. The buffer's position stays.
   *
   * @return octets written
   * @throws IndexOutOfBoundsException if it does not fit
   */
  public int encode(ByteBuffer buffer, int offset) {
    int octets = encodedLength();
    new Ipv4PacketView()
        .wrapForEncode(buffer, offset, octets - Ipv4Layout.MIN_HEADER_OCTETS, 0)
        .dscp(dscp())
        .ecn(ecn())
        .identification(identification())
        .reservedFlag(reservedFlag())
        .dontFragment(dontFragment())
        .moreFragments(moreFragments())
        .fragmentOffset(fragmentOffset())
        .ttl(ttl())
        .protocol(protocol())
        .checksum(checksum())
        .source(source().bits())
        .destination(destination().bits());
    Octets.put16(buffer, offset + Ipv4Layout.TOTAL_LENGTH, totalLength());
    int at = offset + Ipv4Layout.OPTIONS;
    for (Ipv4Option option : options()) {
      at += option.encode(buffer, at);
    }
    return octets;
  }

  @Override
  public String toString() {
    StringBuilder out = new StringBuilder();
    out.append(source()).append(" > ").append(destination()).append(' ');
    out.append(IpProtocol.name(protocol()));
    if (IpProtocol.name(protocol()).equals(IpProtocol.UNNAMED)) {
      out.append(' ').append(protocol());
    }
    out.append(" ttl ").append(ttl()).append(" id ").append(identification());
    if (dontFragment()) {
      out.append(" [DF]");
    }
    if (moreFragments() || fragmentOffset() != 0) {
      out.append(" frag ").append(fragmentOffset()).append(moreFragments() ? "+" : "");
    }
    out.append(" len ").append(totalLength());
    return options().isEmpty() ? out.toString() : out.append(' ').append(options()).toString();
  }

  /** Builds an {@link Ipv4Header}; {@code build} refuses what cannot be encoded. */
  public static final class Builder extends ImmutableIpv4Header.Builder {
    Builder() {}
  }
}
