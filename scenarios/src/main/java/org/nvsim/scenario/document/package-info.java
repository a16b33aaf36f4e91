/**
 * What can be told about a language from its description alone: a JSON Schema for editors, a
 * reference for readers. Knows sections, keys and shapes, but no word of the scenario language.
 */
package org.nvsim.scenario.document;
