package io.netlayers.http.head;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.http.FieldName;
import io.netlayers.http.HttpDecodeStatus;
import io.netlayers.http.body.BodyEvent;
import io.netlayers.http.body.BodyReader;
import io.netlayers.http.body.MessageFraming;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

/** The view path allocates nothing, on the error path neither. */
class AllocationTest {
  private static final String REQUEST =
      "POST /a/b?c=d HTTP/1.1\r\nHost: www.example.com\r\nX-Own: z\r\nCookie: "
          + "c".repeat(300)
          + "\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\n\r\n";
  private static final String BAD = REQUEST.replace("\r\nX-Own", " \r\n folded: x\r\nX-Own");

  private final RequestHeadView view = new RequestHeadView();
  private final MessageFraming framing = new MessageFraming();
  private final BodyReader body = new BodyReader();
  private final HeadWriter writer = new HeadWriter();

  private int round(ByteBuffer good, ByteBuffer bad) {
    HttpDecodeStatus status = view.wrap(good, 0, 20);
    status = view.resume(good, 0, good.limit());
    int sum = status.ordinal() + view.fields().find(FieldName.COOKIE);
    sum += framing.ofRequest(view).ordinal();
    body.begin(framing);
    int at = view.headLength();
    BodyEvent event = body.read(good, at, good.limit() - at);
    while (event == BodyEvent.DATA) {
      at += body.consumed();
      event = body.read(good, at, good.limit() - at);
    }
    sum += event.ordinal() + view.wrap(bad, 0, bad.limit()).ordinal();
    writer.response(200).field(FieldName.CONTENT_LENGTH, 5).field(FieldName.SERVER, "x").end();
    return sum + writer.length();
  }

  @Test
  void nothingIsAllocated() throws ReflectiveOperationException {
    // By name: this module does not read the one that has them
    Object threads =
        Class.forName("java.lang.management.ManagementFactory")
            .getMethod("getThreadMXBean")
            .invoke(null);
    Method allocated =
        Class.forName("com.sun.management.ThreadMXBean")
            .getMethod("getThreadAllocatedBytes", long.class);
    ByteBuffer good = ByteBuffer.allocateDirect(REQUEST.length());
    good.put(0, REQUEST.getBytes(StandardCharsets.US_ASCII));
    ByteBuffer bad = ByteBuffer.wrap(BAD.getBytes(StandardCharsets.US_ASCII)).asReadOnlyBuffer();
    int expected = round(good, bad);
    long self = Thread.currentThread().getId();
    long least = Long.MAX_VALUE;
    for (int turn = 0; turn < 30; turn++) {
      long before = (Long) allocated.invoke(threads, self);
      for (int i = 0; i < 100; i++) {
        assertTrue(round(good, bad) == expected);
      }
      least = Math.min(least, (Long) allocated.invoke(threads, self) - before);
    }
    // The two reflective calls box a few octets; 100 rounds that allocated would show 1,600 at
    // least
    assertTrue(least < 1000, "octets allocated in 100 rounds: " + least);
  }
}
