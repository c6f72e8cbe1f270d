package io.netlayers.testkit.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.testkit.net.model.Blackout;
import io.netlayers.testkit.net.model.DropCause;
import io.netlayers.testkit.net.model.EcnMarker;
import io.netlayers.testkit.net.model.LinkEvent;
import io.netlayers.testkit.net.model.Loss;
import io.netlayers.testkit.net.model.QueueDiscipline;
import java.nio.ByteBuffer;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

/** A seed means one run, on every JDK and for ever: its events have a checksum that is fixed. */
class GoldenRunTest {
  private static final long MS = 1_000_000L;

  private static LinkConfig everything(QueueDiscipline discipline) {
    return LinkConfig.builder()
        .delayMillis(20)
        .jitterMillis(2)
        .jitterMayReorder(true)
        .megabitsPerSecond(2)
        .overheadOctets(24)
        .queuePackets(40)
        .discipline(discipline)
        .marker(EcnMarker.FIRST_OCTET)
        .markPpm(10_000)
        .addLosses(
            Loss.independent(10_000),
            Loss.bursts(5_000, 300_000),
            Loss.everyNth(97),
            Loss.indices(5, 6, 400))
        .reorderPpm(20_000)
        .reorderNanos(7 * MS)
        .duplicatePpm(20_000)
        .duplicateNanos(MS)
        .corruptPpm(20_000)
        .corruptBits(3)
        .bitErrorsPerBillion(2_000)
        .mtuOctets(1400)
        .addBlackouts(new Blackout(300 * MS, 330 * MS))
        .build();
  }

  /** Two sources and a mirror behind a bottleneck; every event of every link goes into the sum. */
  private static long run(long seed, QueueDiscipline discipline) {
    CRC32 crc = new CRC32();
    long[] events = new long[LinkEvent.values().length];
    SimulatedNetwork network = new SimulatedNetwork(seed);
    network.observe(
        (link, event, packet, now) -> {
          events[event.ordinal()]++;
          DropCause cause = packet.dropCause();
          ByteBuffer words = ByteBuffer.allocate(32);
          words.putLong(now).putLong(packet.index()).putInt(event.ordinal());
          words.putInt(cause == null ? -1 : cause.ordinal()).putInt(packet.length());
          words.putInt(network.links().indexOf(link));
          crc.update(words.array());
          crc.update(packet.octets().duplicate());
        });
    Forwarder left =
        new Forwarder((ports, in, p) -> ports.get(in == ports.get(2) ? p.get(1) & 1 : 2));
    Forwarder right = Forwarder.joint();
    for (int i = 0; i < 2; i++) {
      network.connect(new Source((byte) i, 600), left, LinkConfig.builder().delayMillis(i).build());
    }
    network.connect(left, right, everything(discipline));
    network.connect(right, new Mirror(), LinkConfig.perfect());
    assertEquals(RunResult.IDLE, network.runUntilIdle(60_000 * MS, 100_000));
    assertEquals(0, network.packetsUnderway());
    for (LinkEvent event : LinkEvent.values()) {
      assertTrue(events[event.ordinal()] > 0, "never " + event + "\n" + network);
    }
    return crc.getValue();
  }

  @Test
  void dropTail() {
    assertEquals(3596603394L, run(42, QueueDiscipline.dropTail()));
  }

  @Test
  void red() {
    assertEquals(2976181504L, run(42, QueueDiscipline.red()));
  }

  @Test
  void coDel() {
    assertEquals(1777828263L, run(42, QueueDiscipline.coDel()));
  }

  @Test
  void anotherSeedIsAnotherRun() {
    assertNotEquals(run(1, QueueDiscipline.coDel()), run(2, QueueDiscipline.coDel()));
    assertEquals(run(1, QueueDiscipline.coDel()), run(1, QueueDiscipline.coDel()));
  }

  /** Sends a packet each 5 ms, some of them too long; octet 1 is its name. */
  private static final class Source implements NetworkNode {
    private final byte name;
    private final int packets;
    private NetworkPort port;
    private int sent;

    Source(byte name, int packets) {
      this.name = name;
      this.packets = packets;
    }

    @Override
    public void onAttached(NetworkPort attached) {
      port = attached;
    }

    @Override
    public void onPacket(NetworkPort from, ByteBuffer packet, long nowNanos) {}

    @Override
    public long nextDeadline() {
      return sent < packets ? sent * 5 * MS : NO_DEADLINE;
    }

    @Override
    public void onTimeout(long nowNanos) {
      ByteBuffer packet = ByteBuffer.allocate(sent % 100 == 99 ? 1401 : 100 + sent * 7 % 1200);
      packet.put(0, (byte) (sent % 3 == 0 ? 0 : 2)).put(1, name).putInt(2, sent);
      sent++;
      port.send(packet);
    }
  }

  /** Sends back what comes. */
  private static final class Mirror implements NetworkNode {
    @Override
    public void onPacket(NetworkPort port, ByteBuffer packet, long nowNanos) {
      port.send(packet);
    }
  }
}
