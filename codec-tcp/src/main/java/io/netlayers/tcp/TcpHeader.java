package io.netlayers.tcp;

import io.netlayers.core.OctetString;
import io.netlayers.core.Octets;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.checkerframework.checker.signedness.qual.Unsigned;
import org.immutables.value.Value;

/**
 * A TCP header with its options as a value. Its text is tcpdump's: {@code 43210 > 80 [S.] seq 1 ack
 * 2 win 65535 <mss 1460,sackOK,TS val 1 ecr 0,nop,wscale 7>}.
 */
@Value.Immutable
@ValueStyle
public abstract class TcpHeader {
  TcpHeader() {}

  /** A builder; ports are required, everything else is 0 or empty unless it is set. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * The value of a view that answered OK or {@link TcpDecodeStatus#TRUNCATED_PAYLOAD}. Options that
   * are malformed are kept as they are.
   */
  public static TcpHeader decode(TcpSegmentView view) {
    return builder()
        .sourcePort(view.sourcePort())
        .destinationPort(view.destinationPort())
        .sequence(view.sequence())
        .acknowledgment(view.acknowledgment())
        .reserved(view.reserved())
        .flags(view.flags())
        .window(view.window())
        .checksum(view.checksum())
        .urgentPointer(view.urgentPointer())
        .addAllOptions(decodeOptions(view))
        .build();
  }

  private static List<TcpOption> decodeOptions(TcpSegmentView segment) {
    List<TcpOption> options = new ArrayList<>();
    TcpOptionsView view = new TcpOptionsView();
    view.wrap(segment);
    while (view.next() != TcpOptionsView.NO_MORE) {
      options.add(TcpOption.decode(view));
    }
    if (view.unreadLength() > 0) {
      options.add(TcpOption.malformed(view));
    }
    return options;
  }

  /** The sender's port, 0 to 65,535. */
  public abstract int sourcePort();

  /** The port that the segment is for, 0 to 65,535. */
  public abstract int destinationPort();

  /** SEG.SEQ. */
  @Value.Default
  public @Unsigned int sequence() {
    return 0;
  }

  /** SEG.ACK. */
  @Value.Default
  public @Unsigned int acknowledgment() {
    return 0;
  }

  /** The three reserved bits, 0 to 7. */
  @Value.Default
  public int reserved() {
    return 0;
  }

  /** The nine flags of {@link TcpFlags}. */
  @Value.Default
  public int flags() {
    return 0;
  }

  /** SEG.WND, not scaled, 0 to 65,535. */
  @Value.Default
  public int window() {
    return 0;
  }

  /** The checksum field, 0 to 65,535. */
  @Value.Default
  public int checksum() {
    return 0;
  }

  /** SEG.UP, 0 to 65,535. */
  @Value.Default
  public int urgentPointer() {
    return 0;
  }

  /**
   * The options, at most 40 octets. Where they do not fill whole words of 32 bits, building adds
   * the end of the list and its padding (RFC 9293 §3.1).
   */
  public abstract List<TcpOption> options();

  @Value.Check
  TcpHeader check() {
    requireBits("source port", sourcePort(), 16);
    requireBits("destination port", destinationPort(), 16);
    requireBits("reserved bits", reserved(), 3);
    requireBits("flags", flags(), 9);
    requireBits("window", window(), 16);
    requireBits("checksum", checksum(), 16);
    requireBits("urgent pointer", urgentPointer(), 16);
    int octets = checkedOptionOctets();
    if ((octets & 3) == 0) {
      return this;
    }
    TcpOption end = new TcpOption.End(OctetString.copyOf(new byte[3 - (octets & 3)]));
    return builder().from(this).addOptions(end).build();
  }

  private int checkedOptionOctets() {
    int octets = 0;
    for (int i = 0; i < options().size(); i++) {
      TcpOption option = options().get(i);
      octets += option.encodedLength();
      boolean last = option instanceof TcpOption.End || option instanceof TcpOption.Malformed;
      if (last && (i < options().size() - 1 || (octets & 3) != 0)) {
        throw new IllegalStateException("does not end the options on a word of 32 bits: " + option);
      }
    }
    if (octets > TcpLayout.MAX_OPTION_OCTETS) {
      throw new IllegalStateException("more than 40 octets of options: " + octets);
    }
    return octets;
  }

  private static void requireBits(String name, int value, int bits) {
    if (value < 0 || value >> bits != 0) {
      throw new IllegalStateException(
          name + " not within 0 to " + ((1 << bits) - 1) + ": " + value);
    }
  }

  /** Octets that {@link #encode} writes: 20 to 60, a multiple of 4. */
  public int encodedLength() {
    int octets = TcpLayout.HEADER_OCTETS;
    for (TcpOption option : options()) {
      octets += option.encodedLength();
    }
    return octets;
  }

  /**
   * Writes the header to an absolute index; the buffer's position stays. The checksum is written as
   * it stands in the value: {@link TcpSegmentView#updateChecksum} works one out.
   *
   * @return octets written
   * @throws IndexOutOfBoundsException if it does not fit
   */
  public int encode(ByteBuffer buffer, int offset) {
    int octets = encodedLength();
    Octets.put16(buffer, offset + TcpLayout.SOURCE_PORT, sourcePort());
    Octets.put16(buffer, offset + TcpLayout.DESTINATION_PORT, destinationPort());
    Octets.putBits32(buffer, offset + TcpLayout.SEQUENCE, sequence());
    Octets.putBits32(buffer, offset + TcpLayout.ACKNOWLEDGMENT, acknowledgment());
    int word =
        octets >> 2 << TcpLayout.DATA_OFFSET_SHIFT
            | reserved() << TcpLayout.RESERVED_SHIFT
            | flags();
    Octets.put16(buffer, offset + TcpLayout.OFFSET_AND_FLAGS, word);
    Octets.put16(buffer, offset + TcpLayout.WINDOW, window());
    Octets.put16(buffer, offset + TcpLayout.CHECKSUM, checksum());
    Octets.put16(buffer, offset + TcpLayout.URGENT_POINTER, urgentPointer());
    int at = offset + TcpLayout.HEADER_OCTETS;
    for (TcpOption option : options()) {
      at += option.encode(buffer, at);
    }
    return octets;
  }

  @Override
  public String toString() {
    StringBuilder text = new StringBuilder(80);
    TcpText.append(text, this);
    return text.toString();
  }

  /** Builds a {@link TcpHeader}; {@code build} refuses what cannot be encoded. */
  public static final class Builder extends ImmutableTcpHeader.Builder {
    Builder() {}
  }
}
