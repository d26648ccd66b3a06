/// A lease as its row tells it.
public struct LeaseRow: Hashable, Sendable {
    /// 32 hexadecimal digits, chosen anew for each taking.
    public let holder: String
    /// How many holders there have been; it never falls.
    public let fence: Int64
    /// When it may be taken over, milliseconds by the store's clock; 0 once released.
    public let deadline: Int64
    /// The holder's process.
    public let process: LeaseProcess

    /// Holds the values of a row.
    public init(holder: String, fence: Int64, deadline: Int64, process: LeaseProcess) {
        self.holder = holder
        self.fence = fence
        self.deadline = deadline
        self.process = process
    }
}
