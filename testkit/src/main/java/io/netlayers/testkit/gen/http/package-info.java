/**
 * Generators of HTTP heads, URIs, field values, structured fields and cookies.
 *
 * <p>Everybody may call the public class; tables of values are made anew at each call.
 */
package io.netlayers.testkit.gen.http;
