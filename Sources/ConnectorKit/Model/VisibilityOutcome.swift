/// Whether a CRM user can now see a property.
public struct VisibilityOutcome: Sendable {
    /// The CRM user.
    public let user: CRMUserID
    /// Why not, or `nil` when the user can.
    public let failure: ConnectorError?

    /// Tells of one user.
    public init(user: CRMUserID, failure: ConnectorError? = nil) {
        self.user = user
        self.failure = failure
    }
}
