/** A host's addresses, and which one a packet goes from. Reading: RFC 6724, RFC 4862 §2. */
package io.netlayers.stack.address;
