/** IP rewrite: customer and provider addresses trade places, and checksums follow. */
package org.nvsim.virt.overlay.rewrite;
