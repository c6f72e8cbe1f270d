/** Numbers in the byte order that a capture file chose; not exported. */
package io.netlayers.pcap.internal;
