package io.tidemark.runtime.log;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Makes durable which names a folder has. */
final class DirectorySync {
    private DirectorySync() {}

    /**
     * On a thread of its own, which nobody interrupts: a folder can be reached through a FileChannel alone, and that
     * closes itself when its thread is interrupted.
     */
    static void sync(Path directory) throws IOException {
        FutureTask<Path> task = new FutureTask<>(() -> {
            try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
                channel.force(true);
                return directory;
            }
        });
        Thread.ofPlatform().name("log-directory-sync").start(task);
        boolean interrupted = false;
        while (true) {
            try {
                task.get();
                break;
            } catch (InterruptedException later) {
                interrupted = true;
            } catch (ExecutionException failure) {
                throw new IOException("cannot sync the folder " + directory, failure.getCause());
            } finally {
                if (interrupted && task.isDone()) {
                    Thread.currentThread().interrupt();
                }
            }
        }
    }
}
