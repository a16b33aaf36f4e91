/**
 * Many runs of one file: points with replications, on all cores, kept on disk as they finish, and
 * what can be said about their figures with how much confidence.
 */
package org.nvsim.run.sweep;
