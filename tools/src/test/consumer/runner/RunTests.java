import java.io.PrintWriter;
import java.util.Arrays;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/** Runs the test classes that it is given, as a build would. */
public final class RunTests {
  private RunTests() {}

  /** Prints how many passed; exits with 1 where one did not. */
  public static void main(String[] classes) {
    LauncherDiscoveryRequest request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(Arrays.stream(classes).map(DiscoverySelectors::selectClass).toList())
            .build();
    SummaryGeneratingListener listener = new SummaryGeneratingListener();
    LauncherFactory.create().execute(request, listener);
    listener.getSummary().printFailuresTo(new PrintWriter(System.out, true), 20);
    long passed = listener.getSummary().getTestsSucceededCount();
    System.out.println(passed + " of " + listener.getSummary().getTestsFoundCount() + " passed");
    System.exit(passed == listener.getSummary().getTestsFoundCount() ? 0 : 1);
  }
}
