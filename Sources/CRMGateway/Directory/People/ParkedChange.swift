public import Foundation
public import Workspace

/// A bulk change that waits for an approval: what was asked, and what the people concerned looked like then.
public struct ParkedChange: Hashable, Sendable, Codable {
    /// The run that holds it.
    public let run: RunID
    /// What was asked.
    public let act: BulkAct
    /// A hash over the act and over the versions, roles, seats and teams of all the people concerned: an approval holds
    /// for one unchanged plan (T-25).
    public let digest: String
    /// Until when it can be approved.
    public let expiresAt: Date
    /// Whether nobody else could approve it when it was asked for: then who asked may, by typing the organization's name.
    public let needsTypedConfirmation: Bool
}
