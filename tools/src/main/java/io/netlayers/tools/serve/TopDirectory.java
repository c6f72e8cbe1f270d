package io.netlayers.tools.serve;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * A directory that is kept open, so that names are looked up below it without walking there first.
 * It is opened anew after a second: what was put in its place is seen then.
 */
final class TopDirectory implements Closeable {
  private static final long KEPT_NANOS = 1_000_000_000L;

  private final Path path;
  private @Nullable DirectoryStream<Path> stream;
  private long sinceNanos;

  TopDirectory(Path path) {
    this.path = path;
  }

  /** The directory, or null where the system cannot look names up below one that is open. */
  @Nullable SecureDirectoryStream<Path> open(long nowNanos) throws IOException {
    DirectoryStream<Path> kept = stream;
    if (kept == null || nowNanos - sinceNanos >= KEPT_NANOS) {
      close();
      kept = Files.newDirectoryStream(path);
      stream = kept;
      sinceNanos = nowNanos;
    }
    return kept instanceof SecureDirectoryStream<Path> secure ? secure : null;
  }

  @Override
  public void close() throws IOException {
    DirectoryStream<Path> kept = stream;
    if (kept != null) {
      stream = null;
      kept.close();
    }
  }
}
