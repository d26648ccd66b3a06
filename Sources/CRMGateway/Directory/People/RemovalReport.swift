public import Workspace

/// What a removal ended, what it kept and why, and what to look at afterwards.
public struct RemovalReport: Hashable, Sendable {
    /// Who was removed by it.
    public let removed: [RemovedPerson]
    /// Who had been removed before: that is no error.
    public let alreadyRemoved: [UserID]
    /// Messages that were to be sent to them, and aren't.
    public let mailCancelled: Int

    /// What was kept, and why.
    public var kept: [KeptThing] {
        guard !removed.isEmpty else { return [] }
        let keys = removed.flatMap(\.keys)
        var kept: [KeptThing] = [.content(until: removed.map(\.restorableUntil).max())]
        if keys.contains(where: \.isOrphaned) { kept.append(.orphanedGrants) }
        if keys.contains(where: { !$0.isOrphaned }) { kept.append(.sharedGrants) }
        if removed.contains(where: { !$0.actedThrough.isEmpty }) { kept.append(.ownGrants) }
        return kept + [.crmSide, .auditEntries, .accountsElsewhere]
    }

    /// What to look at (TEAM-8).
    public var review: [RemovalReview] {
        removed.isEmpty ? [] : RemovalReview.points(stillActedAs: removed.contains { !$0.actedThrough.isEmpty })
    }
}
