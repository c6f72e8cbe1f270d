package io.netlayers.ethernet;

/**
 * A VLAN tag (IEEE 802.1Q §9.5, §9.6) as a value. Its text is {@code vlan 5, p 3, DEI}, the
 * priority and the bit only where they are set.
 *
 * @param tpid the EtherType that announces the tag: 0x8100, 0x88A8 or 0x9100
 * @param priority the priority code point, 0 to 7
 * @param dropEligible the drop eligible indicator; once the canonical format indicator
 * @param vlanId 0 to 4,095; 0 for a priority tag, which names no VLAN
 */
public record VlanTag(int tpid, int priority, boolean dropEligible, int vlanId) {
  /** A tag that 802.1Q forbids cannot be made; 4,095 is reserved and may still be seen. */
  public VlanTag {
    if (!EtherType.isVlanTag(tpid)) {
      throw new IllegalArgumentException("no TPID of a VLAN tag: " + EtherType.hex(tpid));
    }
    if ((priority & ~7) != 0) {
      throw new IllegalArgumentException("priority not within 0 to 7: " + priority);
    }
    if ((vlanId & ~0xFFF) != 0) {
      throw new IllegalArgumentException("VLAN id not within 0 to 4095: " + vlanId);
    }
  }

  /** A customer tag (0x8100) of priority 0. */
  public static VlanTag of(int vlanId) {
    return new VlanTag(EtherType.VLAN, 0, false, vlanId);
  }

  /**
   * From the two fields as they are on the wire.
   *
   * @param tci priority, indicator and id, 0 to 65,535
   */
  public static VlanTag ofTci(int tpid, int tci) {
    return new VlanTag(tpid, tci >> 13 & 7, (tci & 0x1000) != 0, tci & 0xFFF);
  }

  /** The tag control information: priority, indicator and id, 0 to 65,535. */
  public int tci() {
    return priority << 13 | (dropEligible ? 0x1000 : 0) | vlanId;
  }

  @Override
  public String toString() {
    return "vlan "
        + vlanId
        + (priority != 0 ? ", p " + priority : "")
        + (dropEligible ? ", DEI" : "");
  }
}
