package io.netlayers.tools.tap;

import io.netlayers.pcap.LinkType;
import io.netlayers.pcap.PcapngWriter;
import io.netlayers.pcap.io.CaptureOutput;
import io.netlayers.stack.Host;
import io.netlayers.stack.link.FrameObserver;
import io.netlayers.stack.link.NetworkInterface;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.Instant;
import org.checkerframework.checker.nullness.qual.Nullable;

/** Keeps the frames of a host's interfaces as pcapng: what came is marked so, and what went. */
public final class FrameCapture implements FrameObserver, AutoCloseable {
  private static final long RECEIVED = 1;
  private static final long SENT = 2;
  private static final long SECOND = 1_000_000_000L;

  private final CaptureOutput output;
  private final PcapngWriter writer = new PcapngWriter();
  private final long epochSeconds;
  private final long epochNanos;
  private long frames;
  private @Nullable IOException failure;

  private FrameCapture(CaptureOutput output, long nowNanos) {
    this.output = output;
    Instant begun = Instant.now().minusNanos(nowNanos);
    epochSeconds = begun.getEpochSecond();
    epochNanos = begun.getNano();
  }

  /**
   * Begins a capture of a host, all of whose interfaces are there.
   *
   * @param nowNanos the host's time
   * @throws IOException if the file cannot be written
   */
  public static FrameCapture create(Path file, Host host, long nowNanos) throws IOException {
    FrameCapture capture = new FrameCapture(CaptureOutput.create(file), nowNanos);
    capture.output.write(capture.writer::writeSectionHeader);
    for (NetworkInterface link : host.interfaces()) {
      int type = link.isEthernet() ? LinkType.ETHERNET : LinkType.RAW;
      capture.output.write(out -> capture.writer.writeInterface(out, type, 0, -1));
    }
    host.observe(capture);
    return capture;
  }

  /** Frames so far. */
  public long frames() {
    return frames;
  }

  @Override
  public void received(NetworkInterface link, ByteBuffer buffer, int offset, int length, long now) {
    keep(link, buffer, offset, length, now, RECEIVED);
  }

  @Override
  public void sent(NetworkInterface link, ByteBuffer buffer, int offset, int length, long now) {
    keep(link, buffer, offset, length, now, SENT);
  }

  private void keep(
      NetworkInterface link, ByteBuffer buffer, int offset, int length, long now, long flags) {
    long nanos = epochNanos + now;
    long seconds = epochSeconds + nanos / SECOND;
    int fraction = (int) (nanos % SECOND);
    frames++;
    try {
      output.write(
          out ->
              writer.writePacket(
                  out, link.index() - 1, seconds, fraction, length, buffer, offset, length, flags));
    } catch (IOException e) {
      failure = e; // close tells it
    }
  }

  /**
   * Writes the rest.
   *
   * @throws IOException if that, or something before it, could not be written
   */
  @Override
  public void close() throws IOException {
    output.close();
    IOException before = failure;
    if (before != null) {
      throw before;
    }
  }
}
