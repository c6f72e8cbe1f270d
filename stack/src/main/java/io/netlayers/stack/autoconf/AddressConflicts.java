package io.netlayers.stack.autoconf;

import io.netlayers.ethernet.arp.ArpPacketView;
import io.netlayers.stack.address.InterfaceAddress;
import io.netlayers.stack.ip.IncomingPacket;
import io.netlayers.stack.link.NetworkInterface;

/** Who looks whether somebody else has this host's addresses too. */
public interface AddressConflicts {
  /**
   * An ARP packet of another station was heard.
   *
   * @return whether it concerns an address of this host so that nobody else is to look at it
   */
  boolean heardArp(NetworkInterface link, ArpPacketView packet, long nowNanos);

  /** Somebody looks for duplicates of an address that this host is about to use. */
  void heardSolicitation(InterfaceAddress own, IncomingPacket packet, long nowNanos);

  /** Somebody says that an address of this host is his. */
  void heardAdvertisement(InterfaceAddress own, long nowNanos);
}
