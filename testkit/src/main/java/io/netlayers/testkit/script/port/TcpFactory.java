package io.netlayers.testkit.script.port;

/** Makes a TCP for a script. */
@FunctionalInterface
public interface TcpFactory {
  /** A TCP in its first state, for one script. */
  TcpUnderTest create(ScriptSetup setup);
}
