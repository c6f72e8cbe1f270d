package io.netlayers.tools.net;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.SocketChannel;

/** A socket as it is. */
final class PlainTransport implements Transport {
  private final SocketChannel channel;
  private boolean tookAll;

  PlainTransport(SocketChannel channel) {
    this.channel = channel;
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    int count = channel.read(target);
    tookAll = count >= 0 && target.hasRemaining();
    return count;
  }

  @Override
  public boolean tookAll() {
    return tookAll;
  }

  @Override
  public int write(ByteBuffer source) throws IOException {
    return channel.write(source);
  }

  @Override
  public boolean flush() {
    return true;
  }

  @Override
  public long transfer(FileChannel file, long at, long count) throws IOException {
    return file.transferTo(at, count, channel);
  }

  @Override
  public boolean shutdownOutput() throws IOException {
    channel.shutdownOutput();
    return true;
  }

  @Override
  public int interest(boolean read, boolean write) {
    return (read ? SelectionKey.OP_READ : 0) | (write ? SelectionKey.OP_WRITE : 0);
  }

  @Override
  public boolean isCutOff() {
    return false;
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
