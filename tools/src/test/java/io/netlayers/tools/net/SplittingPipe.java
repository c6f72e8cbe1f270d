package io.netlayers.tools.net;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Random;

/** A relay between loopback ports that cuts octets into small pieces and holds some of them up. */
public final class SplittingPipe implements AutoCloseable {
  private final ServerSocket listening;
  private final InetSocketAddress target;
  private final long seed;

  /** Relays to a port; the seed decides where it cuts. */
  public SplittingPipe(int port, long seed) throws IOException {
    this.listening = new ServerSocket(0, 64, InetAddress.getLoopbackAddress());
    this.target = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    this.seed = seed;
    daemon(this::accept);
  }

  /** Where it listens. */
  public int port() {
    return listening.getLocalPort();
  }

  private static void daemon(Runnable work) {
    Thread thread = new Thread(work, "pipe");
    thread.setDaemon(true);
    thread.start();
  }

  private void accept() {
    for (long connection = 0; ; connection++) {
      try {
        Socket near = listening.accept();
        Socket far = new Socket();
        far.connect(target);
        near.setTcpNoDelay(true);
        far.setTcpNoDelay(true);
        Random random = new Random(seed + connection);
        long there = random.nextLong();
        long back = random.nextLong();
        daemon(() -> relay(near, far, new Random(there)));
        daemon(() -> relay(far, near, new Random(back)));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private static void relay(Socket from, Socket to, Random random) {
    try {
      InputStream in = from.getInputStream();
      OutputStream out = to.getOutputStream();
      byte[] octets = new byte[8192];
      long passed = 0;
      for (int count = in.read(octets); count >= 0; count = in.read(octets)) {
        for (int at = 0; at < count; ) {
          // The beginning, where heads are, goes in the smallest pieces
          int most = passed < 600 ? 1 + random.nextInt(4) : 1 + random.nextInt(6000);
          int piece = Math.min(count - at, most);
          out.write(octets, at, piece);
          out.flush();
          at += piece;
          passed += piece;
          if (random.nextInt(16) == 0) {
            Thread.sleep(1);
          }
        }
      }
      to.shutdownOutput();
    } catch (IOException | InterruptedException ended) {
      close(from);
      close(to);
    }
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException closedAlready) {
      Thread.onSpinWait();
    }
  }

  @Override
  public void close() throws IOException {
    listening.close();
  }
}
