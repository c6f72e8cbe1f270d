package io.netlayers.benchmarks;

import io.netlayers.core.Octets;
import io.netlayers.ethernet.EthernetFrameView;
import io.netlayers.ethernet.EthernetHeaderWriter;
import io.netlayers.ip.Ipv4HeaderWriter;
import io.netlayers.ip.Ipv4PacketView;
import io.netlayers.tcp.TcpHeaderWriter;
import io.netlayers.tcp.TcpSegmentView;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.pcap4j.packet.EthernetPacket;
import org.pcap4j.packet.IpV4Packet;
import org.pcap4j.packet.IpV4Rfc791Tos;
import org.pcap4j.packet.TcpNoOperationOption;
import org.pcap4j.packet.TcpPacket;
import org.pcap4j.packet.TcpTimestampsOption;
import org.pcap4j.packet.UnknownPacket;
import org.pcap4j.packet.namednumber.EtherType;
import org.pcap4j.packet.namednumber.IpNumber;
import org.pcap4j.packet.namednumber.IpVersion;
import org.pcap4j.packet.namednumber.TcpPort;
import org.pcap4j.util.MacAddress;

/** A frame with timestamps and 512 octets written, both checksums worked out. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(3)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 5, time = 1)
public class EncodeFrame {
  private static final int PAYLOAD = Frames.PAYLOAD;
  private static final int OPTIONS = 12;
  private static final int SEGMENT = 20 + OPTIONS + PAYLOAD;
  private static final VarHandle SHORT =
      MethodHandles.byteBufferViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle LONG =
      MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);
  private static final VarHandle NATIVE =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.nativeOrder());

  private final ByteBuffer payload = ByteBuffer.allocate(PAYLOAD);
  private ByteBuffer[] targets = {
    ByteBuffer.allocate(2048), ByteBuffer.allocateDirect(2048), ByteBuffer.allocate(2048)
  };

  /** The kind of buffer that is written, after the code has seen both. */
  @Param({"heap", "direct", "mixed"})
  public String kind = "mixed";

  private final EthernetFrameView ethernet = new EthernetFrameView();
  private final Ipv4PacketView ip = new Ipv4PacketView();
  private final TcpSegmentView tcp = new TcpSegmentView();
  private final EthernetHeaderWriter ethernetWriter = new EthernetHeaderWriter();
  private final Ipv4HeaderWriter ipWriter = new Ipv4HeaderWriter();
  private final TcpHeaderWriter tcpWriter = new TcpHeaderWriter();
  private int turn;

  private MacAddress mac = MacAddress.getByName("02:00:00:00:00:01");
  private Inet4Address address;

  /** What Pcap4J needs of objects is made beforehand. */
  @Setup
  public void setUp() throws Exception {
    address = (Inet4Address) InetAddress.getByAddress(new byte[] {10, 0, 0, 1});
    for (int i = 0; i < PAYLOAD; i++) {
      payload.put(i, (byte) (i * 7));
    }
    for (int i = 0; i < 40_000; i++) {
      int ours = netlayers();
      turn = turn == 0 ? 2 : turn - 1;
      int views = views();
      turn = turn == 0 ? 2 : turn - 1;
      if (ours != limit() || views != ours) {
        throw new AssertionError("the contenders write different octets");
      }
    }
    if (!kind.equals("mixed")) {
      boolean direct = kind.equals("direct");
      for (int i = 0; i < targets.length; i++) {
        targets[i] = direct ? ByteBuffer.allocateDirect(2048) : ByteBuffer.allocate(2048);
      }
    }
  }

  private ByteBuffer next() {
    turn = turn == 2 ? 0 : turn + 1;
    return targets[turn];
  }

  /** Our writers: whole headers at once. */
  @Benchmark
  public int netlayers() {
    ByteBuffer b = next();
    int sequence = turn * 512;
    ethernetWriter
        .destination(0x020000000001L)
        .source(0x020000000002L)
        .etherType(0x0800)
        .write(b, 0, 20 + SEGMENT);
    ipWriter
        .identification(turn)
        .dontFragment(true)
        .ttl(64)
        .protocol(6)
        .source(0x0A000001)
        .destination(0x0A000002)
        .write(b, 14, SEGMENT);
    Octets.put32(b, 54, 0x0101080AL);
    Octets.putBits32(b, 58, sequence);
    Octets.putBits32(b, 62, 9);
    Octets.copy(payload, 0, b, 66, PAYLOAD);
    return tcpWriter
        .sourcePort(43210)
        .destinationPort(80)
        .sequence(sequence)
        .acknowledgment(77)
        .flags(0x18)
        .window(65535)
        .write(b, 34, OPTIONS, PAYLOAD, ipWriter.pseudoHeader());
  }

  /** The setters of our views, a field each. */
  @Benchmark
  public int views() {
    ByteBuffer b = next();
    int sequence = turn * 512;
    ethernet
        .wrapForEncode(b, 0, 0, 20 + SEGMENT, false)
        .destination(0x020000000001L)
        .source(0x020000000002L)
        .etherType(0x0800);
    ip.wrapForEncode(b, ethernet.payloadOffset(), 0, SEGMENT)
        .identification(turn)
        .dontFragment(true)
        .ttl(64)
        .protocol(6)
        .source(0x0A000001)
        .destination(0x0A000002)
        .updateHeaderChecksum();
    tcp.wrapForEncode(b, ip.payloadOffset(), OPTIONS, PAYLOAD)
        .sourcePort(43210)
        .destinationPort(80)
        .sequence(sequence)
        .acknowledgment(77)
        .flags(0x18)
        .window(65535);
    int options = tcp.optionsOffset();
    Octets.put32(b, options, 0x0101080AL);
    Octets.putBits32(b, options + 4, sequence);
    Octets.putBits32(b, options + 8, 9);
    Octets.copy(payload, 0, b, tcp.payloadOffset(), PAYLOAD);
    tcp.updateChecksum(ip.pseudoHeader(6));
    return tcp.checksum();
  }

  /** The limit: the same octets by hand, eight at a time where the layout lets them. */
  @Benchmark
  public int limit() {
    ByteBuffer b = next();
    int sequence = turn * 512;
    LONG.set(b, 0, 0x0200_0000_0001_0200L);
    LONG.set(b, 6, 0x0200_0000_0002_0800L);
    long first = 0x4500_0000_0000_4000L | (20L + SEGMENT) << 32 | (long) turn << 16;
    long addresses = 0x0A00_0001_0A00_0002L;
    LONG.set(b, 14, first);
    INT.set(b, 22, 0x4006_0000 | ~fold(halves(first) + 0x4006 + halves(addresses)) & 0xFFFF);
    LONG.set(b, 26, addresses);
    LONG.set(b, 34, 43210L << 48 | 80L << 32 | sequence);
    LONG.set(b, 42, 77L << 32 | 0x8018_FFFFL);
    INT.set(b, 50, 0);
    LONG.set(b, 54, 0x0101_080AL << 32 | sequence);
    INT.set(b, 62, 9);
    b.put(66, payload, 0, PAYLOAD);
    int checksum = ~fold(halves(addresses) + 6 + SEGMENT + sum(b, 34, SEGMENT)) & 0xFFFF;
    SHORT.set(b, 50, (short) checksum);
    return checksum;
  }

  private static long halves(long word) {
    return (word >>> 32) + (word & 0xFFFFFFFFL);
  }

  private static int fold(long sum) {
    long s = (sum & 0xFFFFFFFFL) + (sum >>> 32);
    s = (s & 0xFFFF) + (s >>> 16);
    s = (s & 0xFFFF) + (s >>> 16);
    return (int) (s + (s >>> 16)) & 0xFFFF;
  }

  /** A multiple of 16 octets. */
  private static long sum(ByteBuffer b, int from, int length) {
    long s = b.hasArray() ? arraySum(b.array(), from, length) : directSum(b, from, length);
    return Short.reverseBytes((short) fold(s)) & 0xFFFF;
  }

  private static long arraySum(byte[] a, int from, int length) {
    long s0 = 0;
    long s1 = 0;
    long s2 = 0;
    long s3 = 0;
    for (int i = from; i < from + length; i += 16) {
      s0 += (int) NATIVE.get(a, i) & 0xFFFFFFFFL;
      s1 += (int) NATIVE.get(a, i + 4) & 0xFFFFFFFFL;
      s2 += (int) NATIVE.get(a, i + 8) & 0xFFFFFFFFL;
      s3 += (int) NATIVE.get(a, i + 12) & 0xFFFFFFFFL;
    }
    return s0 + s1 + s2 + s3;
  }

  private static long directSum(ByteBuffer b, int from, int length) {
    long s0 = 0;
    long s1 = 0;
    long s2 = 0;
    long s3 = 0;
    for (int i = from; i < from + length; i += 16) {
      long first = Long.reverseBytes(b.getLong(i));
      long second = Long.reverseBytes(b.getLong(i + 8));
      s0 += first & 0xFFFFFFFFL;
      s1 += first >>> 32;
      s2 += second & 0xFFFFFFFFL;
      s3 += second >>> 32;
    }
    return s0 + s1 + s2 + s3;
  }

  /** Pcap4J's builders. */
  @Benchmark
  public byte[] pcap4j() {
    turn = turn == 2 ? 0 : turn + 1;
    UnknownPacket.Builder data = new UnknownPacket.Builder().rawData(payload.array());
    TcpPacket.Builder t =
        new TcpPacket.Builder()
            .srcAddr(address)
            .dstAddr(address)
            .srcPort(TcpPort.getInstance((short) 43210))
            .dstPort(TcpPort.HTTP)
            .sequenceNumber(turn * 512)
            .acknowledgmentNumber(77)
            .ack(true)
            .psh(true)
            .window((short) 65535)
            .options(
                List.of(
                    TcpNoOperationOption.getInstance(),
                    TcpNoOperationOption.getInstance(),
                    new TcpTimestampsOption.Builder()
                        .tsValue(turn)
                        .tsEchoReply(9)
                        .correctLengthAtBuild(true)
                        .build()))
            .correctChecksumAtBuild(true)
            .correctLengthAtBuild(true)
            .payloadBuilder(data);
    IpV4Packet.Builder i =
        new IpV4Packet.Builder()
            .version(IpVersion.IPV4)
            .tos(IpV4Rfc791Tos.newInstance((byte) 0))
            .ttl((byte) 64)
            .protocol(IpNumber.TCP)
            .identification((short) turn)
            .dontFragmentFlag(true)
            .srcAddr(address)
            .dstAddr(address)
            .correctChecksumAtBuild(true)
            .correctLengthAtBuild(true)
            .payloadBuilder(t);
    return new EthernetPacket.Builder()
        .dstAddr(mac)
        .srcAddr(mac)
        .type(EtherType.IPV4)
        .payloadBuilder(i)
        .paddingAtBuild(true)
        .build()
        .getRawData();
  }
}
