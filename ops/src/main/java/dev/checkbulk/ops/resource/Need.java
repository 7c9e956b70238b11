package dev.checkbulk.ops.resource;

/** Whether a request takes a field. */
public enum Need {
    /** It is not to be sent. */
    NEVER,
    /** It can be left out. */
    OPTIONAL,
    /** It cannot be left out: a field of an object not when the object is sent, {@link Field#object}. */
    REQUIRED
}
