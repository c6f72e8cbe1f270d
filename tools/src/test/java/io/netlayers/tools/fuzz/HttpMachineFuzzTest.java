package io.netlayers.tools.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.netlayers.fsm.http1.Http1Config;
import io.netlayers.fsm.http1.Http1Connection;
import io.netlayers.fsm.http1.Http1Event;
import io.netlayers.fsm.http1.Http1EventValue;
import io.netlayers.fsm.http1.Http1Role;
import io.netlayers.fsm.http1.Http1State;
import io.netlayers.http.FieldName;
import io.netlayers.http.head.HeadWriter;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/** Both ends of a connection of HTTP/1.1, given any octets. */
class HttpMachineFuzzTest {
  private static final String MINUTE = "1m";
  private static final String[] TARGETS = {"/", "a:1", "/x"};
  private static final String[] METHODS = {"GET", "CONNECT", "HEAD"};

  @FuzzTest(maxDuration = MINUTE)
  void server(byte[] octets) {
    // However the octets come, the same is told and answered, and every reply is in its grammar
    String whole = run(server(octets.length), octets, octets.length);
    assertEquals(whole, run(server(octets.length), octets, Feed.step(octets)));
    assertEquals(whole, run(server(octets.length), octets, 1));
  }

  private static Http1Connection server(int size) {
    int depth = 1 + size % 3;
    return Http1Connection.server(Http1Config.builder().pipelineDepth(depth).build(), 0);
  }

  @FuzzTest(maxDuration = MINUTE)
  void client(byte[] octets) {
    // However the octets come, the same is told
    String whole = run(client(octets.length), octets, octets.length);
    assertEquals(whole, run(client(octets.length), octets, Feed.step(octets)));
    assertEquals(whole, run(client(octets.length), octets, 1));
  }

  /** A client that asked for up to three things, the last of them perhaps a tunnel. */
  private static Http1Connection client(int size) {
    Http1Connection machine =
        Http1Connection.client(Http1Config.builder().pipelineDepth(3).build(), 0);
    HeadWriter writer = new HeadWriter();
    for (int i = 0; i < size % 3; i++) {
      writer.request(METHODS[2 * (i + size & 1)], TARGETS[0]).field(FieldName.HOST, "a").end();
      machine.send(writer);
      machine.end();
    }
    int last = size / 3 % 3;
    writer.request(METHODS[last], TARGETS[last]).field(FieldName.HOST, "a").end();
    machine.send(writer);
    machine.end();
    machine.pollTransmit(ByteBuffer.allocate(1000), 0);
    return machine;
  }

  private static String run(Http1Connection machine, byte[] octets, int step) {
    ByteBuffer in = ByteBuffer.allocate(octets.length);
    StringBuilder told = new StringBuilder();
    StringBuilder content = new StringBuilder();
    in.limit(0);
    for (int given = 0; given < octets.length; ) {
      int part = Math.min(step, octets.length - given);
      int position = in.position();
      in.limit(given + part);
      in.put(given, octets, given, part);
      in.position(position);
      given += part;
      machine.onOctets(in, given);
      poll(machine, told, content);
    }
    machine.onEnd(octets.length);
    poll(machine, told, content);
    ByteBuffer out = ByteBuffer.allocate(1 << 20);
    machine.pollTransmit(out, octets.length);
    told.append(content).append(in.remaining()).append(machine);
    return told.append(StandardCharsets.ISO_8859_1.decode(out.flip())).toString();
  }

  /** Takes what there is, and answers each request that is over. */
  private static void poll(Http1Connection machine, StringBuilder told, StringBuilder content) {
    HeadWriter writer = new HeadWriter();
    for (int turns = 0; ; turns++) {
      assertTrue(turns < 1 << 20, "endless");
      Http1Event event = machine.pollEvent();
      if (event == Http1Event.DATA) {
        content.append(((Http1EventValue.Data) machine.toValue()).octets());
        continue;
      }
      if (event == Http1Event.NEED_MORE || event == Http1Event.PAUSED) {
        boolean asked = machine.state(Http1Role.CLIENT) != Http1State.SEND_BODY;
        if (!asked || machine.state(Http1Role.SERVER) != Http1State.SEND_RESPONSE) {
          return;
        }
        if (machine.role() == Http1Role.CLIENT) {
          return;
        }
        machine.send(writer.response(204).end());
        if (machine.state(Http1Role.SERVER) != Http1State.TUNNEL) {
          machine.end();
        }
        continue;
      }
      told.append(content).append(machine.toValue()).append('\n');
      content.setLength(0);
    }
  }
}
