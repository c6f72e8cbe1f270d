/** The command line {@code netlayers}; each subcommand has a package of its own. */
package io.netlayers.tools;
