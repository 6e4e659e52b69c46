package io.tidemark.runtime.program;

/** What a name stands for. Names of the first four sorts have a space of names each; all others share one. */
public enum Sort {
    PARAMETER("a parameter"),
    TIMELINE("a timeline"),
    ASSET("an asset"),
    ROLE("a role"),
    RESOURCE("a resource"),
    CAPABILITY("a capability"),
    CALL("a call"),
    LIST("a list"),
    CHANNEL("a channel"),
    ATOM("an atom"),
    /** Something that came through a channel. */
    RECEIVED("something received");

    private final String words;

    Sort(String words) {
        this.words = words;
    }

    /** As in "the name of a role". */
    public String words() {
        return words;
    }
}
