package io.netlayers.testkit.script.run;

import io.netlayers.core.IpAddress;
import io.netlayers.testkit.script.code.CodeRunner;
import io.netlayers.testkit.script.model.Argument;
import io.netlayers.testkit.script.model.EventTime;
import io.netlayers.testkit.script.model.ParsedScript;
import io.netlayers.testkit.script.model.ScriptAction;
import io.netlayers.testkit.script.model.ScriptEvent;
import io.netlayers.testkit.script.model.ScriptException;
import io.netlayers.testkit.script.model.SegmentLine;
import io.netlayers.testkit.script.port.CallResult;
import io.netlayers.testkit.script.port.ScriptSetup;
import io.netlayers.testkit.script.port.TcpFactory;
import io.netlayers.testkit.script.port.TcpUnderTest;
import java.util.ArrayList;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;

/** One run of one script: goes from event to event, in virtual time. */
public final class ScriptRun {
  /** The time at which a script starts, so that no clock of the TCP's reads 0. */
  private static final long START = 1_000_000_000L;

  /** How long a segment at {@code *} is waited for. */
  private static final long LONGEST_WAIT = 24L * 3600 * 1_000_000_000L;

  /** How often a TCP may have something due at one and the same time. */
  private static final int MOST_STEPS_AT_ONCE = 10_000;

  private static final String LOCAL_V4 = "192.168.0.1";
  private static final String REMOTE_V4 = "192.0.2.1";
  private static final String LOCAL_V6 = "fd3d:fa7b:d17d::1";
  private static final String REMOTE_V6 = "fd3d:fa7b:d17d::2";

  private final ParsedScript script;
  private final TcpUnderTest tcp;
  private final Wire wire;
  private final SocketCalls calls;
  private final Commands commands;
  private final CodeRunner code = new CodeRunner();
  private final List<String> strictDifferences = new ArrayList<>();
  private long now = START;

  /** The time of the event before, from the script's start. */
  private long base;

  private @Nullable PendingCall pending;
  private long pendingEnd;
  private int stepsAtOnce;
  private long lastStep;

  private ScriptRun(ParsedScript script, TcpFactory factory) {
    this.script = script;
    boolean v6 = script.options().ipVersion().wireVersion() == 6;
    IpAddress local = IpAddress.parse(v6 ? LOCAL_V6 : LOCAL_V4);
    IpAddress remote = IpAddress.parse(v6 ? REMOTE_V6 : REMOTE_V4);
    this.tcp =
        factory.create(
            new ScriptSetup(script.dialect(), local, remote, script.options().mtu(), START));
    this.wire = new Wire(tcp, script.options(), local, remote);
    this.calls = new SocketCalls(tcp, script);
    this.commands = new Commands(tcp, script.dialect());
  }

  /** Runs a script against a TCP that the factory makes for it. */
  public static RunOutcome run(ParsedScript script, TcpFactory factory) {
    try {
      ScriptRun run = new ScriptRun(script, factory);
      run.runAll();
      return new RunOutcome(RunOutcome.Kind.PASSED, "", run.strictDifferences);
    } catch (ScriptFailure failure) {
      return new RunOutcome(
          RunOutcome.Kind.FAILED, String.valueOf(failure.getMessage()), List.of());
    } catch (ScriptException e) {
      boolean skip = e.kind() == ScriptException.Kind.UNSUPPORTED;
      return new RunOutcome(
          skip ? RunOutcome.Kind.SKIPPED : RunOutcome.Kind.FAILED, e.describe(), List.of());
    } catch (RuntimeException e) {
      // whatever a TCP throws is a fault of the TCP; the next script still runs
      return new RunOutcome(RunOutcome.Kind.FAILED, "the TCP threw " + e, List.of());
    }
  }

  private void runAll() {
    for (ScriptEvent event : script.events()) {
      run(event);
    }
    PendingCall call = pending;
    if (call != null) {
      awaitPending(call.line());
    }
  }

