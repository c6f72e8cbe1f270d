package io.netlayers.tools.dissect;

import io.netlayers.tools.dissect.follow.ConversationWriter;
import io.netlayers.tools.terminal.Progress;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import org.checkerframework.checker.nullness.qual.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reads a capture frame by frame, layer by layer. */
@Command(
    name = "dissect",
    description = "Reads a capture (pcap or pcapng) frame by frame, layer by layer.",
    mixinStandardHelpOptions = true)
public final class DissectCommand implements Callable<Integer> {
  private static final int OUTPUT_OCTETS = 1 << 16;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FILE", description = "The capture; - is standard input.")
  private String file = "";

  @Option(
      names = "--follow",
      description = "TCP conversations instead of frames, with their HTTP requests and responses.")
  private boolean follow;

  @Option(
      names = "--json",
      description = "One JSON object a line, a line a frame (or a conversation).")
  private boolean json;

  @Option(names = "-v", description = "An indented line a layer with its fields.")
  private boolean verbose;

  @Option(names = "-x", description = "The octets of each frame.")
  private boolean octets;

  /** Made by the command line. */
  @SuppressWarnings("nullness:initialization.fields.uninitialized") // the command line sets them
  public DissectCommand() {}

  @Override
  public Integer call() throws IOException {
    @Nullable String complaint;
    // Standard output is the process's to close, not ours.
    OutputStream out =
        new BufferedOutputStream(new FileOutputStream(FileDescriptor.out), OUTPUT_OCTETS);
    try (ReadableByteChannel in = open();
        FrameWriter writer = writer(out);
        Progress progress = Progress.reading("dissect", in)) {
      complaint = new Dissection(in, writer, progress).run();
    }
    out.flush();
    if (complaint == null) {
      return 0;
    }
    spec.commandLine().getErr().println("netlayers: " + file + ": " + complaint);
    return 1;
  }

  private FrameWriter writer(OutputStream out) throws IOException {
    if (follow) {
      return new FollowFrames(
          json ? ConversationWriter.json(out) : ConversationWriter.text(out, verbose));
    }
    return json ? new JsonFrames(out) : new TextFrames(out, verbose, octets);
  }

  private ReadableByteChannel open() throws IOException {
    if (file.equals("-")) {
      return Channels.newChannel(new FileInputStream(FileDescriptor.in));
    }
    Path path = Path.of(file);
    if (Files.isDirectory(path)) {
      throw new IOException(file + ": is a directory");
    }
    return FileChannel.open(path, StandardOpenOption.READ);
  }
}
