package io.netlayers.tools.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.netlayers.http.cookie.CookieDate;
import io.netlayers.http.cookie.CookiePair;
import io.netlayers.http.cookie.SetCookie;
import io.netlayers.http.multipart.Boundary;
import io.netlayers.http.multipart.MultipartEvent;
import io.netlayers.http.multipart.MultipartLimits;
import io.netlayers.http.multipart.MultipartReader;
import io.netlayers.http.sse.EventStreamReader;
import io.netlayers.http.sse.EventStreamWriter;
import io.netlayers.http.sse.ServerSentEvent;
import io.netlayers.http.structured.StructuredFields;
import io.netlayers.http.uri.RequestTarget;
import io.netlayers.http.uri.Uri;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Cookies, URIs, structured fields, multipart bodies, event streams. */
class HttpFieldsFuzzTest {
  private static final String MINUTE = "1m";

  @FuzzTest(maxDuration = MINUTE)
  void cookie(byte[] octets) {
    // What is read from Set-Cookie or Cookie is written so that it is read the same
    String text = Feed.text(octets);
    SetCookie.parse(text)
        .ifPresent(cookie -> assertEquals(Optional.of(cookie), SetCookie.parse(cookie.toString())));
    List<CookiePair> pairs = CookiePair.parse(text);
    assertEquals(pairs, CookiePair.parse(CookiePair.format(pairs)));
    CookieDate.parse(text);
  }

  @FuzzTest(maxDuration = MINUTE)
  void uri(byte[] octets) {
    // What is parsed prints as it came, and resolving and normalizing give URIs again
    String text = Feed.text(octets);
    Optional<Uri> uri = Uri.parse(text);
    for (String method : new String[] {"GET", "CONNECT", "OPTIONS"}) {
      RequestTarget.parse(text, method);
    }
    if (uri.isEmpty()) {
      return;
    }
    assertEquals(text, uri.get().toString());
    Uri base = Uri.parse("http://a/b/c?d").orElseThrow();
    Uri resolved = base.resolve(uri.get());
    assertEquals(Optional.of(resolved), Uri.parse(resolved.toString()));
    Uri normal = resolved.normalize();
    assertEquals(normal, normal.normalize());
    assertEquals(Optional.of(normal), Uri.parse(normal.toString()));
  }

  @FuzzTest(maxDuration = MINUTE)
  void structured(byte[] octets) {
    // What is parsed is serialized so that it parses to the same
    String text = Feed.text(octets);
    StructuredFields.parseItem(text)
        .ifPresent(i -> assertEquals(Optional.of(i), StructuredFields.parseItem(i.toString())));
    StructuredFields.parseList(text)
        .ifPresent(
            l ->
                assertEquals(
                    Optional.of(l), StructuredFields.parseList(StructuredFields.serialize(l))));
    StructuredFields.parseDictionary(text)
        .ifPresent(
            m -> assertEquals(Optional.of(m), StructuredFields.parseDictionary(m.toString())));
  }

  @FuzzTest(maxDuration = MINUTE)
  void multipart(byte[] octets) {
    // However a body comes, parts, content and end are the same
    assertEquals(parts(octets, octets.length), parts(octets, 1));
  }

  private static String parts(byte[] octets, int step) {
    MultipartReader reader = new MultipartReader(new Boundary("b"), MultipartLimits.DEFAULT);
    StringBuilder seen = new StringBuilder();
    for (int at = 0; at < octets.length; at += step) {
      int length = Math.min(step, octets.length - at);
      reader.feed(ByteBuffer.wrap(octets).asReadOnlyBuffer(), at, length);
      MultipartEvent event = reader.next();
      int bound = 4 * length + 100;
      while (event == MultipartEvent.PART
          || event == MultipartEvent.DATA
          || event == MultipartEvent.PART_END) {
        assertTrue(bound-- > 0, "more events than octets");
        seen.append(event == MultipartEvent.PART ? "[" + reader.head() + "|" : "");
        seen.append(event == MultipartEvent.PART_END ? "]" : "");
        for (int i = 0; event == MultipartEvent.DATA && i < reader.dataLength(); i++) {
          seen.append((char) (reader.dataBuffer().get(reader.dataOffset() + i) & 0xFF));
        }
        event = reader.next();
      }
      if (event == MultipartEvent.MALFORMED) {
        return seen + "!" + reader.fault();
      }
    }
    return seen + "." + reader.endOfBody();
  }

  @FuzzTest(maxDuration = MINUTE)
  void events(byte[] octets) {
    // However a stream comes, events are the same, and written they are read again
    List<ServerSentEvent> whole = events(octets, octets.length);
    assertEquals(whole, events(octets, 1));
    StringBuilder written = new StringBuilder();
    EventStreamWriter writer = new EventStreamWriter();
    whole.forEach(event -> written.append(writer.text(event)));
    byte[] again = written.toString().getBytes(java.nio.charset.StandardCharsets.UTF_8);
    assertEquals(whole, events(again, again.length));
  }

  private static List<ServerSentEvent> events(byte[] octets, int step) {
    EventStreamReader reader = new EventStreamReader();
    List<ServerSentEvent> events = new ArrayList<>();
    for (int at = 0; at < octets.length; at += step) {
      reader.read(ByteBuffer.wrap(octets), at, Math.min(step, octets.length - at), events::add);
    }
    return events;
  }
}
