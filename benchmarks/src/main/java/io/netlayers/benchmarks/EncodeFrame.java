package io.netlayers.benchmarks;

import io.netlayers.core.Octets;
import io.netlayers.ethernet.EthernetFrameView;
import io.netlayers.ip.Ipv4PacketView;
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
  private static final VarHandle NATIVE =
      MethodHandles.byteBufferViewVarHandle(int[].class, ByteOrder.nativeOrder());

  private final ByteBuffer payload = ByteBuffer.allocate(PAYLOAD);
  private final ByteBuffer[] targets = {
    ByteBuffer.allocate(2048), ByteBuffer.allocateDirect(2048), ByteBuffer.allocate(2048)
  };
  private final EthernetFrameView ethernet = new EthernetFrameView();
  private final Ipv4PacketView ip = new Ipv4PacketView();
  private final TcpSegmentView tcp = new TcpSegmentView();
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
  }

  private ByteBuffer next() {
    turn = turn == 2 ? 0 : turn + 1;
    return targets[turn];
  }

  /** Our views. */
  @Benchmark
  public int netlayers() {
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

  /** The limit: the same octets by hand. */
  @Benchmark
  public int limit() {
    ByteBuffer b = next();
    int sequence = turn * 512;
    SHORT.set(b, 0, (short) 0x0200);
    INT.set(b, 2, 1);
    SHORT.set(b, 6, (short) 0x0200);
    INT.set(b, 8, 2);
    SHORT.set(b, 12, (short) 0x0800);
    SHORT.set(b, 14, (short) 0x4500);
    SHORT.set(b, 16, (short) (20 + SEGMENT));
    SHORT.set(b, 18, (short) turn);
    SHORT.set(b, 20, (short) 0x4000);
    SHORT.set(b, 22, (short) 0x4006);
    SHORT.set(b, 24, (short) 0);
    INT.set(b, 26, 0x0A000001);
    INT.set(b, 30, 0x0A000002);
    SHORT.set(b, 24, (short) ~sum(b, 14, 20, 0));
    SHORT.set(b, 34, (short) 43210);
    SHORT.set(b, 36, (short) 80);
    INT.set(b, 38, sequence);
    INT.set(b, 42, 77);
    SHORT.set(b, 46, (short) 0x8018);
    SHORT.set(b, 48, (short) 65535);
    INT.set(b, 50, 0);
    INT.set(b, 54, 0x0101080A);
    INT.set(b, 58, sequence);
    INT.set(b, 62, 9);
    b.put(66, payload, 0, PAYLOAD);
    int checksum =
        ~sum(
            b,
            34,
            SEGMENT,
            Integer.reverseBytes(6 + SEGMENT) + (nativeWord(b, 26) + nativeWord(b, 30)));
    SHORT.set(b, 50, (short) checksum);
    return checksum;
  }

  private static long nativeWord(ByteBuffer b, int index) {
    return (int) NATIVE.get(b, index) & 0xFFFFFFFFL;
  }

  private static int sum(ByteBuffer b, int from, int length, long start) {
    long s0 = start & 0x7FFFFFFFFFFFL;
    long s1 = 0;
    long s2 = 0;
    long s3 = 0;
    int i = from;
    for (int end = from + length - 15; i < end; i += 16) {
      s0 += nativeWord(b, i);
      s1 += nativeWord(b, i + 4);
      s2 += nativeWord(b, i + 8);
      s3 += nativeWord(b, i + 12);
    }
    for (int end = from + length - 3; i < end; i += 4) {
      s0 += nativeWord(b, i);
    }
    long s = s0 + s1 + s2 + s3;
    s = (s & 0xFFFFFFFFL) + (s >>> 32);
    s = (s & 0xFFFF) + (s >>> 16);
    s = (s & 0xFFFF) + (s >>> 16);
    return Short.reverseBytes((short) (s + (s >>> 16)));
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
