package io.netlayers.testkit.script.parse;

import io.netlayers.testkit.script.model.Dialect;
import io.netlayers.testkit.script.model.EventTime;
import io.netlayers.testkit.script.model.ParsedScript;
import io.netlayers.testkit.script.model.ScriptAction;
import io.netlayers.testkit.script.model.ScriptEvent;
import io.netlayers.testkit.script.model.ScriptException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** Reads a whole script: option lines, then events. */
public final class ScriptParser {
  /** A SYN that is sent with its options in FreeBSD's order: the scale before SACK. */
  private static final Pattern FREEBSD_SYN =
      Pattern.compile("(?m)>[^<>\\n]*\\bS[^<>\\n]*<mss \\d+, *nop, *wscale \\d+, *sackOK");

  private ScriptParser() {}

  /**
   * Reads a script.
   *
   * @throws ScriptException if the text is not of the language, or asks for what is not here
   */
  public static ParsedScript parse(String text) {
    Dialect dialect = dialectOf(text);
    String selected = PlatformBlocks.select(text, dialect);
    OptionLines options = new OptionLines();
    Cursor cursor = options.read(new Cursor(selected, 1));
    List<ScriptEvent> events = new ArrayList<>();
    cursor.skipBlank();
    while (!cursor.atEnd()) {
      events.add(event(cursor));
      cursor.skipBlank();
    }
    if (events.isEmpty()) {
      throw ScriptException.malformed(cursor.line(), "the script has no event");
    }
    return new ParsedScript(dialect, options.result(), events);
  }

  /** FreeBSD's scripts give themselves away by their tools, names and SYNs. */
  private static Dialect dialectOf(String text) {
    boolean freeBsd =
        text.contains("net.inet.")
            || text.contains("net.inet6.")
            || text.contains("kern.ipc.")
            || text.contains("TCP_KEEPINIT")
            || text.contains("TCP_NOOPT")
            || text.contains("IPTOS_DSCP_")
            || text.contains("TCPI_SYN_RECEIVED")
            || FREEBSD_SYN.matcher(text).find()
            || text.contains("sockstat");
    return freeBsd ? Dialect.FREEBSD : Dialect.LINUX;
  }

  private static ScriptEvent event(Cursor cursor) {
    int line = cursor.line();
    if (cursor.peek() == '`') {
      // a command before the first event or after the last one has no time of its own
      EventTime now = new EventTime(EventTime.Kind.RELATIVE, 0, 0);
      return new ScriptEvent(line, now, command(cursor));
    }
    EventTime time = time(cursor);
    ScriptAction action = action(cursor, time);
    boolean outbound =
        action instanceof ScriptAction.Segment segment && !segment.segment().injected();
    if (time.outboundOnly() && !outbound) {
      throw ScriptException.malformed(
          line, "only a segment that is expected can have a time of a range or '*'");
    }
    return new ScriptEvent(line, time, action);
  }

  private static EventTime time(Cursor cursor) {
    if (cursor.take("*")) {
      return EventTime.WHENEVER;
    }
    int line = cursor.line();
    boolean relative = cursor.take("+");
    cursor.skipBlank();
    if (!cursor.atTime()) {
      throw cursor.malformed("an event starts with its time, found " + cursor.describeHere());
    }
    long start = cursor.time();
    if (!cursor.take("~")) {
      return new EventTime(
          relative ? EventTime.Kind.RELATIVE : EventTime.Kind.ABSOLUTE, start, start);
    }
    if (relative) {
      cursor.expect("+", "in a range of relative times");
    }
    long end = cursor.time();
    if (end < start) {
      throw ScriptException.malformed(line, "the time range is backwards");
    }
    return new EventTime(
        relative ? EventTime.Kind.RELATIVE_RANGE : EventTime.Kind.ABSOLUTE_RANGE, start, end);
  }

  private static ScriptAction action(Cursor cursor, EventTime time) {
    cursor.skipBlank();
    boolean blocking = cursor.take("...");
    long end = blocking ? cursor.time() : 0;
    if (blocking && end < time.startNanos()) {
      throw cursor.malformed("the call returns before it starts");
    }
    cursor.skipBlank();
    if (cursor.atWord()) {
      return CallParser.call(cursor, blocking, end);
    }
    if (blocking) {
      throw cursor.malformed("only a socket call can have a time at which it returns");
    }
    if (cursor.looksAt("%{")) {
      int opened = cursor.line();
      cursor.skip(2);
      return new ScriptAction.Code(cursor.until("}%", opened, "code").strip());
    }
    switch (cursor.peek()) {
      case '<':
        cursor.next();
        return PacketParser.packet(cursor, true);
      case '>':
        cursor.next();
        return PacketParser.packet(cursor, false);
      case '`':
        return command(cursor);
      default:
        throw cursor.malformed("an event expected, found " + cursor.describeHere());
    }
  }

  private static ScriptAction command(Cursor cursor) {
    int opened = cursor.line();
    cursor.next();
    StringBuilder text = new StringBuilder();
    while (!cursor.atEnd()) {
      char c = cursor.next();
      if (c == '`') {
        return new ScriptAction.Command(text.toString().strip());
      }
      text.append(c);
      if (c == '\\' && cursor.peek() == '`') {
        text.append(cursor.next());
      }
    }
    throw ScriptException.malformed(opened, "command is not closed");
  }
}
