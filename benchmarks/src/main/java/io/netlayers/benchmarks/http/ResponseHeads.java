package io.netlayers.benchmarks.http;

import io.netlayers.http.FieldName;
import io.netlayers.http.HttpDecodeStatus;
import io.netlayers.http.head.HeadWriter;
import io.netlayers.http.head.ResponseHeadView;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpGenerator;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.MetaData;
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

/** The head of a response with a status and eight fields: composed from strings, and read. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class ResponseHeads {
  /** The kind of buffer that ours uses. */
  @Param({"heap", "direct"})
  public String kind = "heap";

  private static final String[] VALUES = values();
  private final byte[] octets = Messages.response();
  private ByteBuffer buffer = ByteBuffer.allocate(0);
  private ByteBuffer target = ByteBuffer.allocate(0);
  private final ByteBuf nettyOctets = Unpooled.wrappedBuffer(octets);
  private final ByteBuf nettyBody = Unpooled.wrappedBuffer(new byte[5120]);
  private final ResponseHeadView view = new ResponseHeadView();
  private final HeadWriter writer = new HeadWriter();
  private final NettyResponses netty = new NettyResponses();
  private HttpResponse built = nettyBuild();
  private final ByteBuffer jettyHeader = ByteBuffer.allocate(4096);
  private final HttpGenerator generator = new HttpGenerator();

  private static String[] values() {
    String[] values = new String[Messages.RESPONSE_FIELDS.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = Messages.RESPONSE_FIELDS[i][1];
    }
    return values;
  }

  /** Lets the compiler see every kind of buffer before it is measured on one. */
  @Setup
  public void seeEveryKind() {
    for (int i = 0; i < 3000; i++) {
      for (String some : new String[] {"readOnly", "direct", "heap", kind}) {
        buffer = Messages.buffer(octets, some);
        target = Messages.buffer(new byte[1024], some);
        netlayersRead();
        if (!some.equals("readOnly")) {
          netlayersWrite();
        }
      }
    }
  }

  /** Ours, written into the caller's buffer; equal to what is read here. */
  @Benchmark
  public int netlayersWrite() {
    return writer
        .response(200)
        .field(FieldName.DATE, VALUES[0])
        .field(FieldName.SERVER, VALUES[1])
        .field(FieldName.CONTENT_TYPE, VALUES[2])
        .field(FieldName.CONTENT_LENGTH, VALUES[3])
        .field(FieldName.LAST_MODIFIED, VALUES[4])
        .field(FieldName.ETAG, VALUES[5])
        .field(FieldName.CACHE_CONTROL, VALUES[6])
        .field(FieldName.VARY, VALUES[7])
        .end()
        .copyTo(target, 0);
  }

  private static HttpResponse nettyBuild() {
    HttpResponse response = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
    response
        .headers()
        .set(HttpHeaderNames.DATE, VALUES[0])
        .set(HttpHeaderNames.SERVER, VALUES[1])
        .set(HttpHeaderNames.CONTENT_TYPE, VALUES[2])
        .set(HttpHeaderNames.CONTENT_LENGTH, VALUES[3])
        .set(HttpHeaderNames.LAST_MODIFIED, VALUES[4])
        .set(HttpHeaderNames.ETAG, VALUES[5])
        .set(HttpHeaderNames.CACHE_CONTROL, VALUES[6])
        .set(HttpHeaderNames.VARY, VALUES[7]);
    return response;
  }

  /** Netty: the message built, then encoded. */
  @Benchmark
  public int nettyBuildAndWrite() throws Exception {
    return netty.encode(nettyBuild());
  }

  /** Netty: a message that stands already, encoded. */
  @Benchmark
  public int nettyWriteOnly() throws Exception {
    return netty.encode(built);
  }

  /** Jetty: the fields built, then generated. */
  @Benchmark
  public int jettyBuildAndWrite() throws IOException {
    HttpFields.Mutable fields = HttpFields.build();
    fields.add(new HttpField(HttpHeader.DATE, VALUES[0]));
    fields.add(new HttpField(HttpHeader.SERVER, VALUES[1]));
    fields.add(new HttpField(HttpHeader.CONTENT_TYPE, VALUES[2]));
    fields.add(new HttpField(HttpHeader.LAST_MODIFIED, VALUES[4]));
    fields.add(new HttpField(HttpHeader.ETAG, VALUES[5]));
    fields.add(new HttpField(HttpHeader.CACHE_CONTROL, VALUES[6]));
    fields.add(new HttpField(HttpHeader.VARY, VALUES[7]));
    MetaData.Response meta =
        new MetaData.Response(200, "OK", org.eclipse.jetty.http.HttpVersion.HTTP_1_1, fields, 5120);
    jettyHeader.clear();
    generator.reset();
    generator.generateResponse(meta, true, jettyHeader, null, null, true);
    return jettyHeader.position() + jettyHeader.limit();
  }

  /** Ours, read. */
  @Benchmark
  public long netlayersRead() {
    if (view.wrap(buffer, 0, octets.length) != HttpDecodeStatus.OK) {
      throw new AssertionError(view.faultOffset());
    }
    return view.statusCode() + view.fields().count();
  }

  /** Netty, read, with the body that brings its decoder back to rest. */
  @Benchmark
  public long nettyRead() throws Exception {
    nettyOctets.readerIndex(0);
    nettyBody.readerIndex(0);
    nettyBody.retain();
    HttpResponse response = netty.decodeHead(nettyOctets, nettyBody);
    nettyBody.release();
    return response.status().code() + response.headers().size();
  }
}
