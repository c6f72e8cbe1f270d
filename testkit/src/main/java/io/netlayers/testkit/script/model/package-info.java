/**
 * What a packet script says, as values: options, events with their times and what each event does.
 *
 * <p>The language is packetdrill's. Values are relative, as the script writes them: sequence
 * numbers count from each side's first, times from the script's start. Unsigned numbers of 32 bits
 * are {@code long}; what a line leaves out is {@link
 * io.netlayers.testkit.script.model.SegmentLine#ABSENT}. Nothing here knows how a script is read or
 * run.
 */
package io.netlayers.testkit.script.model;
