package io.netlayers.packet;

import io.netlayers.core.OctetView;
import java.nio.ByteBuffer;

/** Octets that no codec here reads further. */
public final class PayloadView extends OctetView {
  /** A view over nothing, to be wrapped. */
  public PayloadView() {}

  void wrap(ByteBuffer buffer, int offset, int length) {
    attach(buffer, offset, length);
  }
}
