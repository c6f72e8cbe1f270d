package io.netlayers.tools.tap;

import io.netlayers.fsm.tcp.TcpConnection;
import io.netlayers.stack.socket.TcpSocket;
import io.netlayers.tools.net.Transport;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SelectionKey;

/** A TCP socket of the stack, as what is above wants a connection. */
public class StackTransport implements Transport {
  private static final int STEP = 1 << 16;

  private final StackNode node;
  private final TcpSocket socket;
  private final ByteBuffer step;
  private int interest;
  private boolean ended;

  /**
   * A transport over a socket.
   *
   * @param step a direct buffer for octets of files, which all transports of a node may share
   */
  public StackTransport(StackNode node, TcpSocket socket, ByteBuffer step) {
    this.node = node;
    this.socket = socket;
    this.step = step;
  }

  /** A buffer for files. */
  public static ByteBuffer step() {
    return ByteBuffer.allocateDirect(STEP);
  }

  /** The socket. */
  public TcpSocket socket() {
    return socket;
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    if (ended) {
      return -1;
    }
    int count = socket.read(target, node.now());
    if (count == TcpConnection.FAILED) {
      throw failure();
    }
    ended = count == TcpConnection.END_OF_STREAM;
    return count;
  }

  @Override
  public int write(ByteBuffer source) throws IOException {
    if (!socket.state().mayWrite()) {
      throw failure();
    }
    int count = socket.write(source, node.now());
    if (count == TcpConnection.FAILED) {
      throw failure();
    }
    return count;
  }

  private IOException failure() {
    return new IOException("the connection failed: " + socket.pendingError());
  }

  @Override
  public boolean flush() {
    return true;
  }

  @Override
  public long transfer(FileChannel file, long at, long count) throws IOException {
    long sent = 0;
    while (sent < count) {
      long room = Math.min(Math.min(count - sent, socket.writable()), step.capacity());
      if (room <= 0) {
        return sent;
      }
      step.clear().limit((int) room);
      if (file.read(step, at + sent) <= 0) {
        return sent;
      }
      step.flip();
      int taken = write(step);
      sent += taken;
      if (step.hasRemaining()) {
        return sent;
      }
    }
    return sent;
  }

  @Override
  public boolean shutdownOutput() {
    if (socket.state().mayWrite()) {
      socket.shutdown(node.now());
    }
    return true;
  }

  @Override
  public int interest(boolean read, boolean write) {
    interest = (read ? SelectionKey.OP_READ : 0) | (write ? SelectionKey.OP_WRITE : 0);
    return interest;
  }

  /** Whether what was last wished for can be done now. */
  public boolean isReady() {
    boolean reads = (interest & SelectionKey.OP_READ) != 0 && socket.readable() > 0;
    boolean writes = (interest & SelectionKey.OP_WRITE) != 0 && socket.writable() > 0;
    return socket.isOpen() && (reads || writes && socket.state().mayWrite());
  }

  @Override
  public boolean isCutOff() {
    return false;
  }

  @Override
  public void close() {
    node.release(socket);
    socket.close(node.now());
  }
}
