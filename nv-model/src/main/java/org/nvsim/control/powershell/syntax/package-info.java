/**
 * Reads PowerShell text into a tree. The grammar depends on where one stands (the same characters
 * are a number in an expression and a bare word in a command's arguments), so there is no separate
 * token stream: small parsers share one {@link org.nvsim.control.powershell.syntax.Cursor}.
 *
 * <p>Only what policy scripts need is understood; every other construct is a located {@link
 * org.nvsim.control.powershell.syntax.ScriptProblem} that names it. Nothing here runs anything.
 */
package org.nvsim.control.powershell.syntax;
