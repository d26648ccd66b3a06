/// A process of a host, by the four values that no other shares. A hint only: leases don't rest on it.
public struct LeaseProcess: Hashable, Sendable {
    /// `/proc/sys/kernel/random/boot_id`; containers of one host share it.
    public let bootID: String
    /// `/proc/self/ns/pid`; empty where it can't be told, which matches nothing.
    public let pidNamespace: String
    /// The process id inside that namespace.
    public let pid: Int64
    /// When it started, in clock ticks since the boot: ids are used again, these pairs aren't.
    public let startTime: Int64

    /// Names a process.
    public init(bootID: String, pidNamespace: String, pid: Int64, startTime: Int64) {
        self.bootID = bootID
        self.pidNamespace = pidNamespace
        self.pid = pid
        self.startTime = startTime
    }

    /// Whether this process' ids can be looked up where the other one runs.
    public func isVisible(from other: LeaseProcess) -> Bool {
        !bootID.isEmpty && !pidNamespace.isEmpty && bootID == other.bootID && pidNamespace == other.pidNamespace
    }
}
