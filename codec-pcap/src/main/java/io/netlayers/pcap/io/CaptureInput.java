package io.netlayers.pcap.io;

import io.netlayers.pcap.CaptureReader;
import io.netlayers.pcap.CaptureRecordView;
import io.netlayers.pcap.CaptureStatus;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A capture read from a file or a stream, record by record, through one buffer. The buffer grows
 * only when octets have filled it, never because a length field says so.
 */
public final class CaptureInput implements Closeable {
  private static final int INITIAL_OCTETS = 1 << 18;

  private final ReadableByteChannel channel;
  private final CaptureReader reader;
  private ByteBuffer buffer;

  /**
   * Reads a channel that blocks, from where it stands.
   *
   * @param reader not used before; it sets the limit of a record's length
   */
  public CaptureInput(ReadableByteChannel channel, CaptureReader reader) {
    this.channel = channel;
    this.reader = reader;
    this.buffer = ByteBuffer.allocate(INITIAL_OCTETS).limit(0);
  }

  /**
   * Opens a file.
   *
   * @throws IOException if it cannot be opened
   */
  public static CaptureInput open(Path file) throws IOException {
    return new CaptureInput(FileChannel.open(file, StandardOpenOption.READ), new CaptureReader());
  }

  /** Reads a stream, such as standard input. */
  public static CaptureInput of(InputStream stream) {
    return new CaptureInput(Channels.newChannel(stream), new CaptureReader());
  }

  /**
   * Goes to the next packet; pcapng's other blocks are passed over.
   *
   * @return RECORD, END, TRUNCATED or a fault; NEED_MORE only from a channel that does not block
   * @throws IOException if reading fails
   */
  public CaptureStatus nextRecord() throws IOException {
    CaptureStatus status = reader.nextRecord(buffer);
    while (status == CaptureStatus.NEED_MORE) {
      int read = fill();
      if (read <= 0) {
        return read < 0 ? reader.endOfInput(buffer) : status;
      }
      if (buffer.remaining() >= reader.needed()) {
        status = reader.nextRecord(buffer);
      }
    }
    return status;
  }

  /**
   * Goes to the next packet or, in pcapng, the next block of any other kind.
   *
   * @return BLOCK, and what {@link #nextRecord} answers
   * @throws IOException if reading fails
   */
  public CaptureStatus next() throws IOException {
    CaptureStatus status = reader.next(buffer);
    while (status == CaptureStatus.NEED_MORE) {
      int read = fill();
      if (read <= 0) {
        return read < 0 ? reader.endOfInput(buffer) : status;
      }
      if (buffer.remaining() >= reader.needed()) {
        status = reader.next(buffer);
      }
    }
    return status;
  }

  /** Brings octets behind those that remain; -1 at the end of the input. */
  private int fill() throws IOException {
    if (buffer.remaining() == buffer.capacity()) {
      ByteBuffer larger = ByteBuffer.allocate(2 * buffer.capacity());
      buffer = larger.put(buffer);
    } else {
      buffer.compact();
    }
    try {
      return channel.read(buffer);
    } finally {
      buffer.flip();
    }
  }

  /** The reader: format, position, where a fault is. */
  public CaptureReader reader() {
    return reader;
  }

  /** The packet of the last step that answered RECORD, until the next step. */
  public CaptureRecordView record() {
    return reader.record();
  }

  /** Octets of the file, or -1 where the input is none. */
  public long size() throws IOException {
    return channel instanceof FileChannel file ? file.size() : -1;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
