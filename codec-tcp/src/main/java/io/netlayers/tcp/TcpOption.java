package io.netlayers.tcp;

import io.netlayers.core.OctetString;
import io.netlayers.core.Octets;
import java.nio.ByteBuffer;
import org.checkerframework.checker.signedness.qual.Unsigned;

/**
 * An option as a value; its text is tcpdump's, such as {@code wscale 7}.
 *
 * <p>Every option that can lie on the wire has exactly one value, and encoding that gives the same
 * octets: what no other variant can hold to the bit (an unknown kind, a length that its kind may
 * not have, reserved bits that are set) is an {@link Opaque} one, and what cannot be told apart any
 * more is {@link Malformed}. Constructors throw {@link IllegalArgumentException} for what cannot be
 * encoded.
 */
public sealed interface TcpOption
    permits TcpOption.End,
        TcpOption.NoOperation,
        TcpOption.Mss,
        TcpOption.WindowScale,
        TcpOption.SackPermitted,
        TcpOption.Timestamps,
        TcpOption.UserTimeout,
        TcpOption.Opaque,
        TcpOption.Malformed,
        SackOption,
        AccurateEcnOption,
        ExperimentalOption,
        CryptographicOption,
        MptcpOption {

  /** The kind, 0 to 255, as {@link TcpOptionKind} names them. */
  int kind();

  /** What follows kind and length. */
  OctetString body();

  /** Octets on the wire, kind and length included. */
  default int encodedLength() {
    return 2 + body().length();
  }

  /**
   * Writes the option to an absolute index.
   *
   * @return octets written
   * @throws IndexOutOfBoundsException if it does not fit
   */
  default int encode(ByteBuffer buffer, int offset) {
    OctetString body = body();
    Octets.put8(buffer, offset, kind());
    Octets.put8(buffer, offset + 1, 2 + body.length());
    body.copyTo(buffer, offset + 2);
    return 2 + body.length();
  }

  /**
   * The value of a kind and what follows its length, typed where it can be.
   *
   * @param kind 2 to 255
   * @param body 0 to 38 octets
   */
  static TcpOption of(int kind, OctetString body) {
    TcpOption typed = TcpOptionCodec.typed(kind, body);
    return typed != null ? typed : new Opaque(kind, body);
  }

  /**
   * The value of the option under a view's cursor.
   *
   * @throws IllegalStateException if there is none
   */
  static TcpOption decode(TcpOptionsView view) {
    if (view.kind() == TcpOptionsView.NO_MORE) {
      throw new IllegalStateException("no option under the cursor");
    }
    OctetString body = OctetString.copyOf(view.buffer(), view.bodyOffset(), view.bodyLength());
    return switch (view.kind()) {
      case TcpOptionKind.END -> new End(body);
      case TcpOptionKind.NOP -> new NoOperation();
      default -> of(view.kind(), body);
    };
  }

  /** The rest of a view whose cursor stopped at an option that is malformed. */
  static TcpOption malformed(TcpOptionsView view) {
    int left = view.unreadLength();
    return new Malformed(
        OctetString.copyOf(view.buffer(), view.offset() + view.length() - left, left));
  }

  /**
   * End of option list (RFC 9293 §3.1).
   *
   * @param padding what lies behind it up to the end of the header; it should be 0
   */
  record End(OctetString padding) implements TcpOption {
    @Override
    public int kind() {
      return TcpOptionKind.END;
    }

    @Override
    public OctetString body() {
      return padding;
    }

    @Override
    public int encodedLength() {
      return 1 + padding.length();
    }

    @Override
    public int encode(ByteBuffer buffer, int offset) {
      Octets.put8(buffer, offset, TcpOptionKind.END);
      padding.copyTo(buffer, offset + 1);
      return encodedLength();
    }

    @Override
    public String toString() {
      return "eol";
    }
  }

  /** No operation (RFC 9293 §3.1): one octet to align what follows. */
  record NoOperation() implements TcpOption {
    @Override
    public int kind() {
      return TcpOptionKind.NOP;
    }

    @Override
    public OctetString body() {
      return OctetString.EMPTY;
    }

    @Override
    public int encodedLength() {
      return 1;
    }

    @Override
    public int encode(ByteBuffer buffer, int offset) {
      Octets.put8(buffer, offset, TcpOptionKind.NOP);
      return 1;
    }

    @Override
    public String toString() {
      return "nop";
    }
  }

  /**
   * Maximum segment size (RFC 9293 §3.2).
   *
   * @param octets 0 to 65,535, without IP and TCP headers
   */
  record Mss(int octets) implements TcpOption {
    public Mss {
      TcpOptionCodec.requireBits("mss", octets, 16);
    }

    @Override
    public int kind() {
      return TcpOptionKind.MSS;
    }

    @Override
    public OctetString body() {
      return TcpOptionCodec.u16(octets);
    }

    @Override
    public String toString() {
      return "mss " + octets;
    }
  }

  /**
   * Window scale (RFC 7323 §2.2).
   *
   * @param shift as it stands on the wire, 0 to 255
   */
  record WindowScale(int shift) implements TcpOption {
    /** The greatest shift that may be used (RFC 7323 §2.3). */
    public static final int MAX_SHIFT = 14;

    public WindowScale {
      TcpOptionCodec.requireBits("shift", shift, 8);
    }

    /** The shift to be used: more than 14 counts as 14 (RFC 7323 §2.3). */
    public int effectiveShift() {
      return Math.min(shift, MAX_SHIFT);
    }

    @Override
    public int kind() {
      return TcpOptionKind.WINDOW_SCALE;
    }

    @Override
    public OctetString body() {
      return OctetString.copyOf((byte) shift);
    }

    @Override
    public String toString() {
      return "wscale " + shift;
    }
  }

  /** SACK permitted (RFC 2018 §2). */
  record SackPermitted() implements TcpOption {
    @Override
    public int kind() {
      return TcpOptionKind.SACK_PERMITTED;
    }

    @Override
    public OctetString body() {
      return OctetString.EMPTY;
    }

    @Override
    public String toString() {
      return "sackOK";
    }
  }

  /** Timestamps (RFC 7323 §3.2): TSval and TSecr, 32 bits each. */
  record Timestamps(@Unsigned int tsVal, @Unsigned int tsEcr) implements TcpOption {
    @Override
    public int kind() {
      return TcpOptionKind.TIMESTAMPS;
    }

    @Override
    public OctetString body() {
      ByteBuffer body = ByteBuffer.allocate(8);
      Octets.putBits32(body, 0, tsVal);
      Octets.putBits32(body, 4, tsEcr);
      return OctetString.copyOf(body, 0, 8);
    }

    @Override
    public String toString() {
      return "TS val "
          + Integer.toUnsignedString(tsVal)
          + " ecr "
          + Integer.toUnsignedString(tsEcr);
    }
  }

  /**
   * User timeout (RFC 5482 §2).
   *
   * @param minutes the granularity bit: whether {@code timeout} is in minutes, else in seconds
   * @param timeout 0 to 32,767; 0 is reserved
   */
  record UserTimeout(boolean minutes, int timeout) implements TcpOption {
    public UserTimeout {
      TcpOptionCodec.requireBits("timeout", timeout, 15);
    }

    /** The timeout in seconds, whatever its granularity. */
    public int seconds() {
      return minutes ? timeout * 60 : timeout;
    }

    @Override
    public int kind() {
      return TcpOptionKind.USER_TIMEOUT;
    }

    @Override
    public OctetString body() {
      return TcpOptionCodec.u16((minutes ? 0x8000 : 0) | timeout);
    }

    @Override
    public String toString() {
      return "uto " + timeout + (minutes ? "m" : "s");
    }
  }

  /**
   * Any other option, to the octet.
   *
   * @param kind 2 to 255
   * @param body 0 to 38 octets that no typed variant can hold
   */
  record Opaque(int kind, OctetString body) implements TcpOption {
    public Opaque {
      TcpOptionCodec.requireKindAndBody(kind, body);
      if (TcpOptionCodec.typed(kind, body) != null) {
        throw new IllegalArgumentException(
            "option " + kind + " of " + body + " has a type of its own: use TcpOption.of");
      }
    }

    @Override
    public String toString() {
      String name = TcpOptionKind.nameOf(kind);
      return body.isEmpty() ? name : name + " 0x" + body;
    }
  }

  /**
   * The rest of the options from one on whose length cannot be (RFC 9293 §3.2, MUST-7); always the
   * last.
   *
   * @param octets kind and all that is behind it, 1 to 40
   */
  record Malformed(OctetString octets) implements TcpOption {
    public Malformed {
      int length = octets.length();
      if (length == 0 || length > TcpLayout.MAX_OPTION_OCTETS) {
        throw new IllegalArgumentException("octets not within 1 to 40: " + length);
      }
      boolean readable = length > 1 && octets.u8(1) >= 2 && octets.u8(1) <= length;
      if (octets.u8(0) <= TcpOptionKind.NOP || readable) {
        throw new IllegalArgumentException("begins with an option that can be read: " + octets);
      }
    }

    @Override
    public int kind() {
      return octets.u8(0);
    }

    @Override
    public OctetString body() {
      return octets.length() < 2
          ? OctetString.EMPTY
          : OctetString.copyOf(octets.asByteBuffer(), 2, octets.length() - 2);
    }

    @Override
    public int encodedLength() {
      return octets.length();
    }

    @Override
    public int encode(ByteBuffer buffer, int offset) {
      octets.copyTo(buffer, offset);
      return octets.length();
    }

    @Override
    public String toString() {
      return "malformed 0x" + octets;
    }
  }
}
