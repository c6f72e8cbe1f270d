package io.netlayers.stack.autoconf;

import io.netlayers.stack.address.InterfaceAddress;
import io.netlayers.stack.timing.Timer;

/** What is done with one address, and when next. */
final class AddressProbe extends Timer {
  /** {@link #dadCounter} of an address that was given and not made here. */
  static final int GIVEN = -1;

  private final AddressManager manager;
  final InterfaceAddress address;

  /** Identifiers that were duplicates before this one, or {@link #GIVEN}. */
  final int dadCounter;

  int left;
  int announcements;
  long defendedUntil;

  /** When it is deprecated, or goes. */
  final Life life;

  AddressProbe(AddressManager manager, InterfaceAddress address, int dadCounter) {
    this.manager = manager;
    this.address = address;
    this.dadCounter = dadCounter;
    life = new Life(manager, address);
  }

  @Override
  protected void expire(long nowNanos) {
    manager.due(this, nowNanos);
  }

  /** When an address is deprecated, or goes. */
  static final class Life extends Timer {
    private final AddressManager manager;
    private final InterfaceAddress address;

    Life(AddressManager manager, InterfaceAddress address) {
      this.manager = manager;
      this.address = address;
    }

    @Override
    protected void expire(long nowNanos) {
      manager.aged(address, nowNanos);
    }
  }
}
