/**
 * What a scenario's network and tenants come to before anything is built: addresses, records, ways,
 * rooms for VLANs. Pure computation; what cannot be had is a problem with its place in the file.
 */
package org.nvsim.run.plan;
