/** The groups that a host is in. Reading: RFC 1112, RFC 9776, RFC 9777. */
package io.netlayers.stack.multicast;
