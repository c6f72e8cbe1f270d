/** What a host did, and what it dropped and why. */
package io.netlayers.stack.counters;
