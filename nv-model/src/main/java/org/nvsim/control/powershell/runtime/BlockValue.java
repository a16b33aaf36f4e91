package org.nvsim.control.powershell.runtime;

import org.nvsim.control.powershell.syntax.Expression;

/** A script block as a value. */
public record BlockValue(int at, Expression.ScriptBlock body) {}
