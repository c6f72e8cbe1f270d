package planted.udp;

/** Breaks rule 5: a codec names a composer. */
final class KnowsTools {
  planted.tools.Tool tool = new planted.tools.Tool();
}
