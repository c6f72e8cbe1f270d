package io.netlayers.tools.net;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Where a command listens: to be mixed into it. */
public final class ListenOptions {
  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = {"-p", "--port"},
      paramLabel = "N",
      description = "Port to listen on, 0 for any free one (default: ${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--bind",
      paramLabel = "ADDRESS",
      description = "Address to listen on; 0.0.0.0 and :: are all (default: ${DEFAULT-VALUE}).")
  private String bind = "127.0.0.1";

  /** Options with a port of the command's own where none is given. */
  @SuppressWarnings("nullness:initialization.fields.uninitialized") // the command line sets them
  public ListenOptions(int port) {
    this.port = port;
  }

  /**
   * The address that was asked for.
   *
   * @throws ParameterException if there is no such port
   * @throws IOException if there is no such address
   */
  public InetSocketAddress address() throws IOException {
    if (port < 0 || port > 0xFFFF) {
      throw new ParameterException(spec.commandLine(), "no port: " + port);
    }
    try {
      return new InetSocketAddress(InetAddress.getByName(bind), port);
    } catch (UnknownHostException e) {
      throw new IOException(bind + ": no such address", e);
    }
  }
}
