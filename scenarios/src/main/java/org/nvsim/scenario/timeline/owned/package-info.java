/** Provider addresses that hosts are given or give up. */
package org.nvsim.scenario.timeline.owned;
