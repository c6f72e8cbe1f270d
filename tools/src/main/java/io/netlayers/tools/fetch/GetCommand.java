package io.netlayers.tools.fetch;

import io.netlayers.http.FieldName;
import io.netlayers.http.head.HeadWriter;
import io.netlayers.http.uri.RequestTarget;
import io.netlayers.http.uri.Uri;
import io.netlayers.tools.net.EventLoop;
import io.netlayers.tools.tap.StackOptions;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.checkerframework.checker.nullness.qual.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code netlayers get}: downloads over this project's own TCP, on a TAP or TUN device. */
@Command(
    name = "get",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Downloads what a URL of http names over a TCP/IP of its own, on a TAP or TUN device.",
      "netlayers-tap makes the device. Names are those of --resolve and of a hosts file."
    })
public final class GetCommand implements Callable<Integer> {
  private static final long STOP_SECONDS = 3;

  @Parameters(paramLabel = "URL", description = "What to get, http only.")
  private String url = "";

  @Mixin private StackOptions stack = new StackOptions();

  @Mixin private ClientOptions client = new ClientOptions();

  @Option(
      names = {"-o", "--output"},
      paramLabel = "FILE",
      description = "Write content to a file, not to standard output.")
  private @Nullable Path output;

  @Option(
      names = {"-T", "--upload"},
      paramLabel = "FILE",
      description = "Send a file by PUT.")
  private @Nullable Path upload;

  @Option(
      names = "--resolve",
      paramLabel = "NAME:ADDRESS",
      description = "An address of a name; may be repeated.")
  private List<String> resolved = new ArrayList<>();

  @Option(
      names = "--hosts",
      paramLabel = "FILE",
      description = "A hosts file with more names (default: ${DEFAULT-VALUE}).")
  private Path hosts = Path.of("/etc/hosts");

  /** Made by the command line. */
  public GetCommand() {}

  @Override
  public Integer call() throws IOException {
    long patience = client.patienceNanos();
    Uri uri = Origin.parse(url).orElseThrow(() -> client.misuse("not a URL of http: " + url));
    if (uri.isHttps()) {
      throw client.misuse("not a URL of http: " + url);
    }
    HostNames names = names();
    CountDownLatch ended = new CountDownLatch(1);
    String complaint;
    try (EventLoop loop = new EventLoop();
        StackOptions.Opened opened = stack.open(loop, false)) {
      Thread hook = new Thread(() -> stop(loop, ended), "stop");
      Runtime.getRuntime().addShutdownHook(hook);
      complaint = get(opened, uri, names, patience);
    } finally {
      ended.countDown();
    }
    return client.report(uri, complaint) ? 0 : 1;
  }

  /** Runs when the process is told to end: the connection is reset and the capture written. */
  private static void stop(EventLoop loop, CountDownLatch ended) {
    loop.stop();
    try {
      ended.await(STOP_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Why it went wrong, in one line, or nothing. */
  private String get(StackOptions.Opened opened, Uri uri, HostNames names, long patience)
      throws IOException {
    Origin origin = Origin.of(uri);
    try (ResponseSink sink =
            new ResponseSink(
                this::target, response -> true, false, output != null, client.listener());
        StackConnection connection =
            StackConnection.open(
                opened.node(),
                names.resolve(origin.hostName()),
                origin.port(),
                client.connectNanos(),
                patience)) {
      Path file = upload;
      Payload payload = file == null ? null : Payload.of(file);
      HeadWriter head = head(uri, origin, payload);
      sink.say("> ", Fetcher.text(head));
      new Exchange(connection, sink).run(head, payload, false);
      connection.isWhole();
      return sink.status() < 400 ? "" : sink.statusText();
    } catch (Outputs.Failure e) {
      throw e.reason();
    } catch (IOException e) {
      if (!opened.node().isCarried()) {
        return "nobody carries the device's frames: is netlayers-tap running?";
      }
      return ClientOptions.complaint(e);
    }
  }

  private static HeadWriter head(Uri uri, Origin origin, @Nullable Payload payload) {
    String method = payload == null ? "GET" : "PUT";
    HeadWriter head =
        new HeadWriter()
            .request(method, RequestTarget.toOrigin(uri, method).toString())
            .field(FieldName.HOST, origin.hostField())
            .field(FieldName.USER_AGENT, "netlayers")
            .field(FieldName.ACCEPT, "*/*");
    if (payload != null) {
      head.field(FieldName.CONTENT_LENGTH, payload.length());
    }
    return head.end();
  }

  private OutputStream target(ResponseSink response) throws IOException {
    Path file = output;
    return file == null ? Outputs.standard() : Outputs.toFile(file);
  }

  private HostNames names() throws IOException {
    HostNames names = new HostNames();
    for (String entry : resolved) {
      try {
        names.add(entry);
      } catch (IllegalArgumentException e) {
        throw client.misuse("--resolve: no NAME:ADDRESS: " + entry);
      }
    }
    if (Files.exists(hosts)) {
      names.read(hosts);
    } else if (!hosts.equals(Path.of("/etc/hosts"))) {
      throw client.misuse("--hosts: " + hosts + ": no such file");
    }
    return names;
  }
}
