package io.netlayers.ip.ndp;

import io.netlayers.core.Octets;
import io.netlayers.ip.internal.Require;
import java.nio.ByteBuffer;

/** What a home agent adds to its router advertisements (RFC 6275 §7.3, §7.4). */
public sealed interface MobilityOption extends NdpOption {
  /** Milliseconds between two advertisements at most (RFC 6275 §7.3), 0 to 4,294,967,295. */
  record AdvertisementInterval(long milliseconds) implements MobilityOption {
    /** Refuses what 32 bits cannot hold. */
    public AdvertisementInterval {
      Require.u32("interval", milliseconds);
    }

    @Override
    public int type() {
      return NdpOptionType.ADVERTISEMENT_INTERVAL.number();
    }

    @Override
    public int bodyLength() {
      return 6;
    }

    @Override
    public void encodeBody(ByteBuffer buffer, int offset) {
      Octets.put32(buffer, offset + 2, milliseconds);
    }

    @Override
    public String toString() {
      return "advertisement interval " + milliseconds + " ms";
    }
  }

  /**
   * RFC 6275 §7.4.
   *
   * @param preference 0 to 65,535, the higher the better
   * @param lifetime seconds, 0 to 65,535
   */
  record HomeAgentInformation(int preference, int lifetime) implements MobilityOption {
    /** Refuses what the fields cannot hold. */
    public HomeAgentInformation {
      Require.u16("preference", preference);
      Require.u16("lifetime", lifetime);
    }

    @Override
    public int type() {
      return NdpOptionType.HOME_AGENT_INFORMATION.number();
    }

    @Override
    public int bodyLength() {
      return 6;
    }

    @Override
    public void encodeBody(ByteBuffer buffer, int offset) {
      Octets.put16(buffer, offset + 2, preference);
      Octets.put16(buffer, offset + 4, lifetime);
    }

    @Override
    public String toString() {
      return "home agent preference " + preference + " for " + lifetime;
    }
  }
}
