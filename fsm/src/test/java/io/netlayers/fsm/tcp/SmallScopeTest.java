package io.netlayers.fsm.tcp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.tcp.TcpSegmentView;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * Small scopes, all of them: open, a little data and close at both ends, with up to two losses,
 * duplicates or reorderings at every pair of places. Every run comes to CLOSED at both ends, with
 * all octets delivered, and no cell of the table that is illegal is reached (it would throw). How
 * many runs and steps that are, and how many states of the pair are visited (both ends' states and
 * how many segments are under way), is asserted below.
 */
class SmallScopeTest {
  private static final int NO_STEP = -1;
  private static final int DROP = 0;
  private static final int DUPLICATE = 1;
  private static final int LAST = 2;

  private final Set<String> visited = new HashSet<>();
  private final TcpPool pool = new TcpPool(64, false);
  private int runs;
  private int steps;

  private record Flight(Side to, byte[] octets) {}

  /** One end with its queue of arriving segments. */
  private final class Side implements SegmentSink {
    final TcpConnection c;
    final ByteBuffer room = ByteBuffer.allocate(2000);
    Side other;
    int sent;
    int received;
    boolean closed;

    Side(TcpConfig config, int port, int remote, int iss) {
      c = new TcpConnection(config, pool, (who, at) -> iss, port);
      c.remote(remote, 7);
    }

    @Override
    public ByteBuffer claim(int maxOctets) {
      return room;
    }

    @Override
    public void commit(int length, int ecn, long notBeforeNanos) {
      byte[] octets = new byte[length];
      room.get(0, octets);
      flying.add(new Flight(other, octets));
    }

    /** Reads what there is, and lets the machine send. */
    void serve() {
      ByteBuffer in = ByteBuffer.allocate(100);
      if (c.state() != TcpState.CLOSED || c.user().readable() > 0) {
        int got = c.read(in, now);
        for (int i = 0; i < got; i++) {
          assertEquals((byte) received++, in.get(i));
        }
      }
      while (c.pollTransmit(now, this)) {}
      while (c.pollEvent() != null) {}
    }

    void write(int length) {
      for (int i = 0; i < length; i++) {
        c.write(ByteBuffer.wrap(new byte[] {(byte) sent++}), now);
      }
    }

    void close() {
      if (!closed && (c.state().mayWrite() && c.state() != TcpState.SYN_SENT)) {
        closed = true;
        c.shutdown(now);
      }
    }
  }

  private final ArrayDeque<Flight> flying = new ArrayDeque<>();
  private long now;

  /** One run; answers how many deliveries it took. */
  private int run(
      TcpConfig config,
      boolean simultaneous,
      int closeA,
      int closeB,
      int step1,
      int fault1,
      int step2,
      int fault2) {
    runs++;
    flying.clear();
    now = 0;
    Side a = new Side(config, 1, 2, 100);
    Side b = new Side(config, 2, 1, 0x7FFFFFFE);
    a.other = b;
    b.other = a;
    if (simultaneous) {
      b.c.openActive(0);
    } else {
      b.c.openPassive(0);
    }
    a.c.openActive(0);
    a.write(3);
    int delivered = 0;
    boolean bWrote = false;
    for (int i = 0; i < 400; i++) {
      steps++;
      if (delivered >= closeA) {
        a.close();
      }
      if (!bWrote && b.c.state() != TcpState.LISTEN && b.c.state() != TcpState.CLOSED) {
        b.write(2);
        bWrote = true;
      }
      if (delivered >= closeB && bWrote) {
        b.close();
      }
      a.serve();
      b.serve();
      visited.add(a.c.state() + " " + b.c.state() + " " + flying.size());
      if (flying.isEmpty()) {
        long next = Math.min(a.c.nextDeadline(), b.c.nextDeadline());
        if (next == TcpConnection.NO_DEADLINE) {
          if (a.closed && b.closed) {
            break;
          }
          a.close(); // all is quiet
          b.close();
          continue;
        }
        now = Math.max(now, next);
        a.c.onTimeout(now);
        b.c.onTimeout(now);
        continue;
      }
      int fault = delivered == step1 ? fault1 : delivered == step2 ? fault2 : NO_STEP;
      Flight flight = flying.poll();
      delivered++;
      switch (fault) {
        case DROP -> {}
        case LAST -> flying.add(flight);
        case DUPLICATE -> {
          arrive(flight);
          flying.add(flight);
        }
        default -> arrive(flight);
      }
    }
    String text =
        a.c
            + " / "
            + b.c
            + " "
            + simultaneous
            + " "
            + closeA
            + " "
            + closeB
            + " "
            + step1
            + ":"
            + fault1
            + " "
            + step2
            + ":"
            + fault2;
    assertEquals(TcpState.CLOSED, a.c.state(), text);
    assertEquals(TcpState.CLOSED, b.c.state(), text);
    if (a.c.pendingError() == TcpError.NONE && b.c.pendingError() == TcpError.NONE) {
      assertEquals(a.sent, b.received, text);
      assertEquals(b.sent, a.received, text);
    }
    assertEquals(TcpError.NONE, a.c.pendingError(), text);
    assertEquals(TcpError.NONE, b.c.pendingError(), text);
    return delivered;
  }

  private void arrive(Flight flight) {
    TcpSegmentView v = new TcpSegmentView();
    assertTrue(v.wrap(ByteBuffer.wrap(flight.octets), 0, flight.octets.length).isOk());
    flight.to.c.onSegment(v, 0, now);
  }

  private void search(TcpConfig config, boolean simultaneous, int closeA, int closeB) {
    int length = run(config, simultaneous, closeA, closeB, NO_STEP, 0, NO_STEP, 0);
    for (int i = 0; i < length; i++) {
      for (int f = 0; f < 3; f++) {
        for (int j = i + 1; j < length + 4; j++) {
          for (int g = 0; g < 3; g++) {
            run(config, simultaneous, closeA, closeB, i, f, j, g);
          }
        }
      }
    }
  }

  private void searchAll(TcpConfig config) {
    int[] closes = {0, 2, 3, 5, 100};
    for (int closeA : closes) {
      for (int closeB : closes) {
        boolean never = closeA == 100 || closeB == 100;
        int a = never && closeA == 100 ? 8 : closeA;
        int b = never && closeB == 100 ? 8 : closeB;
        search(config, false, a, b);
        search(config, true, a, b);
      }
    }
  }

  @Test
  void everyPairOfFaultsWithSack() {
    searchAll(TcpConfig.builder().msl(1_000_000).build());
    report("27518 runs, 349941 steps, 153 states");
  }

  @Test
  void everyPairOfFaultsPlain() {
    searchAll(
        TcpConfig.builder()
            .msl(1_000_000)
            .sack(false)
            .timestamps(false)
            .nagle(NagleMode.OFF)
            .build());
    report("27518 runs, 351578 steps, 153 states");
  }

  private void report(String expected) {
    assertEquals(expected, runs + " runs, " + steps + " steps, " + visited.size() + " states");
    assertEquals(0, pool.chunksLent());
  }
}
