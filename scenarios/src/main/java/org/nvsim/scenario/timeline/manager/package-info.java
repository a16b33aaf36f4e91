/** Managers that stop and start again. */
package org.nvsim.scenario.timeline.manager;
