/** Routes by the longest prefix, in tries of primitives. Reading: RFC 1812 §5.2.4. */
package io.netlayers.stack.route;
