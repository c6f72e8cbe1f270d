package io.netlayers.ip.icmp;

import io.netlayers.core.OctetString;
import io.netlayers.core.Octets;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * What an error carries behind its header: as much of the packet that caused it as is quoted, and
 * extensions, if any (RFC 4884).
 *
 * <p>Where there are extensions the message that takes the quote pads the packet with zeros to the
 * 128 octets and the whole words that RFC 4884 §4 asks for.
 *
 * @param packet the quoted packet, from its IP header on
 * @param extensions the objects behind it
 */
public record IcmpQuote(OctetString packet, List<IcmpExtension> extensions) {
  /** Octets of a packet that extensions follow, at least (RFC 4884 §4). */
  public static final int MIN_BEFORE_EXTENSIONS = 128;

  /** Copies the list. */
  public IcmpQuote {
    extensions = List.copyOf(extensions);
  }

  /** A quote without extensions. */
  public static IcmpQuote of(OctetString packet) {
    return new IcmpQuote(packet, List.of());
  }

  static IcmpQuote decode(IcmpMessageView view) {
    return new IcmpQuote(
        OctetString.copyOf(view.buffer(), view.quotedOffset(), view.quotedLength()),
        IcmpExtensionCodec.decode(view));
  }

  /**
   * The quote as a message can send it.
   *
   * @param word octets that the length field counts by: 4 or 8
   * @throws IllegalArgumentException if the packet is longer than that field can say
   */
  IcmpQuote padded(int word) {
    if (extensions.isEmpty()) {
      return this;
    }
    int octets = Math.max(MIN_BEFORE_EXTENSIONS, (packet.length() + word - 1) / word * word);
    if (octets / word > 0xFF) {
      throw new IllegalArgumentException(
          "a packet of " + packet.length() + " octets before extensions");
    }
    if (octets == packet.length()) {
      return this;
    }
    ByteBuffer whole = ByteBuffer.allocate(octets);
    packet.copyTo(whole, 0);
    return new IcmpQuote(OctetString.copyOf(whole, 0, octets), extensions);
  }

  /** The length field's value: 0 where no extension follows. */
  int words(int word) {
    return extensions.isEmpty() ? 0 : packet.length() / word;
  }

  int encodedLength() {
    return packet.length() + IcmpExtensionCodec.encodedLength(extensions);
  }

  void encode(ByteBuffer buffer, int offset) {
    packet.copyTo(buffer, offset);
    IcmpExtensionCodec.encode(extensions, buffer, offset + packet.length());
  }

  /** Writes octets 4 to 7, then the quote behind them. */
  void encode(ByteBuffer message, int offset, long restOfHeader) {
    Octets.put32(message, offset + IcmpLayout.REST, restOfHeader);
    encode(message, offset + IcmpLayout.DATA);
  }

  @Override
  public String toString() {
    return "quoting "
        + packet.length()
        + " octets"
        + (extensions.isEmpty() ? "" : ", " + extensions);
  }
}
