package io.tidemark.runtime.schedule;

/** E_NOT_SHAREABLE: a value that another task could change was to go to one. */
public final class NotShareableException extends IllegalArgumentException {
    NotShareableException(String path, Class<?> type) {
        super(ScheduleCode.E_NOT_SHAREABLE + ": expected what nobody can change, got " + type.getName() + " at " + path
                + "; copy it into a record, List.copyOf or the like, or put it into an atom");
    }
}
