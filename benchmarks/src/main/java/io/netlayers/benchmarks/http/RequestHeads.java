package io.netlayers.benchmarks.http;

import io.netlayers.http.HttpDecodeStatus;
import io.netlayers.http.body.MessageFraming;
import io.netlayers.http.head.RequestHeadView;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpRequest;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.impl.io.DefaultHttpRequestParser;
import org.apache.hc.core5.http.impl.io.SessionInputBufferImpl;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.HttpParser;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Request heads, read and fully validated, a head each; the framing is decided too. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class RequestHeads {
  /** Which heads. */
  @Param({"browser", "small", "forty", "mix"})
  public String head = "mix";

  /** The kind of buffer that ours reads, after the code has seen all of them. */
  @Param({"heap", "direct"})
  public String kind = "heap";

  private byte[][] octets = {};
  private ByteBuffer[] buffers = {};
  private ByteBuf[] nettyBuffers = {};
  private ByteBuffer[] jettyBuffers = {};
  private int next;

  private final RequestHeadView view = new RequestHeadView();
  private final MessageFraming framing = new MessageFraming();
  private final NettyDecoder netty = new NettyDecoder();
  private final List<Object> out = new ArrayList<>();
  private final JettyHandler jettyHandler = new JettyHandler();
  private HttpParser jettyParser = jetty(true);
  private final DefaultHttpRequestParser coreParser = new DefaultHttpRequestParser();
  private final SessionInputBufferImpl coreBuffer = new SessionInputBufferImpl(8192);

  private HttpParser jetty(boolean cached) {
    HttpParser parser =
        new HttpParser((HttpParser.RequestHandler) jettyHandler, 1 << 16, HttpCompliance.RFC7230);
    parser.setHeaderCacheSize(cached ? 1024 : 0);
    return parser;
  }

  /** Lets the compiler see every kind of buffer before it is measured on one. */
  @Setup
  public void seeEveryKind() {
    octets = Messages.requests("mix");
    for (int i = 0; i < 3000; i++) {
      for (String some : new String[] {"heap", "direct", "readOnly"}) {
        read(Messages.buffer(octets[i % octets.length], some));
      }
    }
    octets = Messages.requests(head);
    int count = octets.length;
    buffers = new ByteBuffer[count];
    jettyBuffers = new ByteBuffer[count];
    nettyBuffers = new ByteBuf[count];
    for (int i = 0; i < count; i++) {
      buffers[i] = Messages.buffer(octets[i], kind);
      jettyBuffers[i] = ByteBuffer.wrap(octets[i]);
      nettyBuffers[i] = Unpooled.wrappedBuffer(octets[i]);
    }
    jettyParser = jetty(true);
  }

  private int turn() {
    next = next + 1 < octets.length ? next + 1 : 0;
    return next;
  }

  private long read(ByteBuffer b) {
    if (view.wrap(b, 0, b.limit()) != HttpDecodeStatus.OK
        || framing.ofRequest(view) != HttpDecodeStatus.OK) {
      throw new AssertionError(view.faultOffset());
    }
    return view.method().ordinal()
        + view.targetLength()
        + view.fields().count()
        + framing.contentLength();
  }

  /** Our view. */
  @Benchmark
  public long netlayers() {
    return read(buffers[turn()]);
  }

  /** Netty's decoder, driven directly. */
  @Benchmark
  public long netty() throws Exception {
    ByteBuf b = nettyBuffers[turn()];
    b.readerIndex(0);
    out.clear();
    netty.drive(b, out);
    HttpRequest request = (HttpRequest) out.get(0);
    if (!request.decoderResult().isSuccess() || out.size() != 2) {
      throw new AssertionError();
    }
    return request.method().name().length() + request.uri().length() + request.headers().size();
  }

  /** Jetty's parser with the field cache of a connection that stays. */
  @Benchmark
  public long jettyCached() {
    jettyParser.reset();
    return jettyRead();
  }

  /** Jetty's parser on a new connection each time. */
  @Benchmark
  public long jettyUncached() {
    jettyParser = jetty(false);
    return jettyRead();
  }

  private long jettyRead() {
    ByteBuffer b = jettyBuffers[turn()];
    b.position(0);
    jettyHandler.clear();
    jettyParser.parseNext(b);
    if (!jettyHandler.complete) {
      throw new AssertionError();
    }
    return jettyHandler.method.length() + jettyHandler.target.length() + jettyHandler.fields.size();
  }

  /** HttpCore's parser. */
  @Benchmark
  public long httpCore() throws Exception {
    ClassicHttpRequest request =
        coreParser.parse(coreBuffer, new ByteArrayInputStream(octets[turn()]));
    return request.getMethod().length() + request.getPath().length() + request.getHeaders().length;
  }
}
