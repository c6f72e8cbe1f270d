package io.netlayers.fsm.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.fsm.tcp.congestion.Cubic;
import io.netlayers.testkit.net.LinkConfig;
import io.netlayers.testkit.net.SimulatedNetwork;
import io.netlayers.testkit.net.model.Blackout;
import io.netlayers.testkit.net.model.EcnMarker;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;
import org.junit.jupiter.api.Test;

/**
 * Two machines over a link that loses, reorders, doubles, harms, goes dark and gets narrower, with
 * random users at both ends. A failure prints the link, the seed and the script.
 */
class TcpOverLossyLinkProperties {
  private static final long MS = 1_000_000L;
  private static final long SECOND = 1_000 * MS;
  private static final long PATIENCE = 20_000 * SECOND;
  private static final int MAX_STEPS = 1_000_000;

  enum Call {
    WRITE,
    READ,
    SHUTDOWN,
    CLOSE,
    ABORT
  }

  /** A user call, so long after the one before. */
  record Step(Call call, boolean atA, int octets, int afterMillis) {}

  /** What the path does, probabilities in parts per million; 0 for what it does not do. */
  record Path(int delayMillis, int loss, int reorder, int duplicate, int corrupt, int mark) {
    LinkConfig config(int mtu, Story story) {
      LinkConfig.Builder link =
          LinkConfig.builder()
              .delayMillis(delayMillis)
              .jitterMillis(delayMillis / 4)
              .lossPpm(loss)
              .reorderPpm(reorder)
              .reorderNanos((1 + 3L * delayMillis) * MS)
              .duplicatePpm(duplicate)
              .duplicateNanos(delayMillis * MS)
              .corruptPpm(corrupt) // one bit, which a checksum finds for certain
              .marker(EcnMarker.FIRST_OCTET)
              .markPpm(mark)
              .mtuOctets(mtu);
      long length = story.darkMillis * MS;
      for (int i = 0; i < story.darks; i++) { // as long again between them, and shorter and shorter
        long from = story.darkFromMillis * MS + 2 * i * length;
        link.addBlackouts(new Blackout(from, from + length / (i + 1)));
      }
      return link.build();
    }
  }

  /**
   * What happens to the path, and how the ends are set up. A path may become narrow without a word:
   * what is too long is swallowed (RFC 2923 §2.1).
   */
  record Story(
      int darkFromMillis,
      int darkMillis,
      int darks,
      int narrowAtMillis,
      int mtu,
      boolean silent,
      int variant) {}

