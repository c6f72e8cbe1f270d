package io.netlayers.ip;

import io.netlayers.core.Ipv6Address;
import io.netlayers.core.Octets;
import java.nio.ByteBuffer;
import java.util.List;
import org.immutables.value.Value;

/**
 * An IPv6 header and its extension headers as a value. Its text is {@code 2001:db8::1 > 2001:db8::2
 * UDP hlim 64 len 12}.
 */
@Value.Immutable
@ValueStyle
public abstract class Ipv6Header {
  Ipv6Header() {}

  /** A builder; addresses and upper protocol are required, the hop limit is 64 unless it is set. */
  public static Builder builder() {
    return new Builder();
  }

  /** The value of a view whose fixed header could be read, with the extension headers it walked. */
  public static Ipv6Header decode(Ipv6PacketView view) {
    Builder builder =
        builder()
            .trafficClass(view.trafficClass())
            .flowLabel(view.flowLabel())
            .payloadLength(view.payloadLengthField())
            .hopLimit(view.hopLimit())
            .source(Ipv6Address.of(view.sourceHigh(), view.sourceLow()))
            .destination(Ipv6Address.of(view.destinationHigh(), view.destinationLow()))
            .upperProtocol(view.upperProtocol());
    for (int i = 0; i < view.extensionHeaders().count(); i++) {
      builder.addExtensionHeaders(Ipv6ExtensionCodec.decode(view, i));
    }
    return builder.build();
  }

  /** The traffic class, 0 to 255: code point and ECN. */
  @Value.Default
  public int trafficClass() {
    return 0;
  }

  /** The flow label, 0 to 2^20 - 1. */
  @Value.Default
  public int flowLabel() {
    return 0;
  }

  /** The payload length field, 0 to 65,535, as it stands: extension headers count. */
  @Value.Default
  public int payloadLength() {
    return 0;
  }

  /** Hops that the packet may take, 0 to 255. */
  @Value.Default
  public int hopLimit() {
    return 64;
  }

  /** The source address. */
  public abstract Ipv6Address source();

  /** The destination address; under a routing header, the next node to visit. */
  public abstract Ipv6Address destination();

  /** The extension headers in order. */
  public abstract List<Ipv6ExtensionHeader> extensionHeaders();

  /** The number behind the last extension header, 0 to 255. */
  public abstract int upperProtocol();

  /** The next header field of the fixed header. */
  public int nextHeader() {
    return numberAt(0);
  }

  private int numberAt(int index) {
    return index < extensionHeaders().size()
        ? extensionHeaders().get(index).number()
        : upperProtocol();
  }

  @Value.Check
  void check() {
    Ranges.u8("traffic class", trafficClass());
    Ranges.upTo("flow label", flowLabel(), 0xFFFFF);
    Ranges.u16("payload length", payloadLength());
    Ranges.u8("hop limit", hopLimit());
    Ranges.u8("upper protocol", upperProtocol());
  }

  /** Octets that {@link #encode} writes: 40 and the extension headers. */
  public int encodedLength() {
    int octets = Ipv6Layout.HEADER_OCTETS;
    for (Ipv6ExtensionHeader header : extensionHeaders()) {
      octets += header.encodedLength();
    }
    return octets;
  }

  /**
   * Writes the headers to an absolute index, the payload length as it is; the buffer's position
   * stays.
   *
   * @return octets written
   * @throws IndexOutOfBoundsException if they do not fit
   */
  public int encode(ByteBuffer buffer, int offset) {
    new Ipv6PacketView()
        .wrapForEncode(buffer, offset, encodedLength() - Ipv6Layout.HEADER_OCTETS)
        .trafficClass(trafficClass())
        .flowLabel(flowLabel())
        .nextHeader(nextHeader())
        .hopLimit(hopLimit())
        .source(source().high(), source().low())
        .destination(destination().high(), destination().low());
    Octets.put16(buffer, offset + Ipv6Layout.PAYLOAD_LENGTH, payloadLength());
    int at = offset + Ipv6Layout.HEADER_OCTETS;
    int following = 1;
    for (Ipv6ExtensionHeader header : extensionHeaders()) {
      at += Ipv6ExtensionCodec.encode(header, numberAt(following), buffer, at);
      following++;
    }
    return at - offset;
  }

  @Override
  public String toString() {
    StringBuilder out = new StringBuilder();
    out.append(source()).append(" > ").append(destination()).append(' ');
    out.append(IpProtocol.name(upperProtocol()));
    if (IpProtocol.name(upperProtocol()).equals(IpProtocol.UNNAMED)) {
      out.append(' ').append(upperProtocol());
    }
    out.append(" hlim ").append(hopLimit());
    if (trafficClass() != 0) {
      out.append(" class 0x").append(Integer.toHexString(trafficClass()));
    }
    if (flowLabel() != 0) {
      out.append(" flow 0x").append(Integer.toHexString(flowLabel()));
    }
    out.append(" len ").append(payloadLength());
    return extensionHeaders().isEmpty()
        ? out.toString()
        : out.append(' ').append(extensionHeaders()).toString();
  }

  /** Builds an {@link Ipv6Header}; {@code build} refuses what cannot be encoded. */
  public static final class Builder extends ImmutableIpv6Header.Builder {
    Builder() {}
  }
}
