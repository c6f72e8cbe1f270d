/** The timers of one host in one heap. Time comes in as an argument and never runs backwards. */
package io.netlayers.stack.timing;
