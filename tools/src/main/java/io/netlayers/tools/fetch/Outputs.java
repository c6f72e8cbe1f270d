package io.netlayers.tools.fetch;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.TRUNCATE_EXISTING;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.OpenOption;
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

  /** A file's content anew. */
  static OutputStream toFile(Path file) throws IOException {
    return opened(file, CREATE, TRUNCATE_EXISTING, WRITE);
  }

  /** More of a file, behind what it holds. */
  static OutputStream behind(Path file) throws IOException {
    return opened(file, APPEND);
  }

  private static OutputStream opened(Path file, OpenOption... how) throws IOException {
    try {
      return new Checked(Files.newOutputStream(file, how));
    } catch (IOException e) {
      throw new Failure(e);
    }
  }

  /**
   * Standard output, which is the process's to close. Not {@code System.out}: that swallows its
   * failures, and a full disk would look like success.
   */
  static OutputStream standard() {
    return new Checked(new FileOutputStream(FileDescriptor.out)) {
      @Override
      public void close() {}
    };
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
}
