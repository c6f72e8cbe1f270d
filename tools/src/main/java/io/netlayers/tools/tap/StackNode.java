package io.netlayers.tools.tap;

import io.netlayers.stack.Host;
import io.netlayers.stack.link.FrameSink;
import io.netlayers.stack.socket.StackSocket;
import io.netlayers.stack.socket.TcpSocket;
import io.netlayers.tools.net.EventLoop;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * A host in an event loop: frames of its ports go in, its frames go out, and who uses a socket is
 * called when something about it has changed. Before the loop waits, everything is sent.
 */
public final class StackNode extends EventLoop.Member implements FrameSink, AutoCloseable {
  /** Frames of one port before others get their turn. */
  private static final int MOST_FRAMES = 256;

  private final EventLoop loop;
  private final Host host;
  private final List<FramePort> ports = new ArrayList<>();
  private final Map<StackSocket, SocketUser> users = new IdentityHashMap<>();
  private final ArrayDeque<StackSocket> unfinished = new ArrayDeque<>();
  private final ByteBuffer in = ByteBuffer.allocateDirect(1 << 17);
  private final ByteBuffer out = ByteBuffer.allocateDirect(1 << 17);
  private int outPort;
  private @Nullable IOException failure;

  /** Around a host, whose ports are added one by one. */
  public StackNode(EventLoop loop, Host host) {
    this.loop = loop;
    this.host = host;
    loop.beforeSleep(this::flush);
  }

  /** The host; to be called from the loop's thread. */
  public Host host() {
    return host;
  }

  /** The loop. */
  public EventLoop loop() {
    return loop;
  }

  /** The loop's time, which is the host's. */
  public long now() {
    return loop.nowNanos();
  }

  /** Adds a port; the number of the first is 0. */
  public void attach(FramePort port) throws IOException {
    ports.add(port);
    loop.watch(port.channel(), SelectionKey.OP_READ, this);
  }

  /** Whether each port has a device at its other end, as far as is known. */
  public boolean isCarried() {
    return ports.stream().allMatch(FramePort::isCarried);
  }

  /** Says who is called when something about a socket has changed. */
  public void use(StackSocket socket, SocketUser user) {
    users.put(socket, user);
  }

  /** Nobody is called about a socket any more. */
  public void release(StackSocket socket) {
    users.remove(socket);
  }

  @Override
  protected void turn(long nowNanos) throws IOException {
    for (int i = 0; i < ports.size(); i++) {
      receive(i, ports.get(i));
    }
    host.onTimeout(now());
    serve();
    IOException failed = failure;
    if (failed != null) {
      failure = null;
      throw failed;
    }
  }

  private void receive(int number, FramePort port) throws IOException {
    for (int i = 0; i < MOST_FRAMES && port.read(in.clear()); i++) {
      long now = now();
      host.onFrame(number, in.flip(), now);
      transmit(now); // what a segment out of order asks for goes before the next one comes
    }
  }

  /** Calls the users of sockets about which something has changed, and those who are not done. */
  private void serve() {
    int again = unfinished.size();
    for (StackSocket s = host.pollReady(); s != null; s = host.pollReady()) {
      call(s);
    }
    for (int i = 0; i < again; i++) {
      StackSocket socket = unfinished.pollFirst();
      if (socket != null) {
        call(socket);
      }
    }
  }

  private void call(StackSocket socket) {
    if (socket instanceof TcpSocket tcp) {
      while (tcp.pollEvent() != null) {
        continue; // users look at the socket itself; an event that is not taken is told again
      }
    }
    SocketUser user = users.get(socket);
    if (user == null) {
      return;
    }
    user.onReady(now());
    if (user.wantsTurn() && !unfinished.contains(socket)) {
      unfinished.addLast(socket);
    }
  }

  private void transmit(long nowNanos) {
    boolean more = true;
    while (more) {
      more = host.pollTransmit(nowNanos, this);
    }
  }

  /** Sends what the host has to send; the loop calls it before it waits. */
  private void flush() {
    transmit(now());
    loop.reschedule(this);
  }

  @Override
  public ByteBuffer claim(int port, int maxOctets) {
    outPort = port;
    return out.clear();
  }

  /** Sends at once: the kernel's queue is where frames wait, and no connection here is paced. */
  @Override
  public void commit(int length, long notBeforeNanos) {
    try {
      ports.get(outPort).write(out.position(0).limit(length));
    } catch (IOException e) {
      failure = e;
    }
  }

  @Override
  protected long deadline() {
    return unfinished.isEmpty() ? host.nextDeadline() : 0;
  }

  /** A device that fails ends the loop. */
  @Override
  protected void failed(IOException cause) {
    failure = cause;
    loop.stop();
  }

  /**
   * Says what ended the loop.
   *
   * @throws IOException if a device failed
   */
  public void throwFailure() throws IOException {
    IOException failed = failure;
    if (failed != null) {
      throw failed;
    }
  }

  @Override
  public void close() throws IOException {
    for (FramePort port : ports) {
      port.close();
    }
  }
}
