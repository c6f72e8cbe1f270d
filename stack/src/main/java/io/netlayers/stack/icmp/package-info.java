/** Errors and echoes of both versions. Reading: RFC 792, RFC 1122 §3.2.2, RFC 4443, RFC 5927. */
package io.netlayers.stack.icmp;
