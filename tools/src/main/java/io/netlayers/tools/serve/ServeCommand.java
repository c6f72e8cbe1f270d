package io.netlayers.tools.serve;

import io.netlayers.fsm.http1.Http1Config;
import io.netlayers.tools.net.EventLoop;
import io.netlayers.tools.net.ListenOptions;
import io.netlayers.tools.net.Listener;
import io.netlayers.tools.net.TlsMaterial;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.checkerframework.checker.nullness.qual.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Serves a directory over HTTP/1.1. */
@Command(
    name = "serve",
    description = "Serves the files of a directory over HTTP/1.1, with TLS if asked.",
    mixinStandardHelpOptions = true)
public final class ServeCommand implements Callable<Integer> {
  private static final long STOP_SECONDS = 10;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "DIR", description = "The directory; nothing outside it is served.")
  private Path directory = Path.of("");

  @Mixin private ListenOptions listen = new ListenOptions(8080);

  @Option(
      names = "--tls",
      paramLabel = "FILE",
      description = "Serve HTTPS with this certificate and key: PEM, or a keystore.")
  private @Nullable Path tls;

  @Option(
      names = "--tls-key",
      paramLabel = "FILE",
      description = "The key (PEM, PKCS #8) where --tls does not have it.")
  private @Nullable Path tlsKey;

  @Option(
      names = "--tls-password",
      paramLabel = "PASSWORD",
      interactive = true,
      arity = "0..1",
      description = "The keystore's password; without a value it is asked for.")
  private char[] tlsPassword = {};

  @Option(names = "--put", description = "Take files by PUT as well.")
  private boolean put;

  @Option(
      names = "--timeout",
      paramLabel = "SECONDS",
      description = "Rest between requests before a connection is closed (default: 75).")
  private double idleSeconds = 75;

  @Option(
      names = {"-q", "--quiet"},
      description = "No line for each response.")
  private boolean quiet;

  /** Made by the command line. */
  @SuppressWarnings("nullness:initialization.fields.uninitialized") // the command line sets them
  public ServeCommand() {}

  @Override
  public Integer call() throws IOException {
    if (!(idleSeconds > 0 && idleSeconds <= 86_400)) {
      throw new ParameterException(spec.commandLine(), "no timeout: " + idleSeconds);
    }
    if (tls == null && tlsKey != null) {
      throw new ParameterException(spec.commandLine(), "--tls-key without --tls");
    }
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    Clock clock = Clock.systemUTC();
    SSLContext context = tls == null ? null : TlsMaterial.server(tls, tlsKey, tlsPassword);
    FileServer.Settings settings =
        new FileServer.Settings(listen.address(), put, config(), context);
    AccessLog log = new AccessLog(out, clock, quiet);
    try (EventLoop loop = new EventLoop();
        FileServer server = new FileServer(loop, new Site(directory), log, clock, settings)) {
      String scheme = context == null ? "http" : "https";
      String where = scheme + "://" + Listener.text(server.address()) + "/";
      out.println("serving " + directory + " at " + where + " (Ctrl-C stops)");
      out.flush();
      CountDownLatch ended = new CountDownLatch(1);
      Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(server, ended), "stop"));
      try {
        loop.run();
      } finally {
        log.flush();
        ended.countDown();
      }
    }
    return 0;
  }

  private Http1Config config() {
    return Http1Config.builder().idleTimeoutNanos((long) (idleSeconds * 1e9)).build();
  }

  /** Runs when the process is told to end: responses on their way are finished first. */
  private static void stop(FileServer server, CountDownLatch ended) {
    server.stop();
    try {
      ended.await(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
