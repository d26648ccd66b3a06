import Foundation
import OpenSSLCrypto
import Testing

@testable import Vault

@Suite("Process hardening")
struct ProcessHardeningTests {
    @Test("T-13: no core file, not dumpable, SIGPIPE ignored, as the kernel tells")
    func limitsAndFlags() async {
        await #expect(processExitsWith: .success) {
            let report = ProcessHardening.apply()
            try #require(report.applied == ["no_core_file", "not_dumpable", "sigpipe_ignored"])
            var limit = rlimit(rlim_cur: 1, rlim_max: 1)
            getrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &limit)
            try #require(limit.rlim_cur == 0 && limit.rlim_max == 0 && CoreDumps.areForbidden)
            var ends: [Int32] = [0, 0]
            try #require(pipe(&ends) == 0 && close(ends[0]) == 0)
            try #require(write(ends[1], "x", 1) == -1 && errno == EPIPE)
        }
    }

    @Test("T-08: variables that redirect traffic, write keys down or load code leave the environment")
    func environment() async {
        await #expect(processExitsWith: .success) {
            let dropped = [
                "ALL_PROXY", "HTTPS_PROXY", "OPENSSL_CONF", "OPENSSL_MODULES", "SSLKEYLOGFILE", "SSL_CERT_DIR",
                "SSL_CERT_FILE", "http_proxy", "no_proxy",
            ]
            for name in dropped { setenv(name, "canary-31", 1) }
            setenv("PROXY_OF_MINE", "stays", 1)
            let report = ProcessHardening.apply()
            try #require(Set(dropped).isSubset(of: report.removedVariables))
            try #require(dropped.allSatisfy { getenv($0) == nil } && getenv("PROXY_OF_MINE") != nil)
            try #require(!String(reflecting: report).contains("canary-31"))
            try #require(ProcessHardening.apply().removedVariables.isEmpty)
        }
    }

    @Test(
        "T-13: the crash reporter is warned of unless it is turned off",
        arguments: [
            (nil, false), ("", false), ("enable=yes", false), ("enable=tty", false), ("color=no", false),
            ("enable=no", true), ("color=no, enable=off", true), ("enable=no,enable=yes", false), ("ENABLE=No", true),
        ] as [(String?, Bool)])
    func crashReporter(_ value: String?, _ isOff: Bool) async {
        #expect(ProcessHardening.isBacktraceOff(value) == isOff)
    }

    @Test("T-13: a process that aborts with a secret alive ends by the signal, and its report says nothing of it")
    func abortWithSecret() async throws {
        let result = await #expect(
            processExitsWith: .failure, observing: [\.standardErrorContent, \.standardOutputContent]
        ) {
            _ = ProcessHardening.apply()
            let secret = SecretBytes(utf8: ["canary", "9d1e"].joined(separator: "-"))
            let key = try RootKey(SecretBytes(copying: RootKey.sampleBytes(1)))
            withExtendedLifetime((secret, key)) { abort() }
        }
        let printed = (result?.standardErrorContent ?? []) + (result?.standardOutputContent ?? [])
        #expect(!String(decoding: printed, as: UTF8.self).contains("canary-9d1e"))
    }
}
