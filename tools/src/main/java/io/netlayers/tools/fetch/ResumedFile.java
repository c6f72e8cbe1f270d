package io.netlayers.tools.fetch;

import io.netlayers.http.FieldName;
import io.netlayers.http.head.FieldLine;
import io.netlayers.http.range.ContentRange;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A file of which the beginning may be there already. The rest is asked for (RFC 9110 §14.2); a
 * server that sends the whole instead is taken at its word.
 */
final class ResumedFile implements ResponseSink.Target {
  private final Path file;
  private final long there;

  ResumedFile(Path file) throws IOException {
    this.file = file;
    this.there = Files.isRegularFile(file) ? Files.size(file) : 0;
  }

  /** What to ask with: these, and for the rest alone where there is a beginning. */
  List<FieldLine> asking(List<FieldLine> fields) {
    if (there == 0) {
      return fields;
    }
    List<FieldLine> all = new ArrayList<>(fields);
    all.add(FieldLine.of(FieldName.RANGE, "bytes=" + there + "-"));
    return all;
  }

  /** Whether a response says that all is there already (RFC 9110 §15.5.17). */
  boolean isWhole(ResponseSink response) {
    return there > 0
        && response.status() == 416
        && response.contentRange().map(range -> range.complete() == there).orElse(false);
  }

  @Override
  public OutputStream open(ResponseSink response) throws IOException {
    if (there == 0 || response.status() == 200) {
      return Outputs.toFile(file);
    }
    if (response.status() != 206) {
      // An error's text is no part of the file
      return OutputStream.nullOutputStream();
    }
    if (!response.contentRange().map(this::continues).orElse(false)) {
      throw new IOException("the server goes on elsewhere than behind octet " + there);
    }
    return Outputs.behind(file);
  }

  private boolean continues(ContentRange range) {
    return range.unit().equals("bytes") && range.first() == there;
  }
}
