/**
 * The scenario language: what its sections and keys are, and the way from a file to a checked
 * {@link org.nvsim.scenario.spec.Scenario}. Everything an author may write is described here, once.
 */
package org.nvsim.scenario;
