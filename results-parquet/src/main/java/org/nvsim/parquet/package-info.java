/** Tables as Parquet files; a module of its own because the libraries it needs are large. */
package org.nvsim.parquet;
