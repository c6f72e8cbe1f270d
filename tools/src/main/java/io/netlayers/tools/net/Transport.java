package io.netlayers.tools.net;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SocketChannel;

/** One connection's octets, in and out; nothing blocks. */
public interface Transport extends AutoCloseable {
  /** A connection without TLS. */
  static Transport plain(SocketChannel channel) {
    return new PlainTransport(channel);
  }

  /**
   * Reads to the target's position.
   *
   * @return octets, 0 where none are there yet, -1 at the peer's end
   */
  int read(ByteBuffer target) throws IOException;

  /**
   * Whether the last read took all that had come, so that the selector will tell of more. False
   * where that is not known.
   */
  default boolean tookAll() {
    return false;
  }

  /** Sends from the source's position as much as goes now; answers how much that was. */
  int write(ByteBuffer source) throws IOException;

  /** Pushes on what is held back; whether nothing is held back any more. */
  boolean flush() throws IOException;

  /**
   * Sends octets of a file.
   *
   * @return octets sent, fewer than asked for where the socket takes no more now
   */
  long transfer(FileChannel file, long at, long count) throws IOException;

  /** Ends this direction; whether that is done, else it is to be called again. */
  boolean shutdownOutput() throws IOException;

  /** What the selector has to watch for, of what the caller would like to do. */
  int interest(boolean read, boolean write);

  /**
   * Whether the peer's end came without the goodbye that the protocol below has (RFC 9112 §9.8).
   */
  boolean isCutOff();

  @Override
  void close() throws IOException;
}
