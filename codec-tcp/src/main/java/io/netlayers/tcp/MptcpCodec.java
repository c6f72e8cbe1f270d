package io.netlayers.tcp;

import io.netlayers.core.IpAddress;
import io.netlayers.core.Ipv4Address;
import io.netlayers.core.Ipv6Address;
import io.netlayers.core.OctetString;
import io.netlayers.core.Octets;
import java.nio.ByteBuffer;
import java.util.OptionalInt;
import org.checkerframework.checker.nullness.qual.Nullable;
import org.checkerframework.checker.signedness.qual.Unsigned;

/**
 * Multipath TCP's options to octets and back. A body begins with the subtype in the high half of
 * its first octet (RFC 8684 §3).
 */
final class MptcpCodec {
  static final int MP_CAPABLE = 0;
  static final int MP_JOIN = 1;
  static final int DSS = 2;
  static final int ADD_ADDR = 3;
  static final int REMOVE_ADDR = 4;
  static final int MP_PRIO = 5;
  static final int MP_FAIL = 6;
  static final int MP_FASTCLOSE = 7;
  static final int MP_TCPRST = 8;

  /** The flag B or E: lowest bit of the first octet. */
  private static final int LOW_FLAG = 1;

  private static final int KEY_OCTETS = 8;
  private static final int HMAC_OCTETS = 8;

  private MptcpCodec() {}

  /**
   * The option of a body of at least one octet, or null where its length is not its subtype's.
   * Reserved bits are dropped: the caller encodes the option again to see that there were none.
   */
  static @Nullable MptcpOption parse(OctetString body) {
    ByteBuffer octets = body.asByteBuffer();
    boolean flag = (body.u8(0) & LOW_FLAG) != 0;
    int length = body.length();
    return switch (body.u8(0) >>> 4) {
      case MP_CAPABLE -> capable(body, octets);
      case MP_JOIN -> join(flag, body, octets);
      case DSS -> dss(body, octets);
      case ADD_ADDR -> addAddr(flag, body, octets);
      case REMOVE_ADDR ->
          length < 2 ? null : new MptcpOption.RemoveAddr(TcpOptionCodec.rest(body, 1));
      case MP_PRIO ->
          switch (length) {
            case 1 -> new MptcpOption.MpPrio(flag, OptionalInt.empty());
            case 2 -> new MptcpOption.MpPrio(flag, OptionalInt.of(body.u8(1)));
            default -> null;
          };
      case MP_FAIL -> length != 10 ? null : new MptcpOption.MpFail(Octets.bits64(octets, 2));
      case MP_FASTCLOSE ->
          length != 10 ? null : new MptcpOption.MpFastclose(TcpOptionCodec.rest(body, 2));
      case MP_TCPRST -> length != 2 ? null : new MptcpOption.MpTcprst(body.u8(0) & 0xF, body.u8(1));
      default -> null;
    };
  }

  private static MptcpOption.@Nullable MpCapable capable(OctetString body, ByteBuffer octets) {
    return switch (body.length()) {
      case 2, 10, 18, 20, 22 -> {
        int keys = (body.length() - 2) / KEY_OCTETS * KEY_OCTETS;
        yield new MptcpOption.MpCapable(
            body.u8(0) & 0xF,
            body.u8(1),
            OctetString.copyOf(octets, 2, Math.min(keys, KEY_OCTETS)),
            OctetString.copyOf(octets, 2 + KEY_OCTETS, Math.max(0, keys - KEY_OCTETS)),
            body.length() < 20 ? OptionalInt.empty() : OptionalInt.of(Octets.u16(octets, 18)),
            body.length() < 22 ? OptionalInt.empty() : OptionalInt.of(Octets.u16(octets, 20)));
      }
      default -> null;
    };
  }

  private static @Nullable MptcpOption join(boolean backup, OctetString body, ByteBuffer octets) {
    return switch (body.length()) {
      case 10 ->
          new MptcpOption.MpJoinSyn(
              backup, body.u8(1), Octets.bits32(octets, 2), Octets.bits32(octets, 6));
      case 14 ->
          new MptcpOption.MpJoinSynAck(
              backup,
              body.u8(1),
              OctetString.copyOf(octets, 2, HMAC_OCTETS),
              Octets.bits32(octets, 10));
      case 22 -> new MptcpOption.MpJoinAck(TcpOptionCodec.rest(body, 2));
      default -> null;
    };
  }

  private static @Nullable MptcpDss dss(OctetString body, ByteBuffer octets) {
    if (body.length() < 2) {
      return null;
    }
    int flags = body.u8(1) & 0x1F;
    int sequenceAt = 2 + MptcpDss.ackOctets(flags);
    int subflowAt = sequenceAt + MptcpDss.sequenceOctets(flags);
    if ((flags & MptcpDss.HAS_MAPPING) == 0) {
      return body.length() != sequenceAt
          ? null
          : new MptcpDss(flags, number(octets, 2, sequenceAt - 2), 0, 0, 0, OptionalInt.empty());
    }
    int behind = body.length() - subflowAt;
    if (behind != 6 && behind != 8) {
      return null;
    }
    return new MptcpDss(
        flags,
        number(octets, 2, sequenceAt - 2),
        number(octets, sequenceAt, subflowAt - sequenceAt),
        Octets.bits32(octets, subflowAt),
        Octets.u16(octets, subflowAt + 4),
        behind == 6 ? OptionalInt.empty() : OptionalInt.of(Octets.u16(octets, subflowAt + 6)));
  }

