package io.netlayers.testkit.invariant;

import io.netlayers.core.OctetString;
import io.netlayers.http.body.BodyEvent;
import io.netlayers.http.body.ChunkedReader;
import io.netlayers.http.multipart.Boundary;
import io.netlayers.http.multipart.MultipartEvent;
import io.netlayers.http.multipart.MultipartLimits;
import io.netlayers.http.multipart.MultipartReader;
import io.netlayers.http.sse.EventStreamReader;
import io.netlayers.pcap.CaptureReader;
import io.netlayers.pcap.CaptureRecordView;
import io.netlayers.pcap.CaptureStatus;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** Each codec's stream parsers, by the harness that a user would lay around one of their own. */
class CodecStreamsTest {
  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /** Octets of content, which are one event however they come. */
  private static Optional<String> data(String one, String next) {
    return one.startsWith("data ") && next.startsWith("data ")
        ? Optional.of(one + next.substring("data ".length()))
        : Optional.empty();
  }

  private static String data(ByteBuffer buffer, int offset, int length) {
    return "data " + OctetString.copyOf(buffer, offset, length);
  }

  private static final class Chunked implements StreamParser<String> {
    private final ChunkedReader reader = new ChunkedReader();
    private boolean over;

    Chunked() {
      reader.begin();
    }

    @Override
    public void onOctets(ByteBuffer octets, Consumer<? super String> events) {
      if (over) {
        return;
      }
      BodyEvent event = reader.read(octets, octets.position(), octets.remaining());
      switch (event) {
        case DATA -> events.accept(data(octets, reader.dataOffset(), reader.dataLength()));
        case END -> events.accept("end " + reader.trailers().toValue());
        case REFUSED -> events.accept("refused " + reader.refusal());
        case NEED_MORE -> {}
      }
      over = event == BodyEvent.END || event == BodyEvent.REFUSED;
      octets.position(octets.position() + reader.consumed());
    }
  }

  @Test
  void chunkedBodies() {
    byte[] body = ascii("5;a=b\r\nhello\r\n0c\r\n, wide world\r\n0\r\nA: b\r\nC: d\r\n\r\n");
    SameEventsHoweverSplit<String> harness =
        SameEventsHoweverSplit.of(Chunked::new).joining(CodecStreamsTest::data);
    harness.check(body);
    harness.checkTrailing(body, ascii("GET / HTTP/1.1\r\n"));
    harness.checkAll(HostileOctets.truncations(body));
    harness.checkAll(HostileOctets.mutations(5, 200, body));
  }

  private static final class Multipart implements StreamParser<String> {
    private final MultipartReader reader =
        new MultipartReader(new Boundary("xyz"), MultipartLimits.DEFAULT);
    private boolean over;

    @Override
    public void onOctets(ByteBuffer octets, Consumer<? super String> events) {
      if (over) {
        return;
      }
      reader.feed(octets, octets.position(), octets.remaining());
      octets.position(octets.limit());
      MultipartEvent event;
      do {
        event = reader.next();
        switch (event) {
          case DATA ->
              events.accept(data(reader.dataBuffer(), reader.dataOffset(), reader.dataLength()));
          case PART -> events.accept("part " + reader.head());
          case NEED_MORE -> {}
          default -> events.accept(event + " " + reader.fault());
        }
        over = event == MultipartEvent.END || event == MultipartEvent.MALFORMED;
      } while (event != MultipartEvent.NEED_MORE && !over);
    }

    @Override
    public void onEnd(Consumer<? super String> events) {
      events.accept("at the end " + reader.endOfBody());
    }
  }

  @Test
  void multipartBodies() {
    byte[] body =
        ascii(
            "--xyz\r\nContent-Disposition: form-data; name=a\r\n\r\n1\r\n--xy\r\n--xyz\r\n"
                + "Content-Disposition: form-data; name=b\r\n\r\n\r\n--xyz--\r\n");
    SameEventsHoweverSplit<String> harness =
        SameEventsHoweverSplit.of(Multipart::new).joining(CodecStreamsTest::data);
    harness.check(body);
    harness.checkAll(HostileOctets.truncations(body));
    harness.checkAll(HostileOctets.mutations(6, 100, body));
  }

  private static final class ServerSent implements StreamParser<String> {
    private final EventStreamReader reader = new EventStreamReader();

    @Override
    public void onOctets(ByteBuffer octets, Consumer<? super String> events) {
      boolean kept =
          reader.read(
              octets, octets.position(), octets.remaining(), event -> events.accept("" + event));
      octets.position(octets.limit());
      if (!kept) {
        events.accept("lost");
      }
    }
  }

  @Test
  void serverSentEvents() {
    byte[] stream =
        "\ufeffid: 1\nevent: x\ndata: one\ndata: two\r\n\r\n: no\rdata:\u00e9\r\rretry: 5\n\n"
            .getBytes(StandardCharsets.UTF_8);
    SameEventsHoweverSplit<String> harness = SameEventsHoweverSplit.of(ServerSent::new);
    harness.check(stream);
    harness.checkAll(HostileOctets.mutations(7, 100, stream));
  }

  private static final class Captures implements StreamParser<String> {
    private final CaptureReader reader = new CaptureReader();
    private boolean over;

    @Override
    public void onOctets(ByteBuffer octets, Consumer<? super String> events) {
      if (over) {
        return;
      }
      CaptureStatus status = reader.nextRecord(octets);
      if (status == CaptureStatus.RECORD) {
        CaptureRecordView record = reader.record();
        events.accept(record.epochNanos() + " " + record.capturedLength());
      } else if (status != CaptureStatus.NEED_MORE) {
        over = true;
        events.accept(status + " at " + reader.faultPosition());
      }
    }
  }

  @Test
  void captures() {
    byte[] capture =
        OctetString.ofHex(
                "d4c3b2a1020004000000000000000000ffff000001000000"
                    + "01000000020000000300000003000000aabbcc"
                    + "02000000030000000200000004000000ddee")
            .toByteArray();
    SameEventsHoweverSplit<String> harness = SameEventsHoweverSplit.of(Captures::new);
    harness.check(capture);
    harness.checkAll(HostileOctets.mutations(8, 200, capture));
  }
}
