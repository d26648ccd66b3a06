import Foundation
import SQLStore
import Verification
import Workspace

/// Verifications as one reader may see them (ACC-12): admins all of them, people those about themselves alone.
struct VerificationView {
    let authority: Authority
    let transaction: any SQLTransaction

    /// Runs that one look for somebody's own takes.
    static let runsPerLookMax = 200

    /// Whether the reader may see everybody's, values of records too.
    var seesAll: Bool { AccessRules.refusal(of: .verifyOthers, by: authority) == nil }

    /// Verifications, newest first, behind one.
    func summaries(after cursor: RunID?, limit: Int) throws -> [VerificationSummary] {
        if let refusal = AccessRules.refusalOfActor(authority) { throw refusal }
        if let cursor { _ = try row(cursor) }
        var found: [VerificationSummary] = []
        var before = cursor
        while found.count < limit {
            let page = try runs.page(
                ofKind: RunKind.verification.rawValue, before: before, limit: Self.runsPerLookMax)
            for row in page where try mayRead(row) && found.count < limit { found.append(try summary(row)) }
            guard page.count == Self.runsPerLookMax else { break }
            before = page.last?.id
        }
        return found
    }

    /// A verification's report.
    func report(_ run: RunID) throws -> VerificationReport {
        guard let report = try Run(try row(run), seesValues: seesAll).verificationReport else {
            throw GatewayError.reportMissing
        }
        return report
    }

    /// People's own results, behind somebody.
    func people(of run: RunID, after user: UserID?, limit: Int) throws -> [PersonReport] {
        let row = try row(run)
        return try VerifiedPersonRepository(organization: row.organization, run: run, transaction: transaction)
            .page(after: user, limit: limit).map { PersonReport(user: $0.user, results: try results($0)) }
    }

    /// Some people's own results, by person.
    func results(of users: [UserID], in run: RunID) throws -> [UserID: [CheckResult]] {
        let row = try row(run)
        let found = try VerifiedPersonRepository(organization: row.organization, run: run, transaction: transaction)
            .of(users)
        return try found.mapValues { try results($0) }
    }

    private func results(_ person: VerifiedPersonRow) throws -> [CheckResult] {
        let results = try JSONText.decode([CheckResult].self, from: person.content)
        return seesAll ? results : results.map(\.masked)
    }

    /// A verification's row, for those who may read it; others hear that there is none.
    func row(_ run: RunID) throws -> RunRow {
        if let refusal = AccessRules.refusalOfActor(authority) { throw refusal }
        guard let found = try runs.byID(run) else { throw GatewayError.verificationNotFound }
        guard found.kind == RunKind.verification.rawValue else {
            throw seesAll ? GatewayError.noVerification(RunKind(rawValue: found.kind)) : .verificationNotFound
        }
        guard try mayRead(found) else { throw GatewayError.verificationNotFound }
        return found
    }

    /// Whether a verification is the reader's: about themselves alone, or everybody's for admins.
    private func mayRead(_ row: RunRow) throws -> Bool {
        if seesAll { return true }
        guard let user = authority.user?.id, authority.isPresent else { return false }
        return try JSONText.decode(VerifyRequest.self, from: row.request).scope == .user(user)
    }

    /// What is listed of a verification.
    func summary(_ row: RunRow) throws -> VerificationSummary {
        let run = try Run(row, seesValues: seesAll)
        let report = run.verificationReport
        return VerificationSummary(
            run: row.id, actor: run.actor, request: try JSONText.decode(VerifyRequest.self, from: row.request),
            state: run.state, createdAt: run.createdAt, endedAt: run.endedAt, people: report?.people ?? 0,
            tally: report?.tally ?? VerdictTally(), pendingCleanups: report?.cleanup.count ?? 0)
    }

    private var runs: RunRepository {
        RunRepository(organization: authority.actor.organization, transaction: transaction)
    }
}
