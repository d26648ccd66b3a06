import Foundation
import Glibc
import SQLStore

/// Who this process is, and whether another one still runs; the hint by which leases of the dead are taken over early.
struct ProcessIdentity: Sendable {
    /// This process.
    let process: LeaseProcess
    /// Whether a process of the same boot and namespace certainly runs no more.
    let isGone: @Sendable (LeaseProcess) -> Bool

    /// This process, as `/proc` tells it; without `/proc`, deadlines alone decide.
    static func current() -> ProcessIdentity {
        let own = ProcessStatus.read("/proc/self/stat")
        let pid = Int64(getpid())
        // A `/proc` of another namespace would tell of others under our numbers.
        let fits = own?.pid == pid
        let process = LeaseProcess(
            bootID: ProcessStatus.text(of: "/proc/sys/kernel/random/boot_id") ?? "",
            pidNamespace: fits ? link("/proc/self/ns/pid") : "", pid: pid, startTime: own?.startTime ?? 0)
        return ProcessIdentity(process: process) { isGone($0) }
    }

    /// Whether the other can be looked up from here, and is gone.
    func knowsToBeGone(_ other: LeaseProcess) -> Bool {
        other != process && other.isVisible(from: process) && isGone(other)
    }

    private static func isGone(_ other: LeaseProcess) -> Bool {
        if let status = ProcessStatus.read("/proc/\(other.pid)/stat") {
            return status.startTime != other.startTime || !status.runs
        }
        // `hidepid` hides processes of other users, which a signal of 0 still finds.
        guard let pid = pid_t(exactly: other.pid), pid > 0 else { return false }
        return kill(pid, 0) != 0 && errno == ESRCH
    }

    private static func link(_ path: String) -> String {
        (try? FileManager.default.destinationOfSymbolicLink(atPath: path)) ?? ""
    }
}
