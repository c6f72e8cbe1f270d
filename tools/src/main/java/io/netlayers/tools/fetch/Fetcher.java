package io.netlayers.tools.fetch;

import io.netlayers.http.FieldName;
import io.netlayers.http.HttpMethod;
import io.netlayers.http.cookie.CookieLimits;
import io.netlayers.http.cookie.CookieRequest;
import io.netlayers.http.cookie.CookieStore;
import io.netlayers.http.cookie.SetCookie;
import io.netlayers.http.head.FieldLine;
import io.netlayers.http.head.HeadWriter;
import io.netlayers.http.uri.RequestTarget;
import io.netlayers.http.uri.Uri;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Fetches one after the other, over the same connection where it leads to the same server. Cookies
 * are kept as long as this is (RFC 6265 §5).
 */
final class Fetcher implements Closeable {
  /** Content from here on is announced first, so that a server can refuse it unsent. */
  private static final long LARGE = 1 << 20;

  private final Settings settings;
  private final int mostRedirects;

  /** A name without a dot is nobody's to share; within one run that is enough of a list. */
  private final CookieStore cookies =
      new CookieStore(CookieLimits.DEFAULT, domain -> domain.indexOf('.') < 0);

  private @Nullable ClientConnection connection;
  private Optional<Origin> leadsTo = Optional.empty();

  /** Whether a 417 to the request that is under way is answered by asking without expectation. */
  private boolean asksAgain;

  /**
   * What is asked for.
   *
   * @param fields those that the person gave
   */
  record Wish(String method, Uri uri, List<FieldLine> fields, @Nullable Payload payload) {
    Wish redirected(int status, Uri to) {
      boolean toGet =
          status == 303 && !method.equals("HEAD")
              || (status == 301 || status == 302) && method.equals("POST");
      boolean away = !Origin.of(uri).equals(Origin.of(to));
      List<FieldLine> kept =
          fields.stream()
              .filter(line -> !(toGet && isOfContent(line.knownName())))
              .filter(line -> !(away && isForOneOrigin(line.knownName())))
              .toList();
      return new Wish(toGet ? "GET" : method, to, kept, toGet ? null : payload);
    }

    /** Whether a 100 is waited for before the content goes (RFC 9110 §10.1.1). */
    boolean expects() {
      Payload content = payload;
      if (content == null) {
        return false;
      }
      for (FieldLine line : fields) {
        if (line.knownName() == FieldName.EXPECT) {
          return !line.value().isEmpty();
        }
      }
      return content.length() < 0 || content.length() >= LARGE;
    }

    /** The same, and what it carries is sent at once. */
    Wish withoutExpectation() {
      List<FieldLine> others = new ArrayList<>(fields);
      others.removeIf(line -> line.knownName() == FieldName.EXPECT);
      others.add(FieldLine.of(FieldName.EXPECT, "")); // a field that is not sent at all
      return new Wish(method, uri, others, payload);
    }

    /** RFC 9110 §15.4: what a request without content has no use for. */
    private static boolean isOfContent(FieldName name) {
      return switch (name) {
        case CONTENT_TYPE, CONTENT_ENCODING, CONTENT_LANGUAGE, CONTENT_LOCATION -> true;
        case CONTENT_LENGTH, TRANSFER_ENCODING, EXPECT -> true;
        default -> false;
      };
    }

    /** RFC 9110 §15.4: what another server must not see. */
    private static boolean isForOneOrigin(FieldName name) {
      return switch (name) {
        case AUTHORIZATION, COOKIE, HOST, ORIGIN -> true;
        default -> false;
      };
    }
  }

  Fetcher(Settings settings, int mostRedirects) {
    this.settings = settings;
    this.mostRedirects = mostRedirects;
  }

  /** Whether a status tells another place to look at, which is followed. */
  boolean isRedirect(ResponseSink sink) {
    boolean redirect =
        switch (sink.status()) {
          case 301, 302, 303, 307, 308 -> true;
          default -> false;
        };
    return mostRedirects > 0 && redirect && !sink.location().isEmpty();
  }

  /** Whether a response is the last one, whose content is what was asked for. */
  boolean isLast(ResponseSink sink) {
    return !isRedirect(sink) && !(asksAgain && sink.status() == 417);
  }

  /**
   * Fetches, and follows redirects.
   *
   * @throws IOException if there is no whole response at the end; the message says why
   */
  void fetch(Wish first, ResponseSink sink) throws IOException {
    Wish wish = first;
    for (int redirects = 0; ; redirects++) {
      once(wish, sink);
      if (!isRedirect(sink)) {
        return;
      }
      if (redirects == mostRedirects) {
        throw new IOException("more than " + mostRedirects + " redirects");
      }
      Uri base = wish.uri();
      String location = sink.location();
      Uri to =
          Origin.reference(location)
              .map(base::resolve)
              .filter(uri -> (uri.isHttp() || uri.isHttps()) && uri.isGoodHttp())
              .orElseThrow(() -> new IOException("redirected to what is no http: " + location));
      wish = wish.redirected(sink.status(), to.withoutFragment());
      Payload payload = wish.payload();
      if (payload != null && !payload.mayRepeat()) {
        throw new IOException("redirected to " + to + ", and the content cannot be sent again");
      }
    }
  }

