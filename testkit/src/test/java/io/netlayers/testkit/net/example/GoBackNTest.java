package io.netlayers.testkit.net.example;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.netlayers.testkit.net.CaptureBuffer;
import io.netlayers.testkit.net.LinkConfig;
import io.netlayers.testkit.net.NetworkNode;
import io.netlayers.testkit.net.NetworkPort;
import io.netlayers.testkit.net.PcapngRecorder;
import io.netlayers.testkit.net.RunResult;
import io.netlayers.testkit.net.SimulatedNetwork;
import io.netlayers.testkit.net.model.Loss;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

/** One's own protocol machine over a lossy link. */
class GoBackNTest {
  private static final long MS = 1_000_000L;
  private static final int USER0 = 147; // the link type for whatever one likes

  /** The few lines that join a machine to the network. */
  private static final class Host implements NetworkNode {
    private final GoBackN machine;
    private final ByteBuffer room = ByteBuffer.allocate(2000);
    private NetworkPort port;

    Host(GoBackN machine) {
      this.machine = machine;
    }

    @Override
    public void onAttached(NetworkPort attached) {
      port = attached;
    }

    @Override
    public void onPacket(NetworkPort from, ByteBuffer packet, long nowNanos) {
      machine.onPacket(packet, nowNanos);
    }

    @Override
    public long nextDeadline() {
      return machine.nextDeadline();
    }

    @Override
    public void onTimeout(long nowNanos) {
      machine.onTimeout(nowNanos);
    }

    @Override
    public void pollTransmit(long nowNanos) {
      for (ByteBuffer p; (p = machine.pollTransmit(room, nowNanos)) != null; ) {
        port.send(p);
      }
    }
  }

  private final GoBackN client = new GoBackN(4, 100 * MS);

  /** On a link without faults the time can be worked out by hand. */
  @Test
  void aWindowARoundTrip() {
    GoBackN server = new GoBackN(4, 100 * MS);
    SimulatedNetwork network = new SimulatedNetwork(1);
    network.connect(
        new Host(client), new Host(server), LinkConfig.builder().delayMillis(20).build());
    for (int i = 0; i < 12; i++) {
      client.write(new byte[] {(byte) i});
    }
    assertEquals(RunResult.DONE, network.runUntil(client::allAcknowledged, 1000 * MS));
    assertEquals(3 * 40 * MS, network.now());
    assertEquals(12, network.links().get(0).stats().sent());
  }

  /** The third message is lost: it and what follows are sent again after the timeout. */
  @Test
  void whatIsLostIsSentAgain() {
    GoBackN server = new GoBackN(4, 100 * MS);
    SimulatedNetwork network = new SimulatedNetwork(1);
    LinkConfig there = LinkConfig.builder().delayMillis(20).addLosses(Loss.indices(2)).build();
    LinkConfig back = LinkConfig.builder().delayMillis(20).build();
    network.connect(new Host(client), new Host(server), there, back);
    for (int i = 0; i < 4; i++) {
      client.write(new byte[] {(byte) i});
    }
    assertEquals(RunResult.DONE, network.runUntil(client::allAcknowledged, 1000 * MS));
    // 40 ms for the acknowledgment of two, 100 ms without another one, 40 ms for the last two
    assertEquals(180 * MS, network.now());
    assertEquals(4 + 2, network.links().get(0).stats().sent());
  }

  /** Whatever a link does: every message arrives once and in order. jqwik prints what fails. */
  @Property(tries = 100)
  void allArrivesInOrder(@ForAll long seed) {
    transferOverABadLink(seed, new GoBackN(8, 100 * MS));
  }

  private static void transferOverABadLink(long seed, GoBackN server) {
    GoBackN client = new GoBackN(8, 100 * MS);
    LinkConfig bad =
        LinkConfig.builder()
            .delayMillis(15)
            .jitterMillis(10)
            .jitterMayReorder(true)
            .megabitsPerSecond(1)
            .queuePackets(5)
            .addLosses(Loss.independent(50_000), Loss.bursts(10_000, 300_000))
            .reorderPpm(50_000)
            .reorderNanos(60 * MS)
            .duplicatePpm(50_000)
            .corruptPpm(50_000)
            .build();
    SimulatedNetwork network = new SimulatedNetwork(seed);
    CaptureBuffer capture = new CaptureBuffer();
    network.observe(new PcapngRecorder(USER0, 0, capture));
    network.connect(new Host(client), new Host(server), bad);
    byte[][] messages = new byte[60][];
    for (int i = 0; i < messages.length; i++) {
      messages[i] = new byte[i * 17 % 900];
      Arrays.fill(messages[i], (byte) i);
      client.write(messages[i]);
    }
    try {
      RunResult result = network.runUntil(client::allAcknowledged, 600_000 * MS);
      assertEquals(RunResult.DONE, result, network::toString);
      assertEquals(messages.length, server.received().size());
      for (int i = 0; i < messages.length; i++) {
        assertEquals(ByteBuffer.wrap(messages[i]), ByteBuffer.wrap(server.received().get(i)));
      }
    } catch (AssertionError failure) {
      throw new AssertionError("see " + save(capture, seed), failure);
    }
  }

  /** A run that failed, to be opened in Wireshark. */
  private static Path save(CaptureBuffer capture, long seed) {
    try {
      return Files.write(Path.of("target", "go-back-n-" + seed + ".pcapng"), capture.toByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A receiver that takes messages as they come does not get far. */
  @Test
  void aMachineThatForgetsTheOrderIsFound() {
    GoBackN careless =
        new GoBackN(8, 100 * MS) {
          @Override
          boolean isNext(int number) {
            return true;
          }
        };
    AssertionError error =
        assertThrows(AssertionError.class, () -> transferOverABadLink(1, careless));
    assertEquals("see " + Path.of("target", "go-back-n-1.pcapng"), error.getMessage());
  }
}
