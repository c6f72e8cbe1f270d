package io.netlayers.pcap.block;

import io.netlayers.core.IpAddress;
import io.netlayers.core.Ipv4Address;
import io.netlayers.core.Ipv6Address;
import io.netlayers.core.OctetString;
import io.netlayers.pcap.PcapngBlockType;
import io.netlayers.pcap.internal.PcapngLayout;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Names of addresses (§4.5). Its text is {@code Names [192.0.2.1 www.example] []}.
 *
 * @param entries an address each, with its names
 * @param options ns_dnsname (2), ns_dnsIP4addr (3), ns_dnsIP6addr (4), others and comments
 */
public record NameResolution(List<Entry> entries, List<PcapngOption> options)
    implements PcapngBlock {
  /** nrb_record_ipv4: four octets of address, then names. */
  public static final int IPV4 = 1;

  /** nrb_record_ipv6: sixteen octets of address, then names. */
  public static final int IPV6 = 2;

  static final int END = 0;

  /** Copies both lists. */
  public NameResolution {
    entries = List.copyOf(entries);
    options = List.copyOf(options);
  }

  /**
   * A record of the block.
   *
   * @param type {@link #IPV4}, {@link #IPV6} or another, 1 to 65,535
   * @param value the address and its names, each ended by an octet of 0; 0 to 65,535 octets
   */
  public record Entry(int type, OctetString value) {
    /** Refuses what cannot be encoded. */
    public Entry {
      BlockEncoder.requireU16("type", type);
      if (type == END) {
        throw new IllegalArgumentException("0 ends the records");
      }
      BlockEncoder.requireU16("octets", value.length());
    }

    /** An address and its one name. */
    public static Entry of(IpAddress address, String name) {
      byte[] text = name.getBytes(StandardCharsets.UTF_8);
      ByteBuffer octets = ByteBuffer.allocate(address.octets() + text.length + 1);
      address.write(octets, 0);
      octets.put(address.octets(), text);
      int type = address.version() == 4 ? IPV4 : IPV6;
      return new Entry(type, OctetString.copyOf(octets, 0, octets.limit()));
    }

    private int addressOctets() {
      return type == IPV4 ? Ipv4Address.OCTETS : type == IPV6 ? Ipv6Address.OCTETS : 0;
    }

    /** The names, one behind the other, separated by spaces. */
    public String names() {
      int from = Math.min(addressOctets(), value.length());
      byte[] octets = value.toByteArray();
      String text = new String(octets, from, octets.length - from, StandardCharsets.UTF_8);
      return text.replace('\0', ' ').strip();
    }

    @Override
    public String toString() {
      int octets = addressOctets();
      if (octets == 0 || value.length() < octets) {
        return "record " + type + " " + value;
      }
      String address =
          type == IPV4
              ? Ipv4Address.read(value.asByteBuffer(), 0).toString()
              : Ipv6Address.read(value.asByteBuffer(), 0).toString();
      return address + " " + names();
    }
  }

  @Override
  public long type() {
    return PcapngBlockType.NAME_RESOLUTION;
  }

  @Override
  public int fixedLength() {
    int octets = PcapngLayout.OPTION_VALUE;
    for (Entry entry : entries) {
      octets += PcapngLayout.padded(PcapngLayout.OPTION_VALUE + entry.value.length());
    }
    return octets;
  }

  @Override
  public String toString() {
    return "Names " + entries + " " + options;
  }
}
