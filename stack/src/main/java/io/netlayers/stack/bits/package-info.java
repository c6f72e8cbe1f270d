/** Addresses of both versions as two words, and what can be seen of them. Reading: RFC 4291. */
package io.netlayers.stack.bits;
