package io.netlayers.tools.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.netlayers.http.HttpDecodeStatus;
import io.netlayers.http.HttpLimits;
import io.netlayers.http.Leniency;
import io.netlayers.http.body.BodyEvent;
import io.netlayers.http.body.ChunkedReader;
import io.netlayers.http.head.HeadView;
import io.netlayers.http.head.RequestHead;
import io.netlayers.http.head.RequestHeadView;
import io.netlayers.http.head.ResponseHead;
import io.netlayers.http.head.ResponseHeadView;
import java.nio.ByteBuffer;

/** Heads of HTTP/1.1 and chunked bodies. */
class HttpFuzzTest {
  private static final String MINUTE = "1m";

  @FuzzTest(maxDuration = MINUTE)
  void request(byte[] octets) {
    // However the octets come, status, fault and lines are the same, and what is read is written
    RequestHeadView whole = new RequestHeadView();
    RequestHeadView pieces = new RequestHeadView();
    if (sameInPieces(whole, pieces, octets)) {
      RequestHead value = RequestHead.decode(whole);
      ByteBuffer out = ByteBuffer.allocate(value.encodedLength());
      value.encode(out, 0);
      assertEquals(HttpDecodeStatus.OK, pieces.wrap(out, 0, out.limit()));
      assertEquals(value, RequestHead.decode(pieces));
    }
  }

  @FuzzTest(maxDuration = MINUTE)
  void response(byte[] octets) {
    // However the octets come, status, fault and lines are the same, and what is read is written
    ResponseHeadView whole = new ResponseHeadView();
    ResponseHeadView pieces = new ResponseHeadView();
    if (sameInPieces(whole, pieces, octets)) {
      ResponseHead value = ResponseHead.decode(whole);
      ByteBuffer out = ByteBuffer.allocate(value.encodedLength());
      value.encode(out, 0);
      assertEquals(HttpDecodeStatus.OK, pieces.wrap(out, 0, out.limit()));
      assertEquals(value, ResponseHead.decode(pieces));
    }
  }

  private static boolean sameInPieces(HeadView whole, HeadView pieces, byte[] octets) {
    HttpDecodeStatus status = whole.wrap(ByteBuffer.wrap(octets), 0, octets.length);
    ByteBuffer direct = Feed.direct(octets);
    int step = Feed.step(octets);
    HttpDecodeStatus now = pieces.wrap(direct, 3, 0);
    for (int end = 0; end < octets.length && now == HttpDecodeStatus.NEED_MORE; ) {
      end = Math.min(octets.length, end + step);
      now = pieces.resume(direct, 3, end);
    }
    assertEquals(status, now);
    assertEquals(whole.faultOffset(), pieces.faultOffset());
    if (status == HttpDecodeStatus.OK) {
      assertEquals(whole.headLength(), pieces.headLength());
      assertEquals(whole.fields().toValue(), pieces.fields().toValue());
      assertEquals(whole.deviations(), pieces.deviations());
    }
    return status == HttpDecodeStatus.OK;
  }

  @FuzzTest(maxDuration = MINUTE)
  void chunked(byte[] octets) {
    // However a body comes, content and end are the same, and nothing is consumed twice
    ByteBuffer buffer = Feed.direct(octets);
    assertEquals(chunks(buffer, octets.length, octets.length), chunks(buffer, octets.length, 1));
  }

  private static String chunks(ByteBuffer buffer, int length, int step) {
    ChunkedReader reader = new ChunkedReader(HttpLimits.defaults(), Leniency.STRICT, false);
    reader.begin();
    StringBuilder content = new StringBuilder();
    int at = 0;
    int end = Math.min(step, length);
    while (true) {
      BodyEvent event = reader.read(buffer, 3 + at, end - at);
      if (event == BodyEvent.REFUSED) {
        return content + "!" + reader.refusal();
      }
      at += reader.consumed();
      assertTrue(at <= end);
      for (int i = 0; i < reader.dataLength(); i++) {
        content.append((char) (buffer.get(reader.dataOffset() + i) & 0xFF));
      }
      if (event == BodyEvent.END) {
        return content + "." + at + reader.trailers().toValue();
      }
      if (event == BodyEvent.NEED_MORE) {
        if (end == length) {
          return content + "...";
        }
        end = Math.min(length, end + step);
      }
    }
  }
}
