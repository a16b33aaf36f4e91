/** Links that go down and come back. */
package org.nvsim.scenario.timeline.link;
