package io.netlayers.benchmarks.http;

import io.netlayers.http.HttpDecodeStatus;
import io.netlayers.http.HttpMethod;
import io.netlayers.http.body.BodyEvent;
import io.netlayers.http.body.BodyReader;
import io.netlayers.http.body.MessageFraming;
import io.netlayers.http.head.RequestHeadView;
import io.netlayers.http.head.ResponseHeadView;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.netty.handler.codec.http.LastHttpContent;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.hc.core5.http.ConnectionClosedException;
import org.apache.hc.core5.http.ContentLengthStrategy;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpMessage;
import org.apache.hc.core5.http.TruncatedChunkException;
import org.apache.hc.core5.http.impl.DefaultContentLengthStrategy;
import org.apache.hc.core5.http.impl.io.ChunkedInputStream;
import org.apache.hc.core5.http.impl.io.ContentLengthInputStream;
import org.apache.hc.core5.http.impl.io.DefaultHttpRequestParser;
import org.apache.hc.core5.http.impl.io.DefaultHttpResponseParser;
import org.apache.hc.core5.http.impl.io.SessionInputBufferImpl;
import org.eclipse.jetty.http.HttpCompliance;
import org.eclipse.jetty.http.HttpParser;

/** One message to each parser; a request's connection stays open behind it, a response's closes. */
final class Parsers {
  private Parsers() {}

  /** Ours, strict. */
  static Verdict ours(byte[] octets, boolean request) {
    ByteBuffer b = ByteBuffer.wrap(octets);
    RequestHeadView asked = new RequestHeadView();
    ResponseHeadView answered = new ResponseHeadView();
    MessageFraming framing = new MessageFraming();
    HttpDecodeStatus status =
        request ? asked.wrap(b, 0, octets.length) : answered.wrap(b, 0, octets.length);
    if (status == HttpDecodeStatus.OK) {
      status = request ? framing.ofRequest(asked) : framing.ofResponse(answered, HttpMethod.GET);
    }
    if (status != HttpDecodeStatus.OK) {
      return refusal(status);
    }
    BodyReader body = new BodyReader();
    body.begin(framing);
    int at = request ? asked.headLength() : answered.headLength();
    long content = 0;
    BodyEvent event = body.read(b, at, octets.length - at);
    while (event == BodyEvent.DATA) {
      content += body.dataLength();
      at += body.consumed();
      event = body.read(b, at, octets.length - at);
    }
    if (event == BodyEvent.NEED_MORE && !request) {
      event = body.onClose();
    }
    if (event == BodyEvent.NEED_MORE) {
      return Verdict.WAITING;
    }
    return event == BodyEvent.END ? Verdict.accepted(content) : refusal(body.refusal());
  }

  private static Verdict refusal(HttpDecodeStatus status) {
    boolean cut =
        status == HttpDecodeStatus.NEED_MORE || status == HttpDecodeStatus.INCOMPLETE_MESSAGE;
    return cut
        ? Verdict.WAITING
        : new Verdict(Verdict.Kind.REFUSES, 0, status.name(), status.clause());
  }

  /** Netty's decoders with their defaults. */
  static Verdict netty(byte[] octets, boolean request) {
    ByteBuf b = Unpooled.wrappedBuffer(octets);
    List<Object> out = new ArrayList<>();
    try {
      if (request) {
        new NettyDecoder().drive(b, out);
      } else {
        new NettyResponseDecoder().drive(b, out);
      }
    } catch (Exception e) {
      return Verdict.REFUSED;
    }
    long content = 0;
    for (Object o : out) {
      HttpObject part = (HttpObject) o;
      if (part.decoderResult().isFailure()) {
        boolean cut =
            part.decoderResult().cause()
                instanceof io.netty.handler.codec.PrematureChannelClosureException;
        return cut ? Verdict.WAITING : Verdict.REFUSED;
      }
      if (part instanceof HttpContent) {
        content += ((HttpContent) part).content().readableBytes();
      }
      if (part instanceof LastHttpContent) {
        return Verdict.accepted(content);
      }
    }
    return Verdict.WAITING;
  }

  private static final class NettyResponseDecoder extends HttpResponseDecoder {
    void drive(ByteBuf octets, List<Object> out) throws Exception {
      int before;
      do {
        before = octets.readerIndex() + out.size();
        decode(null, octets, out);
      } while (octets.isReadable() && before != octets.readerIndex() + out.size());
      decodeLast(null, octets, out);
    }
  }

  /** Jetty's parser in the mode RFC7230, which is its default. */
  static Verdict jetty(byte[] octets, boolean request) {
    JettyHandler handler = new JettyHandler();
    HttpParser parser =
        request
            ? new HttpParser((HttpParser.RequestHandler) handler, 1 << 16, HttpCompliance.RFC7230)
            : new HttpParser((HttpParser.ResponseHandler) handler, 1 << 16, HttpCompliance.RFC7230);
    ByteBuffer b = ByteBuffer.wrap(octets);
    try {
      for (int turn = 0; turn <= octets.length && b.hasRemaining() && !handler.isOver(); turn++) {
        parser.parseNext(b);
      }
      if (handler.early) {
        // How Jetty tells a bad message once the head has been handed over
        return Verdict.REFUSED;
      }
      if (!request && !handler.isOver()) {
        parser.atEOF();
        parser.parseNext(ByteBuffer.allocate(0));
      }
    } catch (RuntimeException e) {
      return Verdict.REFUSED;
    }
    if (handler.complete && !handler.bad) {
      return Verdict.accepted(handler.content);
    }
    return handler.bad ? Verdict.REFUSED : Verdict.WAITING;
  }

  /** HttpCore's parsers, framing and streams with their defaults. */
  static Verdict httpCore(byte[] octets, boolean request) {
    InputStream in = new ByteArrayInputStream(octets);
    SessionInputBufferImpl buffer = new SessionInputBufferImpl(8192);
    try {
      HttpMessage message =
          request
              ? new DefaultHttpRequestParser().parse(buffer, in)
              : new DefaultHttpResponseParser().parse(buffer, in);
      if (message == null) {
        return Verdict.WAITING;
      }
      if (message instanceof org.apache.hc.core5.http.HttpResponse) {
        int code = ((org.apache.hc.core5.http.HttpResponse) message).getCode();
        if (code < 200 || code == 204 || code == 304) {
          return Verdict.accepted(0);
        }
      }
      long length = DefaultContentLengthStrategy.INSTANCE.determineLength(message);
      if (length == ContentLengthStrategy.UNDEFINED) {
        return Verdict.accepted(request ? 0 : count(buffer, in));
      }
      InputStream body =
          length == ContentLengthStrategy.CHUNKED
              ? new ChunkedInputStream(buffer, in)
              : new ContentLengthInputStream(buffer, in, length);
      return Verdict.accepted(body.readAllBytes().length);
    } catch (ConnectionClosedException | TruncatedChunkException e) {
      return Verdict.WAITING;
    } catch (IOException | HttpException | RuntimeException e) {
      return Verdict.REFUSED;
    }
  }

  private static long count(SessionInputBufferImpl buffer, InputStream in) throws IOException {
    byte[] sink = new byte[8192];
    long count = 0;
    for (int n = buffer.read(sink, in); n >= 0; n = buffer.read(sink, in)) {
      count += n;
    }
    return count;
  }
}
