package io.netlayers.tools.terminal;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.ReadableByteChannel;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * A bar on standard error while something long goes on, if a person looks at it: Java cannot ask
 * whether standard error is a terminal, so the script that starts the program says it.
 */
public final class Progress implements AutoCloseable {
  private static final long LONG_FILE_OCTETS = 32L << 20;

  private final @Nullable ProgressBar bar;

  private Progress(@Nullable ProgressBar bar) {
    this.bar = bar;
  }

  /** None is shown. */
  public static Progress none() {
    return new Progress(null);
  }

  /** Of reading a long file. */
  public static Progress reading(String task, ReadableByteChannel in) throws IOException {
    boolean isLong = in instanceof FileChannel file && file.size() >= LONG_FILE_OCTETS;
    return isLong ? of(task, ((FileChannel) in).size()) : none();
  }

  /**
   * Of moving octets.
   *
   * @param octets how many, or -1 where nobody knows
   */
  public static Progress of(String task, long octets) {
    boolean watched = Boolean.getBoolean("netlayers.watched") || System.console() != null;
    if (!watched) {
      return none();
    }
    return new Progress(
        new ProgressBarBuilder()
            .setTaskName(task)
            .setUnit(" MB", 1 << 20)
            .setInitialMax(octets)
            .setStyle(ProgressBarStyle.ASCII)
            .clearDisplayOnFinish()
            .build());
  }

  /** How far it is. */
  public void at(long octets) {
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
