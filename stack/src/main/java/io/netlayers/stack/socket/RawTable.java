package io.netlayers.stack.socket;

import io.netlayers.stack.icmp.QuotedPacket;
import io.netlayers.stack.ip.IncomingPacket;
import java.util.ArrayList;
import java.util.List;

/** All raw sockets of a host. */
public final class RawTable {
  private final SocketContext context;
  private final List<RawSocket> all = new ArrayList<>();

  /** No sockets. */
  public RawTable(SocketContext context) {
    this.context = context;
  }

  /** All sockets, in the order in which they were opened. */
  public List<RawSocket> all() {
    return List.copyOf(all);
  }

  /**
   * A socket of a protocol.
   *
   * @param protocol 0 to 255
   * @throws SocketException ADDRESS_NOT_AVAILABLE, TOO_MANY
   */
  public RawSocket open(Endpoint local, int protocol) {
    if (protocol < 0 || protocol > 255) {
      throw new IllegalArgumentException("no protocol: " + protocol);
    }
    Binding binding = Binding.of(local);
    context.demandLocal(binding);
    context.opened();
    RawSocket socket = new RawSocket(context, this, binding, protocol);
    all.add(socket);
    return socket;
  }

  void remove(RawSocket socket) {
    all.remove(socket);
  }

  /** Gives a packet to every socket that fits; false where none does. */
  public boolean receive(IncomingPacket packet) {
    boolean any = false;
    for (int i = 0; i < all.size(); i++) {
      RawSocket s = all.get(i);
      if (s.protocol == packet.protocol()
          && s.binding.score(
                  packet.destinationHigh(), packet.destinationLow(), packet.link().index())
              >= 0) {
        any = true;
        s.deliver(packet);
      }
    }
    return any;
  }

  /** An error about a packet; false where no socket has its protocol. */
  public boolean onError(QuotedPacket quoted) {
    boolean any = false;
    for (int i = 0; i < all.size(); i++) {
      RawSocket s = all.get(i);
      if (s.protocol == quoted.protocol()) {
        any = true;
        s.fail(UdpTable.error(quoted.problem()));
      }
    }
    return any;
  }
}
