/// What came of an owner property that the CRM hid from the key that is to write it.
public struct OwnerPropertySight: Hashable, Sendable, Codable {
    /// Whether the run made it visible to the key's CRM user.
    public let isGranted: Bool
    /// Why it is hidden still, which right lacks, and what to do; `nil` where it isn't.
    public let problem: String?

    /// The run made it visible.
    public static let granted = OwnerPropertySight(isGranted: true, problem: nil)

    /// It is there and hidden still.
    public static func missing(_ problem: String) -> OwnerPropertySight {
        OwnerPropertySight(isGranted: false, problem: problem)
    }
}
