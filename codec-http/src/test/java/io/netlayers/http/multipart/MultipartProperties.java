package io.netlayers.http.multipart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
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
}
