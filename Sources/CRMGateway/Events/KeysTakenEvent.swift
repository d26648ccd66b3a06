public import ConnectorKit
public import Workspace

/// A user took over an admin's CRM keys by Sync with Admin: in those CRMs they act as the admin does there (ACC-6).
public struct KeysTakenEvent: Hashable, Sendable, Codable {
    /// Who took them over.
    public let user: UserID
    /// Whose they are.
    public let admin: UserID
    /// The run.
    public let run: RunID
    /// For which CRMs, in the order of their ids.
    public let crms: [CRMID]

    /// Describes what was taken over.
    public init(user: UserID, admin: UserID, run: RunID, crms: [CRMID]) {
        self.user = user
        self.admin = admin
        self.run = run
        self.crms = crms
    }
}
