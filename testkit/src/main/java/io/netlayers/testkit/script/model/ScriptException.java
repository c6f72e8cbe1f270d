package io.netlayers.testkit.script.model;

/** A script that cannot be read or run as it stands, and the line that is to blame. */
public final class ScriptException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What is the matter with the script. */
  public enum Kind {
    /** The text is not of the language. */
    MALFORMED,
    /** The text is of the language, but asks for what is not here. */
    UNSUPPORTED
  }

  private final Kind kind;
  private final int line;

  private ScriptException(Kind kind, int line, String message) {
    super(message);
    this.kind = kind;
    this.line = line;
  }

  /** The text is not of the language. */
  public static ScriptException malformed(int line, String message) {
    return new ScriptException(Kind.MALFORMED, line, message);
  }

  /** The text is of the language, but asks for what is not here. */
  public static ScriptException unsupported(int line, String message) {
    return new ScriptException(Kind.UNSUPPORTED, line, message);
  }

  /** What is the matter. */
  public Kind kind() {
    return kind;
  }

  /** The line, from 1. */
  public int line() {
    return line;
  }

  /** The line and what is the matter with it, as a person reads it. */
  public String describe() {
    return "line " + line + ": " + getMessage();
  }
}
