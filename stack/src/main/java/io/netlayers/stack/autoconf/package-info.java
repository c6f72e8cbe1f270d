/**
 * How a host comes to its addresses and routers, and keeps them. Reading: RFC 4862, RFC 4861 §6,
 * RFC 5227.
 */
package io.netlayers.stack.autoconf;
