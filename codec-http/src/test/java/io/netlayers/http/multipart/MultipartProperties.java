package io.netlayers.http.multipart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class MultipartProperties {
  @Provide
  Arbitrary<String> bodies() {
    return Arbitraries.of(
            "\r\n--ab",
            "--ab\r\n",
            "\r\n",
            "\r",
            "\n",
            "-",
            "--",
            "a",
            "b",
            "ab",
            "x",
            " ",
            "A: b",
            "\r\n\r\n",
            ":")
        .list()
        .ofMaxSize(14)
        .map(list -> String.join("", list));
  }

  @Property(tries = 3000)
  void aBodyIsTheSameHoweverItIsCut(
      @ForAll("bodies") String rest, @ForAll @Size(max = 5) List<@IntRange(max = 60) Integer> at) {
    String body = "--ab\r\n" + rest;
    int[] cuts = at.stream().mapToInt(i -> Math.min(i, body.length())).sorted().toArray();
    String whole = MultipartReaderTest.events("ab", body);
    assertEquals(whole, MultipartReaderTest.events("ab", body, cuts));
    int[] each = new int[body.length()];
    Arrays.setAll(each, i -> i);
    assertEquals(whole, MultipartReaderTest.events("ab", body, each));
  }

  @Property
  void anyOctetsAreAnswered(@ForAll @Size(max = 80) byte[] octets) {
    MultipartReader reader = new MultipartReader(new Boundary("a"), MultipartLimits.DEFAULT);
    reader.feed(ByteBuffer.wrap(octets), 0, octets.length);
    for (int i = 0; i <= 2 * octets.length + 2; i++) {
      reader.next();
    }
    reader.endOfBody();
  }

  /**
   * The whole of a body taken apart with searches alone, as {@link MultipartReaderTest} tells it.
   */
  private static String apart(String body) {
    String delimiter = "\r\n--ab";
    String text = "\r\n" + body;
    StringBuilder out = new StringBuilder();
    int at = text.indexOf(delimiter);
    for (int parts = 0; at >= 0; parts++) {
      int line = at + delimiter.length();
      if (text.startsWith("--", line)) {
        return out + "END";
      }
      String rest = text.substring(line);
      String padding = rest.replaceFirst("(?s)[^ \t].*", "");
      String behind = rest.substring(padding.length());
      if (behind.isEmpty() || behind.equals("\r") || rest.equals("-")) {
        return out + "ENDS_EARLY";
      }
      if (!behind.startsWith("\r\n")) {
        return out + "BAD_DELIMITER";
      }
      if (parts == 3) {
        return out + "TOO_MANY_PARTS";
      }
      int head = line + padding.length() + 2;
      int blank = text.startsWith("\r\n", head) ? head : text.indexOf("\r\n\r\n", head) + 2;
      if (blank < head) {
        return out + "ENDS_EARLY";
      }
      Optional<PartHead> fields = PartHead.parse(text.substring(head, blank), 2);
      if (fields.isEmpty()) {
        return out + "BAD_HEAD";
      }
      out.append('[').append(fields.get().toString().replace("\r\n", "/")).append('|');
      at = text.indexOf(delimiter, blank);
      int end = at < 0 ? text.length() - held(text.substring(blank), delimiter) : at;
      out.append(text, blank + 2, Math.max(blank + 2, end)).append(at < 0 ? "" : "]");
    }
    return out + "ENDS_EARLY";
  }

  /** Octets at the end that may begin a delimiter. */
  private static int held(String text, String delimiter) {
    int length = Math.min(text.length(), delimiter.length());
    while (!text.endsWith(delimiter.substring(0, length))) {
      length--;
    }
    return length;
  }

  @Property(tries = 4000)
  void aBodyIsTakenApartAsBySearching(@ForAll("bodies") String rest) {
    assertEquals(apart(rest), MultipartReaderTest.events("ab", rest));
    String body = "--ab\r\n" + rest;
    assertEquals(apart(body), MultipartReaderTest.events("ab", body));
  }
}
