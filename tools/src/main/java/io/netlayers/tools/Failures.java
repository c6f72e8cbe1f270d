package io.netlayers.tools;

import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import picocli.CommandLine;

/** How a failure reads: one clear line on standard error, no stack trace. */
public final class Failures {
  private Failures() {}

  /** The exit code of a failure; a reader that closed the pipe has seen enough, which is none. */
  static int report(Exception failure, CommandLine command, CommandLine.ParseResult parsed) {
    if (isBrokenPipe(failure)) {
      return 0;
    }
    command.getErr().println("netlayers: " + describe(failure));
    return 1;
  }

  /** Says what is wrong with the words of a command line, and where to read more. */
  static int reportMisuse(CommandLine.ParameterException misuse, String[] words) {
    PrintWriter err = misuse.getCommandLine().getErr();
    err.println(describe(misuse));
    CommandLine.UnmatchedArgumentException.printSuggestions(misuse, err);
    String command = misuse.getCommandLine().getCommandSpec().qualifiedName();
    err.println("'" + command + " --help' tells what can be asked for.");
    return misuse.getCommandLine().getCommandSpec().exitCodeOnInvalidInput();
  }

  /** Whether whoever reads our output has closed it, as {@code head} does. */
  public static boolean isBrokenPipe(Throwable failure) {
    String message = failure.getMessage();
    return failure instanceof IOException
        && message != null
        && (message.contains("Broken pipe") || message.contains("Stream closed"));
  }

  /** One line without the name of an exception. */
  public static String describe(Throwable failure) {
    String message = failure.getMessage();
    if (failure instanceof NoSuchFileException || failure instanceof FileNotFoundException) {
      return message + ": no such file";
    }
    if (failure instanceof AccessDeniedException) {
      return message + ": permission denied";
    }
    if (failure instanceof EOFException) {
      return "unexpected end of input";
    }
    return message == null ? failure.getClass().getSimpleName() : message.replace('\n', ' ');
  }
}
