package io.netlayers.fsm.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.fsm.tcp.congestion.Cubic;
import io.netlayers.fsm.tcp.congestion.NewReno;
import java.nio.ByteBuffer;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** A connection that rests does afterwards what it would have done anyway. */
class RestingProperties {
  private static final long MS = Wire.MS;

  /** The same script over the same link, with rests or without. */
  private static final class Run {
    final Wire wire;
    final Random script;
    final boolean rests;
    int rested;
    final ByteBuffer octets = ByteBuffer.allocate(60_000);

    Run(TcpConfig config, long seed, boolean rests) {
      wire = new Wire(config, config, seed);
      wire.log = new StringBuilder();
      script = new Random(seed);
      this.rests = rests;
      wire.establish();
      wire.lossPerMille = script.nextInt(3) * 25;
      wire.reorderPerMille = script.nextInt(2) * 50;
      wire.duplicatePerMille = script.nextInt(2) * 30;
      wire.markPerMille = script.nextInt(2) * 50;
    }

    void step() {
      Wire.End end = script.nextBoolean() ? wire.a : wire.b;
      TcpConnection c = end.connection;
      if (c.state() != TcpState.ESTABLISHED) {
        return;
      }
      switch (script.nextInt(8)) {
        case 0, 1, 2 -> c.write(octets.clear().limit(1 + script.nextInt(9_000)), wire.now);
        case 3 -> c.write(octets.clear().limit(1 + script.nextInt(60_000)), wire.now);
        case 4 -> c.user().noDelay(script.nextBoolean());
        case 5 -> c.user().cork(false);
        case 6 -> c.writeUrgent(octets.clear().limit(3), wire.now);
        default -> c.user().quickAck(script.nextInt(4));
      }
      for (int i = 0; i < 3; i++) {
        wire.run(wire.now + script.nextInt(40) * MS);
        read(wire.a.connection);
        read(wire.b.connection);
      }
      if (script.nextInt(3) > 0) {
        wire.run(wire.now + 5_000 * MS);
        read(wire.a.connection);
        read(wire.b.connection);
        wire.run(wire.now + script.nextInt(9_000) * MS);
        rest(wire.a.connection);
        rest(wire.b.connection);
      }
    }

    private void read(TcpConnection c) {
      if (c.state() == TcpState.ESTABLISHED) {
        while (c.read(octets.clear(), wire.now) > 0) {}
      }
    }

    private void rest(TcpConnection c) {
      if (rests && c.restFrom() <= wire.now) {
        c.rest();
        rested++;
        assertEquals(TcpConnection.NO_DEADLINE, c.restFrom());
      }
    }
  }

  private static TcpConfig config(int kind) {
    TcpConfig.Builder builder =
        TcpConfig.builder()
            .ecn(EcnMode.REQUEST)
            .timestamps((kind & 1) == 0)
            .sack((kind & 2) == 0)
            .keepAlive((kind & 4) == 0)
            .keepAliveIdleNanos(4_000 * MS)
            .pathProbing((kind & 8) == 0 ? PathProbing.ALWAYS : PathProbing.BLACK_HOLE)
            .pacing((kind & 16) == 0)
            .rtoMinNanos(200 * MS);
    return builder.congestionControl((kind & 32) == 0 ? NewReno::new : Cubic::new).build();
  }

  @Property(tries = 60)
  void aRestChangesNothing(@ForAll long seed, @ForAll int kind) {
    Run plain = new Run(config(kind), seed, false);
    Run resting = new Run(config(kind), seed, true);
    for (int i = 0; i < 25; i++) {
      plain.step();
      resting.step();
      assertEquals(plain.wire.a.connection.info(), resting.wire.a.connection.info());
      assertEquals(plain.wire.b.connection.info(), resting.wire.b.connection.info());
      assertEquals(plain.wire.now, resting.wire.now);
    }
    assertEquals(plain.wire.log.toString(), resting.wire.log.toString());
    assertEquals(plain.wire.a.events, resting.wire.a.events);
    assertEquals(plain.wire.b.events, resting.wire.b.events);
  }

  @Test
  void itRestsAndIsLookedAtWithoutWaking() {
    Run run = new Run(config(8 | 16), 3, true);
    for (int i = 0; i < 25; i++) {
      run.step();
    }
    run.wire.lossPerMille = 0;
    run.wire.run(run.wire.now + 20_000 * MS);
    run.read(run.wire.a.connection);
    run.read(run.wire.b.connection);
    run.wire.run(run.wire.now + 3_900 * MS);
    TcpConnection c = run.wire.a.connection;
    assertTrue(run.rested > 5, "rested " + run.rested);
    run.rest(c);
    assertTrue(c.isResting());
    assertEquals(TcpState.ESTABLISHED, c.state());
    assertEquals(TcpError.NONE, c.pendingError());
    assertEquals(2000, c.remotePort());
    c.info();
    c.nextDeadline();
    c.pollEvent();
    assertEquals(0, c.read(run.octets.clear(), run.wire.now));
    assertTrue(c.isResting());
    c.write(run.octets.clear().limit(1), run.wire.now);
    assertFalse(c.isResting());
  }
}
