package io.netlayers.benchmarks.stack;

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
 * One TCP flow between two hosts through all layers, on one thread: socket, TCP, IP, neighbour
 * cache and Ethernet down, and up again, MTU 1,500, every checksum made and verified. To be read
 * beside {@code TcpTransfer}, which has TCP alone; an operation moves 128 KiB.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class HostTransfer {
  private static final int WRITE = 128 << 10;

  /** What was moved. */
  @AuxCounters(AuxCounters.Type.OPERATIONS)
  @State(Scope.Thread)
  public static class Moved {
    /** Octets that the reader has. */
    public long octets;

    /** Frames of both directions. */
    public long frames;

    /** Counts anew. */
    @Setup(Level.Iteration)
    public void clear() {
      octets = 0;
      frames = 0;
    }
  }

  /** Whether IPv6 carries it. */
  @Param({"false", "true"})
  public boolean ipv6;

  /** Whether frames lie in native memory, as beside a TAP device. */
  @Param({"false", "true"})
  public boolean direct;

  private final ByteBuffer out = ByteBuffer.allocate(WRITE);
  private final ByteBuffer in = ByteBuffer.allocate(WRITE);
  private HostPair pair;

  /** Connects. */
  @Setup
  public void connect() {
    pair = new HostPair(ipv6, direct);
    for (int i = 0; i < WRITE; i++) {
      out.put(i, (byte) (i * 31));
    }
  }

  /** 128 KiB from one to the other; answers how many octets came. */
  @Benchmark
  public int transfer(Moved moved) {
    long before = pair.frames;
    out.clear();
    int left = WRITE;
    while (left > 0) {
      if (out.hasRemaining()) {
        pair.client.write(out, pair.now);
      }
      pair.pass();
      left -= Math.max(0, pair.server.read(in.clear(), pair.now));
    }
    moved.octets += WRITE;
    moved.frames += pair.frames - before;
    return WRITE - left;
  }
}
