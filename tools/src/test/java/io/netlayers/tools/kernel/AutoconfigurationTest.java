package io.netlayers.tools.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.tools.tap.StackSetup;
import org.junit.jupiter.api.Test;

/** A kernel that knows nothing of its network asks our router (RFC 4861 §6, RFC 4862 §5.5). */
class AutoconfigurationTest {
  private static final int MTU = 1400;

  @Test
  void aKernelConfiguresItselfByOurRouter() throws Exception {
    KernelPeer.requireAll("ping");
    try (KernelPeer left = KernelPeer.open(1, "-a", "192.0.2.1/32");
        KernelPeer right = KernelPeer.open(1, "-a", "fd00:2::1/64", "-g", "fd00:2::9");
        RunningHost router =
            new RunningHost(
                    StackSetup.config().forwarding(true).build(),
                    port -> port,
                    RunningHost.link(left, 0, MTU, "fd00:1::9/64").advertising(),
                    RunningHost.link(right, 0, 1500, "fd00:2::9/64"))
                .start()) {
      left.sh(
          "sysctl -qw net.ipv6.conf.tap0.accept_ra=1 net.ipv6.conf.tap0.autoconf=1"
              + " net.ipv6.conf.tap0.router_solicitations=5"
              + " net.ipv6.conf.tap0.router_solicitation_delay=0"
              + " && ip link set tap0 down && ip link set tap0 up");
      String address = "";
      for (int i = 0; i < 200 && !address.contains("fd00:1:"); i++) {
        Thread.sleep(50);
        address = left.sh("ip -6 addr show dev tap0 scope global");
      }
      assertTrue(address.contains("fd00:1:") && address.contains("dynamic"), address);
      String routes = left.sh("ip -6 route show default");
      assertTrue(routes.contains("via fe80::") && routes.contains("proto ra"), routes);
      assertEquals("" + MTU, left.sh("cat /proc/sys/net/ipv6/conf/tap0/mtu").strip());
      // The other kernel learns of the narrower link by the first answer, which is lost
      left.sh("ping -n -c 1 -W 1 -s 3000 fd00:2::1 || true");
      String said = left.sh("ping -n -c 3 -i 0.1 -W 2 -s 3000 fd00:2::1");
      assertTrue(said.contains("3 received"), said);
      assertTrue(router.isRunning());
    }
  }
}
