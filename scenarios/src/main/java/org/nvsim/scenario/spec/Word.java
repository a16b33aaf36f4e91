package org.nvsim.scenario.spec;

/** A constant that authors write as a word of the scenario language. */
public interface Word {
    /** As written in a file. */
    String word();

    /** One sentence for the reference: what the word stands for. */
    String doc();
}