  private void once(Wish wish, ResponseSink sink) throws IOException {
    Origin origin = Origin.of(wish.uri());
    ClientConnection kept = connection;
    if (kept != null && (!leadsTo.equals(Optional.of(origin)) || !kept.isReusable())) {
      drop();
      kept = null;
    }
    if (kept != null && HttpMethod.of(wish.method()).isIdempotent()) {
      try {
        exchange(kept, wish, sink);
        return;
      } catch (Exchange.NoResponse stale) {
        // RFC 9112 §9.3.1: a kept connection may have been closed while the request was under way
        drop();
      }
    } else if (kept != null) {
      exchange(kept, wish, sink);
      return;
    }
    exchange(connect(origin, sink), wish, sink);
  }

  private ClientConnection connect(Origin origin, ResponseSink sink) throws IOException {
    ClientConnection made = ClientConnection.open(origin, settings);
    connection = made;
    leadsTo = Optional.of(origin);
    if (settings.proxy().isPresent() && origin.https()) {
      HeadWriter head =
          new HeadWriter()
              .request(HttpMethod.CONNECT, origin.authority())
              .field(FieldName.HOST, origin.authority())
              .end();
      sink.say("> ", text(head));
      new Exchange(made, sink).run(head, null, false);
      if (sink.status() / 100 != 2) {
        throw new IOException("the proxy refuses a tunnel: " + sink.statusText());
      }
      made.throughTunnel(origin);
    }
    return made;
  }

  private void exchange(ClientConnection over, Wish wish, ResponseSink sink) throws IOException {
    Payload payload = wish.payload();
    boolean expects = wish.expects();
    asksAgain = expects && payload != null && payload.mayRepeat();
    HeadWriter head = head(wish, expects);
    sink.say("> ", text(head));
    Exchange exchange = new Exchange(over, sink);
    boolean good = false;
    try {
      exchange.run(head, payload, expects);
      good = exchange.leavesItGood();
    } finally {
      if (!good) {
        drop();
      }
    }
    CookieRequest asked = CookieRequest.of(wish.uri());
    for (String line : sink.cookies()) {
      SetCookie.parse(line).ifPresent(cookie -> cookies.store(cookie, asked, epochSeconds()));
    }
    if (sink.status() == 417 && asksAgain) {
      // RFC 9110 §10.1.1: without the expectation then, and but once
      once(wish.withoutExpectation(), sink);
    }
  }

  private HeadWriter head(Wish wish, boolean expects) {
    Origin origin = Origin.of(wish.uri());
    boolean absolute = settings.proxy().isPresent() && !origin.https();
    RequestTarget target = RequestTarget.toOrigin(wish.uri(), wish.method());
    String text = absolute ? "http://" + origin.hostField() + target : target.toString();
    HeadWriter head = new HeadWriter().request(wish.method(), text);
    usual(head, wish, FieldName.HOST, origin.hostField());
    usual(head, wish, FieldName.USER_AGENT, "netlayers");
    usual(head, wish, FieldName.ACCEPT, "*/*");
    Payload payload = wish.payload();
    if (payload != null && payload.length() >= 0) {
      head.field(FieldName.CONTENT_LENGTH, payload.length());
    } else if (payload != null) {
      head.field(FieldName.TRANSFER_ENCODING, "chunked");
    } else if (wish.method().equals("POST") || wish.method().equals("PUT")) {
      // RFC 9110 §8.6
      head.field(FieldName.CONTENT_LENGTH, 0);
    }
    String kept = cookies.cookieField(CookieRequest.of(wish.uri()), epochSeconds());
    if (!kept.isEmpty()) {
      usual(head, wish, FieldName.COOKIE, kept);
    }
    if (expects) {
      usual(head, wish, FieldName.EXPECT, "100-continue");
    }
    for (FieldLine line : wish.fields()) {
      if (!line.value().isEmpty()) {
        head.field(line.name(), line.value());
      }
    }
    return head.end();
  }

  private static long epochSeconds() {
    return System.currentTimeMillis() / 1000;
  }

  /** Adds a field that the person has neither given nor, by an empty value, taken away. */
  private static void usual(HeadWriter head, Wish wish, FieldName name, String value) {
    if (wish.fields().stream().noneMatch(line -> line.knownName() == name)) {
      head.field(name, value);
    }
  }

  /** A head as it goes over the wire. */
  static String text(HeadWriter head) {
    byte[] octets = new byte[head.length()];
    head.buffer().get(0, octets);
    return new String(octets, StandardCharsets.ISO_8859_1);
  }

  private void drop() throws IOException {
    ClientConnection kept = connection;
    if (kept != null) {
      connection = null;
      kept.close();
    }
  }

  @Override
  public void close() throws IOException {
    drop();
  }
}
