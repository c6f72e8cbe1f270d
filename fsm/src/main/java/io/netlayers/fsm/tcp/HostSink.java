package io.netlayers.fsm.tcp;

import org.checkerframework.checker.signedness.qual.Unsigned;

/** Where the segments of a host's connections go: each claim is preceded by whom it is for. */
public interface HostSink extends SegmentSink {
  /** The next segment goes from the local to the remote address in this scope. */
  void route(
      @Unsigned int scope,
      @Unsigned long localHigh,
      @Unsigned long localLow,
      @Unsigned long remoteHigh,
      @Unsigned long remoteLow);
}
