/**
 * Message heads and field sections: views that allocate nothing, values, and a writer.
 *
 * <p>Required reading: RFC 9112 §2 to §5, RFC 9110 §5. A view is laid over the octets of a head as
 * far as they have come ({@code wrap}), and over the same octets with more behind them ({@code
 * resume}); no octet is looked at twice, and the answer does not depend on how they came in pieces.
 * The octets may have moved to another place or buffer in between. Anyone may call.
 */
package io.netlayers.http.head;
