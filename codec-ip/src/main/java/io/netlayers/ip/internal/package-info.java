/**
 * What the control protocols' values share and nobody outside this module sees: the checks of their
 * fields. Only the packages {@code icmp}, {@code ndp}, {@code igmp} and {@code mld} call it; it
 * calls none of them.
 */
package io.netlayers.ip.internal;
