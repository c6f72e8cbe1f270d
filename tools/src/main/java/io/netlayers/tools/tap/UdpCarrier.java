package io.netlayers.tools.tap;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;

/**
 * A TAP or TUN device at the other end of a pair of UDP ports on loopback: each datagram is a
 * frame. {@code socat} has the device and the lower port, this process the next one.
 */
public final class UdpCarrier implements FramePort {
  /** As much as the system gives: a burst of frames waits here while this process is busy. */
  private static final int BUFFER_OCTETS = 1 << 22;

  private final DatagramChannel channel;
  private boolean carried = true;

  private UdpCarrier(DatagramChannel channel) {
    this.channel = channel;
  }

  /**
   * Opens the end of a pair.
   *
   * @param port of the device's end, 1 to 65,534; this end has the next one
   * @throws IOException if another process has it
   */
  public static UdpCarrier open(int port) throws IOException {
    InetAddress loopback = InetAddress.getByAddress(new byte[] {127, 0, 0, 1});
    DatagramChannel channel = DatagramChannel.open();
    try {
      channel.setOption(StandardSocketOptions.SO_RCVBUF, BUFFER_OCTETS);
      channel.setOption(StandardSocketOptions.SO_SNDBUF, BUFFER_OCTETS);
      channel.bind(new InetSocketAddress(loopback, port + 1));
      channel.connect(new InetSocketAddress(loopback, port));
      channel.configureBlocking(false);
      return new UdpCarrier(channel);
    } catch (BindException e) {
      channel.close();
      throw new IOException("UDP port " + (port + 1) + ": " + e.getMessage(), e);
    }
  }

  /** Whether the device's end was there when a frame was last sent to it. */
  @Override
  public boolean isCarried() {
    return carried;
  }

  @Override
  public DatagramChannel channel() {
    return channel;
  }

  @Override
  public boolean read(ByteBuffer into) throws IOException {
    try {
      return channel.read(into) > 0;
    } catch (PortUnreachableException nobodyThere) {
      carried = false;
      return false;
    }
  }

  @Override
  public void write(ByteBuffer frame) throws IOException {
    try {
      channel.write(frame);
      carried = true;
    } catch (PortUnreachableException nobodyThere) {
      carried = false;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
