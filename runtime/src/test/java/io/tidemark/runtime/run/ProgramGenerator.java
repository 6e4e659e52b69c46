package io.tidemark.runtime.run;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** Makes programs that the checker lets through and that run to their end, whatever the interleaving. */
final class ProgramGenerator {
    private static final int DEPTH_MAX = 3;

    private final SplittableRandom dice;
    private final StringBuilder text = new StringBuilder();
    private int names;
    private int races;

    private ProgramGenerator(long seed) {
        this.dice = new SplittableRandom(seed);
    }

    /** A resource by name, and how much of it there is at least. */
    private static final class Item {
        private final String name;
        private long quantity;

        private Item(String name, long quantity) {
            this.name = name;
            this.quantity = quantity;
        }
    }

    static String program(long seed) {
        ProgramGenerator generator = new ProgramGenerator(seed);
        generator.top();
        return generator.text.toString();
    }

    private void top() {
        line(0, "program:");
        line(1, "name: generated");
        line(1, "timelines: {harbour: {block: 5 seconds, reorg_percent: " + dice.nextInt(30) + "}}");
        line(1, "assets: {Gold: {timeline: harbour}}");
        line(1, "roles:");
        line(2, "bank: {account: harbour}");
        for (String role : List.of("a", "b", "c")) {
            line(2, role + ": {delay: " + (dice.nextBoolean() ? 0 : dice.nextInt(20)) + " seconds}");
        }
        line(1, "resources:");
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < 2 + dice.nextInt(3); i++) {
            Item item = new Item("x" + i, 5 + dice.nextInt(20));
            items.add(item);
            line(
                    2,
                    item.name + ": {timeline: harbour, asset: Gold, amount: " + item.quantity + ", owner: " + role()
                            + "}");
        }
        line(1, "handlers:");
        line(2, "take: {role: b, arguments: [given], effects: [{accept: {}}]}");
        line(2, "leave: {role: c, arguments: [given2], effects: [{watch: {time: +3 seconds}}, {decline: {}}]}");
        line(1, "effects:");
        block(2, items, 0);
    }

    private void block(int indent, List<Item> items, int depth) {
        int steps = 1 + dice.nextInt(3);
        for (int i = 0; i < steps; i++) {
            step(indent, items, depth);
        }
    }

    private void step(int indent, List<Item> items, int depth) {
        int kind = dice.nextInt(depth >= DEPTH_MAX ? 7 : 12);
        Item item = items.get(dice.nextInt(items.size()));
        switch (kind) {
            case 0, 1 -> line(indent, "- transfer: {resource: " + item.name + ", to: " + role() + "}");
            case 2 -> split(indent, item);
            case 3 -> {
                line(indent, "- escrow: {resource: " + item.name + ", custodian: b, deadline: +1 hour}");
                line(indent, "- claim: {resource: " + item.name + ", to: b}");
            }
            case 4 -> line(indent, "- watch: {time: +" + dice.nextInt(1, 9) + " seconds}");
            case 5 -> call(indent, item);
            case 6 -> capability(indent, item);
            case 7 -> fork(indent, items, depth);
            case 8, 9 -> race(indent, item);
            case 10 -> {
                line(indent, "- timeout:");
                line(indent + 2, "after: " + dice.nextInt(1, 30) + " seconds");
                line(indent + 2, "do: [{transfer: {resource: " + item.name + ", to: " + role() + "}}]");
                line(indent + 2, "else: [{transfer: {resource: " + item.name + ", to: " + role() + "}}]");
            }
            default -> each(indent, items);
        }
    }

    private void split(int indent, Item item) {
        if (item.quantity < 2) {
            line(indent, "- watch: {resource: " + item.name + ", condition: held}");
            return;
        }
        Item part = new Item("p" + ++names, 1);
        item.quantity--;
        line(indent, "- split: {resource: " + item.name + ", amount: 1, as: " + part.name + "}");
        line(indent, "- transfer: {resource: " + part.name + ", to: " + role() + "}");
    }

    /** The caller must own what it hands over, so it is handed to it before. */
    private void call(int indent, Item item) {
        String call = "call" + ++names;
        boolean taken = dice.nextBoolean();
        line(indent, "- transfer: {resource: " + item.name + ", to: a}");
        line(
                indent,
                "- invoke: {author: a, target: " + (taken ? "b, entry: take" : "c, entry: leave") + ", arguments: ["
                        + item.name + "], as: " + call + "}");
        line(indent, "- callback: {call: " + call + "}");
    }

    private void capability(int indent, Item item) {
        String name = "cap" + ++names;
        line(indent, "- transfer: {resource: " + item.name + ", to: a}");
        line(
                indent,
                "- delegate: {author: a, scope: " + item.name + ", holder: c, rights: [TRANSFER], expiry: +1 hour,"
                        + " as: " + name + "}");
        line(indent, "- transfer: {author: c, resource: " + item.name + ", to: b, capability: " + name + "}");
    }

    /** Each branch has resources of its own; the last one may send one of its own to the first. */
    private void fork(int indent, List<Item> items, int depth) {
        int parts = Math.min(items.size(), 1 + dice.nextInt(3));
        String desk = "desk" + ++names;
        boolean sends = parts > 1 && dice.nextBoolean();
        Item sent = new Item("s" + ++names, 1);
        List<Item> mine = items.stream().filter(item -> item.quantity >= 2).toList();
        sends &= !mine.isEmpty();
        if (sends) {
            Item from = mine.getFirst();
            from.quantity--;
            line(indent, "- channel: {name: " + desk + ", of: resource}");
            line(indent, "- split: {resource: " + from.name + ", amount: 1, as: " + sent.name + "}");
        }
        line(indent, "- fork:");
        for (int part = 0; part < parts; part++) {
            List<Item> own = new ArrayList<>();
            for (int i = part; i < items.size(); i += parts) {
                own.add(items.get(i));
            }
            line(indent + 2, "- sequence:");
            if (sends && part == 0) {
                String got = "g" + ++names;
                line(indent + 4, "- receive: {from: " + desk + ", as: " + got + "}");
                line(indent + 4, "- transfer: {resource: " + got + ", to: " + role() + "}");
            }
            if (sends && part == 1) {
                line(indent + 4, "- send: {to: " + desk + ", resource: " + sent.name + "}");
            }
            block(indent + 4, own, depth + 1);
        }
    }

    /** All branches move one resource; an atom counts who did. */
    private void race(int indent, Item item) {
        int number = ++races;
        boolean counted = dice.nextBoolean();
        if (counted) {
            line(indent, "- atom: {name: won" + number + "}");
        }
        line(indent, "- race:");
        int branches = 2 + dice.nextInt(2);
        for (int i = 0; i < branches; i++) {
            line(indent + 2, "- label: race " + number + " branch " + i);
            line(indent + 3, "sequence:");
            if (dice.nextInt(3) > 0) {
                line(indent + 4, "- watch: {time: +" + dice.nextInt(1, 6) + " seconds}");
            }
            if (counted) {
                line(indent + 4, "- swap: {atom: won" + number + ", add: 1}");
            }
            line(indent + 4, "- transfer: {resource: " + item.name + ", to: " + role() + "}");
        }
        if (counted) {
            line(indent, "- barrier: [{atom: won" + number + ", at_least: 1}, {atom: won" + number + ", at_most: 1}]");
        }
    }

    private void each(int indent, List<Item> items) {
        List<String> list = items.stream().map(item -> item.name).toList();
        line(indent, "- par-for-each:");
        line(indent + 2, "over: " + list);
        line(indent + 2, "as: it" + ++names);
        line(indent + 2, "do: [{transfer: {resource: it" + names + ", to: " + role() + "}}]");
    }

    private String role() {
        return List.of("a", "b", "c").get(dice.nextInt(3));
    }

    private void line(int indent, String line) {
        text.append("  ".repeat(indent)).append(line).append('\n');
    }
}
