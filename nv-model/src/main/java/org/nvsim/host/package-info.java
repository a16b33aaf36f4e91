/**
 * The virtualization host: ports of VMs, the virtual switch between them, and the physical adapter
 * with the filter that puts virtual networks on the provider's wire. The one place where guests,
 * the fabric and network virtualization meet.
 */
package org.nvsim.host;
