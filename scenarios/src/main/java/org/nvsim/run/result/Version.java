package org.nvsim.run.result;

/** The version of nvsim: results of one version are not mixed with those of another. */
public final class Version {
    public static final String TEXT = "0.1.0";

    private Version() {}
}
