package io.netlayers.fsm.tcp;

import io.netlayers.tcp.TcpSegmentView;

/** Looks on at a connection's life. What it is lent is good for the call; it must not call back. */
public interface TcpObserver {
  /** A segment arrived and its checksum is good; it has not been processed. */
  void received(TcpConnection connection, TcpSegmentView segment, long nowNanos);

  /** A segment was given to the sink. */
  void sent(TcpConnection connection, TcpSegmentView segment, long nowNanos);

  /** An input moved the connection, or was served in place. */
  void moved(TcpConnection connection, TcpState from, TcpInput input, TcpState to);
}
