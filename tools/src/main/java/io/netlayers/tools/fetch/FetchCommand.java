package io.netlayers.tools.fetch;

import io.netlayers.http.FieldName;
import io.netlayers.http.head.FieldLine;
import io.netlayers.http.range.ByteRanges;
import io.netlayers.http.uri.PercentCoding;
import io.netlayers.http.uri.Uri;
import io.netlayers.tools.net.TlsMaterial;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import javax.net.ssl.SSLContext;
import org.checkerframework.checker.nullness.qual.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;

/** Fetches what URLs name. */
@Command(
    name = "fetch",
    description = "Fetches what URLs name over HTTP/1.1, http or https.",
    mixinStandardHelpOptions = true)
public final class FetchCommand implements Callable<Integer> {
  @Mixin private ClientOptions client = new ClientOptions();

  @Parameters(paramLabel = "URL", arity = "1..*", description = "What to fetch.")
  private List<String> urls = List.of();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Write content to a file; once for each URL.")
  private List<Path> outputs = new ArrayList<>();

  @Option(names = "-O", description = "Write content to a file of the URL's last name.")
  private boolean remoteName;

  @Option(
      names = {"-i", "--include"},
      description = "Write the response's head before its content.")
  private boolean include;

  @Option(
      names = {"-X", "--request"},
      paramLabel = "METHOD",
      description = "The method; GET, or what other options imply.")
  private @Nullable String method;

  @Option(
      names = {"-I", "--head"},
      description = "Ask for the head alone, and show it.")
  private boolean head;

  @Option(
      names = {"-H", "--header"},
      paramLabel = "FIELD",
      description = "Send this field line, 'Name: value'; without a value it is not sent at all.")
  private List<String> headers = new ArrayList<>();

  @Option(
      names = {"-d", "--data"},
      paramLabel = "TEXT",
      description = "Send this by POST; @FILE is what a file holds.")
  private List<String> data = new ArrayList<>();

  @Option(
      names = {"-T", "--upload"},
      paramLabel = "FILE",
      description = "Send a file by PUT; - is standard input, in chunks.")
  private @Nullable String upload;

  @Option(
      names = {"-r", "--range"},
      paramLabel = "RANGE",
      description = "Ask for octets alone, such as 0-99 or -500.")
  private @Nullable String range;

  @Option(
      names = {"-C", "--continue"},
      description = "Ask for the rest alone of a file that has the beginning.")
  private boolean resume;

  @Option(
      names = {"-u", "--user"},
      paramLabel = "NAME:PASSWORD",
      description = "Send these by Basic authentication.")
  private @Nullable String user;

  @Option(
      names = {"-x", "--proxy"},
      paramLabel = "HOST:PORT",
      description = "Go through a proxy.")
  private @Nullable String proxy;

  @Option(names = "--no-redirect", description = "Take a redirect for the answer.")
  private boolean noRedirect;

  @Option(
      names = "--max-redirects",
      paramLabel = "N",
      description = "Redirects that are followed (default: ${DEFAULT-VALUE}).")
  private int mostRedirects = 20;

  @Option(
      names = "--cacert",
      paramLabel = "FILE",
      description = "Trust these certificates (PEM or a keystore) instead of the JDK's.")
  private @Nullable Path trusted;

  @Option(
      names = {"-k", "--insecure"},
      description = "Trust any certificate of any host.")
  private boolean insecure;

  /** Made by the command line. */
  public FetchCommand() {}

  @Override
  public Integer call() throws IOException {
    if (!outputs.isEmpty() && (remoteName || outputs.size() != urls.size())) {
      throw misuse("-o once for each URL, and not with -O");
    }
    List<Uri> uris = new ArrayList<>();
    for (String url : urls) {
      if (Origin.hasUserinfo(url)) {
        throw misuse("a name or password in a URL: give it with -u");
      }
      uris.add(Origin.parse(url).orElseThrow(() -> misuse("not a URL of http or https: " + url)));
    }
    boolean toFiles = remoteName || !outputs.isEmpty();
    if (resume && (!toFiles || include || head || range != null || !method().equals("GET"))) {
      throw misuse("-C with -o or -O, and with nothing that asks for anything but content");
    }
    List<FieldLine> fields = fields();
    Payload payload = payload();
    boolean failed = false;
    try (Fetcher fetcher = new Fetcher(settings(), noRedirect ? 0 : mostRedirects)) {
      for (int i = 0; i < uris.size(); i++) {
        ResponseSink.Target target = target(i, uris.get(i));
        List<FieldLine> asking =
            target instanceof ResumedFile resumed ? resumed.asking(fields) : fields;
        Fetcher.Wish wish = new Fetcher.Wish(method(), uris.get(i), asking, payload);
        failed |= !fetch(fetcher, wish, target);
      }
    }
    return failed ? 1 : 0;
  }

