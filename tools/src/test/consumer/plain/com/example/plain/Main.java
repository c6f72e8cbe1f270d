package com.example.plain;

import io.netlayers.testkit.invariant.HostileOctets;
import io.netlayers.testkit.invariant.NeverThrows;
import io.netlayers.testkit.net.LinkConfig;
import io.netlayers.testkit.net.NetworkNode;
import io.netlayers.testkit.net.NetworkPort;
import io.netlayers.testkit.net.SimulatedNetwork;
import io.netlayers.testkit.script.PacketScripts;
import io.netlayers.udp.UdpDatagramView;
import java.nio.ByteBuffer;

/** Uses what needs nothing but the testkit itself: harnesses, scripts, the simulated network. */
public final class Main {
  private Main() {}

  /** Prints what came of it. */
  public static void main(String[] args) {
    UdpDatagramView view = new UdpDatagramView();
    NeverThrows.by(view::wrap).checkAll(HostileOctets.random(1, 100, 20));

    int events = PacketScripts.parse("0 socket(..., SOCK_STREAM, IPPROTO_TCP) = 3").events().size();

    int[] arrived = {0};
    SimulatedNetwork network = new SimulatedNetwork(7);
    Counter sender = new Counter(new int[1]);
    network.connect(sender, new Counter(arrived), LinkConfig.perfect());
    network.at(1_000, () -> sender.send(3));
    network.runUntil(1_000_000);
    System.out.println(events + " event, " + arrived[0] + " arrived");
  }

  private static final class Counter implements NetworkNode {
    private final int[] arrived;
    private NetworkPort port;

    Counter(int[] arrived) {
      this.arrived = arrived;
    }

    void send(int packets) {
      for (int i = 0; i < packets; i++) {
        port.send(ByteBuffer.allocate(100));
      }
    }

    @Override
    public void onAttached(NetworkPort attached) {
      port = attached;
    }

    @Override
    public void onPacket(NetworkPort from, ByteBuffer packet, long nowNanos) {
      arrived[0]++;
    }
  }
}
