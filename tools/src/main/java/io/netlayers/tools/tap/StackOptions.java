package io.netlayers.tools.tap;

import io.netlayers.stack.config.HostConfig;
import io.netlayers.tools.net.EventLoop;
import java.io.Closeable;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What all subcommands on devices can be told. */
public final class StackOptions {
  @ArgGroup(
      exclusive = false,
      multiplicity = "1..*",
      heading = "Devices (netlayers-tap makes them):%n")
  private List<LinkOptions> links = new ArrayList<>();

  @Option(
      names = "--pcap",
      paramLabel = "FILE",
      description = "Keep the frames that pass, as pcapng.")
  private @Nullable Path pcap;

  @Option(
      names = "--counters",
      description = "At the end, tell on standard error what was counted, and the sockets.")
  private boolean counters;

  @Option(
      names = "--probe",
      description = "Look for the addresses on the link before they are used (RFC 4862, RFC 5227).")
  private boolean probe;

  @Spec(Spec.Target.MIXEE)
  private @Nullable CommandSpec spec;

  /** Made by the command line. */
  public StackOptions() {}

  /** A host on the devices, and what is told when it ends. */
  public final class Opened implements Closeable {
    private final StackNode node;
    private final @Nullable FrameCapture capture;

    private Opened(StackNode node, @Nullable FrameCapture capture) {
      this.node = node;
      this.capture = capture;
    }

    /** The host in its loop. */
    public StackNode node() {
      return node;
    }

    @Override
    public void close() throws IOException {
      CommandSpec command = spec;
      if (counters && command != null) {
        PrintWriter err = command.commandLine().getErr();
        err.println(String.valueOf(node.host().counters()).stripTrailing());
        err.println(node.host().socketLines().stripTrailing());
        err.flush();
      }
      node.close();
      FrameCapture kept = capture;
      if (kept != null) {
        kept.close();
      }
    }
  }

  /**
   * Makes the host.
   *
   * @throws ParameterException if the options cannot be
   * @throws IOException if a port is in use or the capture cannot be written
   */
  public Opened open(EventLoop loop, boolean forwarding) throws IOException {
    HostConfig.Builder config = StackSetup.config().forwarding(forwarding);
    if (probe) {
      config.dadTransmits(1).arpProbes(3);
    }
    List<LinkSpec> specs = specs();
    if (!forwarding && specs.stream().anyMatch(LinkSpec::advertises)) {
      throw misuse("--advertise: only a router may, with --forward");
    }
    StackNode node = StackSetup.open(loop, config.build(), specs);
    Path file = pcap;
    return new Opened(node, file == null ? null : FrameCapture.create(file, node.host(), 0));
  }

  private List<LinkSpec> specs() {
    List<LinkSpec> specs = new ArrayList<>();
    try {
      for (LinkOptions link : links) {
        specs.add(link.spec());
      }
      return specs;
    } catch (IllegalArgumentException e) {
      throw misuse(String.valueOf(e.getMessage()));
    }
  }

  private RuntimeException misuse(String what) {
    CommandSpec command = spec;
    return command == null
        ? new IllegalArgumentException(what)
        : new ParameterException(command.commandLine(), what);
  }
}
