package planted.stack;

import java.io.ByteArrayOutputStream;
import java.net.InetAddress;
import java.nio.channels.Pipe;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Random;
import java.util.Timer;
import java.util.concurrent.atomic.AtomicLong;

/** Breaks rule 3 in every way that its test names; {@code arraycopy} alone is no breach. */
final class Impure {
  ByteArrayOutputStream io = new ByteArrayOutputStream();
  InetAddress net = InetAddress.getLoopbackAddress();
  Path file = Path.of("x");
  Instant time = Instant.EPOCH;
  Random random = new Random(1);
  AtomicLong concurrent = new AtomicLong();
  Class<?> channels = Pipe.class;
  Class<?> timer = Timer.class;
  Class<?> thread = Thread.class;
  Class<?> process = Process.class;

  long clocks() {
    System.arraycopy(new byte[1], 0, new byte[1], 0, 1);
    return System.currentTimeMillis()
        + System.nanoTime()
        + System.getProperty("x", "").length()
        + System.identityHashCode(this)
        + (long) Math.random();
  }
}
