/**
 * Every decoder that meets octets of strangers, under Jazzer. Each target says in its first line
 * what must hold. A build runs the regression inputs alone; {@code CONTRIBUTING.md} has the command
 * that searches for new ones.
 */
package io.netlayers.tools.fuzz;
