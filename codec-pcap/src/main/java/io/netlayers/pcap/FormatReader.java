package io.netlayers.pcap;

import java.nio.ByteBuffer;

/** What the readers of both formats share: where they are in the stream and what they wait for. */
abstract class FormatReader {
  final CaptureRecordView record = new CaptureRecordView();
  final PcapngBlockView block = new PcapngBlockView();
  final int maxRecordOctets;

  private long position;
  private int needed;
  private long faultPosition = -1;

  FormatReader(int maxRecordOctets) {
    this.maxRecordOctets = maxRecordOctets;
  }

  /** One step: a record, a block, NEED_MORE or a fault. */
  abstract CaptureStatus step(ByteBuffer in, boolean keepBlocks);

  /** Whether the stream may end before the next octet. */
  abstract boolean mayEnd();

  final long position() {
    return position;
  }

  final int needed() {
    return needed;
  }

  final long faultPosition() {
    return faultPosition;
  }

  /** Answers that the step waits for more than {@code in} has. */
  final CaptureStatus needMore(int octets) {
    needed = octets;
    return CaptureStatus.NEED_MORE;
  }

  /** Moves over octets of {@code in}. */
  final void consume(ByteBuffer in, int octets) {
    in.position(in.position() + octets);
    position += octets;
    needed = 0;
  }

  /** Notes a fault at an offset from the octets that are not consumed yet. */
  final CaptureStatus fault(CaptureStatus status, long at) {
    faultPosition = position + at;
    return status;
  }
}
