import Glibc
import SQLStore
import Synchronization
import Testing

@testable import CRMGateway

/// A real process, `sleep`, that a test can kill; reaped only when the test says so.
final class ChildProcess: Sendable {
    let pid: pid_t
    private let isReaped = Mutex(false)

    init() throws {
        var pid: pid_t = 0
        let arguments: [UnsafeMutablePointer<CChar>?] = [strdup("/bin/sleep"), strdup("600"), nil]
        defer { for argument in arguments { free(argument) } }
        let code = posix_spawn(&pid, "/bin/sleep", nil, nil, arguments, nil)
        self.pid = pid
        try #require(code == 0, "the child can't be started")
    }

    /// Its four values, in the boot and namespace of a process that sees it.
    func identity(like other: LeaseProcess) throws -> LeaseProcess {
        let status = try #require(ProcessStatus.read("/proc/\(pid)/stat"))
        return LeaseProcess(
            bootID: other.bootID, pidNamespace: other.pidNamespace, pid: Int64(pid), startTime: status.startTime)
    }

    /// Kills it and waits for its end; its entry stays, as a zombie.
    func kill() {
        Glibc.kill(pid, SIGKILL)
        var status = siginfo_t()
        waitid(P_PID, id_t(pid), &status, WEXITED | WNOWAIT)
    }

    /// Kills it, if that hasn't been done, and clears its entry away.
    func reap() {
        isReaped.withLock { isReaped in
            guard !isReaped else { return }
            Glibc.kill(pid, SIGKILL)
            waitpid(pid, nil, 0)
            isReaped = true
        }
    }
}
