package io.netlayers.tools;

import picocli.CommandLine;

/** Lends the command line to tests of subcommands in their own packages. */
public final class NetlayersForTests {
  private NetlayersForTests() {}

  /** The command line as {@code main} runs it. */
  public static CommandLine commandLine() {
    return Netlayers.commandLine();
  }
}
