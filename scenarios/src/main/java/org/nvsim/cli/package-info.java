/**
 * The {@code nvsim} command: turns words on a command line into calls of the other packages and
 * their answers into text and an exit status. The only package that may write to standard output.
 */
package org.nvsim.cli;
