package io.netlayers.tools.serve;

import java.io.PrintStream;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/**
 * A line a response, in the common log format with the seconds that it took behind it. What a line
 * holds is what a request line can hold: neither a control nor a line end gets into it.
 */
final class AccessLog {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT).withZone(ZoneOffset.UTC);

  private final PrintStream out;
  private final Clock clock;
  private final boolean quiet;
  private final StringBuilder lines = new StringBuilder();

  AccessLog(PrintStream out, Clock clock, boolean quiet) {
    this.out = out;
    this.clock = clock;
    this.quiet = quiet;
  }

  /**
   * Adds a line.
   *
   * @param requestLine empty where none could be read
   */
  void add(String peer, String requestLine, int status, long octets, long nanos) {
    if (quiet) {
      return;
    }
    lines.append(peer).append(" - - [").append(TIME.format(clock.instant())).append("] \"");
    lines.append(requestLine.isEmpty() ? "-" : requestLine.replace("\"", "%22"));
    lines.append("\" ").append(status).append(' ').append(octets);
    lines.append(String.format(Locale.ROOT, " %.3f%n", nanos / 1e9));
    if (lines.length() > 1 << 16) {
      flush();
    }
  }

  /** Writes what has gathered. */
  void flush() {
    if (lines.length() > 0) {
      out.print(lines);
      out.flush();
      lines.setLength(0);
    }
  }
}
