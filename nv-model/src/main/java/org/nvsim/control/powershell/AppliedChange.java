package org.nvsim.control.powershell;

/**
 * One change that a script made.
 *
 * @param line of the script, from 1
 * @param host that was changed
 * @param what was done, for people
 */
public record AppliedChange(int line, String host, String what) {
    @Override
    public String toString() {
        return "line " + line + ", " + host + ": " + what;
    }
}
