package io.tidemark.runtime.yaml;

/** What can be wrong with the files of a world or program. The names are permanent; scripts match on them (docs/spec 9.9, 19.9). */
public enum FaultCode {
    /** Not YAML, or YAML beyond the subset: anchors, aliases, tags, directives, a second document. */
    E_FORMAT_YAML,
    /** Larger, deeper or longer than the limits allow. */
    E_LIMIT,
    /** A key is unknown, missing or given twice. */
    E_FORMAT_KEY,
    /** A value is not of the form that its key asks for. */
    E_FORMAT_VALUE,
    /** A file name or path is not allowed: it leaves the world, is a link, or is not in the layout. */
    E_FORMAT_PATH,
    /** The world is of a version that this program does not read. */
    E_FORMAT_VERSION,
    /** A file that should be there is not. */
    E_FILE_MISSING,
    /** A name means nothing here. */
    E_NAME_UNKNOWN,
    /** Two things share a name or a number. */
    E_NAME_TAKEN,
    /** A secret can be read by others, or is no seed. */
    E_SECRET,
    /** A key and its seed, or a signature and its key, do not belong together. */
    E_KEY_MISMATCH,
    /** Nobody here can sign, and no signature was given. */
    E_UNSIGNED,
    /** A log entry is damaged. */
    E_LOG_CORRUPT,
    /** The log's entries do not follow one another. */
    E_LOG_CHAIN,
    /** The past of the world was edited after it was recorded. */
    E_HISTORY,
    /** A program imports itself, through others or at once. */
    E_IMPORT_CYCLE
}
