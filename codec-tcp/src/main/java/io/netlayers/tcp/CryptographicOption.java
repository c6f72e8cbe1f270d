package io.netlayers.tcp;

import io.netlayers.core.OctetString;
import java.nio.ByteBuffer;

/** Options that carry a proof: a cookie, a digest or a message authentication code. */
public sealed interface CryptographicOption extends TcpOption {

  /**
   * Fast Open (RFC 7413 §2).
   *
   * @param cookie 4 to 16 octets, an even number; none in a request for one
   */
  record FastOpen(OctetString cookie) implements CryptographicOption {
    public FastOpen {
      int length = cookie.length();
      if (!TcpOptionKind.lengthFits(TcpOptionKind.FAST_OPEN, 2 + length)) {
        throw new IllegalArgumentException("cookie octets neither 0 nor 4, 6 to 16: " + length);
      }
    }

    /** Whether this asks for a cookie. */
    public boolean isRequest() {
      return cookie.isEmpty();
    }

    @Override
    public int kind() {
      return TcpOptionKind.FAST_OPEN;
    }

    @Override
    public OctetString body() {
      return cookie;
    }

    @Override
    public String toString() {
      return isRequest() ? "tfo cookiereq" : "tfo cookie " + cookie;
    }
  }

  /**
   * MD5 signature (RFC 2385 §3).
   *
   * @param digest 16 octets
   */
  record Md5Signature(OctetString digest) implements CryptographicOption {
    private static final int DIGEST_OCTETS = 16;

    public Md5Signature {
      if (digest.length() != DIGEST_OCTETS) {
        throw new IllegalArgumentException("digest octets not 16: " + digest.length());
      }
    }

    @Override
    public int kind() {
      return TcpOptionKind.MD5_SIGNATURE;
    }

    @Override
    public OctetString body() {
      return digest;
    }

    @Override
    public String toString() {
      return "md5 0x" + digest;
    }
  }

  /**
   * TCP-AO (RFC 5925 §2.2).
   *
   * @param keyId of the key that made {@code mac}, 0 to 255
   * @param rNextKeyId of the key that the sender is ready to receive with, 0 to 255
   * @param mac 0 to 36 octets; 12 with the algorithms of RFC 5926
   */
  record Authentication(int keyId, int rNextKeyId, OctetString mac) implements CryptographicOption {
    public Authentication {
      TcpOptionCodec.requireBits("KeyID", keyId, 8);
      TcpOptionCodec.requireBits("RNextKeyID", rNextKeyId, 8);
      TcpOptionCodec.requireAtMost(mac, TcpOptionCodec.MAX_BODY_OCTETS - 2);
    }

    @Override
    public int kind() {
      return TcpOptionKind.TCP_AO;
    }

    @Override
    public OctetString body() {
      ByteBuffer body = ByteBuffer.allocate(2 + mac.length());
      body.put((byte) keyId).put((byte) rNextKeyId);
      mac.copyTo(body, 2);
      return OctetString.copyOf(body, 0, body.capacity());
    }

    @Override
    public String toString() {
      return "tcp-ao keyid " + keyId + " rnextkeyid " + rNextKeyId + " mac 0x" + mac;
    }
  }
}
