package io.netlayers.tools.consumer;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Projects of a user's own that depend on the testkit's artifact and its sisters below alone, on
 * the class path and on the module path. In a build that packages, those are jars.
 */
class ConsumersTest {
  /** The testkit and what it depends on. */
  private static final String[] TESTKIT = {
    "io.netlayers.testkit.script.PacketScripts",
    "io.netlayers.core.Octets",
    "io.netlayers.ethernet.EthernetFrameView",
    "io.netlayers.ip.Ipv4PacketView",
    "io.netlayers.udp.UdpDatagramView",
    "io.netlayers.tcp.TcpSegmentView",
    "io.netlayers.http.HttpStatus",
    "io.netlayers.pcap.CaptureReader",
    "io.netlayers.packet.FrameWalker"
  };

  /** What a user brings to use the adapters. */
  private static final String[] ENGINES = {
    "org.junit.jupiter.api.Test",
    "org.junit.jupiter.engine.JupiterTestEngine",
    "org.junit.platform.commons.util.ReflectionUtils",
    "org.junit.platform.engine.TestEngine",
    "org.junit.platform.launcher.Launcher",
    "org.opentest4j.AssertionFailedError",
    "org.apiguardian.api.API",
    "net.jqwik.api.Property",
    "net.jqwik.engine.JqwikTestEngine",
    "com.tngtech.archunit.lang.ArchRule",
    "org.slf4j.Logger"
  };

  @TempDir Path work;

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void withoutAnyEngine(boolean modules) throws Exception {
    Consumer consumer = new Consumer(work, modules, TESTKIT);
    consumer.compile("plain");
    String printed = consumer.run("com.example.plain", "com.example.plain.Main");
    assertTrue(printed.contains("1 event, 3 arrived"), printed);
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void withJunitJqwikAndArchunit(boolean modules) throws Exception {
    String[] all = Stream.of(TESTKIT, ENGINES).flatMap(Stream::of).toArray(String[]::new);
    Consumer consumer = new Consumer(work, modules, all);
    consumer.compile("full");
    Path runner = new Consumer(work, false, ENGINES).compile("runner");
    String printed =
        consumer.runBeside(
            runner,
            "RunTests",
            "com.example.toy.codec.ReadingTest",
            "com.example.toy.gen.SegmentTest",
            "com.example.toy.tcp.MoodTest",
            "com.example.toy.link.StopAndWaitTest",
            "com.example.toy.arch.ArchitectureTest");
    assertTrue(printed.contains("13 of 13 passed"), printed);
  }
}
