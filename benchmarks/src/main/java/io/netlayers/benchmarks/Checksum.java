package io.netlayers.benchmarks;

import io.netlayers.core.InternetChecksum;
import java.nio.ByteBuffer;
import java.util.Random;
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
import org.pcap4j.util.ByteArrays;

/** The Internet checksum over 1,460 octets, beside Pcap4J's, a 16-bit loop and an array copy. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class Checksum {
  private static final int OCTETS = 1460;

  private final byte[] array = new byte[OCTETS];
  private final byte[] target = new byte[OCTETS];
  private final ByteBuffer[] buffers;
  private int turn;

  /** The kind of buffer; the loop has seen all of them in any case. */
  @Param({"heap", "direct", "readOnly", "mixed"})
  public String kind = "mixed";

  /** Lets the compiler see every kind before it is measured on one. */
  @Setup
  public void seeEveryKind() {
    for (int i = 0; i < 30_000; i++) {
      InternetChecksum.of(buffers[i % 3], 0, OCTETS);
    }
  }

  private ByteBuffer next() {
    return switch (kind) {
      case "heap" -> buffers[0];
      case "direct" -> buffers[1];
      case "readOnly" -> buffers[2];
      default -> buffers[turn = turn == 2 ? 0 : turn + 1];
    };
  }

  /** Buffers of three kinds with the same octets. */
  public Checksum() {
    new Random(1).nextBytes(array);
    buffers =
        new ByteBuffer[] {
          ByteBuffer.wrap(array),
          ByteBuffer.allocateDirect(OCTETS).put(0, array),
          ByteBuffer.wrap(array).asReadOnlyBuffer()
        };
  }

  /** Ours, over buffers of three kinds in turn. */
  @Benchmark
  public int netlayers() {
    return InternetChecksum.of(next(), 0, OCTETS);
  }

  /** Pcap4J's. */
  @Benchmark
  public int pcap4j() {
    return ByteArrays.calcChecksum(array);
  }

  /** The loop that every textbook has. */
  @Benchmark
  public int loop16() {
    int sum = 0;
    for (int i = 0; i < OCTETS; i += 2) {
      sum += (array[i] & 0xFF) << 8 | array[i + 1] & 0xFF;
    }
    sum = (sum & 0xFFFF) + (sum >>> 16);
    return ~(sum + (sum >>> 16)) & 0xFFFF;
  }

  /** What moving the octets costs. */
  @Benchmark
  public byte[] copy() {
    System.arraycopy(array, 0, target, 0, OCTETS);
    return target;
  }
}
