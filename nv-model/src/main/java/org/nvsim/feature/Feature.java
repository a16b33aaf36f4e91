package org.nvsim.feature;

import java.util.List;

/**
 * One of several ways to do something, chosen in a scenario by its word: a congestion control, for
 * example. It holds all that nvsim knows of that way. It has no state of its own: what changes in a
 * run belongs to what it makes.
 */
public interface Feature extends Word {
    /** What an author may set; empty if there is nothing. */
    List<Parameter<?>> parameters();
}
