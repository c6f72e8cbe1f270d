package io.netlayers.tools.kernel;

import io.netlayers.core.InternetChecksum;
import io.netlayers.ip.IpProtocol;
import io.netlayers.stack.socket.DatagramInfo;
import io.netlayers.stack.socket.Endpoint;
import io.netlayers.stack.socket.RawSocket;
import io.netlayers.stack.socket.SocketError;
import java.nio.ByteBuffer;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Sends an echo request by a raw socket of ours, and looks at the answer, every octet. */
final class Pinger {
  private static final int HEADER = 8;

  private Pinger() {}

  /** Pings once; nothing where the answer came and is right, else what is wrong. */
  static String ping(RunningHost host, String address, int size) throws Exception {
    CompletableFuture<String> answer = new CompletableFuture<>();
    RawSocket socket = host.ask(() -> begin(host, address, size, answer));
    try {
      return answer.get(3, TimeUnit.SECONDS);
    } catch (TimeoutException e) {
      return "no answer";
    } finally {
      host.ask(
          () -> {
            host.node().release(socket);
            socket.close();
            return 0;
          });
    }
  }

  private static RawSocket begin(
      RunningHost host, String address, int size, CompletableFuture<String> answer) {
    boolean six = address.contains(":");
    int protocol = six ? IpProtocol.ICMPV6 : IpProtocol.ICMP;
    RawSocket socket = host.node().host().raw(Endpoint.any(0), protocol);
    socket.onlyTypes(six ? 129 : 0);
    ByteBuffer request = ByteBuffer.allocate(HEADER + size);
    request.put((byte) (six ? 128 : 8)).put((byte) 0).putShort((short) 0);
    request.putShort((short) size).putShort((short) 1);
    for (int i = 0; i < size; i++) {
      request.put((byte) (i * 31 + size));
    }
    if (!six) {
      request.putShort(2, (short) InternetChecksum.of(request, 0, request.capacity()));
    }
    request.flip();
    DatagramInfo info = new DatagramInfo();
    host.node()
        .use(
            socket,
            now -> {
              ByteBuffer reply = ByteBuffer.allocate(1 << 16);
              int length = socket.receive(reply, info);
              if (length != RawSocket.NOTHING) {
                answer.complete(compare(request, reply.limit(length).position(0)));
              }
            });
    SocketError error = socket.sendTo(request.duplicate(), Endpoint.of(address, 0), host.now());
    if (error != SocketError.NONE) {
      answer.complete(error.toString());
    }
    return socket;
  }

  private static String compare(ByteBuffer request, ByteBuffer reply) {
    if (reply.remaining() != request.remaining()) {
      return reply.remaining() + " octets";
    }
    int different =
        request.slice(4, request.limit() - 4).mismatch(reply.slice(4, reply.limit() - 4));
    return different < 0 ? "" : "octet " + (4 + different);
  }
}
