package io.netlayers.ethernet.lldp;

import static io.netlayers.ethernet.lldp.LldpLayout.CHASSIS_ID;
import static io.netlayers.ethernet.lldp.LldpLayout.END;
import static io.netlayers.ethernet.lldp.LldpLayout.HEADER_OCTETS;
import static io.netlayers.ethernet.lldp.LldpLayout.LENGTH_BITS;
import static io.netlayers.ethernet.lldp.LldpLayout.MAX_ID_VALUE;
import static io.netlayers.ethernet.lldp.LldpLayout.MAX_VALUE;
import static io.netlayers.ethernet.lldp.LldpLayout.MIN_ID_VALUE;
import static io.netlayers.ethernet.lldp.LldpLayout.PORT_ID;
import static io.netlayers.ethernet.lldp.LldpLayout.TIME_TO_LIVE;
import static io.netlayers.ethernet.lldp.LldpLayout.TTL_VALUE;

import io.netlayers.core.OctetView;
import io.netlayers.core.Octets;
import java.nio.ByteBuffer;
import org.checkerframework.checker.signedness.qual.SignedPositive;

/**
 * A cursor over the TLVs of an LLDPDU (IEEE 802.1AB §8.2): {@link #next()} goes to the first and
 * then to each further one, the end not counted. After a fault the TLVs before it can be read.
 */
public final class LldpTlvsView extends OctetView {
  /** Octets up to the fault, or up to and with the end. */
  private int good;

  private int at;
  private int following;

  /** A view over nothing, to be wrapped. */
  public LldpTlvsView() {}

  /**
   * Lays the cursor before the first TLV of an Ethernet payload. Octets behind the end are padding;
   * where there is no end, the payload's is taken for it (§8.5.1).
   */
  public LldpDecodeStatus wrap(ByteBuffer buffer, int offset, int length) {
    attach(buffer, offset, length);
    good = 0;
    rewind();
    int index = 0;
    for (; good < length; index++) {
      LldpDecodeStatus status = check(index);
      if (status != LldpDecodeStatus.OK) {
        return fault(status, status.isTruncated() ? length : good);
      }
      boolean end = typeAt(good) == END;
      good += HEADER_OCTETS + lengthAt(good);
      if (end) {
        return LldpDecodeStatus.OK;
      }
    }
    LldpDecodeStatus status = missing(index);
    return status == LldpDecodeStatus.OK ? status : fault(status, length);
  }

  /** The TLV at {@link #good}, the index-th. */
  private LldpDecodeStatus check(int index) {
    int left = length - good;
    if (left < HEADER_OCTETS) {
      return LldpDecodeStatus.TRUNCATED_TLV_HEADER;
    }
    int type = typeAt(good);
    int value = lengthAt(good);
    if (index < TIME_TO_LIVE) {
      if (type != index + 1) {
        return missing(index);
      }
    } else if (type >= CHASSIS_ID && type <= TIME_TO_LIVE) {
      return LldpDecodeStatus.REPEATED_MANDATORY_TLV;
    }
    if (!lengthFits(type, value)) {
      return LldpDecodeStatus.BAD_TLV_LENGTH;
    }
    return value > left - HEADER_OCTETS ? LldpDecodeStatus.TRUNCATED_TLV : LldpDecodeStatus.OK;
  }

  private static LldpDecodeStatus missing(int index) {
    return switch (index) {
      case 0 -> LldpDecodeStatus.MISSING_CHASSIS_ID;
      case 1 -> LldpDecodeStatus.MISSING_PORT_ID;
      case 2 -> LldpDecodeStatus.MISSING_TIME_TO_LIVE;
      default -> LldpDecodeStatus.OK;
    };
  }

  private static boolean lengthFits(int type, int value) {
    return switch (type) {
      case END -> value == 0;
      case CHASSIS_ID, PORT_ID -> value >= MIN_ID_VALUE && value <= MAX_ID_VALUE;
      case TIME_TO_LIVE -> value == TTL_VALUE;
      default -> true;
    };
  }

  /** Goes back before the first TLV. */
  public void rewind() {
    at = 0;
    following = 0;
  }

  /** Goes to the next TLV; false at the end and where a fault was found. */
  public boolean next() {
    if (following >= good || typeAt(following) == END) {
      return false;
    }
    at = following;
    following += HEADER_OCTETS + lengthAt(following);
    return true;
  }

  /** Octets of the LLDPDU, the end included; what is behind them is padding. */
  public int unitLength() {
    return good;
  }

  private int typeAt(int tlv) {
    return Octets.u8(buffer, offset + tlv) >> LENGTH_BITS - 8;
  }

  private int lengthAt(int tlv) {
    return Octets.u16(buffer, offset + tlv) & MAX_VALUE;
  }

  /** The TLV's type, 1 to 127. */
  public @SignedPositive int type() {
    return Octets.u8(buffer, offset + at) >> LENGTH_BITS - 8;
  }

  /** Absolute index of the TLV's value. */
  public int valueOffset() {
    return offset + at + HEADER_OCTETS;
  }

  /** Octets of the TLV's value, 0 to 511. */
  public int valueLength() {
    return lengthAt(at);
  }

  /** Of a Chassis ID and a Port ID: what kind of id follows; the id itself is one octet on. */
  public @SignedPositive int idSubtype() {
    return Octets.u8(buffer, valueOffset());
  }

  /** Of a Time To Live: seconds that what the LLDPDU says is good for; 0 when it ends now. */
  public @SignedPositive int timeToLive() {
    return Octets.u16(buffer, valueOffset());
  }
}
