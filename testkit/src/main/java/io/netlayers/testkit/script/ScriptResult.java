package io.netlayers.testkit.script;

/**
 * What came of a script.
 *
 * @param verdict by meaning: flags, sequence and acknowledgment numbers, lengths, options as a set,
 *     times within the tolerance, states
 * @param strict whether it passed, and window values and the options' order agree too
 * @param reason why it failed or was skipped, with the line; where it passed without being strict,
 *     the first difference; else empty
 */
public record ScriptResult(Verdict verdict, boolean strict, String reason) {
  /** What came of a script. */
  public enum Verdict {
    /** The TCP did what the script expects. */
    PASS,
    /** It did not, or the text is not a script. */
    FAIL,
    /** The script asks for what the TCP or the runner lacks. */
    SKIP
  }
}
