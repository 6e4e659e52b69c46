/** Where effects come from: the log of each actor ({@code log}) and what keepers observed ({@code timemap}). */
@NullMarked
package io.tidemark.runtime;

import org.jspecify.annotations.NullMarked;
