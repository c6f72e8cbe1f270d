package io.netlayers.tools.kernel;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.PortUnreachableException;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.Random;

/**
 * A bad link between a device and a host of ours: of the frames each way it loses some, delivers
 * some late so that others overtake them, some twice, and some with a bit turned over.
 */
final class LossyRelay implements AutoCloseable {
  private static final long MOST_LATE_NANOS = 4_000_000;
  private static final int IP_HEADER = 14;

  private final Selector selector = Selector.open();
  private final End device;
  private final End host;
  private final PriorityQueue<Held> late =
      new PriorityQueue<>(Comparator.comparingLong(Held::atNanos));
  private final Random random;
  private final ByteBuffer frame = ByteBuffer.allocateDirect(1 << 17);
  private final Thread thread;
  private volatile boolean stopped;

  /** Frames lost, late, twice and turned over; read after {@link #close}. */
  long lost;

  long reordered;
  long duplicated;
  long corrupted;

  private record Held(long atNanos, End to, ByteBuffer octets) {}

  private record End(DatagramChannel channel) {}

  /**
   * A relay that runs at once.
   *
   * @param devicePort of the device's end
   * @param ownPort what the host takes for the device's end, with the port behind it for itself
   */
  LossyRelay(int devicePort, int ownPort, long seed) throws IOException {
    random = new Random(seed);
    device = end(devicePort + 1, devicePort);
    host = end(ownPort, ownPort + 1);
    thread = new Thread(this::run, "relay");
    thread.setDaemon(true);
    thread.start();
  }

  private End end(int from, int to) throws IOException {
    DatagramChannel channel = DatagramChannel.open();
    channel.setOption(StandardSocketOptions.SO_RCVBUF, 1 << 22);
    channel.setOption(StandardSocketOptions.SO_SNDBUF, 1 << 22);
    channel.bind(new InetSocketAddress("127.0.0.1", from));
    channel.connect(new InetSocketAddress("127.0.0.1", to));
    channel.configureBlocking(false);
    End end = new End(channel);
    channel.register(selector, SelectionKey.OP_READ, end);
    return end;
  }

  private void run() {
    try {
      while (!stopped) {
        Held first = late.peek();
        if (first == null) {
          selector.select();
        } else if (first.atNanos() <= System.nanoTime()) {
          selector.selectNow();
        } else {
          selector.select(1);
        }
        selector.selectedKeys().clear();
        pass(device, host);
        pass(host, device);
        for (Held h = late.peek(); h != null && h.atNanos() <= System.nanoTime(); h = late.peek()) {
          late.poll();
          send(h.to(), h.octets());
        }
      }
    } catch (IOException | RuntimeException e) {
      e.printStackTrace();
    }
  }

  private void pass(End from, End to) throws IOException {
    for (int i = 0; i < 256; i++) {
      try {
        if (from.channel().read(frame.clear()) <= 0) {
          return;
        }
      } catch (PortUnreachableException nobodyThere) {
        return;
      }
      frame.flip();
      if (happens(5)) {
        lost++;
        continue;
      }
      if (isIp() && happens(1)) {
        corrupted++;
        int at = IP_HEADER + random.nextInt(frame.limit() - IP_HEADER);
        frame.put(at, (byte) (frame.get(at) ^ 1 << random.nextInt(8)));
      }
      if (happens(2)) {
        duplicated++;
        send(to, frame.duplicate());
      }
      if (happens(10)) {
        reordered++;
        ByteBuffer kept = ByteBuffer.allocate(frame.limit()).put(frame).flip();
        late.add(new Held(System.nanoTime() + random.nextLong(MOST_LATE_NANOS), to, kept));
      } else {
        send(to, frame);
      }
    }
  }

  /** ARP has no checksum, and an Ethernet link would not let a wrong frame through. */
  private boolean isIp() {
    int type = frame.limit() < 60 ? 0 : frame.getShort(12) & 0xFFFF;
    return type == 0x0800 || type == 0x86DD;
  }

  private boolean happens(int percent) {
    return random.nextInt(100) < percent;
  }

  private static void send(End to, ByteBuffer octets) throws IOException {
    try {
      to.channel().write(octets);
    } catch (PortUnreachableException nobodyThere) {
      return; // lost then
    }
  }

  @Override
  public void close() throws IOException {
    stopped = true;
    selector.wakeup();
    try {
      thread.join(10_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    device.channel().close();
    host.channel().close();
    selector.close();
  }
}
