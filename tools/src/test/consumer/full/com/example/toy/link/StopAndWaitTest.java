package com.example.toy.link;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.testkit.net.LinkConfig;
import io.netlayers.testkit.net.NetworkNode;
import io.netlayers.testkit.net.NetworkPort;
import io.netlayers.testkit.net.RunResult;
import io.netlayers.testkit.net.SimulatedNetwork;
import io.netlayers.testkit.net.model.Loss;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class StopAndWaitTest {
  private static final long MINUTE = 60_000_000_000L;

  /** Joins a machine to the network. */
  private record Host(StopAndWait machine, NetworkPort[] port) implements NetworkNode {
    Host(StopAndWait machine) {
      this(machine, new NetworkPort[1]);
    }

    @Override
    public void onAttached(NetworkPort attached) {
      port[0] = attached;
    }

    @Override
    public void onPacket(NetworkPort from, ByteBuffer packet, long nowNanos) {
      byte[] octets = new byte[packet.remaining()];
      packet.get(octets);
      machine.onPacket(octets);
    }

    @Override
    public long nextDeadline() {
      return machine.nextDeadline();
    }

    @Override
    public void pollTransmit(long nowNanos) {
      for (byte[] packet; (packet = machine.pollTransmit(nowNanos)) != null; ) {
        port[0].send(ByteBuffer.wrap(packet));
      }
    }
  }

  @Property(tries = 50)
  void everyLetterArrivesOnceAndInOrder(@ForAll long seed) {
    LinkConfig lossy =
        LinkConfig.builder()
            .delayMillis(20)
            .jitterMillis(5)
            .addLosses(Loss.independent(300_000)) // 30 % of the packets
            .duplicatePpm(100_000)
            .build();
    StopAndWait here = new StopAndWait();
    StopAndWait there = new StopAndWait();
    SimulatedNetwork network = new SimulatedNetwork(seed);
    network.connect(new Host(here), new Host(there), lossy);
    List<Byte> letters = new ArrayList<>();
    for (byte letter = 'a'; letter <= 'z'; letter++) {
      letters.add(letter);
      here.write(letter);
    }
    assertEquals(RunResult.DONE, network.runUntil(here::isDone, 10 * MINUTE), network::toString);
    assertEquals(letters, there.received());
  }

  @Test
  void whatIsLostIsSentAgainAfterItsTime() {
    StopAndWait here = new StopAndWait();
    SimulatedNetwork network = new SimulatedNetwork(1);
    LinkConfig there = LinkConfig.builder().delayMillis(20).addLosses(Loss.indices(0)).build();
    LinkConfig back = LinkConfig.builder().delayMillis(20).build();
    network.connect(new Host(here), new Host(new StopAndWait()), there, back);
    here.write((byte) 'x');
    assertTrue(network.runUntil(here::isDone, MINUTE) == RunResult.DONE);
    assertEquals(240_000_000, network.now());
  }
}
