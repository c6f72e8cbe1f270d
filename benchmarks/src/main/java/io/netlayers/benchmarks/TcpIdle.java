package io.netlayers.benchmarks;

import io.netlayers.fsm.tcp.SynCookieMode;
import io.netlayers.fsm.tcp.TcpConfig;
import io.netlayers.fsm.tcp.TcpConnection;
import io.netlayers.fsm.tcp.congestion.Cubic;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A host with many idle established connections, each kept alive, so that each has a deadline: what
 * a tick costs, and a segment for one of them. {@link #main} says what they take of the heap.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(value = 2, jvmArgsAppend = "-Xmx3g")
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
public class TcpIdle {
  private static final long TICK_NANOS = 1 << 17;

  /** How many connections there are. */
  @Param("1000000")
  public int connections;

  private RawPeers peers;
  private int turn;

  /** Connects them all; a few thousand seconds pass, in which each comes to rest. */
  @Setup
  public void connect() {
    peers = establish(connections);
  }

  private static RawPeers establish(int connections) {
    TcpConfig config = TcpConfig.builder().congestionControl(Cubic::new).keepAlive(true).build();
    RawPeers peers = new RawPeers(config, SynCookieMode.NEVER);
    for (int i = 0; i < connections; i++) {
      peers.connect(i);
      peers.pass(1_000_000);
    }
    peers.pass(5_000_000_000L);
    return peers;
  }

  /** A tick of the wheel in which nothing runs out. */
  @Benchmark
  public long tick() {
    turn++;
    if (turn == 1 << 20) { // before the first keep-alive is due, time stands
      return peers.host.nextDeadline();
    }
    peers.now += turn < 1 << 20 ? TICK_NANOS : 0;
    peers.host.onTimeout(peers.now);
    return peers.host.nextDeadline();
  }

  /** What the heap holds for each of a number of connections, a million by default. */
  public static void main(String[] args) {
    int connections = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
    establish(1_000);
    long before = used();
    long began = System.nanoTime();
    RawPeers peers = establish(connections);
    double seconds = (System.nanoTime() - began) / 1e9;
    long after = used();
    TcpConnection last = peers.host.table().get(connections - 1);
    System.out.printf(
        "%d connections, the last in %s: %.1f octets each; %.1f s to establish them%n",
        peers.host.table().size(), last.state(), (double) (after - before) / connections, seconds);
  }

  private static long used() {
    for (int i = 0; i < 4; i++) {
      System.gc();
    }
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
