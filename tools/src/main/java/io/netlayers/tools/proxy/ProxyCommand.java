package io.netlayers.tools.proxy;

import io.netlayers.fsm.http1.Http1Config;
import io.netlayers.tools.net.EventLoop;
import io.netlayers.tools.net.ListenOptions;
import io.netlayers.tools.net.Listener;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Forwards requests, and makes tunnels: an example of two machines back to back. */
@Command(
    name = "proxy",
    description = "An HTTP/1.1 proxy: forwards requests, and makes tunnels for CONNECT.",
    mixinStandardHelpOptions = true)
public final class ProxyCommand implements Callable<Integer> {
  @Mixin private ListenOptions listen = new ListenOptions(8081);

  @Option(
      names = {"-q", "--quiet"},
      description = "No line for each request.")
  private boolean quiet;

  /** Made by the command line. */
  public ProxyCommand() {}

  @Override
  public Integer call() throws IOException {
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    PrintStream log = quiet ? new PrintStream(OutputStream.nullOutputStream()) : out;
    try (EventLoop loop = new EventLoop();
        ProxyServer server = new ProxyServer(loop, listen.address(), Http1Config.defaults(), log)) {
      out.println("proxy at " + Listener.text(server.address()) + " (Ctrl-C stops)");
      out.flush();
      loop.run();
    }
    return 0;
  }
}
