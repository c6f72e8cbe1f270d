package io.netlayers.testkit.invariant;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class GuardedBufferTest {
  private static final byte[] MESSAGE = {3, 10, 20, 30};

  @Test
  void whatIsRightPasses() {
    GuardedBuffer<List<Integer>> harness =
        GuardedBuffer.by(
            (b, o, n) -> {
              List<Integer> octets = new ArrayList<>();
              for (int i = 0; i < n; i++) {
                octets.add(b.get(o + i) & 0xFF);
              }
              return octets;
            });
    harness.check(MESSAGE);
    harness.checkAll(HostileOctets.around(MESSAGE));
  }

  @Test
  void lookBehindTheEndIsCaughtAtItsSmallest() {
    Planted.caught(
        () -> GuardedBuffer.by((b, o, n) -> b.get(o + n) > 0).check(MESSAGE),
        "past its slice",
        "IndexOutOfBounds",
        "0 octets (the fewest found, from 4)");
  }

  @Test
  void lookWhereTheBufferAllowsItIsCaughtByTheAnswer() {
    GuardedBuffer<Integer> harness =
        GuardedBuffer.by((b, o, n) -> b.limit() > o + n ? b.get(o + n) & 0xFF : 0);
    Planted.caught(() -> harness.check(MESSAGE), "alone it answers 0, but 165", "64 octets behind");
  }

  @Test
  void lookBeforeTheBeginningIsCaught() {
    GuardedBuffer<Integer> harness =
        GuardedBuffer.by((b, o, n) -> o > 0 && b.get(o - 1) == 0 ? 1 : 2);
    Planted.caught(() -> harness.check(MESSAGE), "alone it answers 2, but 1", "amid 64 octets: 00");
  }

  @Test
  void messageThatSeemsToGoOnIsCaught() {
    // Takes a second message of the same kind for its own.
    GuardedBuffer<Integer> harness =
        GuardedBuffer.by((b, o, n) -> b.limit() > o + n && b.get(o + n) == 3 ? 2 : 1);
    Planted.caught(() -> harness.check(MESSAGE), "alone it answers 1, but 2");
  }

  @Test
  void arraysAreComparedByContent() {
    GuardedBuffer.by((b, o, n) -> new int[] {n, n > 0 ? b.get(o) : 0}).check(MESSAGE);
  }

  @Test
  void capacityAndKindMayNotShow() {
    Planted.caught(() -> GuardedBuffer.by((b, o, n) -> b.isDirect()).check(MESSAGE), "DIRECT");
    Planted.caught(
        () -> GuardedBuffer.by((b, o, n) -> n < 2 ? 0 : b.getShort(o)).check(MESSAGE), "LITTLE");
  }
}
