package io.netlayers.tools.dissect.follow;

/**
 * When a frame was captured.
 *
 * @param frame its number, from 1
 * @param epochSeconds may be anything that a capture says
 * @param nanos 0 to 999,999,999
 */
record Stamp(long frame, long epochSeconds, int nanos) {
  static final Stamp NEVER = new Stamp(0, 0, 0);

  /** Seconds from another one to this. */
  double since(Stamp earlier) {
    return (double) epochSeconds - earlier.epochSeconds + (nanos - earlier.nanos) / 1e9;
  }

  /** Decimal seconds with nine places. */
  String seconds() {
    boolean negative = epochSeconds < 0 && nanos > 0;
    long whole = negative ? epochSeconds + 1 : epochSeconds;
    int fraction = negative ? 1_000_000_000 - nanos : nanos;
    String digits = Integer.toString(1_000_000_000 + fraction).substring(1);
    return (negative && whole == 0 ? "-" : "") + whole + '.' + digits;
  }

  /** The time of day in UTC, to the microsecond. */
  String timeOfDay() {
    int second = (int) Math.floorMod(epochSeconds, 86_400L);
    StringBuilder text = new StringBuilder();
    two(text, second / 3600).append(':');
    two(text, second / 60 % 60).append(':');
    two(text, second % 60).append('.');
    return text.append(Integer.toString(1_000_000 + nanos / 1000).substring(1)).toString();
  }

  private static StringBuilder two(StringBuilder text, int value) {
    return text.append((char) ('0' + value / 10)).append((char) ('0' + value % 10));
  }
}
