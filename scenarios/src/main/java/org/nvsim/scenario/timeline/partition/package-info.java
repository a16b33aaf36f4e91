/** Networks that fall into two. */
package org.nvsim.scenario.timeline.partition;
