/** Management agents that stop and start again. */
package org.nvsim.scenario.timeline.agent;
