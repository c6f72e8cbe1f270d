package io.netlayers.testkit.gen;

import io.netlayers.testkit.gen.choice.Generator;
import io.netlayers.testkit.gen.choice.GeneratorTable;
import io.netlayers.testkit.gen.choice.MalformedInputs;
import io.netlayers.testkit.gen.core.CoreGenerators;
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
        .addAll(UdpGenerators.table())
        .addAll(TcpGenerators.table());
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
    all.addAll(UdpGenerators.malformed());
    all.addAll(MalformedTcp.inputs());
    return all;
  }
}
