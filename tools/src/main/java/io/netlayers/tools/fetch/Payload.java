package io.netlayers.tools.fetch;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * What a request carries.
 *
 * @param length octets, or -1 where nobody knows before
 * @param mayRepeat whether it can be opened again
 * @param source where it comes from
 */
record Payload(long length, boolean mayRepeat, Source source) {
  /** Opens the content at its beginning. */
  interface Source {
    InputStream open() throws IOException;
  }

  static Payload of(byte[] octets) {
    return new Payload(octets.length, true, () -> new ByteArrayInputStream(octets));
  }

  static Payload of(Path file) throws IOException {
    return new Payload(Files.size(file), true, () -> Files.newInputStream(file));
  }

  /** Standard input, once. */
  static Payload ofInput() {
    return new Payload(-1, false, () -> System.in);
  }
}