  private void run(ScriptEvent event) {
    EventTime time = event.time();
    long from = time.relative() ? base : 0;
    long start = from + time.startNanos();
    ScriptAction action = event.action();
    if (action instanceof ScriptAction.Segment segment && !segment.segment().injected()) {
      expect(event, segment.segment(), from);
      return;
    }
    if (action instanceof ScriptAction.Call && pending != null) {
      awaitPending(event.line());
    }
    advanceTo(START + start, event.line());
    boolean asks =
        !(action instanceof ScriptAction.Command command) || !Commands.asksNothing(command.text());
    if (asks) {
      refuseUnexpected(START + start, event.line());
    }
    perform(event, from);
    settle(event.line());
    base = start;
  }

  private void perform(ScriptEvent event, long from) {
    ScriptAction action = event.action();
    if (action instanceof ScriptAction.Segment segment) {
      wire.inject(segment.segment(), now);
    } else if (action instanceof ScriptAction.Icmp icmp) {
      wire.inject(icmp, event.line(), now);
    } else if (action instanceof ScriptAction.Call call) {
      start(calls.prepare(call, event.line(), now), from);
    } else if (action instanceof ScriptAction.Command command) {
      commands.run(command.text(), event.line());
    } else if (action instanceof ScriptAction.Code text) {
      int handle = calls.underTest();
      String failure = code.run(text.text(), event.line(), name -> tcp.info(handle, name, now));
      if (!failure.isEmpty()) {
        throw new ScriptFailure(event.line(), failure);
      }
    }
  }

  // ---- socket calls

  private void start(PendingCall call, long from) {
    pendingEnd = START + from + call.call().endNanos();
    CallResult result = call.attempt().at(now);
    if (result.wouldBlock() && call.mayBlock()) {
      if (!call.call().blocking()) {
        throw new ScriptFailure(
            call.line(), call.call().name() + " blocks, and the line gives it no time to return");
      }
      pending = call;
      return;
    }
    finish(call, result);
  }

  private void finish(PendingCall call, CallResult result) {
    pending = null;
    if (result.kind() == CallResult.Kind.UNSUPPORTED) {
      throw ScriptException.unsupported(call.line(), result.text());
    }
    if (call.call().blocking() && Math.abs(now - pendingEnd) > tolerance(call.call().endNanos())) {
      throw new ScriptFailure(
          call.line(),
          call.call().name()
              + " was to return at "
              + text(pendingEnd)
              + ", it did at "
              + text(now));
    }
    compare(call, result);
    if (call.call().name().equals("listen") && result.kind() == CallResult.Kind.DONE) {
      wire.listening(script.options().localPort());
    }
  }

  private static void compare(PendingCall call, CallResult result) {
    Argument expected = call.call().result();
    if (expected instanceof Argument.Any) {
      return;
    }
    String errno = call.call().errno();
    boolean same =
        expected instanceof Argument.Number number
            && number.value() == result.value()
            && (errno.isEmpty() || Errno.canonical(errno).equals(Errno.canonical(result.text())));
    if (!same) {
      String wanted = expected + (errno.isEmpty() ? "" : " " + errno);
      throw new ScriptFailure(
          call.line(),
          call.call().name() + " = " + wanted + " expected, " + result.describe() + " came");
    }
  }

  /** Lets time pass until the call that blocks has returned. */
  private void awaitPending(int line) {
    PendingCall call = pending;
    if (call == null) {
      return;
    }
    advanceTo(Math.max(now, pendingEnd + tolerance(call.call().endNanos())), line, true);
    if (pending != null) {
      throw new ScriptFailure(
          call.line(),
          call.call().name() + " was to return at " + text(pendingEnd) + ", it still blocks");
    }
  }

  // ---- time

  private long tolerance(long spanNanos) {
    double share = script.options().tolerancePercent() / 100 * spanNanos;
    return Math.max(script.options().toleranceNanos(), (long) share);
  }

  private String text(long time) {
    long micros = (time - START) / 1_000;
    return micros / 1_000_000 + "." + String.format("%06d", micros % 1_000_000) + " s";
  }

  private void advanceTo(long target, int line) {
    advanceTo(target, line, false);
  }

