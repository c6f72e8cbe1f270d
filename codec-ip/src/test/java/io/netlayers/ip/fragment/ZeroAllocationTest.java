package io.netlayers.ip.fragment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.core.OctetString;
import io.netlayers.ip.Ipv4PacketView;
import io.netlayers.ip.Ipv4Rewrite;
import io.netlayers.ip.Ipv6PacketView;
import io.netlayers.ip.Ipv6RoutingHeaderView;
import io.netlayers.ip.option.Ipv4OptionsView;
import io.netlayers.ip.option.Ipv6OptionsView;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

/** Views, fragmenters and a reassembler in steady use allocate nothing. */
class ZeroAllocationTest {
  private static final int ROUNDS = 2000;

  private static MethodHandle allocated() throws Throwable {
    Class<?> factory = Class.forName("java.lang.management.ManagementFactory");
    Class<?> standard = Class.forName("java.lang.management.ThreadMXBean");
    Class<?> bean = Class.forName("com.sun.management.ThreadMXBean");
    MethodHandles.Lookup lookup = MethodHandles.publicLookup();
    Object threads =
        lookup.findStatic(factory, "getThreadMXBean", MethodType.methodType(standard)).invoke();
    return lookup
        .findVirtual(bean, "getThreadAllocatedBytes", MethodType.methodType(long.class, long.class))
        .bindTo(threads);
  }

  private static void assertAllocatesNothing(Runnable step) throws Throwable {
    MethodHandle allocated = allocated();
    long thread = Thread.currentThread().getId();
    for (int i = 0; i < ROUNDS; i++) {
      step.run();
    }
    long least = Long.MAX_VALUE;
    for (int attempt = 0; attempt < 5; attempt++) {
      long before = (long) allocated.invokeExact(thread);
      for (int i = 0; i < ROUNDS; i++) {
        step.run();
      }
      least = Math.min(least, (long) allocated.invokeExact(thread) - before);
    }
    assertTrue(least < ROUNDS, least + " octets in " + ROUNDS + " rounds");
  }

  @Test
  void ipv4Views() throws Throwable {
    ByteBuffer packet = Packets.ipv4(7, 100, "94040000" + "440c0901" + "0a00000100000007", 1);
    Ipv4PacketView view = new Ipv4PacketView();
    Ipv4OptionsView options = new Ipv4OptionsView();
    assertAllocatesNothing(
        () -> {
          for (int length = 0; length <= packet.limit(); length += 7) {
            view.wrap(packet, 0, length);
            view.wrapLax(packet, 0, length);
            view.wrapQuoted(packet, 0, length);
          }
          options.wrap(packet, view.optionsOffset(), view.optionsLength());
          while (options.next()) {
            options.contentStatus();
          }
          view.pseudoHeader(17);
          view.headerChecksumValid();
          view.decrementTtl();
          Ipv4Rewrite.ttl(view, 64);
        });
  }

  @Test
  void ipv6Views() throws Throwable {
    String headers =
        "2b00050200000100" + "3c040402" + "01000000" + "00".repeat(32) + "1100010400000000";
    ByteBuffer packet = Packets.ipv6(0, headers, 100, 1);
    Ipv6PacketView view = new Ipv6PacketView();
    Ipv6OptionsView options = new Ipv6OptionsView();
    Ipv6RoutingHeaderView routing = new Ipv6RoutingHeaderView();
    assertAllocatesNothing(
        () -> {
          for (int length = 0; length <= packet.limit(); length += 7) {
            view.wrap(packet, 0, length);
            view.wrapLax(packet, 0, length);
            view.wrapQuoted(packet, 0, length);
          }
          options.wrapHeader(packet, 40, 8);
          while (options.next()) {
            options.type();
          }
          view.wrapLax(packet, 0, packet.limit());
          routing.wrap(view, 1);
          view.pseudoHeader(17);
        });
  }

  @Test
  void fragmentersAndReassembler() throws Throwable {
    ByteBuffer four = Packets.ipv4(7, 4000, "94040000", 1);
    ByteBuffer six = Packets.ipv6(60, "1100010400000000", 4000, 1);
    Ipv4PacketView view4 = Packets.view4(four);
    Ipv6PacketView view6 = Packets.view6(six);
    Ipv4PacketView piece4 = new Ipv4PacketView();
    Ipv6PacketView piece6 = new Ipv6PacketView();
    Ipv4Fragmenter fragmenter4 = new Ipv4Fragmenter();
    Ipv6Fragmenter fragmenter6 = new Ipv6Fragmenter();
    ByteBuffer out = ByteBuffer.allocateDirect(1500);
    Reassembler reassembler =
        new Reassembler(ReassemblyConfig.builder().build(), new HeapBufferPool(8));
    assertAllocatesNothing(
        () -> {
          fragmenter4.start(view4, 1500);
          ReassemblyResult result = ReassemblyResult.EMPTY;
          while (fragmenter4.hasNext()) {
            piece4.wrap(out, 0, fragmenter4.next(out, 0));
            result = reassembler.onFragment(0, piece4, 0);
          }
          assertEquals(ReassemblyResult.COMPLETE, result);
          fragmenter6.start(view6, 1280, 7);
          while (fragmenter6.hasNext()) {
            piece6.wrap(out, 0, fragmenter6.next(out, 0));
            result = reassembler.onFragment(0, piece6, 0);
          }
          assertEquals(ReassemblyResult.COMPLETE, result);
        });
  }

  @Test
  void theMeasureMeasures() throws Throwable {
    Object[] kept = new Object[1];
    boolean[] failed = new boolean[1];
    try {
      assertAllocatesNothing(() -> kept[0] = OctetString.copyOf(new byte[16]));
    } catch (AssertionError expected) {
      failed[0] = true;
    }
    assertTrue(failed[0]);
  }
}
