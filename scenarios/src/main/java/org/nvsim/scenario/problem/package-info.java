/**
 * What is wrong with a scenario, and where. Every later stage that finds a user's mistake reports
 * it through these types, so that all problems look alike and appear together in file order.
 */
package org.nvsim.scenario.problem;
