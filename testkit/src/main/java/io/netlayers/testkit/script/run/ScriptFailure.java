package io.netlayers.testkit.script.run;

/** The TCP did not do what a line expects. */
final class ScriptFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ScriptFailure(int line, String message) {
    super("line " + line + ": " + message);
  }
}
