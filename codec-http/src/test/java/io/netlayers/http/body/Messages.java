package io.netlayers.http.body;

import static org.junit.jupiter.api.Assertions.assertAll;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netlayers.http.HttpDecodeStatus;
import io.netlayers.http.HttpLimits;
import io.netlayers.http.HttpMethod;
import io.netlayers.http.Leniency;
import io.netlayers.http.head.HeadView;
import io.netlayers.http.head.RequestHeadView;
import io.netlayers.http.head.ResponseHeadView;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.function.Executable;

/**
 * Octets of a connection read as one end reads them: head, framing, content, and what follows. Each
 * run is told as a text; all octets at once, one by one and cut at every place it has to be the
 * same. In the octets a bar stands for CRLF.
 */
final class Messages {
  private final boolean ofResponses;
  private final Leniency leniency;
  private final List<HttpMethod> asked;
  private final boolean closed;

  private ByteBuffer buffer = ByteBuffer.allocate(0);
  private int at;
  private int there;
  private int end;
  private int step;
  private int answered;

  private Messages(boolean ofResponses, Leniency leniency, boolean closed, List<HttpMethod> asked) {
    this.ofResponses = ofResponses;
    this.leniency = leniency;
    this.closed = closed;
    this.asked = asked;
  }

  static Messages requests(Leniency leniency) {
    return new Messages(false, leniency, false, List.of());
  }

  /** Responses to these methods, behind which the sender closes; to GET where there are no more. */
  static Messages responses(HttpMethod... asked) {
    return new Messages(true, Leniency.STRICT, true, List.of(asked));
  }

  /** Pairs: what is to be told, and the octets. */
  void check(String... pairs) {
    List<Executable> checks = new ArrayList<>();
    for (int i = 0; i < pairs.length; i += 2) {
      String expected = pairs[i];
      String octets = pairs[i + 1];
      checks.add(() -> assertEquals(expected, everyWay(octets), () -> "of " + shown(octets)));
    }
    assertAll(checks);
  }

  static String shown(String text) {
    return text.replace("\r", "\\r").replace("\n", "\\n").replace("\0", "\\0");
  }

  private String everyWay(String text) {
    byte[] octets = text.replace("|", "\r\n").getBytes(StandardCharsets.ISO_8859_1);
    ByteBuffer heap = ByteBuffer.allocate(octets.length + 9).put(5, octets);
    ByteBuffer direct = ByteBuffer.allocateDirect(octets.length + 9).put(5, octets);
    String whole = run(heap, octets.length, octets.length, octets.length);
    assertEquals(whole, run(direct.asReadOnlyBuffer(), octets.length, 0, 1), "octet by octet");
    for (int split = 0; split < octets.length; split++) {
      ByteBuffer storage = split % 2 == 0 ? heap : direct;
      assertEquals(whole, run(storage, octets.length, split, octets.length), "cut at " + split);
    }
    return whole;
  }

  private String run(ByteBuffer storage, int length, int first, int each) {
    buffer = storage;
    at = 5;
    there = at + first;
    end = at + length;
    step = each;
    answered = 0;
    List<String> told = new ArrayList<>();
    String next = "";
    while (at < end && !next.endsWith(".")) {
      next = message();
      told.add(next);
    }
    return String.join(" > ", told);
  }

  /** One message; a full stop is behind the last that is read. */
  private String message() {
    HeadView head =
        ofResponses
            ? new ResponseHeadView(HttpLimits.defaults(), leniency)
            : new RequestHeadView(HttpLimits.defaults(), leniency);
    HttpDecodeStatus status = head.wrap(buffer, at, there - at);
    while (status == HttpDecodeStatus.NEED_MORE && there < end) {
      there = Math.min(end, there + step);
      status = head.resume(buffer, at, there - at);
    }
    MessageFraming framing = new MessageFraming(leniency);
    if (status == HttpDecodeStatus.OK) {
      at += head.headLength();
      status = frame(framing, head);
    }
    if (status != HttpDecodeStatus.OK) {
      return status + ".";
    }
    String line =
        head instanceof RequestHeadView request
            ? request.methodString() + " " + request.targetString()
            : String.valueOf(((ResponseHeadView) head).statusCode());
    if (framing.kind() == BodyKind.TUNNEL) {
      return line + " tunnel " + (end - at) + ".";
    }
    return line + body(framing);
  }

  private HttpDecodeStatus frame(MessageFraming framing, HeadView head) {
    if (head instanceof RequestHeadView request) {
      return framing.ofRequest(request);
    }
    HttpMethod method = answered < asked.size() ? asked.get(answered) : HttpMethod.GET;
    ResponseHeadView response = (ResponseHeadView) head;
    answered += response.statusCode() < 200 ? 0 : 1;
    return framing.ofResponse(response, method);
  }

  private String body(MessageFraming framing) {
    BodyReader reader = new BodyReader(HttpLimits.defaults(), leniency, ofResponses);
    reader.begin(framing);
    StringBuilder content = new StringBuilder();
    while (true) {
      BodyEvent event = reader.read(buffer, at, there - at);
      for (int i = 0; i < reader.dataLength(); i++) {
        content.append((char) (buffer.get(reader.dataOffset() + i) & 0xFF));
      }
      at += reader.consumed();
      if (event == BodyEvent.NEED_MORE && there == end && closed) {
        event = reader.onClose();
      }
      String text = content.isEmpty() ? "" : " '" + content.toString().replace("\r\n", "|") + "'";
      if (event == BodyEvent.END) {
        return text + (reader.hasTrailers() ? " " + reader.trailers().toValue() : "");
      }
      if (event == BodyEvent.REFUSED) {
        return text + " " + reader.refusal() + ".";
      }
      if (event == BodyEvent.NEED_MORE) {
        if (there == end) {
          return text + " NEED_MORE.";
        }
        there = Math.min(end, there + step);
      }
    }
  }

  /** A request of each field line and body with another behind it. */
  static String[] followed(String bodyThere, String... pairs) {
    return Stream.iterate(0, i -> i < pairs.length, i -> i + 2)
        .flatMap(
            i ->
                Stream.of(
                    pairs[i],
                    "POST / HTTP/1.1|Host: a|"
                        + pairs[i + 1]
                        + "||"
                        + bodyThere
                        + "GET /next HTTP/1.1|Host: a||"))
        .toArray(String[]::new);
  }
}
