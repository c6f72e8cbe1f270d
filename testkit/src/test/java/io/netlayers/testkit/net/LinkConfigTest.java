package io.netlayers.testkit.net;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.netlayers.testkit.net.model.Blackout;
import io.netlayers.testkit.net.model.Loss;
import io.netlayers.testkit.net.model.PacketChoice;
import io.netlayers.testkit.net.model.QueueDiscipline;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

class LinkConfigTest {
  private static LinkConfig build(UnaryOperator<LinkConfig.Builder> set) {
    return set.apply(LinkConfig.builder()).build();
  }

  @Test
  void whatIsOutOfRangeIsRefused() {
    List<UnaryOperator<LinkConfig.Builder>> wrong =
        List.of(
            b -> b.delayNanos(-1),
            b -> b.delayNanos((1L << 50) + 1),
            b -> b.jitterNanos(-1),
            b -> b.reorderNanos(-1),
            b -> b.duplicateNanos(-1),
            b -> b.bitsPerSecond(-1),
            b -> b.overheadOctets(-1),
            b -> b.overheadOctets(65_536),
            b -> b.queuePackets(-1),
            b -> b.queueOctets(-1),
            b -> b.markPpm(-1),
            b -> b.markPpm(1_000_001),
            b -> b.reorderPpm(1_000_001).reorderNanos(1),
            b -> b.reorderPpm(1),
            b -> b.reordered(PacketChoice.indices(1)),
            b -> b.duplicatePpm(1_000_001),
            b -> b.corruptPpm(-1),
            b -> b.corruptBits(0),
            b -> b.corruptBits(65),
            b -> b.bitErrorsPerBillion(-1),
            b -> b.bitErrorsPerBillion(1_000_000_000),
            b -> b.mtuOctets(0),
            b -> b.delayNanos(Long.MAX_VALUE),
            b -> b.discipline(QueueDiscipline.red()),
            b -> b.discipline(QueueDiscipline.coDel()));
    for (int i = 0; i < wrong.size(); i++) {
      UnaryOperator<LinkConfig.Builder> set = wrong.get(i);
      assertThrows(IllegalStateException.class, () -> build(set), "case " + i);
    }
  }

  @Test
  void whatIsInRangeIsTaken() {
    build(
        b ->
            b.delayNanos(1L << 50)
                .markPpm(1_000_000)
                .corruptBits(64)
                .bitErrorsPerBillion(999_999_999)
                .overheadOctets(65_535)
                .queuePackets(0)
                .mtuOctets(1)
                .bitsPerSecond(Long.MAX_VALUE)
                .discipline(QueueDiscipline.coDel()));
  }

  @Test
  void modelsRefuseWhatMakesNoSense() {
    List<Runnable> wrong =
        List.of(
            () -> Loss.independent(-1),
            () -> Loss.independent(1_000_001),
            () -> Loss.bursts(0, 1_000_001),
            () -> Loss.bursts(-1, 0),
            () -> new Loss.Bursts(0, 0, -1, 0),
            () -> new Loss.Bursts(0, 0, 0, 1_000_001),
            () -> Loss.everyNth(0),
            () -> new Blackout(5, 5),
            () -> new Blackout(-1, 5),
            () -> new QueueDiscipline.Red(0, 5, 1, 1, false),
            () -> new QueueDiscipline.Red(5, 5, 1, 1, false),
            () -> new QueueDiscipline.Red(5, 15, 1_000_001, 1, false),
            () -> new QueueDiscipline.Red(5, 15, 1, 0, false),
            () -> new QueueDiscipline.CoDel(0, 5, 1),
            () -> new QueueDiscipline.CoDel(5, 5, 1),
            () -> new QueueDiscipline.CoDel(5, 6, 0));
    for (int i = 0; i < wrong.size(); i++) {
      assertThrows(IllegalArgumentException.class, wrong.get(i)::run, "case " + i);
    }
  }

  @Test
  void unitsOfTheBuilder() {
    LinkConfig config = build(b -> b.delayMillis(20).jitterMillis(2).megabitsPerSecond(10));
    assertEquals(
        build(b -> b.delayNanos(20_000_000).jitterNanos(2_000_000).bitsPerSecond(10_000_000)),
        config);
    assertNotEquals(LinkConfig.perfect(), config);
    assertEquals(List.of(new Loss.Independent(5)), build(b -> b.lossPpm(5)).losses());
    assertThrows(ArithmeticException.class, () -> build(b -> b.delayMillis(Long.MAX_VALUE)));
  }
}
