/**
 * Characters that stand for octets: which the grammars of RFC 9110 and RFC 3986 name, and ASCII
 * case without a locale. Not exported: the packages of field values and URIs may call.
 */
package io.netlayers.http.text;
