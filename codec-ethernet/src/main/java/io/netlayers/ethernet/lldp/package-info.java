/**
 * LLDP (IEEE 802.1AB-2016): the TLVs of an LLDPDU, which follow EtherType 0x88CC.
 *
 * <p>{@link io.netlayers.ethernet.lldp.LldpTlvsView} walks an LLDPDU and allocates nothing; {@link
 * io.netlayers.ethernet.lldp.LldpDataUnit} holds one as {@link
 * io.netlayers.ethernet.lldp.LldpTlv}s. What an optional TLV holds is wrong now and then; it is
 * then kept as octets, and the LLDPDU is still good (§9.2.7.7.2 has the receiver discard the TLV
 * alone).
 */
package io.netlayers.ethernet.lldp;
