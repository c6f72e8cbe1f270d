package io.netlayers.testkit.gen.http;

import io.netlayers.http.HttpVersion;
import io.netlayers.http.head.FieldLine;
import io.netlayers.http.head.RequestHead;
import io.netlayers.http.head.ResponseHead;
import io.netlayers.testkit.gen.choice.Choices;
import io.netlayers.testkit.gen.choice.Generator;
import io.netlayers.testkit.gen.choice.GeneratorTable;
import java.util.ArrayList;
import java.util.List;

/** HTTP/1.1 heads (RFC 9112) and the values of fields (RFC 9110 and others). */
public final class HttpGenerators {
  private static final int[] STATUS_CODES = {
    200, 100, 101, 103, 204, 206, 301, 304, 400, 404, 416, 431, 500, 503, 999
  };

  private HttpGenerators() {}

  private static FieldLine fieldLine(Choices c) {
    if (c.flag()) {
      return FieldLine.of(HttpText.token(c), HttpText.fieldValue(c));
    }
    return switch (c.below(6)) {
      case 0 -> FieldLine.of("Accept", "*/*");
      case 1 -> FieldLine.of("User-Agent", "netlayers");
      case 2 -> FieldLine.of("Content-Type", FieldGenerators.mediaType(c).toString());
      case 3 -> FieldLine.of("Cache-Control", "no-cache");
      case 4 -> FieldLine.of("X-Empty", "");
      default -> FieldLine.of("Date", "Sun, 06 Nov 1994 08:49:37 GMT");
    };
  }

  /** Any name and value; the framing of no message is told. */
  private static List<FieldLine> harmless(Choices c) {
    List<FieldLine> lines = new ArrayList<>();
    for (FieldLine line : c.list(0, 6, HttpGenerators::fieldLine)) {
      boolean tells =
          line.name().equalsIgnoreCase("host")
              || line.name().equalsIgnoreCase("content-length")
              || line.name().equalsIgnoreCase("transfer-encoding");
      if (!tells) {
        lines.add(line);
      }
    }
    return lines;
  }

  /** A request that a server must take: version 1.1 with one Host, a target fit for the method. */
  public static Generator<RequestHead> request() {
    return HttpGenerators::requestHead;
  }

  private static RequestHead requestHead(Choices c) {
    List<FieldLine> fields = new ArrayList<>(harmless(c));
    fields.add(c.between(0, fields.size()), FieldLine.of("Host", "example.org"));
    String method =
        c.onceIn(4)
            ? c.text(HttpText.TCHARS, 1, 64)
            : c.oneOf("GET", "HEAD", "POST", "PUT", "DELETE");
    String target = UriGenerators.origin(c).toString();
    switch (c.below(8)) {
      case 1 -> {
        method = "OPTIONS";
        target = "*";
      }
      case 2 -> {
        method = "CONNECT";
        target = "example.org:" + c.u16();
      }
      case 3 -> target = "http://example.org" + target;
      default -> {}
    }
    return RequestHead.builder()
        .method(method)
        .target(target)
        .version(HttpVersion.HTTP_1_1)
        .fields(fields)
        .build();
  }

  /** A response of any status code; no field tells its framing. */
  public static Generator<ResponseHead> response() {
    return c ->
        ResponseHead.builder()
            .version(c.onceIn(4) ? HttpVersion.HTTP_1_0 : HttpVersion.HTTP_1_1)
            .statusCode(
                c.onceIn(2) ? c.between(100, 999) : STATUS_CODES[c.below(STATUS_CODES.length)])
            .reason(c.oneOf("OK", "", "Not Found", "\u00e9t\u00e9", "a  b"))
            .fields(harmless(c))
            .build();
  }

  /** The values. */
  public static GeneratorTable table() {
    return new GeneratorTable()
        .add(HttpVersion.class, c -> c.flag() ? HttpVersion.of(c.below(10)) : HttpVersion.HTTP_1_1)
        .add(FieldLine.class, HttpGenerators::fieldLine)
        .add(RequestHead.class, request())
        .add(ResponseHead.class, response())
        .addAll(UriGenerators.table())
        .addAll(FieldGenerators.table())
        .addAll(StructuredGenerators.table())
        .addAll(StateGenerators.table());
  }
}
