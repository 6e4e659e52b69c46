/** Values of the model and their canonical codecs. */
@NullMarked
package io.tidemark.model;

import org.jspecify.annotations.NullMarked;
