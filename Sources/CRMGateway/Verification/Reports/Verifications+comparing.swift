import SQLStore
public import Verification
public import Workspace

extension Verifications {
    /// What got worse, or better, from one verification to a later one; people's own results are compared too.
    ///
    /// - Throws: as ``report(_:as:)``, for either.
    public func difference(
        from earlier: RunID, to later: RunID, as actor: Actor
    ) async throws -> ReportDifference {
        let subjects: AuditSubjects = ["run": [earlier.rawValue, later.rawValue]]
        return try await runs.calls.read(.verificationRead, as: actor, subjects: subjects) { authority, transaction in
            let view = VerificationView(authority: authority, transaction: transaction)
            var difference = ReportDifference(
                earlier: try view.report(earlier), later: try view.report(later))
            var cursor: UserID?
            repeat {
                let page = try view.people(of: later, after: cursor, limit: VerifyRoster.chunkPeopleMax)
                let before = try view.results(of: page.map(\.user), in: earlier)
                for person in page {
                    // Who wasn't verified before has nothing to be compared with.
                    guard let earlier = before[person.user] else { continue }
                    difference.add(person.user, earlier: earlier, later: person.results)
                }
                cursor = page.count < VerifyRoster.chunkPeopleMax ? nil : page.last?.user
            } while cursor != nil
            return difference
        }
    }
}
