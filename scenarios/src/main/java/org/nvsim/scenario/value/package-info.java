/** How the language writes values that several sections have: scalars, names, links, matches. */
package org.nvsim.scenario.value;
