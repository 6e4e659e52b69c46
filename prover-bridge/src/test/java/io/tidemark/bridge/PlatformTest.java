package io.tidemark.bridge;

import static io.tidemark.bridge.StatusMapperTest.assertStatus;
import static org.assertj.core.api.Assertions.assertThat;

import io.tidemark.bridge.generated.NativeStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PlatformTest {
    @ParameterizedTest
    @CsvSource({
        "Linux, amd64, linux-x86_64, libtidemark.so, tidemark-worker",
        "Linux, aarch64, linux-aarch64, libtidemark.so, tidemark-worker",
        "Mac OS X, arm64, macos-aarch64, libtidemark.dylib, tidemark-worker",
        "Windows 11, amd64, windows-x86_64, tidemark.dll, tidemark-worker.exe",
        "Linux, riscv64, linux-riscv64, libtidemark.so, tidemark-worker",
    })
    void of_namesOfJava_areFolderAndFiles(String system, String arch, String folder, String library, String worker) {
        Platform platform = Platform.of(system, arch);
        assertThat(platform.folder()).isEqualTo(folder);
        assertThat(platform.libraryName()).isEqualTo(library);
        assertThat(platform.workerName()).isEqualTo(worker);
    }

    @Test
    void library_platformWithoutFiles_saysWhatToDo() {
        NativeFile files = new NativeFile(PlatformTest.class, Platform.of("Linux", "s390x"));
        assertStatus(NativeStatus.E_NATIVE_MISSING, files::library)
                .hasMessageContaining("linux-s390x")
                .hasMessageContaining("./mvnw")
                .hasMessageContaining("-Dtidemark.native.library")
                .hasMessageNotContaining("\n");
    }
}
