package io.netlayers.tools.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Turns, alarms and tasks of one loop. */
class EventLoopTest {
  private static final long HOUR = 3_600_000_000_000L;

  private EventLoop loop;

  @BeforeEach
  void open() throws IOException {
    loop = new EventLoop();
  }

  @AfterEach
  void close() throws IOException {
    loop.close();
  }

  private static final class Waiting extends EventLoop.Member {
    private long until;
    private int turns;

    Waiting(long until) {
      this.until = until;
    }

    @Override
    protected void turn(long now) {
      turns++;
      if (now >= until) {
        until = Long.MAX_VALUE;
      }
    }

    @Override
    protected long deadline() {
      return until;
    }

    @Override
    protected void failed(IOException failure) {
      throw new AssertionError(failure);
    }
  }

  @Test
  void whoWaitsForNothingMoreIsNotKeptUntilItsAlarm() {
    Waiting stays = new Waiting(HOUR);
    loop.call(stays);
    for (int i = 0; i < 100_000; i++) {
      Waiting gone = new Waiting(HOUR);
      loop.call(gone);
      gone.until = Long.MAX_VALUE;
      loop.call(gone);
    }
    assertTrue(loop.alarmCount() < 5_000, "alarms kept: " + loop.alarmCount());
  }

  @Test
  void anAlarmThatWasGivenUpCanBeSetAnew() throws IOException {
    Waiting member = new Waiting(HOUR);
    loop.call(member);
    member.until = Long.MAX_VALUE;
    loop.call(member);
    member.until = loop.nowNanos() + 1_000_000;
    loop.reschedule(member);
    loop.turnOnce(loop.nowNanos() + 1_000_000_000);
    assertEquals(3, member.turns);
  }

  @Test
  @Timeout(value = 10, unit = TimeUnit.SECONDS, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void aTaskThatRenewsItselfLeavesOthersTheirTurn() throws IOException {
    loop.execute(this::again);
    Waiting other = new Waiting(loop.nowNanos() + 5_000_000);
    loop.reschedule(other);
    while (other.turns == 0) {
      loop.turnOnce(HOUR);
    }
  }

  /** Else a member that is called while its next turn waits would have one more in each round. */
  @Test
  void whoAsksTwiceForAnotherTurnGetsOne() throws IOException {
    Waiting member = new Waiting(HOUR);
    loop.callAgain(member);
    loop.callAgain(member);
    loop.turnOnce(0);
    assertEquals(1, member.turns);
    loop.callAgain(member);
    loop.turnOnce(0);
    assertEquals(2, member.turns);
  }

  private void again() {
    loop.execute(this::again);
  }
}
