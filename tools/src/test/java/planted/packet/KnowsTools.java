package planted.packet;

/** Breaks rule 5: a lower floor names a higher one. */
public final class KnowsTools {
  planted.tools.Tool tool = new planted.tools.Tool();
}
