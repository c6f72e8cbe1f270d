package io.netlayers.testkit.jqwik;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netlayers.core.Octets;
import io.netlayers.ethernet.EthernetFrameView;
import io.netlayers.http.HttpVersion;
import io.netlayers.ip.Ipv4Header;
import io.netlayers.packet.FrameWalker;
import io.netlayers.pcap.CaptureStatus;
import io.netlayers.tcp.TcpHeader;
import io.netlayers.testkit.gen.Generators;
import io.netlayers.udp.UdpHeader;
import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Property;
import org.apiguardian.api.API;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.platform.commons.annotation.Testable;
import org.opentest4j.AssertionFailedError;

/** On the module path and on the class path, with jqwik and without it. */
class ModulePathTest {
  private static final String TESTKIT = "io.netlayers.testkit";
  private static final List<Class<?>> OURS =
      List.of(
          NetlayersArbitraryProvider.class,
          Octets.class,
          EthernetFrameView.class,
          Ipv4Header.class,
          UdpHeader.class,
          TcpHeader.class,
          HttpVersion.class,
          CaptureStatus.class,
          FrameWalker.class);
  private static final List<Class<?>> JQWIK =
      List.of(Property.class, API.class, Testable.class, AssertionFailedError.class);

  private static final String USER =
      """
      import io.netlayers.tcp.TcpHeader;
      import io.netlayers.testkit.gen.Generators;

      class User {
        public static void main(String[] arguments) {
          System.out.println(Generators.of(TcpHeader.class).sample(1));
        }
      }
      """;
  private static final String USER_WITH_JQWIK =
      """
      import java.util.ServiceLoader;
      import net.jqwik.api.providers.ArbitraryProvider;

      class User {
        public static void main(String[] arguments) {
          for (ArbitraryProvider provider : ServiceLoader.load(ArbitraryProvider.class)) {
            System.out.println(provider.getClass().getName());
          }
        }
      }
      """;

  private static final String USER_OF_ADAPTER =
      """
      import io.netlayers.tcp.TcpHeader;
      import io.netlayers.testkit.jqwik.NetlayersArbitraryProvider;
      import net.jqwik.api.providers.ArbitraryProvider;

      class User {
        public static void main(String[] arguments) {
          System.out.println(new Mine() instanceof ArbitraryProvider);
        }

        static class Mine extends NetlayersArbitraryProvider {}
      }
      """;

  @TempDir Path folder;

  private static String path(List<Class<?>> types) throws URISyntaxException {
    List<String> paths = new ArrayList<>();
    for (Class<?> type : types) {
      paths.add(
          Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI()).toString());
    }
    return String.join(File.pathSeparator, paths);
  }

  private static List<Class<?>> both() {
    return Stream.concat(OURS.stream(), JQWIK.stream()).toList();
  }

  /** What a program of a user's says, compiled and run in a virtual machine of its own. */
  private String run(String program, String... options) throws IOException, InterruptedException {
    Path source = Files.writeString(folder.resolve("User.java"), program);
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(List.of(options));
    command.add(source.toString());
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, process.waitFor(), said);
    return said.strip();
  }

  @Test
  void modulesWithoutJqwik() throws Exception {
    assertEquals(
        Generators.of(TcpHeader.class).sample(1).toString(),
        run(USER, "-p", path(OURS), "--add-modules", TESTKIT));
  }

  @Test
  void modulesWithJqwikMakeArbitraries() throws Exception {
    assertEquals(
        "true",
        run(USER_OF_ADAPTER, "-p", path(both()), "--add-modules", TESTKIT + ",net.jqwik.api"));
  }

  @Test
  void classesWithoutJqwik() throws Exception {
    assertEquals(Generators.of(TcpHeader.class).sample(1).toString(), run(USER, "-cp", path(OURS)));
  }

  @Test
  void classesWithJqwikFindTheProvider() throws Exception {
    assertEquals(
        NetlayersArbitraryProvider.class.getName(), run(USER_WITH_JQWIK, "-cp", path(both())));
  }
}
