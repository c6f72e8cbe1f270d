package io.netlayers.testkit.net.path;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class FlightTest {
  private final Bench bench = new Bench();
  private final long[] jitters = {7, 0, 3, 9, 1};
  private int draws;
  private final Flight flight = new Flight(() -> jitters[draws++]);

  private List<String> landings() {
    List<String> landings = new ArrayList<>();
    while (flight.nextArrival() != Flight.NEVER) {
      long at = flight.nextArrival();
      landings.add(flight.land().index() + " at " + at);
    }
    assertNull(flight.land());
    return landings;
  }

  @Test
  void theOneBehindWaitsForTheOneBefore() {
    flight.pathIs(100, 9, false);
    for (int i = 0; i < 5; i++) {
      flight.depart(bench.packet(1, 0), i, 0);
    }
    assertEquals(5, flight.packets());
    assertEquals(List.of("0 at 107", "1 at 107", "2 at 107", "3 at 112", "4 at 112"), landings());
  }

  @Test
  void nobodyWaitsForOneThatIsHeldBack() {
    flight.pathIs(100, 9, false);
    for (int i = 0; i < 5; i++) {
      flight.depart(bench.packet(1, 0), i, i == 0 || i == 3 ? 50 : 0);
    }
    assertEquals(List.of("1 at 101", "2 at 105", "4 at 105", "0 at 157", "3 at 162"), landings());
  }

  @Test
  void jitterMayReorder() {
    flight.pathIs(100, 9, true);
    for (int i = 0; i < 5; i++) {
      flight.depart(bench.packet(1, 0), i, 0);
    }
    assertEquals(List.of("1 at 101", "2 at 105", "4 at 105", "0 at 107", "3 at 112"), landings());
  }
}
