package io.netlayers.stack.socket;

/** A socket of a host. It belongs to the host's thread. */
public abstract sealed class StackSocket permits UdpSocket, TcpSocket, TcpListenSocket, RawSocket {
  final SocketContext context;
  boolean told;
  boolean open = true;

  StackSocket(SocketContext context) {
    this.context = context;
  }

  /** Whether it was not closed yet. */
  public final boolean isOpen() {
    return open;
  }

  /** The local end. */
  public abstract Endpoint local();

  /** What {@code Host.pollReady} is to give out: something about the socket has changed. */
  final void tell() {
    if (!told) {
      told = true;
      context.ready.addLast(this);
    }
  }

  /** A line as {@code ss} prints it: kind, state, queues, both ends. */
  static String line(
      String kind, String state, long received, long unsent, Endpoint local, Endpoint peer) {
    return String.format(
        "%-5s %-11s %6d %6d %25s %25s", kind, state, received, unsent, local, peer);
  }
}
