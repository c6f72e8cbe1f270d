package io.netlayers.ip.icmp;

import io.netlayers.core.OctetView;
import io.netlayers.core.Octets;
import java.nio.ByteBuffer;
import org.checkerframework.checker.signedness.qual.SignedPositive;

/**
 * What ICMP messages of both versions have in common. A field that lies behind the octets that are
 * there reads as 0, so no accessor throws, whatever {@code wrap} answered. Whether a field means
 * something is for the type to say.
 */
public abstract sealed class IcmpMessageView extends OctetView
    permits Icmpv4MessageView, Icmpv6MessageView {
  /** Octets that come before what an echo sends and before the packet that an error quotes. */
  public static final int HEADER_LENGTH = IcmpLayout.DATA;

  private int quotedLength;
  private int extensionsLength;

  IcmpMessageView() {}

  final void attachMessage(ByteBuffer buffer, int offset, int length) {
    attach(buffer, offset, length);
    quotedLength = 0;
    extensionsLength = 0;
  }

  /**
   * Finds the quoted packet and the extension structure behind it (RFC 4884 §4, §5).
   *
   * @param declared the octets that the length field gives the packet, 0 for all
   * @param legacy whether a structure without a length field is looked for
   */
  final IcmpDecodeStatus findQuote(int declared, boolean legacy) {
    int there = length - IcmpLayout.DATA;
    quotedLength = there;
    if (declared > there) {
      return fault(IcmpDecodeStatus.TRUNCATED_QUOTE, length);
    }
    if (declared != 0) {
      quotedLength = declared;
    } else if (legacy && IcmpExtensionsView.isLegacy(buffer, dataOffset(), there)) {
      quotedLength = IcmpExtensionsView.LEGACY_QUOTE;
    }
    extensionsLength = there - quotedLength;
    return IcmpDecodeStatus.OK;
  }

  /** All behind the header is an extension structure (RFC 8335 §2). */
  final void extensionsOnly() {
    extensionsLength = length - IcmpLayout.DATA;
  }

  final @SignedPositive int u8At(int at) {
    return at + 1 <= length ? Octets.u8(buffer, offset + at) : 0;
  }

  final @SignedPositive int u16At(int at) {
    return at + 2 <= length ? Octets.u16(buffer, offset + at) : 0;
  }

  final @SignedPositive long u32At(int at) {
    return at + 4 <= length ? Octets.u32(buffer, offset + at) : 0;
  }

  /** The message's type, 0 to 255. */
  public final @SignedPositive int type() {
    return u8At(IcmpLayout.TYPE);
  }

  /** What within the type, 0 to 255. */
  public final @SignedPositive int code() {
    return u8At(IcmpLayout.CODE);
  }

  /** The checksum field as it stands. */
  public final @SignedPositive int checksum() {
    return u16At(IcmpLayout.CHECKSUM);
  }

  /** Octets 4 to 7, whatever the type makes of them. */
  public final @SignedPositive long restOfHeader() {
    return u32At(IcmpLayout.REST);
  }

  /** Echo, timestamp, extended echo: whose exchange it is, 0 to 65,535. */
  public final @SignedPositive int identifier() {
    return u16At(IcmpLayout.IDENTIFIER);
  }

  /** Echo, timestamp: which message of the exchange, 0 to 65,535. */
  public final @SignedPositive int sequence() {
    return u16At(IcmpLayout.SEQUENCE);
  }

  /** Extended echo: which message of the exchange, 0 to 255 (RFC 8335 §2). */
  public final @SignedPositive int extendedSequence() {
    return u8At(IcmpLayout.EXTENDED_SEQUENCE);
  }

  /** Extended echo request: whether the probed interface is the proxy's own (RFC 8335 §2). */
  public final boolean extendedLocal() {
    return (u8At(IcmpLayout.EXTENDED_FLAGS) & 1) != 0;
  }

  /** Extended echo reply: the state of the neighbour entry, 0 to 7 (RFC 8335 §3). */
  public final @SignedPositive int extendedState() {
    return u8At(IcmpLayout.EXTENDED_FLAGS) >> 5;
  }

  /** Extended echo reply: whether the interface is active (RFC 8335 §3). */
  public final boolean extendedActive() {
    return (u8At(IcmpLayout.EXTENDED_FLAGS) & 4) != 0;
  }

  /** Extended echo reply: whether IPv4 runs on the interface (RFC 8335 §3). */
  public final boolean extendedIpv4() {
    return (u8At(IcmpLayout.EXTENDED_FLAGS) & 2) != 0;
  }

  /** Extended echo reply: whether IPv6 runs on the interface (RFC 8335 §3). */
  public final boolean extendedIpv6() {
    return (u8At(IcmpLayout.EXTENDED_FLAGS) & 1) != 0;
  }

  /** Absolute index of the ninth octet: an echo's data, say. */
  public final int dataOffset() {
    return offset + IcmpLayout.DATA;
  }

  /** Octets behind the eighth, quoted packet and extensions included. */
  public final int dataLength() {
    return Math.max(0, length - IcmpLayout.DATA);
  }

  /** Whether the message quotes a packet, though none of it may be there. */
  public abstract boolean isQuoting();

  /** Absolute index of the packet that an error quotes. */
  public final int quotedOffset() {
    return dataOffset();
  }

  /**
   * Octets of the quoted packet that are there; 0 where the message quotes none. The packet itself
   * was most often longer; where extensions follow it may be padded with zeros (RFC 4884 §4).
   */
  public final int quotedLength() {
    return quotedLength;
  }

  /** Absolute index of the extension structure, to be wrapped by {@link IcmpExtensionsView}. */
  public final int extensionsOffset() {
    return dataOffset() + quotedLength;
  }

  /** Octets of the extension structure; 0 where there is none. */
  public final int extensionsLength() {
    return extensionsLength;
  }
}
