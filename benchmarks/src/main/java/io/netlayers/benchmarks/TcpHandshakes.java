package io.netlayers.benchmarks;

import io.netlayers.fsm.tcp.SynCookieMode;
import io.netlayers.fsm.tcp.TcpConfig;
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
 * Handshakes through a listening socket: SYN, SYN,ACK, ACK, accept, and the peer's RST that makes
 * room again. The peer is a builder of segments, whose cost counts in.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Fork(3)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class TcpHandshakes {
  /** NEVER: each SYN is remembered; ALWAYS: each SYN,ACK is a cookie. */
  @Param({"NEVER", "ALWAYS"})
  public SynCookieMode cookies;

  private RawPeers peers;
  private int next;

  /** Binds the socket. */
  @Setup
  public void listen() {
    peers = new RawPeers(TcpConfig.builder().congestionControl(Cubic::new).build(), cookies);
  }

  /** One connection, from its SYN to its end. */
  @Benchmark
  public Object handshake() {
    int peer = next++ & 0xFFFFF;
    Object connection = peers.connect(peer);
    peers.reset(peer);
    peers.pass(1_000);
    return connection;
  }
}
