package io.netlayers.packet;

import io.netlayers.tcp.TcpDecodeStatus;
import io.netlayers.tcp.TcpOptionsView;
import io.netlayers.tcp.TcpSegmentView;
import io.netlayers.udp.UdpDatagramView;
import io.netlayers.udp.UdpDecodeStatus;
import io.netlayers.udp.UdpLiteDatagramView;
import org.checkerframework.checker.nullness.qual.Nullable;

/** UDP, UDP-Lite and TCP. */
final class TransportSteps {
  private final Walk walk;
  private final TcpOptionsView tcpOptions = new TcpOptionsView();

  TransportSteps(Walk walk) {
    this.walk = walk;
  }

  @Nullable Layer udp() {
    UdpDatagramView view = (UdpDatagramView) walk.stack.spare(Layer.UDP);
    UdpDecodeStatus status = view.wrapLax(walk.buffer, walk.at, walk.available);
    boolean cutBelow = walk.available < walk.wire;
    if (status != UdpDecodeStatus.TRUNCATED_PAYLOAD
        || !cutBelow
        || view.lengthField() > walk.wire) {
      walk.note(Layer.UDP, view, status);
    }
    if (status == UdpDecodeStatus.TRUNCATED_HEADER) {
      return null;
    }
    walk.stack.push(Layer.UDP, view, walk.wire);
    if (status == UdpDecodeStatus.BAD_LENGTH) {
      return null;
    }
    int declared = view.lengthField() == 0 ? walk.wire : view.lengthField();
    walk.into(view.payloadOffset(), view.payloadLength(), declared - UdpDatagramView.HEADER_LENGTH);
    return walk.rest();
  }

  @Nullable Layer udpLite() {
    UdpLiteDatagramView view = (UdpLiteDatagramView) walk.stack.spare(Layer.UDPLITE);
    UdpDecodeStatus status = view.wrapLax(walk.buffer, walk.at, walk.available, walk.wire);
    walk.note(Layer.UDPLITE, view, status);
    if (status == UdpDecodeStatus.TRUNCATED_HEADER) {
      return null;
    }
    walk.stack.push(Layer.UDPLITE, view, walk.wire);
    walk.into(
        view.payloadOffset(), view.payloadLength(), walk.wire - UdpDatagramView.HEADER_LENGTH);
    return walk.rest();
  }

  @Nullable Layer tcp() {
    TcpSegmentView view = (TcpSegmentView) walk.stack.spare(Layer.TCP);
    if (walk.quoted && walk.available < TcpSegmentView.HEADER_LENGTH) {
      if (view.wrapQuoted(walk.buffer, walk.at, walk.available).isOk()) {
        walk.stack.push(Layer.TCP, view, walk.wire);
      }
      return null;
    }
    TcpDecodeStatus status = view.wrapLax(walk.buffer, walk.at, walk.available, walk.wire);
    walk.note(Layer.TCP, view, status);
    if (status == TcpDecodeStatus.TRUNCATED_HEADER) {
      return null;
    }
    walk.stack.push(Layer.TCP, view, walk.wire);
    if (status == TcpDecodeStatus.BAD_DATA_OFFSET) {
      return null;
    }
    if (!tcpOptions.wrap(view).isOk() && status != TcpDecodeStatus.TRUNCATED_OPTIONS) {
      walk.fault(Layer.TCP, tcpOptions.wrap(view), tcpOptions.offset() + tcpOptions.faultOffset());
    }
    if (status == TcpDecodeStatus.TRUNCATED_OPTIONS) {
      return null;
    }
    walk.into(view.payloadOffset(), view.payloadLength(), view.wirePayloadLength());
    return walk.rest();
  }
}
