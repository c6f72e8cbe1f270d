package io.netlayers.ip.icmp;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.netlayers.ip.igmp.IgmpMessageView;
import io.netlayers.ip.igmp.IgmpRecordsView;
import io.netlayers.ip.mld.MldMessageView;
import io.netlayers.ip.mld.MldRecordsView;
import io.netlayers.ip.ndp.NdpMessageView;
import io.netlayers.ip.ndp.NdpOptionsView;
import java.lang.reflect.Method;
import java.nio.ByteBuffer;
import org.junit.jupiter.api.Test;

/** The views of the control protocols allocate nothing, on the error path neither. */
class ControlViewsAllocationTest {
  private static final String SOLICITATION =
      "8700799a00000000fe800000000000000000000000000002" + "0101020000000001";
  private static final String IGMP_REPORT =
      "2200000000000002" + "04000000e00000fb" + "01000001ef010203c0000201";
  private static final String MLD_REPORT =
      "8f00000000000001" + "04000000ff0200000000000000000001ff000001";

  private final Icmpv4MessageView icmpv4 = new Icmpv4MessageView();
  private final Icmpv6MessageView icmpv6 = new Icmpv6MessageView();
  private final IcmpExtensionsView extensions = new IcmpExtensionsView();
  private final NdpMessageView ndp = new NdpMessageView();
  private final IgmpMessageView igmp = new IgmpMessageView();
  private final MldMessageView mld = new MldMessageView();

  private final ByteBuffer[] buffers = {
    Packets.hex(Packets.TIME_EXCEEDED_MPLS),
    Packets.everyKind(Packets.TIME_EXCEEDED6_MPLS).get(1).slice(3, 148),
    Packets.hex(SOLICITATION),
    Packets.everyKind(IGMP_REPORT).get(1).slice(3, 28),
    Packets.hex(MLD_REPORT),
  };

  /** Every message by every view: each is right for one of them and wrong for the others. */
  private int round() {
    int sum = 0;
    for (int i = 0; i < buffers.length; i++) {
      ByteBuffer buffer = buffers[i];
      int length = buffer.limit();
      for (int cut = 0; cut < 3; cut++) {
        sum += icmpv4.wrap(buffer, 0, length - cut).ordinal() + icmpv4.codeName().ordinal();
        extensions.wrap(buffer, icmpv4.extensionsOffset(), icmpv4.extensionsLength());
        while (extensions.next()) {
          sum += extensions.classNumber();
        }
        sum += icmpv6.wrap(buffer, 0, length - cut).ordinal() + icmpv6.codeName().ordinal();
        sum += icmpv6.checksumValid(Packets.PSEUDO6) ? 1 : 0;
        sum += ndp.wrap(buffer, 0, length - cut).ordinal();
        for (NdpOptionsView each = ndp.options(); each.next(); ) {
          sum += each.typeName().ordinal() + (each.isWellFormed() ? 1 : 0);
        }
        sum += igmp.wrap(buffer, 0, length - cut).ordinal() + igmp.version();
        for (IgmpRecordsView each = igmp.records(); each.next(); ) {
          sum += each.typeName().ordinal() + each.sourceCount();
        }
        sum += mld.wrap(buffer, 0, length - cut).ordinal() + mld.version();
        for (MldRecordsView each = mld.records(); each.next(); ) {
          sum += each.typeName().ordinal() + each.sourceCount();
        }
      }
    }
    return sum;
  }

  @Test
  void nothingIsAllocated() throws ReflectiveOperationException {
    // By name: this module does not read the one that has them
    Object threads =
        Class.forName("java.lang.management.ManagementFactory")
            .getMethod("getThreadMXBean")
            .invoke(null);
    Method allocated =
        Class.forName("com.sun.management.ThreadMXBean")
            .getMethod("getThreadAllocatedBytes", long.class);
    int expected = round();
    long self = Thread.currentThread().getId();
    long least = Long.MAX_VALUE;
    for (int turn = 0; turn < 30; turn++) {
      long before = (Long) allocated.invoke(threads, self);
      for (int i = 0; i < 100; i++) {
        if (round() != expected) {
          assertEquals(expected, round());
        }
      }
      least = Math.min(least, (Long) allocated.invoke(threads, self) - before);
    }
    // The reflective calls box a few octets; 100 rounds that allocated would show 1,600 at least
    assertTrue(least < 1000, "octets allocated in 100 rounds: " + least);
  }
}
