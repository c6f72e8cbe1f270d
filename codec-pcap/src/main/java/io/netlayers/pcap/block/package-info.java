/**
 * The blocks of pcapng (draft-ietf-opsawg-pcapng §4) as values, all their options kept: for tools
 * that rewrite or annotate a capture. {@link io.netlayers.pcap.block.PcapngBlock#decode} makes one
 * of what a {@link io.netlayers.pcap.CaptureReader} lends; what it does not know, or what is wrong
 * inside, stays as octets.
 *
 * <p>Options hold octets. Where an option is a number it stands in the byte order of the section
 * that it comes from; a block moved to a section of the other order takes it along as it is.
 */
package io.netlayers.pcap.block;
