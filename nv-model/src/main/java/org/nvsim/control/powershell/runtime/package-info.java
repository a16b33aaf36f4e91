/**
 * Runs a script's tree: values, operators, scopes, control flow, pipelines and the binding of
 * arguments to parameters. It knows PowerShell and nothing of networks; commands come from outside
 * as {@link org.nvsim.control.powershell.runtime.Cmdlet}s.
 *
 * <p>A script can do only what its commands offer: there is no clock, file, environment or process
 * here, and steps, depth and sizes are bounded, so every script ends and ends the same way.
 */
package org.nvsim.control.powershell.runtime;
