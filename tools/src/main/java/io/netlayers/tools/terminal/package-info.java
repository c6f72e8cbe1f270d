/** What the command line shows to a person who looks at a terminal. */
package io.netlayers.tools.terminal;
