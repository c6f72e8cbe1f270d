/** A project without any test engine. */
module com.example.plain {
  requires io.netlayers.testkit;
}
