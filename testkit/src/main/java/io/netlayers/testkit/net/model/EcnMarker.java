package io.netlayers.testkit.net.model;

import java.nio.ByteBuffer;

/**
 * Sets Congestion Experienced in a packet (RFC 3168 §5), for a link that does not know what its
 * packets are.
 */
@FunctionalInterface
public interface EcnMarker {
  /** Marks nothing, so that a queue drops instead. */
  EcnMarker NONE = (packet, offset, length) -> false;

  /** Packets that begin with an IPv4 or IPv6 header. */
  EcnMarker IP = EcnMarkers::markIp;

  /** Ethernet frames, with VLAN tags or without. */
  EcnMarker ETHERNET = EcnMarkers::markEthernet;

  /**
   * Packets whose first octet has the ECN field in its two low bits: for a machine that is tested
   * without the layers below it.
   */
  EcnMarker FIRST_OCTET = EcnMarkers::markFirstOctet;

  /**
   * Sets CE where the packet's ECN field allows it, checksums included.
   *
   * @return whether the packet carries CE now; where not, nothing was changed
   */
  boolean mark(ByteBuffer packet, int offset, int length);
}
