package io.netlayers.ip.ndp;

import io.netlayers.core.Ipv6Address;
import io.netlayers.core.Ipv6Prefix;
import io.netlayers.core.OctetString;
import io.netlayers.core.Octets;
import io.netlayers.ip.internal.Require;
import java.nio.ByteBuffer;

/** What 6LoWPAN adds to Neighbor Discovery (RFC 6775 §4, RFC 8505 §4). */
public sealed interface SixLowpanOption extends NdpOption {
  /**
   * A node asks for, or is told of, the registration of an address (RFC 6775 §4.1, RFC 8505 §4.1).
   *
   * @param status 0 to 255, 0 for success
   * @param opaque 0 to 255
   * @param flags I, R and T in the low four bits, 0 to 255
   * @param transactionId 0 to 255
   * @param lifetimeMinutes minutes, 0 to 65,535
   * @param owner EUI-64 or verifier: 8, 16, 24 or 32 octets
   */
  record AddressRegistration(
      int status, int opaque, int flags, int transactionId, int lifetimeMinutes, OctetString owner)
      implements SixLowpanOption {
    /** Refuses what the fields cannot hold. */
    public AddressRegistration {
      Require.u8("status", status);
      Require.u8("opaque", opaque);
      Require.u8("flags", flags);
      Require.u8("transaction", transactionId);
      Require.u16("lifetime", lifetimeMinutes);
      Require.within("owner octets", owner.length(), 8, 32);
      Require.multipleOf("owner", owner, 8);
    }

    @Override
    public int type() {
      return NdpOptionType.ADDRESS_REGISTRATION.number();
    }

    @Override
    public int bodyLength() {
      return 6 + owner.length();
    }

    @Override
    public void encodeBody(ByteBuffer buffer, int offset) {
      Octets.put8(buffer, offset, status);
      Octets.put8(buffer, offset + 1, opaque);
      Octets.put8(buffer, offset + 2, flags);
      Octets.put8(buffer, offset + 3, transactionId);
      Octets.put16(buffer, offset + 4, lifetimeMinutes);
      owner.copyTo(buffer, offset + 6);
    }

    @Override
    public String toString() {
      return "registration of " + owner + " status " + status + " for " + lifetimeMinutes + " min";
    }
  }

  /**
   * A prefix that header compression may leave out (RFC 6775 §4.2).
   *
   * @param contextId 0 to 15
   * @param compress whether senders may use it (C)
   * @param lifetimeMinutes minutes, 0 to 65,535
   * @param prefix of 1 to 128 bits
   */
  record Context(int contextId, boolean compress, int lifetimeMinutes, Ipv6Prefix prefix)
      implements SixLowpanOption {
    /** Refuses what the fields cannot hold. */
    public Context {
      Require.bits("context", contextId, 4);
      Require.u16("lifetime", lifetimeMinutes);
      Require.within("prefix length", prefix.length(), 1, 128);
    }

    @Override
    public int type() {
      return NdpOptionType.SIX_LOWPAN_CONTEXT.number();
    }

    @Override
    public int bodyLength() {
      return prefix.length() > 64 ? 22 : 14;
    }

    @Override
    public void encodeBody(ByteBuffer buffer, int offset) {
      Octets.put8(buffer, offset, prefix.length());
      Octets.put8(buffer, offset + 1, compress ? 0x10 | contextId : contextId);
      Octets.put16(buffer, offset + 4, lifetimeMinutes);
      Octets.putBits64(buffer, offset + 6, prefix.network().high());
      if (prefix.length() > 64) {
        Octets.putBits64(buffer, offset + 14, prefix.network().low());
      }
    }

    @Override
    public String toString() {
      String use = compress ? " [C] for " : " for ";
      return "context " + contextId + " " + prefix + use + lifetimeMinutes + " min";
    }
  }

  /**
   * Which border router says so (RFC 6775 §4.3).
   *
   * @param version of what it says, 0 to 4,294,967,295
   * @param lifetimeMinutes minutes, 0 to 65,535; 0 stands for 10,000
   * @param borderRouter its address
   */
  record AuthoritativeBorderRouter(long version, int lifetimeMinutes, Ipv6Address borderRouter)
      implements SixLowpanOption {
    /** Refuses what the fields cannot hold. */
    public AuthoritativeBorderRouter {
      Require.u32("version", version);
      Require.u16("lifetime", lifetimeMinutes);
    }

    @Override
    public int type() {
      return NdpOptionType.AUTHORITATIVE_BORDER_ROUTER.number();
    }

    @Override
    public int bodyLength() {
      return 22;
    }

    @Override
    public void encodeBody(ByteBuffer buffer, int offset) {
      // RFC 6775 §4.3: the low half of the version comes first
      Octets.put16(buffer, offset, (int) (version & 0xFFFF));
      Octets.put16(buffer, offset + 2, (int) (version >> 16));
      Octets.put16(buffer, offset + 4, lifetimeMinutes);
      borderRouter.write(buffer, offset + 6);
    }

    @Override
    public String toString() {
      String life = " for " + lifetimeMinutes + " min";
      return "border router " + borderRouter + " version " + version + life;
    }
  }
}
