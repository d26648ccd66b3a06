internal import Foundation
internal import OpenSSLCrypto

/// Makes a process that holds keys leave less behind, and listen less to its environment (T-08, T-13).
public enum ProcessHardening {
    /// What was done, for the start-up log. Names of variables, never their values.
    public struct Report: Sendable, Hashable {
        /// The measures taken, as stable names: `no_core_file`, `not_dumpable`, `sigpipe_ignored`.
        public var applied: [String] = []
        /// The variables that were removed from the environment, sorted.
        public var removedVariables: [String] = []
        /// One line each for what could not be done, or what the operator should change.
        public var warnings: [String] = []
    }

    /// Variables that make OpenSSL write keys down, or load configuration and code.
    private static let droppedVariables: Set<String> = [
        "SSLKEYLOGFILE", "OPENSSL_CONF", "OPENSSL_CONF_INCLUDE", "OPENSSL_ENGINES", "OPENSSL_MODULES",
    ]

    /// Takes all measures. Call it first thing: before OpenSSL or libcurl are used and before other threads run.
    ///
    /// - No core file (`RLIMIT_CORE` 0) and not dumpable (`PR_SET_DUMPABLE` 0).
    /// - `SSLKEYLOGFILE`, `OPENSSL_CONF` and its like, `SSL_CERT_*`, `*_PROXY` and `*_proxy` leave the environment.
    /// - `SIGPIPE` is ignored: a peer that hangs up is an error to handle, not the end of the process.
    ///
    /// A warning is given while Swift's crash reporter is on: it prints registers and the memory near them. It reads its
    /// setting before we run, so only whoever starts the process can turn it off.
    public static func apply() -> Report {
        var report = Report()
        forbidDumps(&report)
        report.removedVariables = cleanEnvironment()
        // Cannot fail: it does so only for numbers that are no signal.
        _ = signal(SIGPIPE, SIG_IGN)
        report.applied.append("sigpipe_ignored")
        if !isBacktraceOff(ProcessInfo.processInfo.environment["SWIFT_BACKTRACE"]) {
            report.warnings.append(
                "SWIFT_BACKTRACE is not disabled: a crash report may show secrets. Start with SWIFT_BACKTRACE=enable=no"
            )
        }
        return report
    }

    /// Whether a variable of this name is removed.
    static func drops(_ name: String) -> Bool {
        droppedVariables.contains(name) || name.hasPrefix("SSL_CERT_") || name.lowercased().hasSuffix("_proxy")
    }

    /// Whether a value of `SWIFT_BACKTRACE` turns the crash reporter off; the last setting of a name counts.
    static func isBacktraceOff(_ value: String?) -> Bool {
        let settings = (value ?? "").split(separator: ",").map { $0.filter { $0 != " " }.lowercased() }
        guard let last = settings.last(where: { $0.hasPrefix("enable=") }) else { return false }
        return ["enable=no", "enable=false", "enable=off", "enable=0"].contains(last)
    }

    private static func forbidDumps(_ report: inout Report) {
        var none = rlimit(rlim_cur: 0, rlim_max: 0)
        if setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &none) == 0 {
            report.applied.append("no_core_file")
        } else {
            report.warnings.append("core files could not be forbidden: \(String(cString: strerror(errno)))")
        }
        if CoreDumps.forbid() {
            report.applied.append("not_dumpable")
        } else {
            report.warnings.append("the kernel refused PR_SET_DUMPABLE 0")
        }
    }

    private static func cleanEnvironment() -> [String] {
        let names = ProcessInfo.processInfo.environment.keys.filter(drops).sorted()
        for name in names { unsetenv(name) }
        return names
    }
}