  @Provide
  Arbitrary<Path> paths() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 150),
            Arbitraries.integers().between(0, 300_000),
            Arbitraries.integers().between(0, 300_000),
            Arbitraries.integers().between(0, 100_000),
            Arbitraries.integers().between(0, 50_000),
            Arbitraries.integers().between(0, 50_000))
        .as(Path::new);
  }

  @Provide
  Arbitrary<Story> stories() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 5_000),
            Arbitraries.integers().between(1, 20_000),
            Arbitraries.integers().between(0, 4),
            Arbitraries.integers().between(0, 5_000),
            Arbitraries.integers().between(600, 1480),
            Arbitraries.of(true, false),
            Arbitraries.integers().between(0, 15))
        .as(Story::new);
  }

  @Provide
  Arbitrary<List<Step>> scripts() {
    Arbitrary<Call> calls =
        Arbitraries.frequency(
            Tuple.of(40, Call.WRITE),
            Tuple.of(30, Call.READ),
            Tuple.of(3, Call.SHUTDOWN),
            Tuple.of(1, Call.CLOSE),
            Tuple.of(1, Call.ABORT));
    return Combinators.combine(
            calls,
            Arbitraries.of(true, false),
            Arbitraries.integers().between(1, 12_000),
            Arbitraries.integers().between(0, 800))
        .as(Step::new)
        .list()
        .ofMaxSize(24);
  }

  @Property(tries = 200)
  void whatIsReadIsAPrefixAndEveryRunEnds(
      @ForAll long seed,
      @ForAll("paths") Path path,
      @ForAll("stories") Story story,
      @ForAll("scripts") List<Step> script) {
    new Run(seed, path, story).play(script);
  }

  /** The same seed gives the same run, to the last event; a change here is to be understood. */
  @Test
  void goldenRun() {
    assertEquals(golden(), golden());
    assertEquals(GOLDEN, golden());
  }

  private static final long GOLDEN = 5741827529668630255L;

  private static long golden() {
    Path path = new Path(20, 50_000, 50_000, 20_000, 10_000, 10_000);
    Run run = new Run(42, path, new Story(700, 900, 1, 300, 1000, false, 1));
    run.play(
        List.of(
            new Step(Call.WRITE, true, 12_000, 0),
            new Step(Call.WRITE, false, 9_000, 200),
            new Step(Call.READ, false, 5_000, 400),
            new Step(Call.WRITE, true, 12_000, 300),
            new Step(Call.SHUTDOWN, true, 1, 500),
            new Step(Call.WRITE, false, 8_000, 100)));
    return (run.hash * 31 + run.a.eventHash) * 31 + run.b.eventHash;
  }

  private static final class Run {
    private final SimulatedNetwork network;
    private final TcpPool pool = new TcpPool();
    private final LossyEnd a;
    private final LossyEnd b;
    private boolean rude;
    private long hash;
    private int steps;

    Run(long seed, Path path, Story story) {
      network = new SimulatedNetwork(seed);
      TcpConfig config = config(story.variant);
      a = new LossyEnd(network, "a", config, pool, 1000, 0xFFFFFF00);
      b = new LossyEnd(network, "b", config, pool, 2000, 0x7FFFFFF0);
      a.other = b;
      b.other = a;
      network.observe(
          (link, event, packet, now) ->
              hash = ((hash * 31 + event.ordinal()) * 31 + packet.length()) * 31 + now);
      a.uninformed = story.silent;
      b.uninformed = story.silent;
      network.connect(a, b, path.config(1500, story));
      LinkConfig narrow = path.config(story.mtu, story);
      network.at(
          story.narrowAtMillis * MS,
          () -> network.links().forEach(link -> link.reconfigure(narrow)));
      b.connection.openPassive(0);
      a.connection.openActive(0);
    }

    private static TcpConfig config(int variant) {
      TcpConfig.Builder config =
          TcpConfig.builder()
              .msl(SECOND)
              .r2Nanos(Long.MAX_VALUE)
              .synR2Nanos(Long.MAX_VALUE)
              .finWait2TimeoutNanos(60 * SECOND)
              .ecn(EcnMode.REQUEST)
              .sack((variant & 2) == 0)
              .timestamps((variant & 4) == 0)
              .pacing((variant & 8) != 0);
      if ((variant & 1) != 0) {
        config.congestionControl(Cubic::new).receiveBufferOctets(7000).sendBufferOctets(9000);
      }
      return config.build();
    }

    void play(List<Step> script) {
      long at = 0;
      for (Step step : script) {
        at += step.afterMillis * MS;
        network.at(at, () -> call(step));
      }
      network.at(
          at,
          () -> {
            a.draining = true;
            b.draining = true;
          });
      runFor(at + PATIENCE);
      if (!rude) {
        assertTrue(gone(a) && gone(b), this::toString);
        assertEquals(TcpError.NONE, a.connection.pendingError(), this::toString);
        assertEquals(TcpError.NONE, b.connection.pendingError(), this::toString);
        assertTrue(a.ended && b.ended, this::toString);
        assertEquals(a.written, b.read, this::toString);
        assertEquals(b.written, a.read, this::toString);
      }
      // one that lost its peer in silence is let go of by its user
      letGo(a);
      letGo(b);
      runFor(network.now() + PATIENCE);
      assertTrue(gone(a) && gone(b), this::toString);
      assertEquals(0, pool.chunksLent(), this::toString);
      assertEquals(TcpConnection.NO_DEADLINE, network.nextEvent(), this::toString);
    }

    private void runFor(long limit) {
      while (!(gone(a) && gone(b) && network.nextEvent() == Long.MAX_VALUE)
          && network.nextEvent() <= limit
          && network.step()) {
        assertTrue(++steps < MAX_STEPS, () -> "no end in sight: " + this);
      }
    }

    private static boolean gone(LossyEnd end) {
      return end.connection.state() == TcpState.CLOSED;
    }

    private void letGo(LossyEnd end) {
      try {
        end.connection.close(network.now());
      } catch (TcpCallException gone) {
        // nothing to let go of
      }
    }

    private void call(Step step) {
      LossyEnd end = step.atA ? a : b;
      TcpConnection connection = end.connection;
      long now = network.now();
      boolean early = connection.state().ordinal() < TcpState.SYN_RECEIVED.ordinal();
      try {
        switch (step.call) {
          case WRITE -> end.write(step.octets, now);
          case READ -> end.read(step.octets, now);
          case SHUTDOWN -> {
            rude |= early;
            connection.shutdown(now);
          }
          case CLOSE -> {
            rude = true;
            connection.close(now);
          }
          case ABORT -> {
            rude = true;
            connection.abort(now);
          }
        }
      } catch (TcpCallException refused) {
        // the call does not fit the state, and has changed nothing
      }
    }

    @Override
    public String toString() {
      return a + "\n" + b + "\nsteps " + steps + " " + network;
    }
  }
}
