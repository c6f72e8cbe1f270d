package io.netlayers.benchmarks.http;

import io.netlayers.http.HttpDecodeStatus;
import io.netlayers.http.body.BodyEvent;
import io.netlayers.http.body.BodyReader;
import io.netlayers.http.body.MessageFraming;
import io.netlayers.http.head.RequestHeadView;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpContent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.impl.io.ChunkedInputStream;
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

/** A small request head and a body of sixteen chunks, read to the end; a message each. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class ChunkedBodies {
  /** Octets of data in a chunk. */
  @Param({"64", "1024"})
  public int chunk = 64;

  private byte[] octets = {};
  private ByteBuffer buffer = ByteBuffer.allocate(0);
  private ByteBuffer jettyBuffer = ByteBuffer.allocate(0);
  private ByteBuf nettyBuffer = Unpooled.EMPTY_BUFFER;
  private final byte[] sink = new byte[8192];

  private final RequestHeadView view = new RequestHeadView();
  private final MessageFraming framing = new MessageFraming();
  private final BodyReader body = new BodyReader();
  private final NettyDecoder netty = new NettyDecoder();
  private final List<Object> out = new ArrayList<>();
  private final JettyHandler jettyHandler = new JettyHandler();
  private final HttpParser jettyParser =
      new HttpParser((HttpParser.RequestHandler) jettyHandler, 1 << 16, HttpCompliance.RFC7230);
  private final DefaultHttpRequestParser coreParser = new DefaultHttpRequestParser();
  private final SessionInputBufferImpl coreBuffer = new SessionInputBufferImpl(8192);

  /** Lets the compiler see every kind of buffer before it is measured on one. */
  @Setup
  public void seeEveryKind() {
    octets = Messages.chunked(chunk);
    for (int i = 0; i < 1000; i++) {
      for (String some : new String[] {"readOnly", "direct", "heap"}) {
        buffer = Messages.buffer(octets, some);
        netlayers();
      }
    }
    jettyBuffer = ByteBuffer.wrap(octets);
    nettyBuffer = Unpooled.wrappedBuffer(octets);
  }

  /** Ours. */
  @Benchmark
  public long netlayers() {
    int length = octets.length;
    if (view.wrap(buffer, 0, length) != HttpDecodeStatus.OK
        || framing.ofRequest(view) != HttpDecodeStatus.OK) {
      throw new AssertionError(view.faultOffset());
    }
    body.begin(framing);
    int at = view.headLength();
    long content = 0;
    while (body.read(buffer, at, length - at) == BodyEvent.DATA) {
      content += body.dataLength();
      at += body.consumed();
    }
    return check(content, body.isOver());
  }

  private long check(long content, boolean over) {
    if (content != 16L * chunk || !over) {
      throw new AssertionError(content);
    }
    return content;
  }

  /** Netty's decoder, driven directly; slices of the buffer, counted. */
  @Benchmark
  public long netty() throws Exception {
    nettyBuffer.readerIndex(0);
    out.clear();
    netty.drive(nettyBuffer, out);
    long content = 0;
    for (int i = 1; i < out.size(); i++) {
      HttpContent part = (HttpContent) out.get(i);
      content += part.content().readableBytes();
      part.release();
    }
    return check(content, true);
  }

  /** Jetty's parser. */
  @Benchmark
  public long jetty() {
    jettyParser.reset();
    jettyBuffer.clear();
    jettyHandler.clear();
    while (!jettyHandler.complete && jettyBuffer.hasRemaining()) {
      jettyParser.parseNext(jettyBuffer);
    }
    return check(jettyHandler.content, jettyHandler.complete);
  }

  /** HttpCore's parser and stream; this one copies. */
  @Benchmark
  public long httpCore() throws IOException, HttpException {
    InputStream in = new ByteArrayInputStream(octets);
    coreParser.parse(coreBuffer, in);
    ChunkedInputStream chunks = new ChunkedInputStream(coreBuffer, in);
    long content = 0;
    for (int n = chunks.read(sink); n >= 0; n = chunks.read(sink)) {
      content += n;
    }
    return check(content, true);
  }
}
