package io.netlayers.benchmarks.http;

import io.netty.buffer.ByteBuf;
import io.netty.handler.codec.http.HttpRequestDecoder;
import java.util.List;

/** Netty's request decoder, driven without a channel. */
public final class NettyDecoder extends HttpRequestDecoder {
  /** A decoder with Netty's defaults. */
  public NettyDecoder() {}

  /** Decodes what the octets hold, a call of Netty's at a time, until they are used up. */
  public void drive(ByteBuf octets, List<Object> out) throws Exception {
    int before;
    do {
      before = octets.readerIndex() + out.size();
      decode(null, octets, out);
    } while (octets.isReadable() && before != octets.readerIndex() + out.size());
  }
}
