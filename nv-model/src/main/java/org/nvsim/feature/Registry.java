package org.nvsim.feature;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.ServiceLoader;
import java.util.TreeMap;

/**
 * All features of one kind that this process knows. Those that ship and those of plugins are found
 * in the same way, as services ({@link ServiceLoader}); nothing depends on the order in which they
 * are found, because they are kept by word.
 *
 * @param <F> the kind
 */
public final class Registry<F extends Feature> {
    private final String what;
    private final TreeMap<String, F> features = new TreeMap<>();

    private Registry(String what, Iterable<F> found) {
        this.what = what;
        for (F each : found) {
            if (!each.word().matches("[a-z][a-z0-9]*(-[a-z0-9]+)*")) {
                throw new IllegalStateException(
                        each.getClass().getName()
                                + " is called '"
                                + each.word()
                                + "'; a word is in lower case, with digits and hyphens");
            }
            F other = features.put(each.word(), each);
            if (other != null) {
                throw new IllegalStateException(
                        "two features are the "
                                + what
                                + " '"
                                + each.word()
                                + "': "
                                + other.getClass().getName()
                                + " and "
                                + each.getClass().getName());
            }
        }
    }

    /**
     * The registry of a kind.
     *
     * @param what the kind in words, without article: {@code congestion control}
     * @param found all of the kind: its {@link ServiceLoader}, which the kind itself must ask for,
     *     because a module may load only what it names
     * @throws IllegalStateException if two have the same word
     */
    public static <F extends Feature> Registry<F> of(String what, Iterable<F> found) {
        return new Registry<>(what, found);
    }

    /**
     * Where to look for features of a kind: among those that ship and, if this thread was given
     * some, plugins.
     */
    public static ClassLoader loaderOf(Class<? extends Feature> kind) {
        ClassLoader given = Thread.currentThread().getContextClassLoader();
        try {
            boolean extendsOurs =
                    given != null && Class.forName(kind.getName(), false, given) == kind;
            return extendsOurs ? given : kind.getClassLoader();
        } catch (ClassNotFoundException e) {
            return kind.getClassLoader(); // the thread works for another program in this process
        }
    }

    /** The kind in words, without article. */
    public String what() {
        return what;
    }

    /** All of them, by word. */
    public Collection<F> all() {
        return List.copyOf(features.values());
    }

    /**
     * The one with this word.
     *
     * @throws IllegalArgumentException if there is none
     */
    public F get(String word) {
        F found = features.get(word);
        if (found == null) {
            throw new IllegalArgumentException(
                    "no "
                            + what
                            + " '"
                            + word
                            + "'; there are "
                            + new ArrayList<>(features.keySet()));
        }
        return found;
    }
}
