/**
 * Capture files opened: the one package of the codecs that does input and output. It brings octets
 * to {@link io.netlayers.pcap.CaptureReader} and takes them from the writers; what they say is
 * theirs.
 *
 * <p>For tools and tests; no codec and no machine may use it.
 */
package io.netlayers.pcap.io;
