/** The stack: two hosts through all layers in memory, and the routing table. */
package io.netlayers.benchmarks.stack;
