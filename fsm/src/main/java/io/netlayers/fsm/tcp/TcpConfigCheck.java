package io.netlayers.fsm.tcp;

/** What a configuration cannot be. */
final class TcpConfigCheck {
  private static final long MILLISECOND = 1_000_000L;

  private TcpConfigCheck() {}

  static void check(TcpConfig c) {
    within("mss", c.mss(), 1, 65535);
    within("default send MSS", c.defaultSendMss(), 1, 65535);
    within("least send MSS", c.minSendMss(), 48, 65535);
    within("MMS_S", c.mmsS(), 40, 1 << 20);
    within("least MMS_S", c.minMmsS(), 40, 1 << 20);
    within("send buffer", c.sendBufferOctets(), 1, 1 << 30);
    within("receive buffer", c.receiveBufferOctets(), 1, 1 << 30);
    within("largest receive buffer", c.maxReceiveBufferOctets(), 0, 1 << 30);
    within("window shift", c.windowShift(), -1, 14);
    within("delayed ACK", c.delayedAckNanos(), 0, 500 * MILLISECOND - 1);
    within("keep-alive probes", c.keepAliveProbes(), 1, Integer.MAX_VALUE);
    within("reassembly ranges", c.maxReassemblyRanges(), 1, 1 << 16);
    within("segments in flight", c.maxSegmentsInFlight(), 8, 1 << 24);
    within("IP option octets", c.ipOptionOctets(), 0, 1 << 12);
    if (Integer.bitCount(c.maxSegmentsInFlight()) != 1) {
      throw new IllegalStateException(
          "segments in flight not a power of two: " + c.maxSegmentsInFlight());
    }
  }

  private static void within(String name, long value, long low, long high) {
    if (value < low || value > high) {
      throw new IllegalStateException(name + " not within " + low + " to " + high + ": " + value);
    }
  }
}
