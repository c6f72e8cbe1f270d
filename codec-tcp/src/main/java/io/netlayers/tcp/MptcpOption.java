package io.netlayers.tcp;

import io.netlayers.core.IpAddress;
import io.netlayers.core.OctetString;
import java.util.OptionalInt;
import org.checkerframework.checker.signedness.qual.Unsigned;

/**
 * Multipath TCP by subtype (RFC 8684 §3). A subtype, length or reserved bit that is not known here
 * makes an option {@link TcpOption.Opaque}.
 */
public sealed interface MptcpOption extends TcpOption
    permits MptcpOption.MpCapable,
        MptcpOption.MpJoinSyn,
        MptcpOption.MpJoinSynAck,
        MptcpOption.MpJoinAck,
        MptcpDss,
        MptcpOption.AddAddr,
        MptcpOption.RemoveAddr,
        MptcpOption.MpPrio,
        MptcpOption.MpFail,
        MptcpOption.MpFastclose,
        MptcpOption.MpTcprst {

  /** The subtype, 0 to 8. */
  int subtype();

  @Override
  default int kind() {
    return TcpOptionKind.MPTCP;
  }

  @Override
  default OctetString body() {
    return MptcpCodec.body(this);
  }

  /**
   * MP_CAPABLE (RFC 8684 §3.1).
   *
   * @param version 0 to 15
   * @param flags A to H, A the highest of 8 bits
   * @param senderKey 8 octets, or none in the first SYN
   * @param receiverKey 8 octets, or none before the third segment; only with the sender's
   * @param dataLevelLength octets of data, 0 to 65,535, only with both keys
   * @param checksum only with {@code dataLevelLength}
   */
  record MpCapable(
      int version,
      int flags,
      OctetString senderKey,
      OctetString receiverKey,
      OptionalInt dataLevelLength,
      OptionalInt checksum)
      implements MptcpOption {
    public MpCapable {
      TcpOptionCodec.requireBits("version", version, 4);
      TcpOptionCodec.requireBits("flags", flags, 8);
      MptcpCodec.requireOctets("sender key", senderKey, 0, 8);
      MptcpCodec.requireOctets("receiver key", receiverKey, 0, 8);
      MptcpCodec.requireU16("data-level length", dataLevelLength);
      MptcpCodec.requireU16("checksum", checksum);
      MptcpCodec.requireOnlyWith("receiver key", !receiverKey.isEmpty(), !senderKey.isEmpty());
      MptcpCodec.requireOnlyWith(
          "data-level length", dataLevelLength.isPresent(), !receiverKey.isEmpty());
      MptcpCodec.requireOnlyWith("checksum", checksum.isPresent(), dataLevelLength.isPresent());
    }

    @Override
    public int subtype() {
      return MptcpCodec.MP_CAPABLE;
    }

    @Override
    public String toString() {
      return "mptcp capable v"
          + version
          + " flags 0x"
          + Integer.toHexString(flags)
          + MptcpCodec.named(" sender 0x", senderKey)
          + MptcpCodec.named(" receiver 0x", receiverKey)
          + MptcpCodec.named(" len ", dataLevelLength)
          + MptcpCodec.named(" csum ", checksum);
    }
  }

  /**
   * MP_JOIN of a SYN (RFC 8684 §3.2).
   *
   * @param backup the flag B
   * @param addressId 0 to 255
   * @param receiverToken names the connection to be joined
   * @param senderRandom a nonce
   */
  record MpJoinSyn(
      boolean backup, int addressId, @Unsigned int receiverToken, @Unsigned int senderRandom)
      implements MptcpOption {
    public MpJoinSyn {
      TcpOptionCodec.requireBits("address ID", addressId, 8);
    }

    @Override
    public int subtype() {
      return MptcpCodec.MP_JOIN;
    }

    @Override
    public String toString() {
      return "mptcp join"
          + (backup ? " backup" : "")
          + " id "
          + addressId
          + " token 0x"
          + Integer.toHexString(receiverToken)
          + " nonce 0x"
          + Integer.toHexString(senderRandom);
    }
  }

  /**
   * MP_JOIN of a SYN with ACK (RFC 8684 §3.2).
   *
   * @param backup the flag B
   * @param addressId 0 to 255
   * @param truncatedHmac the sender's, 8 octets
   * @param senderRandom a nonce
   */
  record MpJoinSynAck(
      boolean backup, int addressId, OctetString truncatedHmac, @Unsigned int senderRandom)
      implements MptcpOption {
    public MpJoinSynAck {
      TcpOptionCodec.requireBits("address ID", addressId, 8);
      MptcpCodec.requireOctets("truncated HMAC", truncatedHmac, 8, 8);
    }

    @Override
    public int subtype() {
      return MptcpCodec.MP_JOIN;
    }

    @Override
    public String toString() {
      return "mptcp join"
          + (backup ? " backup" : "")
          + " id "
          + addressId
          + " hmac 0x"
          + truncatedHmac
          + " nonce 0x"
          + Integer.toHexString(senderRandom);
    }
  }

  /**
   * MP_JOIN of the third segment (RFC 8684 §3.2).
   *
   * @param hmac the sender's, 20 octets
   */
  record MpJoinAck(OctetString hmac) implements MptcpOption {
    public MpJoinAck {
      MptcpCodec.requireOctets("HMAC", hmac, 20, 20);
    }

    @Override
    public int subtype() {
      return MptcpCodec.MP_JOIN;
    }

    @Override
    public String toString() {
      return "mptcp join hmac 0x" + hmac;
    }
  }

  /**
   * ADD_ADDR (RFC 8684 §3.4.1).
   *
   * @param echo the flag E: the receiver confirms
   * @param addressId 0 to 255
   * @param address what is announced
   * @param port 0 to 65,535, where one is announced
   * @param truncatedHmac 8 octets; none with {@code echo}
   */
  record AddAddr(
      boolean echo, int addressId, IpAddress address, OptionalInt port, OctetString truncatedHmac)
      implements MptcpOption {
    public AddAddr {
      TcpOptionCodec.requireBits("address ID", addressId, 8);
      MptcpCodec.requireU16("port", port);
      MptcpCodec.requireOctets("truncated HMAC", truncatedHmac, echo ? 0 : 8, echo ? 0 : 8);
    }

    @Override
    public int subtype() {
      return MptcpCodec.ADD_ADDR;
    }

    @Override
    public String toString() {
      return "mptcp add-addr"
          + (echo ? " echo" : "")
          + " id "
          + addressId
          + " "
          + address
          + MptcpCodec.named(" port ", port)
          + MptcpCodec.named(" hmac 0x", truncatedHmac);
    }
  }

  /**
   * REMOVE_ADDR (RFC 8684 §3.4.2).
   *
   * @param addressIds 1 to 37 of them, an octet each
   */
  record RemoveAddr(OctetString addressIds) implements MptcpOption {
    public RemoveAddr {
      TcpOptionCodec.requireAtMost(addressIds, TcpOptionCodec.MAX_BODY_OCTETS - 1);
      if (addressIds.isEmpty()) {
        throw new IllegalArgumentException("no address ID");
      }
    }

    @Override
    public int subtype() {
      return MptcpCodec.REMOVE_ADDR;
    }

    @Override
    public String toString() {
      StringBuilder text = new StringBuilder("mptcp rem-addr id");
      for (int i = 0; i < addressIds.length(); i++) {
        text.append(' ').append(addressIds.u8(i));
      }
      return text.toString();
    }
  }

  /**
   * MP_PRIO (RFC 8684 §3.3.8).
   *
   * @param backup the flag B
   * @param addressId 0 to 255, as in version 0 (RFC 6824); version 1 has none
   */
  record MpPrio(boolean backup, OptionalInt addressId) implements MptcpOption {
    public MpPrio {
      TcpOptionCodec.requireBits("address ID", addressId.orElse(0), 8);
    }

    @Override
    public int subtype() {
      return MptcpCodec.MP_PRIO;
    }

    @Override
    public String toString() {
      return "mptcp prio" + (backup ? " backup" : "") + MptcpCodec.named(" id ", addressId);
    }
  }

  /** MP_FAIL (RFC 8684 §3.7): the data sequence number where the checksum failed. */
  record MpFail(@Unsigned long dataSequence) implements MptcpOption {
    @Override
    public int subtype() {
      return MptcpCodec.MP_FAIL;
    }

    @Override
    public String toString() {
      return "mptcp fail seq " + Long.toUnsignedString(dataSequence);
    }
  }

  /**
   * MP_FASTCLOSE (RFC 8684 §3.5).
   *
   * @param receiverKey 8 octets
   */
  record MpFastclose(OctetString receiverKey) implements MptcpOption {
    public MpFastclose {
      MptcpCodec.requireOctets("receiver key", receiverKey, 8, 8);
    }

    @Override
    public int subtype() {
      return MptcpCodec.MP_FASTCLOSE;
    }

    @Override
    public String toString() {
      return "mptcp fast-close key 0x" + receiverKey;
    }
  }

  /**
   * MP_TCPRST (RFC 8684 §3.6).
   *
   * @param flags U, V, W and T (transient), T the lowest of 4 bits
   * @param reason 0 to 255
   */
  record MpTcprst(int flags, int reason) implements MptcpOption {
    public MpTcprst {
      TcpOptionCodec.requireBits("flags", flags, 4);
      TcpOptionCodec.requireBits("reason", reason, 8);
    }

    @Override
    public int subtype() {
      return MptcpCodec.MP_TCPRST;
    }

    /** Whether the error is likely to pass: the flag T. */
    public boolean isTransient() {
      return (flags & 1) != 0;
    }

    @Override
    public String toString() {
      return "mptcp tcprst flags 0x" + Integer.toHexString(flags) + " reason " + reason;
    }
  }
}
