package io.netlayers.benchmarks.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseDecoder;
import io.netty.handler.codec.http.HttpResponseEncoder;
import java.util.ArrayList;
import java.util.List;

/** Netty's response decoder and encoder, driven without a channel. */
final class NettyResponses extends HttpResponseDecoder {
  private final List<Object> out = new ArrayList<>();
  private final Encoder encoder = new Encoder();
  private final ByteBuf target = Unpooled.buffer(1024);

  /** The head at the start of the octets; the decoder is at rest again afterwards. */
  HttpResponse decodeHead(ByteBuf octets, ByteBuf body) throws Exception {
    out.clear();
    decode(null, octets, out);
    decode(null, body, out);
    return (HttpResponse) out.get(0);
  }

  /** Octets of a head. */
  int encode(HttpResponse response) throws Exception {
    target.clear();
    return encoder.encode(response, target);
  }

  private static final class Encoder extends HttpResponseEncoder {
    int encode(HttpResponse response, ByteBuf target) throws Exception {
      encodeInitialLine(target, response);
      encodeHeaders(response.headers(), target);
      target.writeShort('\r' << 8 | '\n');
      return target.readableBytes();
    }
  }
}
