package io.netlayers.tools.net;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.SelectableChannel;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * One thread's turn-taking between sockets and deadlines. {@link #execute} and {@link #stop} may be
 * called from any thread, all else from the one that runs the loop.
 */
public final class EventLoop implements AutoCloseable {
  /** Alarms that were given up are taken out once there are that many. */
  private static final int MOST_GIVEN_UP = 1024;

  /** When a member is to be called; without one it was given up. */
  private static final class Alarm {
    final long atNanos;
    @Nullable Member member;

    Alarm(long atNanos, Member member) {
      this.atNanos = atNanos;
      this.member = member;
    }
  }

  private final Selector selector;
  private final long originNanos = System.nanoTime();
  private final PriorityQueue<Alarm> alarms =
      new PriorityQueue<>(Comparator.comparingLong(alarm -> alarm.atNanos));
  private final ConcurrentLinkedQueue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final List<Runnable> beforeSleep = new ArrayList<>();
  private int givenUp;
  private volatile boolean stopped;

  /** A loop that watches nothing yet. */
  public EventLoop() throws IOException {
    selector = Selector.open();
  }

  /** Whoever the loop calls. What its methods throw ends it: {@link #failed} is called. */
  public abstract static class Member {
    private @Nullable Alarm alarm;

    /** Whether another turn is on its way already. */
    private boolean calledAgain;

    /** Its socket is ready, or its deadline has come. */
    protected abstract void turn(long nowNanos) throws IOException;

    /** When to be called at the latest; {@code Long.MAX_VALUE} for never. */
    protected abstract long deadline();

    /** A turn threw; the member closes what it has. */
    protected abstract void failed(IOException failure);
  }

  /** Nanoseconds since the loop was made. */
  public long nowNanos() {
    return System.nanoTime() - originNanos;
  }

  /** Adds what runs each time before the loop waits, such as the flush of a log. */
  public void beforeSleep(Runnable action) {
    beforeSleep.add(action);
  }

  /** Watches a channel for its member. */
  public SelectionKey watch(SelectableChannel channel, int interest, Member member)
      throws ClosedChannelException {
    SelectionKey key = channel.register(selector, interest, member);
    reschedule(member);
    return key;
  }

  /** Lets a member take its turn now, as if its socket were ready. */
  public void call(Member member) {
    turn(member, nowNanos());
  }

  /** Lets a member take another turn after the others: one, however often it is asked for. */
  public void callAgain(Member member) {
    if (!member.calledAgain) {
      member.calledAgain = true;
      execute(
          () -> {
            member.calledAgain = false;
            call(member);
          });
    }
  }

  /** Runs an action on the loop's thread, soon. */
  public void execute(Runnable task) {
    tasks.add(task);
    selector.wakeup();
  }

  /** Ends {@link #run}. */
  public void stop() {
    stopped = true;
    selector.wakeup();
  }

  /** Whether {@link #stop} was called. */
  public boolean isStopped() {
    return stopped;
  }

  /** Takes turns until {@link #stop}. */
  public void run() throws IOException {
    while (!stopped) {
      turnOnce(Long.MAX_VALUE);
    }
    prepareToSleep();
  }

  private void prepareToSleep() {
    for (int i = 0; i < beforeSleep.size(); i++) {
      beforeSleep.get(i).run();
    }
  }

  /** Waits for one round of turns, until a time at the latest. */
  public void turnOnce(long untilNanos) throws IOException {
    prepareToSleep();
    Alarm first = alarms.peek();
    long wakeAt = Math.min(untilNanos, first == null ? Long.MAX_VALUE : first.atNanos);
    if (wakeAt == Long.MAX_VALUE) {
      selector.select(this::onReady);
    } else {
      long nanos = wakeAt - nowNanos();
      if (nanos <= 0) {
        selector.selectNow(this::onReady);
      } else {
        // Up to a millisecond more: a wait that ends too early would only be begun again
        selector.select(this::onReady, Math.min(nanos / 1_000_000 + 1, 3_600_000));
      }
    }
    // Not those that come meanwhile: a task that renews itself would keep all others waiting
    for (int left = tasks.size(); left > 0; left--) {
      Runnable task = tasks.poll();
      if (task != null) {
        task.run();
      }
    }
    ringAlarms();
  }

  private void onReady(SelectionKey key) {
    if (key.isValid() && key.attachment() instanceof Member member) {
      turn(member, nowNanos());
    }
  }

  private void turn(Member member, long now) {
    try {
      member.turn(now);
    } catch (IOException failure) {
      member.failed(failure);
    } catch (RuntimeException fault) {
      // A fault of this program in one connection ends that connection and no other
      member.failed(new IOException("a fault of this program: " + fault, fault));
    }
    reschedule(member);
  }

  /**
   * Sets a member's alarm earlier; a later deadline is looked at when the alarm rings. A member
   * without a deadline, such as one that has ended, is forgotten.
   */
  public void reschedule(Member member) {
    long deadline = member.deadline();
    Alarm set = member.alarm;
    if (deadline < (set == null ? Long.MAX_VALUE : set.atNanos)) {
      giveUp(member);
      Alarm earlier = new Alarm(deadline, member);
      member.alarm = earlier;
      alarms.add(earlier);
    } else if (deadline == Long.MAX_VALUE) {
      giveUp(member);
    }
  }

  private void giveUp(Member member) {
    Alarm set = member.alarm;
    if (set == null) {
      return;
    }
    member.alarm = null;
    set.member = null;
    givenUp++;
    if (givenUp >= MOST_GIVEN_UP && givenUp > alarms.size() / 2) {
      alarms.removeIf(alarm -> alarm.member == null);
      givenUp = 0;
    }
  }

  /** Alarms that are held, those that were given up among them. */
  int alarmCount() {
    return alarms.size();
  }

  private void ringAlarms() {
    long now = nowNanos();
    for (Alarm alarm = alarms.peek();
        alarm != null && alarm.atNanos <= now;
        alarm = alarms.peek()) {
      alarms.poll();
      Member member = alarm.member;
      if (member == null) {
        givenUp--;
        continue;
      }
      member.alarm = null;
      if (member.deadline() <= now) {
        turn(member, now);
      } else {
        reschedule(member);
      }
    }
  }

  /** Closes every channel that is watched. */
  @Override
  public void close() throws IOException {
    for (SelectionKey key : selector.keys()) {
      key.channel().close();
    }
    selector.close();
  }
}
