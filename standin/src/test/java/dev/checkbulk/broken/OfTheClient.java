package dev.checkbulk.broken;

/** Stands for code of the client. */
public final class OfTheClient {}
