package io.netlayers.tools.host;

import io.netlayers.stack.address.InterfaceAddress;
import io.netlayers.tools.net.EventLoop;
import io.netlayers.tools.serve.FileService;
import io.netlayers.tools.tap.StackNode;
import io.netlayers.tools.tap.StackOptions;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.checkerframework.checker.nullness.qual.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code netlayers host}: a host of this project's own stack on a TAP or TUN device. */
@Command(
    name = "host",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Is a host on a TAP or TUN device, with a TCP/IP of its own: answers ARP, Neighbor Discovery"
          + " and ping, and serves the files of a directory over HTTP.",
      "netlayers-tap makes the device and says how to start this. Ctrl-C ends it."
    })
public final class HostCommand implements Callable<Integer> {
  private static final long STOP_SECONDS = 5;
  private static final long FIRST_FRAMES_NANOS = 100_000_000L;

  @Spec private CommandSpec spec;

  @Parameters(
      paramLabel = "DIR",
      arity = "0..1",
      description = "The directory to serve; without one there is no web server.")
  private @Nullable Path directory;

  @Mixin private StackOptions stack = new StackOptions();

  @Option(
      names = {"-p", "--port"},
      paramLabel = "N",
      description = "Port of the web server (default: ${DEFAULT-VALUE}).")
  private int port = 80;

  @Option(names = "--put", description = "Take files by PUT as well.")
  private boolean put;

  @Option(
      names = "--services",
      description = "Run echo (7), discard (9) and character generator (19) over TCP and UDP.")
  private boolean services;

  @Option(
      names = "--forward",
      description = "Pass on packets from one device to another: a router.")
  private boolean forward;

  @Option(
      names = {"-q", "--quiet"},
      description = "No line for each connection and response.")
  private boolean quiet;

  /** Made by the command line. */
  @SuppressWarnings("nullness:initialization.fields.uninitialized") // the command line sets them
  public HostCommand() {}

  @Override
  public Integer call() throws IOException {
    if (port < 1 || port > 0xFFFF) {
      throw new ParameterException(spec.commandLine(), "no port: " + port);
    }
    PrintStream out = new PrintStream(System.out, false, StandardCharsets.UTF_8);
    CountDownLatch ended = new CountDownLatch(1);
    try (EventLoop loop = new EventLoop();
        StackOptions.Opened opened = stack.open(loop, forward)) {
      run(loop, opened.node(), out, ended);
    } finally {
      ended.countDown();
    }
    return 0;
  }

  private void run(EventLoop loop, StackNode node, PrintStream out, CountDownLatch ended)
      throws IOException {
    Path served = directory;
    FileService files = null;
    if (served != null) {
      files = FileService.of(loop, served, put, out, quiet);
      WebService web = new WebService(node, files, port, out, quiet);
      out.println("serving " + served + " at " + web + " (Ctrl-C stops)");
    }
    if (services) {
      SmallServices.start(node);
    }
    for (InterfaceAddress address : node.host().addresses()) {
      if (node.host().interfaces().contains(address.link())) {
        out.println("address " + address);
      }
    }
    out.flush();
    loop.turnOnce(node.now()); // the first frames go, which tells whether anybody takes them
    loop.turnOnce(node.now() + FIRST_FRAMES_NANOS);
    if (!node.isCarried()) {
      out.println("nobody carries the device's frames yet: is netlayers-tap running?");
      out.flush();
    }
    FileService begun = files;
    Thread hook = new Thread(() -> stop(loop, begun, ended), "stop");
    Runtime.getRuntime().addShutdownHook(hook);
    loop.run();
    node.throwFailure();
    if (begun != null) {
      begun.close();
    }
  }

  /** Runs when the process is told to end: responses on their way are finished first. */
  private static void stop(EventLoop loop, @Nullable FileService files, CountDownLatch ended) {
    loop.execute(
        () -> {
          if (files == null) {
            loop.stop();
          } else {
            files.finishUp(loop::stop);
          }
        });
    try {
      if (!ended.await(STOP_SECONDS, TimeUnit.SECONDS)) {
        loop.stop();
        ended.await(STOP_SECONDS, TimeUnit.SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
