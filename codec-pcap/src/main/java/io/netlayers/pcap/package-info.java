/**
 * Capture files as streams of octets: pcap (draft-ietf-opsawg-pcap) and pcapng
 * (draft-ietf-opsawg-pcapng), both byte orders.
 *
 * <p>{@link io.netlayers.pcap.CaptureReader} finds out the format and reads both the same way. It
 * does no input of its own and keeps no octets: it is shown a buffer, takes whole records from its
 * front and lends each as a slice of it, so a stream of any length goes through a buffer that holds
 * the longest record. {@link io.netlayers.pcap.PcapWriter} and {@link
 * io.netlayers.pcap.PcapngWriter} write into a buffer.
 *
 * <p>What link type a record has is a number here ({@link io.netlayers.pcap.LinkType} names those
 * of the registry); what it means is for the layers above. Package {@code block} holds pcapng's
 * blocks as values; package {@code io}, alone in all the codecs, opens files.
 */
package io.netlayers.pcap;
