/// Which kind of account of the vendor a mock imitates.
public enum MockProfile: String, Sendable, CaseIterable {
    /// A customer's real account.
    case production
    /// A sandbox: what differs is said in the README of each mock.
    case sandbox
}