  private void advanceTo(long target, int line, boolean untilPendingReturns) {
    settle(line);
    while (!(untilPendingReturns && pending == null)) {
      long next = nextDue();
      if (next > target) {
        now = Math.max(now, target);
        settle(line);
        return;
      }
      step(next, line);
    }
  }

  private long nextDue() {
    PendingCall call = pending;
    long waiting = call == null ? PendingCall.NEVER : call.deadlineNanos();
    return Math.min(tcp.nextDeadline(), waiting);
  }

  private void step(long next, int line) {
    now = Math.max(now, next);
    stepsAtOnce = now == lastStep ? stepsAtOnce + 1 : 0;
    lastStep = now;
    if (stepsAtOnce > MOST_STEPS_AT_ONCE) {
      throw new ScriptFailure(line, "the TCP has something due at " + text(now) + " without end");
    }
    if (tcp.nextDeadline() <= now) {
      tcp.onTimeout(now);
    }
    settle(line);
  }

  /** Takes over what the TCP sends, and tries the call that blocks, until neither brings news. */
  private void settle(int line) {
    boolean news = true;
    while (news) {
      news = wire.collect(now, line);
      PendingCall call = pending;
      if (call != null) {
        CallResult result = call.attempt().at(now);
        if (!result.wouldBlock()) {
          finish(call, result);
          news = true;
        }
      }
    }
  }

  // ---- segments

  /** A segment that no line has expected by the time of the next event fails the script. */
  private void refuseUnexpected(long target, int line) {
    Sent oldest = wire.sent().peek();
    if (oldest != null && oldest.timeNanos() + script.options().toleranceNanos() < target) {
      throw new ScriptFailure(
          line,
          "a segment was sent before this line that nothing expects: "
              + oldest.describe()
              + " at "
              + text(oldest.timeNanos()));
    }
  }

  private void expect(ScriptEvent event, SegmentLine line, long from) {
    EventTime time = event.time();
    boolean any = time.kind() == EventTime.Kind.ANY;
    long tolerance = tolerance(time.startNanos());
    long earliest = any ? Long.MIN_VALUE : START + from + time.startNanos() - tolerance;
    long latest = any ? now + LONGEST_WAIT : START + from + time.endNanos() + tolerance;
    SegmentComparison comparison = new SegmentComparison(script.options(), line);
    Sent first = next(event, line, latest, "nothing came");
    compareTime(event, first, earliest, latest);
    boolean part = Wire.mayBePart(first, line);
    comparison.add(first, part);
    while (part && comparison.differences().isEmpty() && comparison.octetsMissing() > 0) {
      String came = "all but " + comparison.octetsMissing() + " octets came";
      Sent more = next(event, line, latest, came);
      compareTime(event, more, earliest, latest);
      comparison.add(more, true);
    }
    if (!comparison.differences().isEmpty()) {
      throw new ScriptFailure(
          event.line(),
          String.join("; ", comparison.differences()) + "; what came: " + first.describe());
    }
    for (String difference : comparison.strictDifferences()) {
      strictDifferences.add("line " + event.line() + ": " + difference);
    }
    now = Math.max(now, first.timeNanos());
    base = time.outboundOnly() ? first.timeNanos() - START : from + time.startNanos();
  }

  private Sent next(ScriptEvent event, SegmentLine line, long latest, String otherwise) {
    settle(event.line());
    while (wire.sent().isEmpty()) {
      long due = nextDue();
      if (due > latest) {
        throw new ScriptFailure(
            event.line(),
            "a segment "
                + Sent.flags(line.flags())
                + " "
                + line.startSeq()
                + "("
                + line.length()
                + ") expected by "
                + text(latest)
                + ", "
                + otherwise);
      }
      step(due, event.line());
    }
    return wire.sent().remove();
  }

  private void compareTime(ScriptEvent event, Sent sent, long earliest, long latest) {
    long at = sent.timeNanos();
    if (at < earliest || at > latest) {
      throw new ScriptFailure(
          event.line(),
          "a segment expected from "
              + text(earliest)
              + " to "
              + text(latest)
              + ", it came at "
              + text(at)
              + ": "
              + sent.describe());
    }
  }
}
