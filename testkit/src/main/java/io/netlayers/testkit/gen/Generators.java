package io.netlayers.testkit.gen;

import io.netlayers.testkit.gen.choice.Generator;
import io.netlayers.testkit.gen.choice.GeneratorTable;
import io.netlayers.testkit.gen.choice.MalformedInputs;
import io.netlayers.testkit.gen.core.CoreGenerators;
import io.netlayers.testkit.gen.ethernet.EthernetGenerators;
import io.netlayers.testkit.gen.ethernet.MalformedEthernet;
import io.netlayers.testkit.gen.frame.FrameGenerators;
import io.netlayers.testkit.gen.http.HttpGenerators;
import io.netlayers.testkit.gen.http.MalformedHttp;
import io.netlayers.testkit.gen.ip.IpGenerators;
import io.netlayers.testkit.gen.ip.MalformedIp;
import io.netlayers.testkit.gen.pcap.MalformedCaptures;
import io.netlayers.testkit.gen.pcap.PcapGenerators;
import io.netlayers.testkit.gen.tcp.MalformedTcp;
import io.netlayers.testkit.gen.tcp.TcpGenerators;
import io.netlayers.testkit.gen.udp.UdpGenerators;
import java.util.ArrayList;
import java.util.List;

/** Every codec's values by type, and what every decoder must refuse by its status. */
public final class Generators {
  private Generators() {}

  /** A new table of all values; it works out sealed types and enums when they are asked for. */
  public static GeneratorTable table() {
    return new GeneratorTable()
        .addAll(CoreGenerators.table())
        .addAll(EthernetGenerators.table())
        .addAll(IpGenerators.table())
        .addAll(UdpGenerators.table())
        .addAll(TcpGenerators.table())
        .addAll(HttpGenerators.table())
        .addAll(PcapGenerators.table())
        .addAll(FrameGenerators.table());
  }

  /**
   * The generator of a value type: valid values, with a bias to the bounds.
   *
   * @throws IllegalArgumentException if there is none
   */
  public static <T extends Object> Generator<T> of(Class<T> type) {
    return table().of(type);
  }

  /** The inputs that each decoder must refuse. */
  public static List<MalformedInputs<?>> malformed() {
    List<MalformedInputs<?>> all = new ArrayList<>();
    all.addAll(MalformedEthernet.inputs());
    all.addAll(MalformedIp.inputs());
    all.addAll(UdpGenerators.malformed());
    all.addAll(MalformedTcp.inputs());
    all.addAll(MalformedHttp.inputs());
    all.add(MalformedCaptures.inputs());
    return all;
  }
}
