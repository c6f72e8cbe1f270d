package io.netlayers.fsm.tcp;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two machines back to back, end to end. */
class TwoMachinesTest {
  private static final long MS = Wire.MS;
  private static final long SECOND = Wire.SECOND;

  private static TcpConfig config() {
    return TcpConfig.builder().msl(SECOND).r2Nanos(Long.MAX_VALUE).build();
  }

  static byte[] octets(int length, long seed) {
    byte[] octets = new byte[length];
    new Random(seed).nextBytes(octets);
    return octets;
  }

  @Test
  void handshakeDataBothWaysAndClose() {
    Wire w = new Wire(config(), config(), 1);
    w.establish();
    assertTrue(w.a.events.contains(TcpEvent.ESTABLISHED));
    byte[] there = transfer(w, w.a, w.b, octets(100_000, 1));
    assertEquals(100_000, there.length);
    transfer(w, w.b, w.a, octets(50_000, 2));
    w.a.connection.shutdown(w.now);
    w.run(w.now + SECOND);
    assertEquals(TcpState.FIN_WAIT_2, w.a.connection.state());
    assertEquals(TcpState.CLOSE_WAIT, w.b.connection.state());
    assertEquals(TcpConnection.END_OF_STREAM, w.b.connection.read(ByteBuffer.allocate(10), w.now));
    transfer(w, w.b, w.a, octets(30_000, 3)); // half-closed: the other way still runs
    w.b.connection.shutdown(w.now);
    w.run(w.now + 100 * MS);
    assertEquals(TcpState.TIME_WAIT, w.a.connection.state());
    assertEquals(TcpState.CLOSED, w.b.connection.state());
    w.run(w.now + 3 * SECOND);
    assertEquals(TcpState.CLOSED, w.a.connection.state());
    assertEquals(0, w.pool.chunksLent());
    assertEquals(TcpConnection.NO_DEADLINE, w.a.connection.nextDeadline());
  }

  /** Sends all of it, reads all of it, and compares. */
  static byte[] transfer(Wire w, Wire.End from, Wire.End to, byte[] octets) {
    ByteBuffer out = ByteBuffer.wrap(octets);
    ByteBuffer in = ByteBuffer.allocate(octets.length + 1);
    long limit = w.now + 36_000 * SECOND;
    while (in.position() < octets.length) {
      from.connection.write(out, w.now);
      int before = in.position();
      int read = to.connection.read(in, w.now);
      if (read < 0) {
        throw new AssertionError("read " + read + " " + to.connection.pendingError());
      }
      assertTrue(
          Arrays.equals(octets, 0, in.position(), in.array(), 0, in.position()), "not a prefix");
      if (in.position() == before && !w.step(limit)) {
        throw new AssertionError(
            "stuck at " + in.position() + ": " + from.connection + " / " + to.connection);
      }
    }
    byte[] got = Arrays.copyOf(in.array(), in.position());
    assertArrayEquals(octets, got);
    return got;
  }

  @Test
  void simultaneousOpen() {
    Wire w = new Wire(config(), config(), 1);
    w.a.connection.openActive(0);
    w.b.connection.openActive(0);
    w.run(200 * MS);
    assertEquals(TcpState.ESTABLISHED, w.a.connection.state());
    assertEquals(TcpState.ESTABLISHED, w.b.connection.state());
    transfer(w, w.a, w.b, octets(5000, 1));
    transfer(w, w.b, w.a, octets(5000, 2));
  }

  @Test
  void simultaneousClose() {
    Wire w = new Wire(config(), config(), 1);
    w.establish();
    w.a.connection.shutdown(w.now);
    w.b.connection.shutdown(w.now);
    w.run(w.now + 100 * MS);
    assertEquals(TcpState.TIME_WAIT, w.a.connection.state());
    assertEquals(TcpState.TIME_WAIT, w.b.connection.state());
    w.run(w.now + 5 * SECOND);
    assertEquals(TcpState.CLOSED, w.a.connection.state());
    assertEquals(TcpState.CLOSED, w.b.connection.state());
  }

  @Test
  void abortResetsTheOther() {
    Wire w = new Wire(config(), config(), 1);
    w.establish();
    w.a.connection.abort(w.now);
    w.run(w.now + SECOND);
    assertEquals(TcpState.CLOSED, w.b.connection.state());
    assertEquals(TcpError.RESET, w.b.connection.pendingError());
    assertEquals(TcpConnection.FAILED, w.b.connection.read(ByteBuffer.allocate(1), w.now));
    assertTrue(w.b.events.contains(TcpEvent.FAILED));
  }

  @Test
  void refused() {
    Wire w = new Wire(config(), config(), 1);
    w.a.connection.openActive(0);
    w.run(SECOND);
    assertEquals(TcpState.CLOSED, w.a.connection.state());
    assertEquals(TcpError.REFUSED, w.a.connection.pendingError());
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
  void harshLinkWithSack(long seed) {
    harsh(config(), seed);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void harshLinkWithoutSack(long seed) {
    harsh(TcpConfig.builder().msl(SECOND).r2Nanos(Long.MAX_VALUE).sack(false).build(), seed);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void harshLinkWithoutRackAndTimestamps(long seed) {
    harsh(
        TcpConfig.builder()
            .msl(SECOND)
            .r2Nanos(Long.MAX_VALUE)
            .rack(false)
            .timestamps(false)
            .build(),
        seed);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6})
  void harshLinkWithEcnPacingAndSmallBuffers(long seed) {
    harsh(
        TcpProfiles.linux()
            .msl(SECOND)
            .ecn(EcnMode.REQUEST)
            .pacing(true)
            .sendBufferOctets(9000)
            .receiveBufferOctets(7000)
            .build(),
        seed);
  }

  private static void harsh(TcpConfig config, long seed) {
    Wire w = new Wire(config, config, seed);
    w.lossPerMille = (int) (seed * 29 % 300);
    w.reorderPerMille = (int) (seed * 71 % 300);
    w.duplicatePerMille = (int) (seed * 13 % 100);
    w.corruptPerMille = (int) (seed * 7 % 50);
    w.markPerMille = 50;
    w.b.connection.openPassive(0);
    w.a.connection.openActive(0);
    long limit = 36_000 * SECOND;
    while (w.a.connection.state() != TcpState.ESTABLISHED
        || w.b.connection.state() != TcpState.ESTABLISHED) {
      if (!w.step(limit)) {
        throw new AssertionError(w.a.connection + " / " + w.b.connection);
      }
    }
    transfer(w, w.a, w.b, octets(150_000, seed));
    transfer(w, w.b, w.a, octets(40_000, seed + 1));
    w.a.connection.shutdown(w.now);
    w.b.connection.shutdown(w.now);
    w.run(w.now + 3600 * SECOND);
    assertEquals(TcpState.CLOSED, w.a.connection.state());
    assertEquals(TcpState.CLOSED, w.b.connection.state());
    assertEquals(0, w.pool.chunksLent());
  }
}
