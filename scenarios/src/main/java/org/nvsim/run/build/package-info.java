/** Makes devices, machines, policy, traffic and the timeline's events from the plans. */
package org.nvsim.run.build;
