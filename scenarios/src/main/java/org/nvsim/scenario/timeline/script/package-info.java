/** Policy scripts that run meanwhile. */
package org.nvsim.scenario.timeline.script;
