package io.netlayers.ip.option;

import io.netlayers.core.OctetView;
import io.netlayers.core.Octets;
import java.nio.ByteBuffer;
import org.checkerframework.checker.signedness.qual.SignedPositive;

/**
 * A cursor over the options of a hop-by-hop or destination options header (RFC 8200 §4.2).
 *
 * <p>{@code wrap} checks every option's length; {@link #next} then goes from one to the next,
 * padding included. After a fault the cursor still gives the options before it.
 */
public final class Ipv6OptionsView extends OctetView {
  /** Octets of a header in front of its options: next header and length. */
  private static final int HEADER_HEAD = 2;

  /** Index of the current option from the first octet; -1 before the first. */
  private int current;

  private int end;

  /** A view over nothing, to be wrapped. */
  public Ipv6OptionsView() {}

  /**
   * Lays the view over a whole header, its next header and length octets included.
   *
   * @param length octets of the header
   * @return OK, {@link Ipv6OptionStatus#TRUNCATED} for less than two octets, or {@link
   *     Ipv6OptionStatus#OVERRUN}
   */
  public Ipv6OptionStatus wrapHeader(ByteBuffer buffer, int offset, int length) {
    attach(buffer, offset, length);
    current = -1;
    end = 0;
    return length < HEADER_HEAD
        ? fault(Ipv6OptionStatus.TRUNCATED, length)
        : wrap(buffer, offset + HEADER_HEAD, length - HEADER_HEAD);
  }

  /** Lays the view over options alone. */
  public Ipv6OptionStatus wrap(ByteBuffer buffer, int offset, int length) {
    attach(buffer, offset, length);
    current = -1;
    end = length;
    int at = 0;
    while (at < length) {
      int octets = octetsAt(at);
      if (octets < 0 || octets > length - at) {
        end = at;
        return fault(Ipv6OptionStatus.OVERRUN, at);
      }
      at += octets;
    }
    return Ipv6OptionStatus.OK;
  }

  /** Octets of the option at {@code at}; -1 where not even its length is there. */
  private int octetsAt(int at) {
    if (Octets.u8(buffer, offset + at) == Ipv6OptionType.PAD1) {
      return 1;
    }
    return at + 1 < length ? 2 + Octets.u8(buffer, offset + at + 1) : -1;
  }

  /** Goes to the next option; false where there is none. */
  public boolean next() {
    int following = current < 0 ? 0 : current + optionLength();
    if (following >= end) {
      return false;
    }
    current = following;
    return true;
  }

  /** Goes back to before the first option. */
  public void rewind() {
    current = -1;
  }

  /** Goes on to the next option of a type; false where there is none. */
  public boolean nextOf(int type) {
    while (next()) {
      if (type() == type) {
        return true;
      }
    }
    return false;
  }

  /** The current option's type; good after a {@link #next} that answered true, as what follows. */
  public @SignedPositive int type() {
    return Octets.u8(buffer, offset + current);
  }

  /** Absolute index of the current option's type octet. */
  public int optionOffset() {
    return offset + current;
  }

  /** Octets of the current option, its type and length included. */
  public int optionLength() {
    return octetsAt(current);
  }

  /** Absolute index of the current option's first data octet. */
  public int dataOffset() {
    return optionOffset() + Math.min(2, optionLength());
  }

  /** Octets of the current option's data, 0 to 255. */
  public int dataLength() {
    return Math.max(0, optionLength() - 2);
  }
}
