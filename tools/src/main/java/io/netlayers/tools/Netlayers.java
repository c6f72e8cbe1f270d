package io.netlayers.tools;

import io.netlayers.tools.dissect.DissectCommand;
import io.netlayers.tools.fetch.FetchCommand;
import io.netlayers.tools.fetch.GetCommand;
import io.netlayers.tools.host.HostCommand;
import io.netlayers.tools.proxy.ProxyCommand;
import io.netlayers.tools.script.ScriptCommand;
import io.netlayers.tools.serve.ServeCommand;
import io.netlayers.tools.walk.WalkCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line {@code netlayers}: its subcommands, and how each ends. */
@Command(
    name = "netlayers",
    description = "Looks at network traffic layer by layer, and talks HTTP.",
    mixinStandardHelpOptions = true,
    version = "netlayers 0.1.0-SNAPSHOT",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      DissectCommand.class,
      FetchCommand.class,
      ServeCommand.class,
      ProxyCommand.class,
      ScriptCommand.class,
      WalkCommand.class,
      HostCommand.class,
      GetCommand.class,
      CommandLine.HelpCommand.class
    })
public final class Netlayers {
  private Netlayers() {}

  /** A usage error exits with 2, a failure with 1 and one clear line, a broken pipe quietly. */
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Netlayers())
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setParameterExceptionHandler(Failures::reportMisuse)
        .setExecutionExceptionHandler(Failures::report);
  }
}
