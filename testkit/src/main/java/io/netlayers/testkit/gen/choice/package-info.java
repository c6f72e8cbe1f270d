/**
 * The engine: choices, generators of them, and how a failing sequence of choices is made simpler.
 *
 * <p>A generator is a function of its choices and of nothing else: no clock, no random source of
 * its own, no state. A choice of 0 is the simplest. Knows no codec and no test engine. Everybody
 * may call.
 */
package io.netlayers.testkit.gen.choice;
