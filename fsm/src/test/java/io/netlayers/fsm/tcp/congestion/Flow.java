package io.netlayers.fsm.tcp.congestion;

/** A sender in round trips: it fills the window, then all of it is acknowledged. */
final class Flow {
  static final int SMSS = 1000;
  static final long MS = 1_000_000;

  final CongestionControl control;
  final AckSample sample = new AckSample();
  final long rtt;
  long now = 1;
  long una = 1L << 32;
  long nxt = 1L << 32;

  Flow(CongestionControl control, long rtt) {
    this.control = control;
    this.rtt = rtt;
    control.onEstablished(SMSS, false);
  }

  /** Sends as much as the window lets, in whole segments. */
  void fill() {
    nxt = Math.max(nxt, una + control.cwnd() / SMSS * SMSS);
  }

  /** Sends so much. */
  void send(long octets) {
    nxt += octets;
  }

  void ack(long octets) {
    ack(octets, rtt);
  }

  void ack(long octets, long measured) {
    long flight = nxt - una;
    una += octets;
    control.onAck(sample.begin(now, octets, flight).sequence(una, nxt).roundTrip(measured, rtt));
  }

  /** One round trip: a full window, acknowledged by two segments at a time, sent anew behind. */
  void round() {
    fill();
    long end = nxt;
    now += rtt;
    while (una < end) {
      ack(Math.min(2 * SMSS, end - una));
      fill();
    }
  }

  /** A single segment and its ACK, as of a sender with little to say. */
  void rest() {
    send(SMSS);
    ack(SMSS);
  }

  long flight() {
    return nxt - una;
  }
}
