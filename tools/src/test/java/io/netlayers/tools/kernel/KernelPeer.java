package io.netlayers.tools.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.netlayers.tools.net.Peers;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A network namespace whose kernel is the other station on TAP devices, made by {@code
 * netlayers-tap}; that takes all of it down when this is closed, and when this process is gone.
 */
final class KernelPeer implements AutoCloseable {
  private static final AtomicInteger MADE = new AtomicInteger();
  private static final AtomicInteger LENT = new AtomicInteger();
  private static final int FIRST_PORT = 20_000;
  private static final long SECONDS = 60;

  private final String name;
  private final int port;
  private final Process script;
  private final List<Process> started = new ArrayList<>();

  private KernelPeer(String name, int port, Process script) {
    this.name = name;
    this.port = port;
    this.script = script;
  }

  /**
   * Makes one; the test is skipped, with the reason, where that cannot be.
   *
   * @param devices how many, {@code tap0} and on
   * @param options of the script, such as {@code -a} and an address
   */
  static KernelPeer open(int devices, String... options) throws Exception {
    requireAll("ip", "socat");
    assumeTrue(isRoot(), "needs root, for a network namespace");
    assumeTrue(Files.exists(Path.of("/dev/net/tun")), "no /dev/net/tun");
    int number = MADE.incrementAndGet();
    String name = "nlt" + ProcessHandle.current().pid() + "x" + number;
    int port = freePorts(2 * devices);
    List<String> command = new ArrayList<>(List.of(repository("netlayers-tap").toString()));
    command.addAll(List.of("-i", "-n", name, "-p", "" + port, "-d", "" + devices));
    command.addAll(List.of(options));
    Process script = new ProcessBuilder(command).redirectErrorStream(true).start();
    KernelPeer peer = new KernelPeer(name, port, script);
    BufferedReader said =
        new BufferedReader(new InputStreamReader(script.getInputStream(), StandardCharsets.UTF_8));
    StringBuilder before = new StringBuilder();
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      if (line.startsWith("ready:")) {
        Thread drain = new Thread(() -> said.lines().forEach(l -> {}), "netlayers-tap");
        drain.setDaemon(true);
        drain.start();
        return peer;
      }
      before.append(line).append('\n');
    }
    peer.close();
    assumeTrue(!before.toString().contains("Operation not permitted"), before.toString());
    return fail("netlayers-tap: " + before);
  }

  /** Skips the test where a program is missing. */
  static void requireAll(String... programs) {
    for (String program : programs) {
      Peers.require(program);
    }
  }

  private static boolean isRoot() throws IOException {
    return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
  }

  /** A file at the top of the repository. */
  static Path repository(String file) {
    Path here = Path.of("").toAbsolutePath();
    Path above = here.getParent();
    return Files.exists(here.resolve(file)) || above == null
        ? here.resolve(file)
        : above.resolve(file);
  }

  /** A script of this package's resources. */
  static String script(String name) {
    return repository("tools/src/test/resources/io/netlayers/tools/kernel/" + name).toString();
  }

  /** The first of so many UDP ports in a row that nobody has. */
  static int freePorts(int count) throws IOException {
    int from = FIRST_PORT + (int) (ProcessHandle.current().pid() % 100) * 20;
    for (int i = 0; i < 2000; i++) {
      int at = from + LENT.getAndAdd(count) % 10_000;
      if (areFree(at, count)) {
        return at;
      }
    }
    return fail("no free UDP ports");
  }

  private static boolean areFree(int from, int count) throws IOException {
    for (int i = 0; i < count; i++) {
      try (DatagramSocket probe =
          new DatagramSocket(from + i, InetAddress.getByName("127.0.0.1"))) {
        probe.setReuseAddress(false);
      } catch (SocketException taken) {
        return false;
      }
    }
    return true;
  }

  /** The namespace. */
  String name() {
    return name;
  }

  /** UDP port of a device's end. */
  int port(int device) {
    return port + 2 * device;
  }

  private String[] inside(String... command) {
    List<String> all = new ArrayList<>(List.of("ip", "netns", "exec", name));
    all.addAll(List.of(command));
    return all.toArray(String[]::new);
  }

  /** Runs a program in the namespace to its end, within a minute. */
  Peers.Outcome run(String... command) throws Exception {
    List<String> bounded = new ArrayList<>(List.of("timeout", "" + SECONDS));
    bounded.addAll(List.of(command));
    return Peers.run(inside(bounded.toArray(String[]::new)));
  }

  /**
   * Pings, and holds that each request was answered. With a deadline, for without one ping waits
   * for the last answer no longer than two round trips of those before.
   */
  void ping(int count, String optionsAndTarget) throws Exception {
    String said = sh("ping -n -c " + count + " -w 10 " + optionsAndTarget);
    for (int i = 1; i <= count; i++) {
      assertTrue(said.contains("icmp_seq=" + i + " "), said);
    }
  }

  /** Runs a line of the shell in the namespace, within a minute; answers what it printed. */
  String sh(String line) throws Exception {
    return sh(line, SECONDS);
  }

  /** As the other, within a time. */
  String sh(String line, long seconds) throws Exception {
    Peers.Outcome outcome =
        Peers.run(inside("timeout", "" + seconds, "bash", "-c", "set -o pipefail; " + line));
    assertEquals(0, outcome.code(), () -> line + ": " + outcome.errors() + outcome.text());
    return outcome.text();
  }

  /** Starts a program in the namespace; it is ended with the namespace. */
  Process start(Path output, String... command) throws IOException {
    Process process =
        new ProcessBuilder(inside(command))
            .redirectErrorStream(true)
            .redirectInput(new File("/dev/null"))
            .redirectOutput(output.toFile())
            .start();
    started.add(process);
    return process;
  }

  /** Starts {@code server.py} on a port of every address. */
  void serve(Path directory, int serverPort) throws Exception {
    Path said = directory.resolve("server.out");
    start(said, "python3", script("server.py"), "" + serverPort);
    for (int i = 0; i < 500 && !Files.readString(said).contains("listening"); i++) {
      Thread.sleep(20);
    }
  }

  /** Ends a program as Ctrl-C does, and waits for it. */
  static void interrupt(Process process) throws Exception {
    new ProcessBuilder("kill", "-INT", "" + process.pid()).start().waitFor();
    if (!process.waitFor(10, TimeUnit.SECONDS)) {
      process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
    }
  }

  @Override
  public void close() throws IOException {
    started.forEach(Process::destroy);
    script.getOutputStream().close();
    try {
      if (!script.waitFor(10, TimeUnit.SECONDS)) {
        script.destroy();
        script.waitFor(10, TimeUnit.SECONDS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
