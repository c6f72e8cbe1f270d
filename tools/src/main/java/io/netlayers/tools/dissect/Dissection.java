package io.netlayers.tools.dissect;

import io.netlayers.packet.FrameWalker;
import io.netlayers.packet.LinkType;
import io.netlayers.pcap.CaptureReader;
import io.netlayers.pcap.CaptureRecordView;
import io.netlayers.pcap.CaptureStatus;
import io.netlayers.pcap.io.CaptureInput;
import io.netlayers.tools.terminal.Progress;
import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import org.checkerframework.checker.nullness.qual.Nullable;

/** One capture read from beginning to end, each frame walked and written. */
final class Dissection {
  private static final int PROGRESS_EVERY = 1 << 12;

  private final CaptureInput in;
  private final FrameWriter out;
  private final Progress progress;
  private final FrameWalker walker = new FrameWalker();
  private final FrameInfo frame = new FrameInfo();

  Dissection(ReadableByteChannel in, FrameWriter out, Progress progress) {
    this.in = new CaptureInput(in, new CaptureReader());
    this.out = out;
    this.progress = progress;
  }

  /**
   * Reads to the end or to what cannot be read.
   *
   * @return what is wrong with the capture, or null
   */
  @Nullable String run() throws IOException {
    CaptureStatus status = in.nextRecord();
    while (status == CaptureStatus.RECORD) {
      write(in.record());
      status = in.nextRecord();
    }
    return status == CaptureStatus.END ? null : complaint(status);
  }

  private void write(CaptureRecordView record) throws IOException {
    frame.number++;
    frame.epochSeconds = record.epochSeconds();
    frame.nanos = record.nanos();
    frame.link = LinkType.of(record.linkType());
    frame.buffer = record.buffer();
    frame.offset = record.offset();
    frame.captured = record.capturedLength();
    frame.wireLength = (int) Math.min(Integer.MAX_VALUE, record.originalLength());
    int fcs = frame.captured > frame.wireLength ? 0 : Math.max(0, record.fcsLength());
    walker.walk(frame.link, frame.buffer, frame.offset, frame.captured, frame.wireLength, fcs);
    out.write(frame, walker);
    if (frame.number % PROGRESS_EVERY == 0) {
      progress.at(in.reader().position());
    }
  }

  private String complaint(CaptureStatus status) {
    long at = in.reader().faultPosition();
    return switch (status) {
      case UNKNOWN_FORMAT -> "neither pcap nor pcapng";
      case TRUNCATED ->
          "cut off behind octet "
              + in.reader().position()
              + ", after "
              + frame.number
              + " whole frames";
      default -> status.name() + " at octet " + at + ", after " + frame.number + " frames";
    };
  }
}
