package io.netlayers.fsm.http1;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.http.FieldName;
import io.netlayers.http.HttpMethod;
import io.netlayers.http.head.HeadWriter;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

/** A keep-alive exchange allocates nothing at either end. */
class Http1AllocationTest {
  private final Http1Connection client = Http1Connection.client(Http1Config.defaults(), 0);
  private final Http1Connection server = Http1Connection.server(Http1Config.defaults(), 0);
  private final HeadWriter writer = new HeadWriter();
  private final ByteBuffer wire = ByteBuffer.allocateDirect(2000);
  private final ByteBuffer content = ByteBuffer.allocate(100);
  private long now;

  private void exchange() {
    writer.request(HttpMethod.GET, "/a").field(FieldName.HOST, "a").end();
    client.send(writer);
    client.end();
    client.pollTransmit(wire, ++now);
    server.onOctets(wire.flip(), now);
    expect(server, Http1Event.REQUEST);
    expect(server, Http1Event.END);
    expect(server, Http1Event.NEED_MORE);
    writer.response(200).field(FieldName.CONTENT_LENGTH, 100).end();
    server.send(writer);
    server.write(content.clear());
    server.end();
    server.pollTransmit(wire.clear(), ++now);
    client.onOctets(wire.flip(), now);
    expect(client, Http1Event.RESPONSE);
    expect(client, Http1Event.DATA);
    expect(client, Http1Event.END);
    wire.clear();
    if (client.nextDeadline() <= now) {
      throw new AssertionError("deadline");
    }
  }

  private static void expect(Http1Connection end, Http1Event wanted) {
    if (end.pollEvent() != wanted) {
      throw new AssertionError(wanted);
    }
  }

  @Test
  void nothingIsAllocated() throws ReflectiveOperationException {
    Object threads =
        Class.forName("java.lang.management.ManagementFactory")
            .getMethod("getThreadMXBean")
            .invoke(null);
    Method allocated =
        Class.forName("com.sun.management.ThreadMXBean")
            .getMethod("getThreadAllocatedBytes", long.class);
    long self = Thread.currentThread().getId();
    long least = Long.MAX_VALUE;
    for (int turn = 0; turn < 20; turn++) {
      long before = (Long) allocated.invoke(threads, self);
      for (int i = 0; i < 100; i++) {
        exchange();
      }
      least = Math.min(least, (Long) allocated.invoke(threads, self) - before);
    }
    // The two reflective calls box a few octets; 100 exchanges that allocated would show 1,600
    assertTrue(least < 1000, "octets allocated in 100 exchanges: " + least);
    assertEquals(0, client.exchanges() + server.exchanges());
  }
}
