/**
 * YAML text as a tree whose every node knows its place. The only package that knows the YAML
 * library. What the language has no use for and an attacker has (anchors, aliases, tags, merge
 * keys, several documents, great size or depth) is refused here.
 */
package org.nvsim.scenario.yaml;
