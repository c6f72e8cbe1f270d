package io.netlayers.stack.socket;

import io.netlayers.core.IpAddress;
import io.netlayers.stack.bits.AddressBits;
import org.checkerframework.checker.signedness.qual.Unsigned;

/** Whence a datagram came, and how: the caller's object, filled by each receive. */
public final class DatagramInfo {
  private @Unsigned long sourceHigh;
  private @Unsigned long sourceLow;
  private @Unsigned long destinationHigh;
  private @Unsigned long destinationLow;
  private int sourcePort;
  private int length;
  private int link;
  private int hopLimit;
  private int ecn;

  /** Of nothing. */
  public DatagramInfo() {}

  void set(Datagram d, int octets) {
    sourceHigh = d.sourceHigh;
    sourceLow = d.sourceLow;
    destinationHigh = d.destinationHigh;
    destinationLow = d.destinationLow;
    sourcePort = d.sourcePort;
    link = d.link;
    hopLimit = d.hopLimit;
    ecn = d.ecn;
    length = octets;
  }

  /** Whom to answer. */
  public Endpoint source() {
    int zone = AddressBits.isIpv6LinkLocal(sourceHigh) ? link : 0;
    return new Endpoint(AddressBits.address(sourceHigh, sourceLow), sourcePort, zone);
  }

  /** The address that it was sent to: this host's, a group's or a broadcast. */
  public IpAddress destination() {
    return AddressBits.address(destinationHigh, destinationLow);
  }

  /** Octets that were sent, which may be more than were read. */
  public int length() {
    return length;
  }

  /** Number of the interface by which it came. */
  public int link() {
    return link;
  }

  /** TTL or hop limit with which it came. */
  public int hopLimit() {
    return hopLimit;
  }

  /** The ECN field with which it came. */
  public int ecn() {
    return ecn;
  }

  @Unsigned
  long sourceHigh() {
    return sourceHigh;
  }

  @Unsigned
  long sourceLow() {
    return sourceLow;
  }

  int sourcePort() {
    return sourcePort;
  }
}
