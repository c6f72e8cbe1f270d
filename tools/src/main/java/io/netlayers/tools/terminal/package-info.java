/**
 * What the command line shows to a person who looks at a terminal.
 *
 * <p>For every subcommand.
 */
package io.netlayers.tools.terminal;
