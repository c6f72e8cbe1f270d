package io.netlayers.tools.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.stack.socket.DatagramInfo;
import io.netlayers.stack.socket.Endpoint;
import io.netlayers.stack.socket.SocketError;
import io.netlayers.stack.socket.UdpSocket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Datagrams of all sizes, to one, to all and to a group; and those that nobody wants. */
class UdpTest {
  @TempDir Path top;

  @ParameterizedTest
  @CsvSource({"10.0.0.2, 10.0.0.255", "fd00::2, none"})
  void everySizeComesBack(String address, String broadcast) throws Exception {
    KernelPeer.requireAll("python3", "tshark");
    Path seen = top.resolve("udp.pcapng");
    try (KernelPeer kernel = KernelPeer.open(1, "-a", "10.0.0.1/24", "-a", "fd00::1/64");
        RunningHost host =
            RunningHost.on(RunningHost.link(kernel, 0, 1500, "10.0.0.2/24", "fd00::2/64"))
                .withServices()
                .keeping(seen)
                .start()) {
      kernel.sh("ip route add 255.255.255.255 dev tap0");
      String wrong =
          kernel.sh("python3 " + KernelPeer.script("udp.py") + " " + address + " " + broadcast);
      assertEquals("", wrong);
      assertTrue(host.isRunning());
    }
    Tshark.assertClean(seen);
  }

  /** A port unreachable of the kernel's comes to the socket that asked (RFC 1122 §4.1.3.3). */
  @ParameterizedTest
  @CsvSource({"10.0.0.1", "fd00::1"})
  void weAreToldThatNobodyListens(String address) throws Exception {
    try (KernelPeer kernel = KernelPeer.open(1, "-a", "10.0.0.1/24", "-a", "fd00::1/64");
        RunningHost host =
            RunningHost.on(RunningHost.link(kernel, 0, 1500, "10.0.0.2/24", "fd00::2/64"))
                .start()) {
      CompletableFuture<SocketError> told = new CompletableFuture<>();
      host.ask(
          () -> {
            UdpSocket socket = host.node().host().udp(Endpoint.any(5000));
            socket.connect(Endpoint.of(address, 5), host.now());
            host.node().use(socket, now -> told.complete(socket.takeError()));
            return socket.send(ByteBuffer.allocate(10), host.now());
          });
      assertEquals(SocketError.REFUSED, told.get(5, TimeUnit.SECONDS));
    }
  }

  /**
   * A Linux bridge that listens to IGMP and MLD learns from our reports where the group's members
   * are, sends them what is for the group, and forgets them when they leave.
   */
  @Test
  void aSnoopingBridgeKnowsOurGroups() throws Exception {
    KernelPeer.requireAll("bridge", "socat");
    try (KernelPeer kernel = KernelPeer.open(1, "-a", "192.0.2.1/32")) {
      kernel.sh(
          "ip link add br0 type bridge mcast_snooping 1 mcast_querier 1 mcast_igmp_version 3"
              + " mcast_mld_version 2 mcast_last_member_interval 20"
              + " && ip link set tap0 master br0 && ip link set br0 up"
              + " && ip addr add 10.0.0.1/24 dev br0 && ip addr add fd00::1/64 dev br0 nodad");
      try (RunningHost host =
          RunningHost.on(RunningHost.link(kernel, 0, 1500, "10.0.0.2/24", "fd00::2/64")).start()) {
        for (String group : new String[] {"239.1.2.3", "ff05::1:3"}) {
          CompletableFuture<String> heard = new CompletableFuture<>();
          UdpSocket socket = host.ask(() -> join(host, group, heard));
          awaitMember(kernel, group, true);
          String to =
              group.contains(":")
                  ? "UDP6-SENDTO:[" + group + "]:6000"
                  : "UDP4-SENDTO:" + group + ":6000";
          String through =
              group.contains(":") ? ",so-bindtodevice=br0" : ",ip-multicast-if=10.0.0.1";
          kernel.sh("echo -n hello group | socat -u - '" + to + through + "'");
          assertEquals("hello group", heard.get(5, TimeUnit.SECONDS));
          host.ask(
              () -> {
                socket.close(host.now());
                return 0;
              });
          awaitMember(kernel, group, false);
        }
      }
    }
  }

  private static UdpSocket join(RunningHost host, String group, CompletableFuture<String> heard) {
    UdpSocket socket = host.node().host().udp(Endpoint.any(6000));
    Endpoint joined = Endpoint.of(group, 6000);
    if (joined.address() != null) {
      socket.join(joined.address(), 1, host.now());
    }
    ByteBuffer into = ByteBuffer.allocate(100);
    host.node()
        .use(
            socket,
            now -> {
              if (socket.receive(into, new DatagramInfo()) != UdpSocket.NOTHING) {
                heard.complete(
                    new String(into.array(), 0, into.position(), StandardCharsets.US_ASCII));
              }
            });
    return socket;
  }

  private static void awaitMember(KernelPeer kernel, String group, boolean there) throws Exception {
    String known = "";
    for (int i = 0; i < 150; i++) {
      known = kernel.sh("bridge mdb show dev br0");
      if (known.contains("port tap0 grp " + group) == there) {
        return;
      }
      Thread.sleep(50);
    }
    assertEquals(there, known.contains(group), known);
  }
}