  private ParameterException misuse(String message) {
    return client.misuse(message);
  }

  /** Whether it went well; else one line has said why not. */
  private boolean fetch(Fetcher fetcher, Fetcher.Wish wish, ResponseSink.Target target)
      throws IOException {
    boolean toFile = remoteName || !outputs.isEmpty();
    boolean shows = toFile || System.console() == null;
    String complaint;
    try (ResponseSink sink =
        new ResponseSink(target, fetcher::isLast, include || head, shows, client.listener())) {
      fetcher.fetch(wish, sink);
      boolean wholeAlready = target instanceof ResumedFile file && file.isWhole(sink);
      complaint = sink.status() < 400 || wholeAlready ? "" : sink.statusText();
    } catch (Outputs.Failure e) {
      throw e.reason();
    } catch (IOException e) {
      complaint = ClientOptions.complaint(e);
    }
    return client.report(wish.uri(), complaint);
  }

  private ResponseSink.Target target(int number, Uri uri) throws IOException {
    if (!remoteName && outputs.isEmpty()) {
      return response -> Outputs.standard();
    }
    Path file = remoteName ? Path.of(remoteName(uri)) : outputs.get(number);
    return resume ? new ResumedFile(file) : response -> Outputs.toFile(file);
  }

  private String remoteName(Uri uri) {
    String path = uri.path();
    String name = PercentCoding.decodeUtf8(path.substring(path.lastIndexOf('/') + 1)).orElse("");
    boolean good =
        !name.isEmpty()
            && !name.equals(".")
            && !name.equals("..")
            && name.chars().noneMatch(c -> c == '/' || c == '\\' || c < ' ');
    if (!good) {
      throw misuse("no file name in " + uri + ": give one with -o");
    }
    return name;
  }

  private String method() {
    String given = method;
    if (given != null) {
      return given;
    }
    if (head) {
      return "HEAD";
    }
    return upload != null ? "PUT" : data.isEmpty() ? "GET" : "POST";
  }

  private List<FieldLine> fields() {
    List<FieldLine> fields = new ArrayList<>();
    for (String header : headers) {
      int colon = header.indexOf(':');
      try {
        String name = colon < 0 ? "" : header.substring(0, colon);
        fields.add(FieldLine.of(name, header.substring(colon + 1).strip()));
      } catch (IllegalStateException e) {
        throw misuse("no field line: " + header + ": " + e.getMessage());
      }
    }
    if (!data.isEmpty() && fields.stream().noneMatch(FetchCommand::isContentType)) {
      fields.add(FieldLine.of(FieldName.CONTENT_TYPE, "application/x-www-form-urlencoded"));
    }
    String octets = range;
    if (octets != null) {
      if (ByteRanges.parse("bytes=" + octets).isEmpty()) {
        throw misuse("no range: " + octets);
      }
      fields.add(FieldLine.of(FieldName.RANGE, "bytes=" + octets));
    }
    String login = user;
    if (login != null) {
      byte[] plain = login.getBytes(StandardCharsets.UTF_8);
      String basic = "Basic " + Base64.getEncoder().encodeToString(plain);
      fields.add(FieldLine.of(FieldName.AUTHORIZATION, basic));
    }
    return fields;
  }

  private static boolean isContentType(FieldLine line) {
    return line.knownName() == FieldName.CONTENT_TYPE;
  }

  private @Nullable Payload payload() throws IOException {
    String file = upload;
    if (file != null) {
      if (!data.isEmpty()) {
        throw misuse("-T and -d: one of them");
      }
      if (file.equals("-") && urls.size() > 1) {
        throw misuse("-T - for one URL alone: standard input is there once");
      }
      return file.equals("-") ? Payload.ofInput() : Payload.of(Path.of(file));
    }
    if (data.isEmpty()) {
      return null;
    }
    if (data.size() == 1 && data.get(0).startsWith("@")) {
      return Payload.of(Path.of(data.get(0).substring(1)));
    }
    return Payload.of(String.join("&", data).getBytes(StandardCharsets.UTF_8));
  }

  private Settings settings() throws IOException {
    Optional<Origin> through = Optional.empty();
    String given = proxy;
    if (given != null) {
      Uri uri = Origin.parse(given).orElseThrow(() -> misuse("not a proxy: " + given));
      through = Optional.of(Origin.of(uri));
    }
    SSLContext tls =
        insecure ? TlsMaterial.trustingAnyone() : TlsMaterial.client(trusted, new char[0]);
    return new Settings(tls, !insecure, through, client.connectNanos(), client.patienceNanos());
  }
}
