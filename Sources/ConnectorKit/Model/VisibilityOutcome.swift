/// Whether a CRM user can now see a property.
public struct VisibilityOutcome: Sendable {
    /// The CRM user.
    public let user: CRMUserID
    /// Whether it was granted now; `false` for who could see it already, and for who still can't.
    public let isChange: Bool
    /// Why not, or `nil` when the user can.
    public let failure: ConnectorError?

    /// Tells of one user.
    public init(user: CRMUserID, isChange: Bool, failure: ConnectorError? = nil) {
        self.user = user
        self.isChange = isChange
        self.failure = failure
    }
}
