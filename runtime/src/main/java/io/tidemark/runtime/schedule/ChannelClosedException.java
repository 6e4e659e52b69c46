package io.tidemark.runtime.schedule;

/** E_CHANNEL_CLOSED: the value was not sent, for the channel takes nothing more. */
public final class ChannelClosedException extends Exception {
    ChannelClosedException() {
        super(ScheduleCode.E_CHANNEL_CLOSED + ": expected an open channel, got a closed one; nothing was sent");
    }
}
