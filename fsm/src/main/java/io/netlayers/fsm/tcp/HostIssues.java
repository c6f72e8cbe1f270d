package io.netlayers.fsm.tcp;

import io.netlayers.fsm.tcp.table.ConnectionHash;
import io.netlayers.fsm.tcp.table.InitialSequenceNumbers;
import io.netlayers.fsm.tcp.table.TcpSocketTable;
import io.netlayers.tcp.SeqNumbers;
import org.checkerframework.checker.signedness.qual.Unsigned;

/**
 * Initial sequence numbers of a host's connections: of its clock and key, but for a connection made
 * from a cookie, whose ISS is the cookie, and for one that takes a name over from TIME-WAIT, whose
 * ISS lies beyond the old one's numbers (RFC 9293 §3.6.1).
 */
final class HostIssues implements InitialSequence {
  private final InitialSequenceNumbers numbers;
  private final TcpSocketTable<TcpConnection, TcpListener> table;
  private boolean given;
  private boolean bounded;
  private @Unsigned int iss;

  HostIssues(ConnectionHash hash, TcpSocketTable<TcpConnection, TcpListener> table) {
    numbers = new InitialSequenceNumbers(hash);
    this.table = table;
  }

  /** The next connection's ISS is this one. */
  void give(@Unsigned int iss) {
    given = true;
    this.iss = iss;
  }

  /** The next connection's ISS is at least this one. */
  void bound(@Unsigned int least) {
    bounded = true;
    iss = least;
  }

  /** The next connection is one as any other. */
  void forget() {
    given = false;
    bounded = false;
  }

  @Override
  public @Unsigned int initialSequence(TcpConnection connection, long nowNanos) {
    if (given) {
      return iss;
    }
    int entry = connection.entry;
    @Unsigned
    int number =
        numbers.next(
            table.scope(entry),
            table.localHigh(entry),
            table.localLow(entry),
            table.localPort(entry),
            table.remoteHigh(entry),
            table.remoteLow(entry),
            table.remotePort(entry),
            nowNanos);
    return bounded ? SeqNumbers.max(number, iss) : number;
  }

  @Override
  public @Unsigned int timestampOffset(TcpConnection connection) {
    int entry = connection.entry;
    return numbers.timestampOffset(
        table.scope(entry),
        table.localHigh(entry),
        table.localLow(entry),
        table.localPort(entry),
        table.remoteHigh(entry),
        table.remoteLow(entry),
        table.remotePort(entry));
  }

  /** The same, for a name that has no entry. */
  @Unsigned
  int timestampOffset(HostPeer peer) {
    return numbers.timestampOffset(
        peer.scope,
        peer.localHigh,
        peer.localLow,
        peer.localPort,
        peer.remoteHigh,
        peer.remoteLow,
        peer.remotePort);
  }
}
