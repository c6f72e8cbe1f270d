package io.netlayers.tools.fetch;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.checkerframework.checker.signedness.qual.PolySigned;

/** Where content goes, with failures that tell themselves from those of a network. */
final class Outputs {
  private Outputs() {}

  /** The fault lies with our output, not with the server. */
  static final class Failure extends IOException {
    private static final long serialVersionUID = 1;
    private final transient IOException reason;

    Failure(IOException reason) {
      super(reason);
      this.reason = reason;
    }

    IOException reason() {
      return reason;
    }
  }

  static OutputStream toFile(Path file) throws IOException {
    try {
      return new Checked(Files.newOutputStream(file));
    } catch (IOException e) {
      throw new Failure(e);
    }
  }

  static OutputStream standard(PrintStream printed) {
    return new Standard(printed);
  }

  private static class Checked extends FilterOutputStream {
    Checked(OutputStream out) {
      super(out);
    }

    @Override
    public void write(@PolySigned byte[] octets, int at, int length) throws IOException {
      try {
        out.write(octets, at, length);
      } catch (IOException e) {
        throw new Failure(e);
      }
    }
  }

  /** Standard output, which is the process's to close, and which hides its failures. */
  private static final class Standard extends Checked {
    private final PrintStream printed;

    Standard(PrintStream printed) {
      super(printed);
      this.printed = printed;
    }

    @Override
    public void write(@PolySigned byte[] octets, int at, int length) throws IOException {
      super.write(octets, at, length);
      if (printed.checkError()) {
        throw new Failure(new IOException("Broken pipe"));
      }
    }

    @Override
    public void close() {
      printed.flush();
    }
  }
}
