package io.netlayers.pcap.io;

import io.netlayers.pcap.PcapWriter;
import io.netlayers.pcap.PcapngWriter;
import java.io.Closeable;
import java.io.Flushable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** A capture written to a file or a stream, through one buffer; {@link #close} writes the rest. */
public final class CaptureOutput implements Closeable, Flushable {
  private static final int INITIAL_OCTETS = 1 << 18;

  /** Writes one piece into a buffer, or nothing and false where it does not fit. */
  @FunctionalInterface
  public interface Piece {
    /** Writes at the position and moves it; false, and nothing written, for want of room. */
    boolean writeTo(ByteBuffer out);
  }

  private final WritableByteChannel channel;
  private ByteBuffer buffer = ByteBuffer.allocate(INITIAL_OCTETS);

  /** Writes to a channel that blocks. */
  public CaptureOutput(WritableByteChannel channel) {
    this.channel = channel;
  }

  /**
   * Creates a file, or empties it.
   *
   * @throws IOException if it cannot be opened
   */
  public static CaptureOutput create(Path file) throws IOException {
    return new CaptureOutput(
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.WRITE,
            StandardOpenOption.TRUNCATE_EXISTING));
  }

  /** Writes to a stream, such as standard output. */
  public static CaptureOutput of(OutputStream stream) {
    return new CaptureOutput(Channels.newChannel(stream));
  }

  /**
   * Writes a piece that a {@link PcapWriter}, a {@link PcapngWriter} or a block makes: {@code
   * output.write(out -> writer.writeHeader(out))}.
   *
   * @throws IOException if writing fails
   */
  public void write(Piece piece) throws IOException {
    if (piece.writeTo(buffer)) {
      return;
    }
    flush();
    while (!piece.writeTo(buffer)) {
      buffer = ByteBuffer.allocate(2 * buffer.capacity());
    }
  }

  /**
   * Writes a packet of pcap.
   *
   * @throws IOException if writing fails
   */
  public void writeRecord(
      PcapWriter writer,
      long epochSeconds,
      int nanos,
      long originalLength,
      ByteBuffer packet,
      int offset,
      int length)
      throws IOException {
    write(
        out ->
            writer.writeRecord(out, epochSeconds, nanos, originalLength, packet, offset, length));
  }

  /**
   * Writes a packet of pcapng.
   *
   * @throws IOException if writing fails
   */
  public void writePacket(
      PcapngWriter writer,
      int interfaceId,
      long epochSeconds,
      int nanos,
      long originalLength,
      ByteBuffer packet,
      int offset,
      int length)
      throws IOException {
    write(
        out ->
            writer.writePacket(
                out, interfaceId, epochSeconds, nanos, originalLength, packet, offset, length));
  }

  @Override
  public void flush() throws IOException {
    buffer.flip();
    while (buffer.hasRemaining()) {
      channel.write(buffer);
    }
    buffer.clear();
  }

  @Override
  public void close() throws IOException {
    try (channel) {
      flush();
    }
  }
}
