package io.netlayers.tools.dissect;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * A bar on standard error while a long file is read, if a person looks at it: Java cannot ask
 * whether standard error is a terminal, so the script that starts the program says it.
 */
final class Progress implements AutoCloseable {
  private static final long LONG_FILE_OCTETS = 32L << 20;

  private final @Nullable ProgressBar bar;

  private Progress(@Nullable ProgressBar bar) {
    this.bar = bar;
  }

  static Progress of(ReadableByteChannel in) throws IOException {
    boolean watched = Boolean.getBoolean("netlayers.watched") || System.console() != null;
    if (!watched || !(in instanceof FileChannel file) || file.size() < LONG_FILE_OCTETS) {
      return new Progress(null);
    }
    return new Progress(
        new ProgressBarBuilder()
            .setTaskName("dissect")
            .setUnit(" MB", 1 << 20)
            .setInitialMax(file.size())
            .setStyle(ProgressBarStyle.ASCII)
            .clearDisplayOnFinish()
            .build());
  }

  void at(long octets) {
    if (bar != null) {
      bar.stepTo(octets);
    }
  }

  @Override
  public void close() {
    if (bar != null) {
      bar.close();
    }
  }
}
