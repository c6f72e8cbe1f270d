/**
 * Packets that come, go and pass. Reading: RFC 1122 §3.2, §3.3, RFC 1812 §5, RFC 8200. A packet
 * that comes lies in the caller's buffer and is only read; one that goes lies in the host's.
 */
package io.netlayers.stack.ip;
