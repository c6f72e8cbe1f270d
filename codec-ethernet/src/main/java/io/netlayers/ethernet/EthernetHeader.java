package io.netlayers.ethernet;

import static io.netlayers.ethernet.EthernetLayout.MAX_LENGTH_FIELD;

import io.netlayers.core.MacAddress;
import io.netlayers.core.Octets;
import java.nio.ByteBuffer;
import java.util.List;
import org.immutables.value.Value;

/**
 * An Ethernet header as a value: addresses, tags, type or length. Its text is {@code
 * 02:00:00:00:00:01 > ff:ff:ff:ff:ff:ff, vlan 5, ethertype ARP (0x0806)}.
 */
@Value.Immutable
@ValueStyle
public abstract class EthernetHeader {
  EthernetHeader() {}

  /** A builder; addresses and {@code typeOrLength} are required. */
  public static Builder builder() {
    return new Builder();
  }

  /** The value of a view that answered OK. */
  public static EthernetHeader decode(EthernetFrameView view) {
    Builder builder =
        builder()
            .destination(MacAddress.of(view.destination()))
            .source(MacAddress.of(view.source()))
            .typeOrLength(view.typeOrLength());
    for (int i = 0; i < view.vlanCount(); i++) {
      builder.addVlans(VlanTag.ofTci(view.vlanTpid(i), view.vlanTci(i)));
    }
    return builder.build();
  }

  /** Whom the frame is for. */
  public abstract MacAddress destination();

  /** Who sent it. */
  public abstract MacAddress source();

  /** VLAN tags, the outermost first. */
  public abstract List<VlanTag> vlans();

  /** An EtherType of 0x0600 to 0xFFFF that announces no tag, or the payload's length to 1,500. */
  public abstract int typeOrLength();

  /** Whether {@link #typeOrLength()} is a length. */
  public boolean hasLength() {
    return typeOrLength() <= MAX_LENGTH_FIELD;
  }

  @Value.Check
  void check() {
    int type = typeOrLength();
    if ((type & ~0xFFFF) != 0) {
      throw new IllegalStateException("type not within 0 to 65535: " + type);
    }
    if (type > MAX_LENGTH_FIELD && type < EthernetLayout.MIN_TYPE) {
      throw new IllegalStateException("neither length nor type: " + type);
    }
    if (EtherType.isVlanTag(type)) {
      throw new IllegalStateException("a tag's type and no tag: " + EtherType.hex(type));
    }
  }

  /** Octets that {@link #encode} writes: 14 and 4 a tag. */
  public int encodedLength() {
    return EthernetLayout.HEADER_OCTETS + EthernetLayout.TAG_OCTETS * vlans().size();
  }

  /**
   * Writes the header to an absolute index; the buffer's position stays. Padding and FCS are {@link
   * EthernetFrameView#wrapForEncode}'s.
   *
   * @return octets written
   * @throws IndexOutOfBoundsException if it does not fit
   */
  public int encode(ByteBuffer buffer, int offset) {
    destination().write(buffer, offset + EthernetLayout.DESTINATION);
    source().write(buffer, offset + EthernetLayout.SOURCE);
    int at = offset + EthernetLayout.TYPE;
    for (VlanTag tag : vlans()) {
      Octets.put16(buffer, at + EthernetLayout.TAG_TPID, tag.tpid());
      Octets.put16(buffer, at + EthernetLayout.TAG_TCI, tag.tci());
      at += EthernetLayout.TAG_OCTETS;
    }
    Octets.put16(buffer, at, typeOrLength());
    return encodedLength();
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    text.append(source()).append(" > ").append(destination());
    for (VlanTag tag : vlans()) {
      text.append(", ").append(tag);
    }
    return hasLength()
        ? text.append(", 802.3, length ").append(typeOrLength()).toString()
        : text.append(", ethertype ").append(EtherType.text(typeOrLength())).toString();
  }

  /** Builds an {@link EthernetHeader}; {@code build} refuses what cannot be encoded. */
  public static final class Builder extends ImmutableEthernetHeader.Builder {
    Builder() {}
  }
}
