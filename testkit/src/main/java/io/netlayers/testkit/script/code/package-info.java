/**
 * The statements that a script puts between <code>%{</code> and <code>}%</code>: assertions about a
 * connection's state, in a small part of Python.
 *
 * <p>There are {@code assert}, {@code print}, assignments to names, numbers, strings, tuples, the
 * usual operators with Python's precedence and chained comparisons, {@code abs}, {@code len},
 * {@code min}, {@code max}, {@code int} and {@code round}. Nothing else runs: a statement that is
 * not one of these makes the script one that is not supported.
 */
package io.netlayers.testkit.script.code;
