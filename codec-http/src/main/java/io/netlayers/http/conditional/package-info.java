/**
 * Conditional requests (RFC 9110 §13) and the entity tags that they compare.
 *
 * <p>Required reading: RFC 9110 §8.8 and §13. Values keep to what {@link io.netlayers.http.field}
 * promises of all of them; time comes in as epoch seconds. Anyone may call.
 */
package io.netlayers.http.conditional;
