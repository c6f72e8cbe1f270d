/** A project of a user's own, with its tests. */
open module com.example.toy {
  requires com.tngtech.archunit;
  requires io.netlayers.testkit;
  requires net.jqwik.api;
  requires org.junit.jupiter.api;

  provides net.jqwik.api.providers.ArbitraryProvider with
      com.example.toy.gen.Codecs;
}
