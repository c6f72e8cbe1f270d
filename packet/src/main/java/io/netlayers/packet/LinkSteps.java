package io.netlayers.packet;

import io.netlayers.core.DecodeStatus;
import io.netlayers.ethernet.EtherType;
import io.netlayers.ethernet.EthernetDecodeStatus;
import io.netlayers.ethernet.EthernetFrameView;
import io.netlayers.ethernet.LlcHeaderView;
import io.netlayers.ethernet.SnapHeaderView;
import io.netlayers.ethernet.VlanTagView;
import io.netlayers.ethernet.cooked.LoopbackView;
import io.netlayers.ethernet.cooked.Sll2View;
import io.netlayers.ethernet.cooked.SllView;
import org.checkerframework.checker.nullness.qual.Nullable;

/** What a link, or a capture in its place, puts around packets. */
final class LinkSteps {
  private final Walk walk;
  private final VlanTagView vlanTag = new VlanTagView();

  LinkSteps(Walk walk) {
    this.walk = walk;
  }

  @Nullable Layer ethernet(boolean fcsPresent) {
    EthernetFrameView view = (EthernetFrameView) walk.stack.spare(Layer.ETHERNET);
    int cut = walk.wire - walk.available;
    boolean fcsThere = fcsPresent && cut == 0;
    // Of a cut frame's FCS nothing or a part is left, which is no payload.
    int octets =
        fcsPresent && !fcsThere
            ? Math.max(0, Math.min(walk.available, walk.wire - 4))
            : walk.available;
    EthernetDecodeStatus status = view.wrapLax(walk.buffer, walk.at, octets, fcsThere);
    walk.note(Layer.ETHERNET, view, status);
    if (status == EthernetDecodeStatus.TRUNCATED_HEADER) {
      return null;
    }
    walk.stack.push(Layer.ETHERNET, view, walk.wire);
    if (!status.isOk() && status != EthernetDecodeStatus.TRUNCATED_PAYLOAD) {
      return null;
    }
    int declared =
        view.isLlc() || view.isRawIpx()
            ? view.typeOrLength()
            : view.payloadLength() + (fcsPresent && !fcsThere ? walk.wire - 4 - octets : cut);
    walk.into(view.payloadOffset(), view.payloadLength(), declared);
    return view.isLlc()
        ? Layer.LLC
        : view.isRawIpx() ? walk.rest() : walk.ofEtherType(view.etherType());
  }

  @Nullable Layer llc() {
    LlcHeaderView view = (LlcHeaderView) walk.stack.spare(Layer.LLC);
    DecodeStatus status = view.wrap(walk.buffer, walk.at, walk.available);
    if (!walk.pushIfOk(Layer.LLC, view, status)) {
      return null;
    }
    walk.into(view.payloadOffset(), view.payloadLength(), walk.wire - view.headerLength());
    return view.isSnap() ? Layer.SNAP : walk.rest();
  }

  @Nullable Layer snap() {
    SnapHeaderView view = (SnapHeaderView) walk.stack.spare(Layer.SNAP);
    if (!walk.pushIfOk(Layer.SNAP, view, view.wrap(walk.buffer, walk.at, walk.available))) {
      return null;
    }
    int header = view.payloadOffset() - walk.at;
    walk.into(view.payloadOffset(), view.payloadLength(), walk.wire - header);
    return behindTags(Layer.SNAP, view.etherType());
  }

  @Nullable Layer sll() {
    SllView view = (SllView) walk.stack.spare(Layer.SLL);
    if (!walk.pushIfOk(Layer.SLL, view, view.wrap(walk.buffer, walk.at, walk.available))) {
      return null;
    }
    walk.into(view.payloadOffset(), view.payloadLength(), walk.wire - SllView.HEADER_LENGTH);
    return view.isLlc() ? Layer.LLC : behindTags(Layer.SLL, view.etherType());
  }

  @Nullable Layer sll2() {
    Sll2View view = (Sll2View) walk.stack.spare(Layer.SLL2);
    if (!walk.pushIfOk(Layer.SLL2, view, view.wrap(walk.buffer, walk.at, walk.available))) {
      return null;
    }
    walk.into(view.payloadOffset(), view.payloadLength(), walk.wire - Sll2View.HEADER_LENGTH);
    return view.isLlc() ? Layer.LLC : behindTags(Layer.SLL2, view.etherType());
  }

  /** What follows an EtherType that may announce VLAN tags; a fault in one is {@code layer}'s. */
  private @Nullable Layer behindTags(Layer layer, int etherType) {
    int type = etherType;
    while (EtherType.isVlanTag(type)) {
      EthernetDecodeStatus status = vlanTag.wrap(walk.buffer, walk.at, walk.available);
      walk.note(layer, vlanTag, status);
      if (!status.isOk()) {
        return null;
      }
      type = vlanTag.etherType();
      walk.into(vlanTag.payloadOffset(), vlanTag.payloadLength(), walk.wire - VlanTagView.LENGTH);
    }
    return walk.ofEtherType(type);
  }

  @Nullable Layer loopback() {
    LoopbackView view = (LoopbackView) walk.stack.spare(Layer.LOOPBACK);
    if (!walk.pushIfOk(Layer.LOOPBACK, view, view.wrap(walk.buffer, walk.at, walk.available))) {
      return null;
    }
    walk.into(view.payloadOffset(), view.payloadLength(), walk.wire - LoopbackView.HEADER_LENGTH);
    return switch (view.ipVersion()) {
      case 4 -> Layer.IPV4;
      case 6 -> Layer.IPV6;
      default -> walk.rest();
    };
  }
}
