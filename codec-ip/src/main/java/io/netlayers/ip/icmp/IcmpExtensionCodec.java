package io.netlayers.ip.icmp;

import io.netlayers.core.InternetChecksum;
import io.netlayers.core.Ipv4Address;
import io.netlayers.core.Ipv6Address;
import io.netlayers.core.OctetString;
import io.netlayers.core.Octets;
import io.netlayers.ip.icmp.IcmpExtension.ExtendedPointer;
import io.netlayers.ip.icmp.IcmpExtension.InterfaceByAddress;
import io.netlayers.ip.icmp.IcmpExtension.InterfaceByIndex;
import io.netlayers.ip.icmp.IcmpExtension.InterfaceByName;
import io.netlayers.ip.icmp.IcmpExtension.MplsLabel;
import io.netlayers.ip.icmp.IcmpExtension.MplsLabelStack;
import io.netlayers.ip.icmp.IcmpExtension.Other;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.checkerframework.checker.nullness.qual.Nullable;

/**
 * Extension structures and their objects, to values and back. A payload that its typed value would
 * not write in the same octets is kept as it is.
 */
final class IcmpExtensionCodec {
  private IcmpExtensionCodec() {}

  static int encodedLength(List<IcmpExtension> extensions) {
    if (extensions.isEmpty()) {
      return 0;
    }
    int octets = IcmpExtensionsView.HEADER;
    for (IcmpExtension each : extensions) {
      octets += each.encodedLength();
    }
    return octets;
  }

  /** Writes the structure's header, every object and the checksum; nothing for no object. */
  static void encode(List<IcmpExtension> extensions, ByteBuffer buffer, int offset) {
    if (extensions.isEmpty()) {
      return;
    }
    Octets.put32(buffer, offset, (long) IcmpExtensionsView.VERSION << 28);
    int at = offset + IcmpExtensionsView.HEADER;
    for (IcmpExtension each : extensions) {
      at += each.encode(buffer, at);
    }
    // RFC 4884 §7: a sum of 0 is sent as all ones, for 0 says that there is none
    int sum = InternetChecksum.of(buffer, offset, at - offset);
    Octets.put16(buffer, offset + IcmpExtensionsView.CHECKSUM, sum == 0 ? 0xFFFF : sum);
  }

  /** The objects of a message, up to the first that is cut or wrong. */
  static List<IcmpExtension> decode(IcmpMessageView message) {
    if (message.extensionsLength() == 0) {
      return List.of();
    }
    IcmpExtensionsView view = new IcmpExtensionsView();
    view.wrap(message.buffer(), message.extensionsOffset(), message.extensionsLength());
    List<IcmpExtension> extensions = new ArrayList<>();
    while (view.next()) {
      extensions.add(decodeObject(view));
    }
    return List.copyOf(extensions);
  }

  private static IcmpExtension decodeObject(IcmpExtensionsView view) {
    IcmpExtension typed = typed(view);
    int octets = view.payloadLength();
    if (typed != null && typed.payloadLength() == octets) {
      ByteBuffer again = ByteBuffer.allocate(octets);
      typed.encodePayload(again, 0);
      if (typed.cType() == view.cType()
          && Octets.equal(again, 0, view.buffer(), view.payloadOffset(), octets)) {
        return typed;
      }
    }
    return new Other(
        view.classNumber(),
        view.cType(),
        OctetString.copyOf(view.buffer(), view.payloadOffset(), octets));
  }

  private static @Nullable IcmpExtension typed(IcmpExtensionsView view) {
    return switch (view.classNumber()) {
      case MplsLabelStack.CLASS -> labels(view);
      case InterfaceInformation.CLASS -> interfaceInformation(view);
      case InterfaceByName.CLASS -> interfaceIdentification(view);
      case ExtendedPointer.CLASS ->
          view.payloadLength() < 4
              ? null
              : new ExtendedPointer(Octets.u32(view.buffer(), view.payloadOffset()));
      default -> null;
    };
  }

  private static IcmpExtension labels(IcmpExtensionsView view) {
    List<MplsLabel> labels = new ArrayList<>();
    for (int i = 0; i + 4 <= view.payloadLength(); i += 4) {
      int at = view.payloadOffset() + i;
      int low = Octets.u8(view.buffer(), at + 2);
      labels.add(
          new MplsLabel(
              Octets.u24(view.buffer(), at) >> 4,
              low >> 1 & 7,
              (low & 1) != 0,
              Octets.u8(view.buffer(), at + 3)));
    }
    return new MplsLabelStack(labels);
  }

  private static @Nullable IcmpExtension interfaceIdentification(IcmpExtensionsView view) {
    ByteBuffer buffer = view.buffer();
    int at = view.payloadOffset();
    int octets = view.payloadLength();
    switch (view.cType()) {
      case 1:
        return new InterfaceByName(text(buffer, at, octets));
      case 2:
        return octets < 4 ? null : new InterfaceByIndex(Octets.u32(buffer, at));
      case 3:
        if (octets < 4 || Octets.u8(buffer, at + 2) > octets - 4) {
          return null;
        }
        return new InterfaceByAddress(
            Octets.u16(buffer, at), OctetString.copyOf(buffer, at + 4, Octets.u8(buffer, at + 2)));
      default:
        return null;
    }
  }

  private static String text(ByteBuffer buffer, int at, int octets) {
    int end = octets;
    while (end > 0 && Octets.u8(buffer, at + end - 1) == 0) {
      end--;
    }
    byte[] copy = new byte[end];
    buffer.get(at, copy);
    return new String(copy, StandardCharsets.UTF_8);
  }

  private static @Nullable IcmpExtension interfaceInformation(IcmpExtensionsView view) {
    InterfaceInformation.Builder builder = InterfaceInformation.builder();
    int bits = view.cType();
    builder.role(InterfaceInformation.Role.values()[bits >> 6]);
    ByteBuffer buffer = view.buffer();
    int at = view.payloadOffset();
    int end = at + view.payloadLength();
    if ((bits & InterfaceInformation.HAS_INDEX) != 0) {
      if (end - at < 4) {
        return null;
      }
      builder.index(Octets.u32(buffer, at));
      at += 4;
    }
    if ((bits & InterfaceInformation.HAS_ADDRESS) != 0) {
      int family = end - at < 8 ? 0 : Octets.u16(buffer, at);
      if (family == 1) {
        builder.address(Ipv4Address.read(buffer, at + 4));
        at += 8;
      } else if (family == 2 && end - at >= 20) {
        builder.address(Ipv6Address.read(buffer, at + 4));
        at += 20;
      } else {
        return null;
      }
    }
    if ((bits & InterfaceInformation.HAS_NAME) != 0) {
      int octets = end - at < 1 ? 0 : Octets.u8(buffer, at);
      if (octets == 0 || octets > 64 || octets > end - at) {
        return null;
      }
      String name = text(buffer, at + 1, octets - 1);
      if (name.getBytes(StandardCharsets.UTF_8).length > InterfaceInformation.MAX_NAME_OCTETS) {
        return null;
      }
      builder.name(name);
      at += octets;
    }
    if ((bits & InterfaceInformation.HAS_MTU) != 0) {
      if (end - at < 4) {
        return null;
      }
      builder.mtu(Octets.u32(buffer, at));
    }
    return builder.build();
  }
}
