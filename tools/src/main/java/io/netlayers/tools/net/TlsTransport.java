package io.netlayers.tools.net;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;

/**
 * A socket under TLS. The engine is octets in and octets out as our machines are: this moves them.
 * Buffers are there only while they hold something, so an idle connection has none.
 */
public final class TlsTransport implements Transport {
  private static final int FILE_STEP = 16384;

  private final SocketChannel channel;
  private final SSLEngine engine;

  /** Records that came and are not opened yet, from 0 to its position. */
  private ByteBuffer coming = NONE;

  /** Opened octets for which the reader had no room, from position to limit. */
  private ByteBuffer opened = NONE;

  /** Sealed records on their way out, from position to limit. */
  private ByteBuffer going = NONE;

  private boolean ended;
  private boolean cutOff;

  private static final ByteBuffer NONE = ByteBuffer.allocate(0);

  /** A connection whose handshake is still to come; the engine knows its role. */
  public TlsTransport(SocketChannel channel, SSLEngine engine) throws SSLException {
    this.channel = channel;
    this.engine = engine;
    engine.beginHandshake();
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    int before = target.position();
    takeOpened(target);
    while (target.hasRemaining() && !ended) {
      try {
        if (!step(target)) {
          break;
        }
      } catch (SSLException refused) {
        sendAlert();
        throw refused;
      }
    }
    int count = target.position() - before;
    return count == 0 && ended && target.hasRemaining() ? -1 : count;
  }

  private void takeOpened(ByteBuffer target) {
    int count = Math.min(opened.remaining(), target.remaining());
    if (count > 0) {
      target.put(target.position(), opened, opened.position(), count);
      target.position(target.position() + count);
      opened.position(opened.position() + count);
    }
    if (!opened.hasRemaining()) {
      opened = NONE;
    }
  }

  /** One turn of the engine towards more octets; false where the socket has to go first. */
  private boolean step(ByteBuffer target) throws IOException {
    HandshakeStatus next = engine.getHandshakeStatus();
    if (next == HandshakeStatus.NEED_TASK) {
      runTasks();
      return true;
    }
    if (next == HandshakeStatus.NEED_WRAP) {
      if (!flush()) {
        return false;
      }
      ended = seal(NONE) == Status.CLOSED;
      flush();
      return !ended;
    }
    if (engine.isInboundDone()) {
      ended = true;
      return false;
    }
    return unseal(target);
  }

  private boolean unseal(ByteBuffer target) throws IOException {
    int largest = engine.getSession().getApplicationBufferSize();
    boolean direct = target.remaining() >= largest;
    ByteBuffer to = direct ? target : ByteBuffer.allocate(largest);
    coming.flip();
    SSLEngineResult result;
    try {
      result = engine.unwrap(coming, to);
    } finally {
      coming.compact();
    }
    if (coming.position() == 0) {
      coming = NONE;
    }
    if (!direct && to.position() > 0) {
      opened = to.flip();
      takeOpened(target);
    }
    switch (result.getStatus()) {
      case BUFFER_UNDERFLOW:
        return fill();
      case CLOSED:
        ended = true;
        return false;
      case BUFFER_OVERFLOW:
        throw new SSLException("a record larger than the session allows");
      default:
        return true;
    }
  }

  /** Tells the peer what is wrong, as far as it still can be told. */
  private void sendAlert() {
    try {
      if (flush()) {
        seal(NONE);
        flush();
      }
    } catch (IOException tooLate) {
      // the first failure is the one to report
      ended = true;
    }
  }

  private boolean fill() throws IOException {
    if (coming.remaining() < 64 || coming == NONE) {
      int size = Math.max(engine.getSession().getPacketBufferSize(), coming.position() * 2);
      ByteBuffer larger = ByteBuffer.allocate(size);
      coming.flip();
      larger.put(coming);
      coming = larger;
    }
    int count = channel.read(coming);
    if (count < 0) {
      ended = true;
      cutOff = true;
    }
    if (coming.position() == 0) {
      coming = NONE;
    }
    return count > 0;
  }

  private void runTasks() {
    for (Runnable task = engine.getDelegatedTask();
        task != null;
        task = engine.getDelegatedTask()) {
      task.run();
    }
  }

  private Status seal(ByteBuffer source) throws IOException {
    if (going == NONE) {
      going = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
    }
    going.clear();
    Status status;
    try {
      status = engine.wrap(source, going).getStatus();
    } finally {
      going.flip();
    }
    if (status == Status.BUFFER_OVERFLOW) {
      going = ByteBuffer.allocate(engine.getSession().getPacketBufferSize() * 2).limit(0);
    }
    return status;
  }

  @Override
  public int write(ByteBuffer source) throws IOException {
    int before = source.position();
    while (source.hasRemaining() && flush()) {
      HandshakeStatus next = engine.getHandshakeStatus();
      if (next == HandshakeStatus.NEED_TASK) {
        runTasks();
      } else if (next == HandshakeStatus.NEED_UNWRAP) {
        break;
      } else if (seal(source) == Status.CLOSED) {
        throw new IOException("the connection is closed");
      }
    }
    flush();
    return source.position() - before;
  }

  @Override
  public boolean flush() throws IOException {
    while (going.hasRemaining()) {
      if (channel.write(going) == 0) {
        return false;
      }
    }
    going = NONE;
    return true;
  }

  @Override
  public long transfer(FileChannel file, long at, long count) throws IOException {
    if (!flush() || isShakingHands()) {
      return 0;
    }
    ByteBuffer plain = ByteBuffer.allocate((int) Math.min(FILE_STEP, count));
    if (file.read(plain, at) <= 0) {
      return 0;
    }
    // Nothing is held back, so one record takes all of it
    return write(plain.flip());
  }

  private boolean isShakingHands() {
    HandshakeStatus status = engine.getHandshakeStatus();
    return status != HandshakeStatus.NOT_HANDSHAKING && status != HandshakeStatus.FINISHED;
  }

  @Override
  public boolean shutdownOutput() throws IOException {
    engine.closeOutbound();
    while (flush()) {
      if (engine.isOutboundDone()) {
        channel.shutdownOutput();
        return true;
      }
      if (engine.getHandshakeStatus() == HandshakeStatus.NEED_TASK) {
        runTasks();
      }
      if (seal(NONE) == Status.CLOSED && !going.hasRemaining() && !engine.isOutboundDone()) {
        channel.shutdownOutput();
        return true;
      }
    }
    return false;
  }

  @Override
  public int interest(boolean read, boolean write) {
    if (going.hasRemaining()) {
      return SelectionKey.OP_WRITE | (read ? SelectionKey.OP_READ : 0);
    }
    if (engine.getHandshakeStatus() == HandshakeStatus.NEED_UNWRAP && !engine.isInboundDone()) {
      return SelectionKey.OP_READ;
    }
    return (read ? SelectionKey.OP_READ : 0) | (write ? SelectionKey.OP_WRITE : 0);
  }

  @Override
  public boolean isCutOff() {
    return cutOff;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
