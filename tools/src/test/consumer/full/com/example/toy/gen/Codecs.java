package com.example.toy.gen;

import io.netlayers.testkit.jqwik.NetlayersArbitraryProvider;

/** Gives jqwik the generators where they lie on the module path. */
public final class Codecs extends NetlayersArbitraryProvider {}
