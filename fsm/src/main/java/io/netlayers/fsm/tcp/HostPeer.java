package io.netlayers.fsm.tcp;

import org.checkerframework.checker.signedness.qual.Unsigned;

/** Both ends of a segment, as a host's table names them. Work space. */
class HostPeer {
  @Unsigned int scope;
  @Unsigned long localHigh;
  @Unsigned long localLow;
  @Unsigned long remoteHigh;
  @Unsigned long remoteLow;
  int localPort;
  int remotePort;
  long pseudoHeader;

  HostPeer addresses(
      @Unsigned int scope,
      @Unsigned long localHigh,
      @Unsigned long localLow,
      @Unsigned long remoteHigh,
      @Unsigned long remoteLow,
      long pseudoHeader) {
    this.scope = scope;
    this.localHigh = localHigh;
    this.localLow = localLow;
    this.remoteHigh = remoteHigh;
    this.remoteLow = remoteLow;
    this.pseudoHeader = pseudoHeader;
    return this;
  }

  HostPeer ports(int localPort, int remotePort) {
    this.localPort = localPort;
    this.remotePort = remotePort;
    return this;
  }

  void copy(HostPeer of) {
    addresses(of.scope, of.localHigh, of.localLow, of.remoteHigh, of.remoteLow, of.pseudoHeader)
        .ports(of.localPort, of.remotePort);
  }
}
