package io.netlayers.benchmarks.http;

/**
 * What a parser makes of a message.
 *
 * @param kind what it does
 * @param bodyOctets octets of content, where it accepts
 * @param why our status's name, where ours refuses
 * @param clause our status's clause, where ours refuses
 */
record Verdict(Kind kind, long bodyOctets, String why, String clause) {
  enum Kind {
    ACCEPTS,
    REFUSES,
    WAITS
  }

  static final Verdict REFUSED = new Verdict(Kind.REFUSES, 0, "", "");
  static final Verdict WAITING = new Verdict(Kind.WAITS, 0, "", "");

  static Verdict accepted(long bodyOctets) {
    return new Verdict(Kind.ACCEPTS, bodyOctets, "", "");
  }

  boolean agrees(Verdict other) {
    return kind == other.kind && bodyOctets == other.bodyOctets;
  }

  @Override
  public String toString() {
    switch (kind) {
      case ACCEPTS:
        return "body " + bodyOctets;
      case WAITS:
        return "waits";
      default:
        return why.isEmpty() ? "refuses" : "refuses: " + why;
    }
  }
}
