package io.netlayers.benchmarks;

import io.netlayers.ethernet.EthernetFrameView;
import io.netlayers.ip.Ipv4PacketView;
import io.netlayers.tcp.TcpOptionsView;
import io.netlayers.tcp.TcpSegmentView;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.pcap4j.packet.EthernetPacket;
import org.pcap4j.packet.IllegalRawDataException;
import org.pcap4j.packet.IpV4Packet;
import org.pcap4j.packet.TcpPacket;
import org.pcap4j.packet.TcpTimestampsOption;

/** Ethernet, IPv4 and TCP with options: sixteen fields of 1,024 varied frames, a frame each. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@OperationsPerInvocation(Frames.COUNT)
@Fork(3)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class DecodeFrame {
  private static final VarHandle SHORT =
      MethodHandles.byteBufferViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

  private final byte[][] arrays = Frames.varied();
  private ByteBuffer[] buffers = Frames.mixed(arrays);

  /** The kind of buffer that is measured, after the code has seen all of them. */
  @Param({"heap", "direct", "readOnly", "mixed"})
  public String kind = "mixed";

  private final EthernetFrameView ethernet = new EthernetFrameView();
  private final Ipv4PacketView ip = new Ipv4PacketView();
  private final TcpSegmentView tcp = new TcpSegmentView();
  private final TcpOptionsView options = new TcpOptionsView();

  /** Lets the compiler see every kind before it is measured on one. */
  @Setup
  public void seeEveryKind() {
    for (int i = 0; i < 40; i++) {
      if (netlayers() != limit()) {
        throw new AssertionError("the contenders read different fields");
      }
    }
    buffers = Frames.ofKind(arrays, kind);
  }

  /** Our views, fully validated, over heap, direct and read-only buffers mixed. */
  @Benchmark
  public long netlayers() {
    long sum = 0;
    for (ByteBuffer b : buffers) {
      if (!ethernet.wrap(b, 0, b.limit()).isOk()
          || !ip.wrap(b, ethernet.payloadOffset(), ethernet.payloadLength()).isOk()
          || !tcp.wrap(b, ip.payloadOffset(), ip.payloadLength()).isOk()
          || !options.wrap(tcp).isOk()) {
        throw new AssertionError();
      }
      sum +=
          ethernet.destination()
              + ethernet.source()
              + ethernet.etherType()
              + ip.source()
              + ip.destination()
              + ip.protocol()
              + ip.ttl()
              + ip.totalLength()
              + ip.identification()
              + tcp.sourcePort()
              + tcp.destinationPort()
              + tcp.sequence()
              + tcp.acknowledgment()
              + tcp.flags()
              + tcp.window()
              + options.tsVal();
    }
    return sum;
  }

  /**
   * The limit: the same fields by hand, eight octets at a time through a var handle, with the least
   * validation that is safe.
   */
  @Benchmark
  public long limit() {
    long sum = 0;
    for (ByteBuffer b : buffers) {
      int length = b.limit();
      if (length < 54) {
        throw new AssertionError();
      }
      long destination = (long) LONG.get(b, 0);
      long source = (long) LONG.get(b, 6);
      long ip = (long) LONG.get(b, 14);
      int totalLength = (int) (ip >>> 32) & 0xFFFF;
      if ((short) source != 0x0800 || ip >>> 60 != 4 || 14 + totalLength > length) {
        throw new AssertionError();
      }
      int t = 14 + (int) (ip >>> 54 & 0x3C);
      int ttlProtocol = (short) SHORT.get(b, 22);
      long addresses = (long) LONG.get(b, 26);
      long ports = (long) LONG.get(b, t);
      long control = (long) LONG.get(b, t + 8);
      int end = t + ((int) (control >>> 26) & 0x3C);
      if (end > 14 + totalLength) {
        throw new AssertionError();
      }
      sum +=
          (destination >>> 16)
              + (source >>> 16)
              + (source & 0xFFFF)
              + (int) (addresses >>> 32)
              + (int) addresses
              + (ttlProtocol & 0xFF)
              + (ttlProtocol >> 8)
              + totalLength
              + (ip >>> 16 & 0xFFFF)
              + (ports >>> 48)
              + (ports >>> 32 & 0xFFFF)
              + (int) ports
              + (int) (control >>> 32)
              + (control >>> 16 & 0x1FF)
              + (control & 0xFFFF)
              + tsVal(b, t + 20, end);
    }
    return sum;
  }

  private static int tsVal(ByteBuffer b, int from, int end) {
    if (end - from == 12) {
      long usual = (long) LONG.get(b, from);
      if (usual >>> 32 == 0x0101080A) {
        return (int) usual;
      }
    }
    int tsVal = 0;
    for (int o = from; o < end; ) {
      int kindLength = u16(b, o);
      int kind = kindLength >> 8;
      if (kind == 0) {
        break;
      }
      if (kind == 1) {
        o++;
        continue;
      }
      if (kind == 8) {
        tsVal = (int) INT.get(b, o + 2);
      }
      o += kindLength & 0xFF;
    }
    return tsVal;
  }

  private static int u16(ByteBuffer b, int index) {
    return (short) SHORT.get(b, index) & 0xFFFF;
  }

  /** Pcap4J over arrays, the only form that it takes. */
  @Benchmark
  public long pcap4j() throws IllegalRawDataException {
    long sum = 0;
    for (byte[] a : arrays) {
      EthernetPacket e = EthernetPacket.newPacket(a, 0, a.length);
      IpV4Packet i = (IpV4Packet) e.getPayload();
      TcpPacket t = (TcpPacket) i.getPayload();
      EthernetPacket.EthernetHeader eh = e.getHeader();
      IpV4Packet.IpV4Header ih = i.getHeader();
      TcpPacket.TcpHeader th = t.getHeader();
      sum +=
          eh.getDstAddr().hashCode()
              + eh.getSrcAddr().hashCode()
              + eh.getType().value()
              + ih.getSrcAddr().hashCode()
              + ih.getDstAddr().hashCode()
              + ih.getProtocol().value()
              + ih.getTtlAsInt()
              + ih.getTotalLengthAsInt()
              + ih.getIdentificationAsInt()
              + th.getSrcPort().valueAsInt()
              + th.getDstPort().valueAsInt()
              + th.getSequenceNumber()
              + th.getAcknowledgmentNumber()
              + (th.getSyn() ? 2 : 0)
              + th.getWindowAsInt();
      for (TcpPacket.TcpOption option : th.getOptions()) {
        if (option instanceof TcpTimestampsOption ts) {
          sum += ts.getTsValue();
        }
      }
    }
    return sum;
  }
}