  private static @Unsigned long number(ByteBuffer octets, int at, int width) {
    return width == 8 ? Octets.bits64(octets, at) : width == 4 ? Octets.u32(octets, at) : 0;
  }

  private static MptcpOption.@Nullable AddAddr addAddr(
      boolean echo, OctetString body, ByteBuffer octets) {
    int behindId = body.length() - 2 - (echo ? 0 : HMAC_OCTETS);
    boolean hasPort = behindId == 4 + 2 || behindId == 16 + 2;
    int addressOctets = hasPort ? behindId - 2 : behindId;
    if (addressOctets != 4 && addressOctets != 16) {
      return null;
    }
    int portAt = 2 + addressOctets;
    IpAddress address =
        addressOctets == 4 ? Ipv4Address.read(octets, 2) : Ipv6Address.read(octets, 2);
    return new MptcpOption.AddAddr(
        echo,
        body.u8(1),
        address,
        hasPort ? OptionalInt.of(Octets.u16(octets, portAt)) : OptionalInt.empty(),
        TcpOptionCodec.rest(body, portAt + (hasPort ? 2 : 0)));
  }

  /** The body of an option: its subtype and what follows. */
  static OctetString body(MptcpOption option) {
    ByteBuffer to = ByteBuffer.allocate(TcpOptionCodec.MAX_BODY_OCTETS);
    int first = option.subtype() << 4;
    if (option instanceof MptcpOption.MpCapable o) {
      to.put((byte) (first | o.version())).put((byte) o.flags());
      put(to, o.senderKey());
      put(to, o.receiverKey());
      put16(to, o.dataLevelLength());
      put16(to, o.checksum());
    } else if (option instanceof MptcpOption.MpJoinSyn o) {
      to.put(flagged(first, o.backup())).put((byte) o.addressId());
      to.putInt(o.receiverToken()).putInt(o.senderRandom());
    } else if (option instanceof MptcpOption.MpJoinSynAck o) {
      to.put(flagged(first, o.backup())).put((byte) o.addressId());
      put(to, o.truncatedHmac());
      to.putInt(o.senderRandom());
    } else if (option instanceof MptcpOption.MpJoinAck o) {
      to.put((byte) first).put((byte) 0);
      put(to, o.hmac());
    } else if (option instanceof MptcpDss o) {
      to.put((byte) first).put((byte) o.flags());
      dss(to, o);
    } else if (option instanceof MptcpOption.AddAddr o) {
      to.put(flagged(first, o.echo())).put((byte) o.addressId());
      o.address().write(to, to.position());
      to.position(to.position() + o.address().octets());
      put16(to, o.port());
      put(to, o.truncatedHmac());
    } else if (option instanceof MptcpOption.RemoveAddr o) {
      to.put((byte) first);
      put(to, o.addressIds());
    } else if (option instanceof MptcpOption.MpPrio o) {
      to.put(flagged(first, o.backup()));
      o.addressId().ifPresent(id -> to.put((byte) id));
    } else if (option instanceof MptcpOption.MpFail o) {
      to.put((byte) first).put((byte) 0).putLong(o.dataSequence());
    } else if (option instanceof MptcpOption.MpFastclose o) {
      to.put((byte) first).put((byte) 0);
      put(to, o.receiverKey());
    } else if (option instanceof MptcpOption.MpTcprst o) {
      to.put((byte) (first | o.flags())).put((byte) o.reason());
    }
    return OctetString.copyOf(to, 0, to.position());
  }

  private static void dss(ByteBuffer to, MptcpDss dss) {
    number(to, dss.dataAck(), MptcpDss.ackOctets(dss.flags()));
    if ((dss.flags() & MptcpDss.HAS_MAPPING) != 0) {
      number(to, dss.dataSequence(), MptcpDss.sequenceOctets(dss.flags()));
      to.putInt(dss.subflowSequence()).putShort((short) dss.dataLevelLength());
      put16(to, dss.checksum());
    }
  }

  private static void number(ByteBuffer to, @Unsigned long value, int width) {
    if (width == 8) {
      to.putLong(value);
    } else if (width == 4) {
      to.putInt((int) value);
    }
  }

  private static byte flagged(int first, boolean flag) {
    return (byte) (flag ? first | LOW_FLAG : first);
  }

  private static void put(ByteBuffer to, OctetString octets) {
    octets.copyTo(to, to.position());
    to.position(to.position() + octets.length());
  }

  private static void put16(ByteBuffer to, OptionalInt value) {
    value.ifPresent(v -> to.putShort((short) v));
  }

  static void requireOctets(String name, OctetString octets, int one, int other) {
    if (octets.length() != one && octets.length() != other) {
      throw new IllegalArgumentException(
          name + " octets neither " + one + " nor " + other + ": " + octets.length());
    }
  }

  static void requireU16(String name, OptionalInt value) {
    TcpOptionCodec.requireBits(name, value.orElse(0), 16);
  }

  static void requireOnlyWith(String name, boolean given, boolean allowed) {
    if (given && !allowed) {
      throw new IllegalArgumentException(name + " without what must come with it");
    }
  }

  static String named(String name, OctetString octets) {
    return octets.isEmpty() ? "" : name + octets;
  }

  static String named(String name, OptionalInt value) {
    return value.isPresent() ? name + value.getAsInt() : "";
  }
}
