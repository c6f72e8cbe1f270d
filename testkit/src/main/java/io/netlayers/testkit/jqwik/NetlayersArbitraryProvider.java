package io.netlayers.testkit.jqwik;

import io.netlayers.testkit.gen.Generators;
import io.netlayers.testkit.gen.choice.GeneratorTable;
import io.netlayers.testkit.gen.choice.Malformed;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.providers.ArbitraryProvider;
import net.jqwik.api.providers.TypeUsage;

/**
 * Provides every value type of every codec, and {@code Malformed<TcpDecodeStatus>} and the like by
 * the status.
 *
 * <p>Found by itself where the testkit lies on the class path. Its module does not declare it: one
 * that provides a service cannot be resolved without it, and jqwik is optional. A module that keeps
 * the testkit on the module path declares a class of its own that extends this one.
 */
public class NetlayersArbitraryProvider implements ArbitraryProvider {
  private static final String OURS = "io.netlayers.";

  private final GeneratorTable table = Generators.table();

  /** What a service loader calls. */
  public NetlayersArbitraryProvider() {}

  @Override
  public boolean canProvideFor(TypeUsage type) {
    return !arbitraries(type).isEmpty();
  }

  @Override
  public Set<Arbitrary<?>> provideFor(TypeUsage type, SubtypeProvider subtypes) {
    return arbitraries(type);
  }

  private Set<Arbitrary<?>> arbitraries(TypeUsage type) {
    if (type.isTypeVariableOrWildcard() || !type.getRawType().getName().startsWith(OURS)) {
      return Set.of();
    }
    if (type.isOfType(Malformed.class)) {
      Class<?> status = type.getTypeArgument(0).getRawType();
      return Generators.malformed().stream()
          .filter(inputs -> inputs.statusType() == status)
          .map(inputs -> NetlayersArbitraries.of(inputs.any()))
          .collect(Collectors.toUnmodifiableSet());
    }
    return table.findAny(type.getRawType()).stream()
        .map(NetlayersArbitraries::of)
        .collect(Collectors.toUnmodifiableSet());
  }
}
