package io.netlayers.testkit.script.model;

/**
 * One event of a script.
 *
 * @param line where it stands, from 1
 * @param time when it is to happen
 * @param action what is to happen
 */
public record ScriptEvent(int line, EventTime time, ScriptAction action) {}
