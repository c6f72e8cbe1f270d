package planted.tools;

/** A composer's class for others to know wrongly. */
public final class Tool {
  /** For breaches. */
  public Tool() {}
}
