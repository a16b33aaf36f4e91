package org.nvsim.feature;

/** Something that authors of scenarios name by one word. */
public interface Word {
    /** As written in a file. */
    String word();

    /** One sentence for the reference: what the word stands for. */
    String doc();
}
