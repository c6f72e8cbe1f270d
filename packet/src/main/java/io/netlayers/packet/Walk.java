package io.netlayers.packet;

import io.netlayers.core.DecodeStatus;
import io.netlayers.core.OctetView;
import io.netlayers.ip.IpProtocol;
import java.nio.ByteBuffer;
import java.util.Objects;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Where a walk through a frame stands: the slice of the next layer, the layers so far, the first
 * fault. The steps move it on.
 */
final class Walk {
  final LayerStack stack = new LayerStack(FrameWalker.MAX_LAYERS);

  ByteBuffer buffer = ByteBuffer.allocate(0);
  boolean quoted;

  /* Where the next layer begins, the octets of it that are there, and those it had on the wire. */
  int at;
  int available;
  int wire;

  private int frameOffset;
  private @Nullable Layer faultLayer;
  private DecodeStatus faultStatus = PacketStatus.OK;
  private int faultOffset = -1;

  void begin(ByteBuffer buffer, int offset, int captured, int wireLength, boolean quoted) {
    Objects.checkFromIndexSize(offset, captured, buffer.limit());
    stack.clear();
    this.buffer = buffer;
    this.quoted = quoted;
    frameOffset = offset;
    faultLayer = null;
    faultStatus = PacketStatus.OK;
    faultOffset = -1;
    at = offset;
    available = captured;
    wire = wireLength;
  }

  @Nullable Layer payload() {
    PayloadView view = (PayloadView) stack.spare(Layer.PAYLOAD);
    view.wrap(buffer, at, available);
    if (available < wire) {
      fault(Layer.PAYLOAD, PacketStatus.TRUNCATED_PAYLOAD, at + available);
    }
    stack.push(Layer.PAYLOAD, view, wire);
    return null;
  }

  @Nullable Layer leaf(Layer layer, DecodeStatus status) {
    pushIfOk(layer, stack.spare(layer), status);
    return null;
  }

  boolean pushIfOk(Layer layer, OctetView view, DecodeStatus status) {
    note(layer, view, status);
    if (status.isOk()) {
      stack.push(layer, view, wire);
    }
    return status.isOk();
  }

  void into(int nextAt, int nextAvailable, int nextWire) {
    at = nextAt;
    available = nextAvailable;
    wire = Math.max(nextAvailable, nextWire);
  }

  /** A payload, if there are octets or were any on the wire. */
  @Nullable Layer rest() {
    return wire > 0 ? Layer.PAYLOAD : null;
  }

  @Nullable Layer ofEtherType(int etherType) {
    Layer next = NextLayer.ofEtherType(etherType);
    return next == Layer.PAYLOAD ? rest() : next;
  }

  @Nullable Layer ofProtocol(int protocol) {
    if (protocol == IpProtocol.NO_NEXT_HEADER) {
      return null;
    }
    Layer next = NextLayer.ofIpProtocol(protocol);
    return next == Layer.PAYLOAD ? rest() : next;
  }

  void note(Layer layer, OctetView view, DecodeStatus status) {
    if (!status.isOk()) {
      fault(layer, status, view.offset() + view.faultOffset());
    }
  }

  void fault(Layer layer, DecodeStatus status, int index) {
    if (faultLayer == null && !quoted) {
      faultLayer = layer;
      faultStatus = status;
      faultOffset = index - frameOffset;
    }
  }

  @Nullable Layer faultLayer() {
    return faultLayer;
  }

  DecodeStatus faultStatus() {
    return faultStatus;
  }

  int faultOffset() {
    return faultOffset;
  }
}
