public import Foundation
public import Workspace

/// What a verification of an audit chain found.
public struct AuditReport: Hashable, Sendable, Codable {
    /// Whose chain.
    public let organization: OrganizationID
    /// How many entries were read.
    public let entries: Int64
    /// The first thing that is wrong, or `nil`.
    public let firstBad: AuditFinding?
    /// Complete and unaltered up to this entry: the last anchored one, or the last sound one before it. `nil` without
    /// an anchor: then entries cut off the end leave no trace.
    public let completeUpTo: Int64?
    /// When the anchor was written.
    public let anchoredAt: Date?
    /// Entries later than the anchor: sound in themselves, but nothing proves that there weren't more.
    public let unprovable: Int64

    /// Whether nothing wrong was found.
    public var isSound: Bool { firstBad == nil }
}

extension AuditReport: CustomStringConvertible {
    /// A sentence or two for people.
    public var description: String {
        let verdict = firstBad.map(\.description) ?? "All \(entries) entries are as they were written."
        guard let completeUpTo, let anchoredAt else {
            return "\(verdict) There is no anchor, so that nothing proves that none is missing at the end."
        }
        let time = anchoredAt.formatted(.iso8601)
        return
            "\(verdict) Complete up to entry \(completeUpTo), by the anchor of \(time); \(unprovable) later than that."
    }
}
