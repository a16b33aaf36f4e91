/** Tenants without virtualization. */
package org.nvsim.virt.overlay.none;
