package io.netlayers.tools.fetch;

import io.netlayers.core.IpAddress;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Which addresses a name has: entries of the command line, and those of a hosts file. */
final class HostNames {
  private final Map<String, List<IpAddress>> entries = new LinkedHashMap<>();

  /**
   * Adds an entry, {@code NAME:ADDRESS}.
   *
   * @throws IllegalArgumentException if it is none
   */
  void add(String entry) {
    int colon = entry.indexOf(':');
    if (colon <= 0) {
      throw new IllegalArgumentException("no NAME:ADDRESS: " + entry);
    }
    add(entry.substring(0, colon), IpAddress.parse(entry.substring(colon + 1)));
  }

  private void add(String name, IpAddress address) {
    entries.computeIfAbsent(name.toLowerCase(Locale.ROOT), n -> new ArrayList<>()).add(address);
  }

  /** Adds a hosts file's entries: an address and names a line; others are passed over. */
  void read(Path file) throws IOException {
    for (String line : Files.readAllLines(file, StandardCharsets.ISO_8859_1)) {
      int comment = line.indexOf('#');
      String[] words = (comment < 0 ? line : line.substring(0, comment)).strip().split("\\s+");
      for (int i = 1; i < words.length; i++) {
        try {
          add(words[i], IpAddress.parse(words[0]));
        } catch (IllegalArgumentException otherKind) {
          break; // such as an address with a zone
        }
      }
    }
  }

  /**
   * The addresses of a name, or of an address as text.
   *
   * @throws IOException if there is none
   */
  List<IpAddress> resolve(String name) throws IOException {
    List<IpAddress> known = entries.get(name.toLowerCase(Locale.ROOT));
    if (known != null) {
      return known;
    }
    try {
      return List.of(IpAddress.parse(name));
    } catch (IllegalArgumentException noAddress) {
      throw new IOException(name + ": no such host: give --resolve or --hosts", noAddress);
    }
  }
}
