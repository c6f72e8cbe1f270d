package io.netlayers.testkit.script.port;

/** Whether a TCP has taken a setting. */
public enum SettingAnswer {
  /** It is as asked. */
  TAKEN,
  /** The TCP cannot be set so; the script is skipped. */
  LACKING
}
