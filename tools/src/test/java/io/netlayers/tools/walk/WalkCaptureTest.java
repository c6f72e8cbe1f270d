package io.netlayers.tools.walk;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.netlayers.pcap.LinkType;
import io.netlayers.testkit.net.CaptureBuffer;
import io.netlayers.testkit.net.LinkConfig;
import io.netlayers.testkit.net.PcapngRecorder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class WalkCaptureTest {
  private static final Path CAPTURE = Path.of("..", "docs", "walk.pcapng");

  /** The capture in the docs is the page's walk; {@code -Dupdate.docs=true} writes it anew. */
  @Test
  void theCaptureInTheDocsIsUpToDate() throws IOException {
    LinkConfig link = LinkConfig.builder().delayMillis(1).build();
    Scene scene = new Scene(1, false, 1500, link, new Narration(line -> {}, false));
    CaptureBuffer capture = new CaptureBuffer();
    scene.observe(new PcapngRecorder(LinkType.ETHERNET, 0, capture));
    assertEquals(4000, scene.visit("www.example.org", 80, "/", 4000).octets());
    if (Boolean.getBoolean("update.docs")) {
      Files.write(CAPTURE, capture.toByteArray());
    }
    assertArrayEquals(Files.readAllBytes(CAPTURE), capture.toByteArray());
  }
}
