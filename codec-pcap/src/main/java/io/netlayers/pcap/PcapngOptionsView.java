package io.netlayers.pcap;

import static io.netlayers.pcap.internal.PcapngLayout.OPTION_CODE;
import static io.netlayers.pcap.internal.PcapngLayout.OPTION_LENGTH;
import static io.netlayers.pcap.internal.PcapngLayout.OPTION_VALUE;

import io.netlayers.core.OctetView;
import io.netlayers.pcap.internal.OrderedOctets;
import io.netlayers.pcap.internal.PcapngLayout;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.checkerframework.checker.signedness.qual.SignedPositive;

/**
 * A cursor over a block's options (draft-ietf-opsawg-pcapng §3.5): code and value, each padded to
 * 32 bits. {@link #next()} goes to the first and then to each further one.
 */
public final class PcapngOptionsView extends OctetView {
  /** opt_endofopt: nothing follows. */
  public static final int END_OF_OPTIONS = 0;

  /** opt_comment: UTF-8 text. */
  public static final int COMMENT = 1;

  private boolean littleEndian;
  private int at;
  private int following;

  /** A view over no options, to be wrapped. */
  public PcapngOptionsView() {}

  /**
   * Lays the cursor before the first option.
   *
   * @return {@code RECORD} where every option lies within the slice, else {@code BAD_OPTION}; then
   *     {@link #faultOffset()} says where, and the options before that can be read
   */
  public CaptureStatus wrap(ByteBuffer buffer, int offset, int length, boolean littleEndian) {
    attach(buffer, offset, length);
    this.littleEndian = littleEndian;
    rewind();
    while (next()) {
      // each is checked against the slice
    }
    boolean good = following == length || at < following && code() == END_OF_OPTIONS;
    CaptureStatus status = good ? CaptureStatus.RECORD : fault(CaptureStatus.BAD_OPTION, following);
    rewind();
    return status;
  }

  /** Goes back before the first option. */
  public void rewind() {
    at = 0;
    following = 0;
  }

  /** Goes to the next option; false where there is none, or where it does not fit. */
  public boolean next() {
    if (at < following && code() == END_OF_OPTIONS || length - following < OPTION_VALUE) {
      return false;
    }
    int end = PcapngLayout.padded(OPTION_VALUE + lengthAt(following));
    if (end > length - following) {
      return false;
    }
    at = following;
    following += end;
    return code() != END_OF_OPTIONS;
  }

  private int lengthAt(int option) {
    return OrderedOctets.u16(buffer, offset + option + OPTION_LENGTH, littleEndian);
  }

  /** The option's code; its meaning depends on the block, but for comments. */
  public @SignedPositive int code() {
    return OrderedOctets.u16(buffer, offset + at + OPTION_CODE, littleEndian);
  }

  /** Absolute index of the option's value. */
  public int valueOffset() {
    return offset + at + OPTION_VALUE;
  }

  /** Octets of the option's value, padding not counted. */
  public int valueLength() {
    return lengthAt(at);
  }

  /** The value as a number of 32 bits in the section's byte order, where it has four octets. */
  public @SignedPositive long u32() {
    return OrderedOctets.u32(buffer, valueOffset(), littleEndian);
  }

  /** The value as UTF-8 text; makes a string. */
  public String text() {
    byte[] octets = new byte[valueLength()];
    buffer.get(valueOffset(), octets);
    return new String(octets, StandardCharsets.UTF_8);
  }
}
