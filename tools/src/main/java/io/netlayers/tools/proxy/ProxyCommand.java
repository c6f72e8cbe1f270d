package io.netlayers.tools.proxy;

import io.netlayers.fsm.http1.Http1Config;
import io.netlayers.tools.net.EventLoop;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Forwards requests, and makes tunnels: an example of two machines back to back. */
@Command(
    name = "proxy",
    description = "An HTTP/1.1 proxy: forwards requests, and makes tunnels for CONNECT.",
    mixinStandardHelpOptions = true)
public final class ProxyCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = {"-p", "--port"},
      paramLabel = "N",
      description = "Port to listen on, 0 for any free one (default: ${DEFAULT-VALUE}).")
  private int port = 8081;

  @Option(
      names = "--bind",
      paramLabel = "ADDRESS",
      description = "Address to listen on (default: ${DEFAULT-VALUE}).")
  private String bind = "127.0.0.1";

  @Option(
      names = {"-q", "--quiet"},
      description = "No line for each request.")
  private boolean quiet;

  /** Made by the command line. */
  @SuppressWarnings("nullness:initialization.fields.uninitialized") // the command line sets them
  public ProxyCommand() {}

  @Override
  public Integer call() throws IOException {
    if (port < 0 || port > 0xFFFF) {
      throw new ParameterException(spec.commandLine(), "no port: " + port);
    }
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    PrintStream log = quiet ? new PrintStream(OutputStream.nullOutputStream()) : out;
    InetSocketAddress address = new InetSocketAddress(address(), port);
    try (EventLoop loop = new EventLoop();
        ProxyServer server = new ProxyServer(loop, address, Http1Config.defaults(), log)) {
      out.println("proxy at " + bind + ":" + server.address().getPort() + " (Ctrl-C stops)");
      out.flush();
      loop.run();
    }
    return 0;
  }

  private InetAddress address() throws IOException {
    try {
      return InetAddress.getByName(bind);
    } catch (UnknownHostException e) {
      throw new IOException(bind + ": no such address", e);
    }
  }
}
