package io.netlayers.fsm;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.testkit.net.LinkConfig;
import io.netlayers.testkit.net.SimulatedLink;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

/** The simulated link can be used by the tests of the machines. */
class SimulatedLinkTest {
  @Test
  void carriesAPacket() {
    SimulatedLink link = new SimulatedLink("a > b", LinkConfig.builder().delayMillis(5).build(), 1);
    link.send(ByteBuffer.allocate(40), 0, 40, 0);
    assertEquals(5_000_000, link.nextDeadline());
    assertTrue(link.poll(5_000_000, (packet, now) -> assertEquals(40, packet.remaining())));
  }
}
