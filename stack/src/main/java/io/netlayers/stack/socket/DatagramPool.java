package io.netlayers.stack.socket;

import org.checkerframework.checker.nullness.qual.Nullable;

/** Records of datagrams, used again. */
final class DatagramPool {
  private @Nullable Datagram free;

  Datagram acquire() {
    Datagram datagram = free;
    if (datagram == null) {
      return new Datagram();
    }
    free = datagram.next;
    datagram.next = null;
    return datagram;
  }

  void release(Datagram datagram) {
    datagram.octets = null;
    datagram.next = free;
    free = datagram;
  }
}
