/** VMs that move. */
package org.nvsim.scenario.timeline.migrate;
