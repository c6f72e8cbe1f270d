package io.netlayers.benchmarks;

import io.netlayers.fsm.tcp.TcpConfig;
import io.netlayers.fsm.tcp.congestion.Cubic;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.AuxCounters;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One flow between two machines in memory, on one thread: MSS 1,460, CUBIC, checksums computed and
 * verified, octets copied from the writer's buffer and into the reader's. To be read beside {@code
 * iperf3.sh}: an operation moves 128 KiB, iperf3's default write; {@code octets} a second times 8
 * is its bit rate, {@code segments} counts ACKs too.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class TcpTransfer {
  private static final int WRITE = 128 << 10;

  /** What was moved. */
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  @State(Scope.Thread)
  public static class Moved {
    /** Octets that the reader has. */
    public long octets;

    /** Segments of both directions. */
    public long segments;

    /** Counts anew. */
    @Setup(Level.Iteration)
    public void clear() {
      octets = 0;
      segments = 0;
    }
  }

  /** Whether segments lie in native memory, as beside a TAP device. */
  @Param({"false", "true"})
  public boolean direct;

  /** Whether timestamps are in use; their 12 octets are taken off the text. */
  @Param({"true", "false"})
  public boolean timestamps;

  private final ByteBuffer out = ByteBuffer.allocate(WRITE);
  private final ByteBuffer in = ByteBuffer.allocate(WRITE);
  private TcpPair pair;

  /** Connects. */
  @Setup
  public void connect() {
    TcpConfig config =
        TcpConfig.builder()
            .mss(1460 + (timestamps ? 12 : 0))
            .timestamps(timestamps)
            .congestionControl(Cubic::new)
            .build();
    pair = new TcpPair(config, direct);
    for (int i = 0; i < WRITE; i++) {
      out.put(i, (byte) (i * 31));
    }
  }

  /** 128 KiB from one to the other. */
  @Benchmark
  public void transfer(Moved moved) {
    long before = pair.segments;
    out.clear();
    while (out.hasRemaining()) {
      pair.a.connection.write(out, pair.now);
      pair.exchange();
    }
    int left = WRITE;
    while (left > 0) {
      int read = pair.b.connection.read(in.clear(), pair.now);
      left -= read;
      pair.exchange();
      pair.timeouts();
    }
    moved.octets += WRITE;
    moved.segments += pair.segments - before;
  }
}
