package planted.chance;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Reads a clock or draws without a seed in every way that the rule names; files are no breach. */
final class TakesChances {
  List<Object> all =
      new ArrayList<>(
          List.of(
              Instant.now(),
              Clock.systemUTC(),
              System.nanoTime(),
              System.currentTimeMillis(),
              new Date(),
              new Random(),
              new SplittableRandom(),
              new SecureRandom(),
              UUID.randomUUID(),
              ThreadLocalRandom.current(),
              Math.random(),
              StrictMath.random()));

  /** Allowed, for the seed is given. */
  Object seeded = List.of(new Random(1), new SplittableRandom(2), new Date(3));

  Object file = java.nio.file.Path.of("x");

  void shuffled() throws InterruptedException {
    Collections.shuffle(all, new Random(4));
    Collections.shuffle(all);
    Thread.sleep(1);
  }
}
