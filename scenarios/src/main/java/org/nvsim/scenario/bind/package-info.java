/**
 * Turns located trees into records, by description. A {@link org.nvsim.scenario.bind.Key} is
 * described once (name, type, default, meaning, example); the loader, the JSON Schema and the
 * reference all read that one description. Knows YAML places, but no word of the scenario language.
 */
package org.nvsim.scenario.bind;
