import ConnectorKit
import Foundation
import SQLStore
import Verification
import Workspace

/// Verifies what those who share a grant have in common: read once, judged once, written and read back once (VER-2).
struct GroupVerification: Sendable {
    let group: VerifyGroup
    let expectations: Expectations
    /// Whether anybody still holds a key whom the verification is for: else nothing is written (I-20).
    let isHeld: Bool
    let request: VerifyRequest
    let session: CRMSession
    let lease: Lease
    let services: RunServices
    let journal: RunJournal
    let audit: RunAudit

    private var probes: Bool { request.mode != .readOnly && isHeld }

    /// Asks the CRM, and judges.
    func run(storedRecordTypes: [RecordType]?) async throws -> GroupFindings {
        let before = await spent()
        let readings = try await AccountReader(
            session: session, expectations: expectations, asked: request.selection, probes: probes,
            progress: { services.progress.note($0, of: journal.run) }
        ).read(emails: Set(group.people.values), storedRecordTypes: storedRecordTypes)
        var report = AccountReport(group)
        report.results = AccountJudge.results(readings.facts, expectations, asked: request.selection)
        report.results += writebacks(readings)
        report.results.append(contentsOf: ownAccess(report))
        report.calls = await spent().since(before)
        return GroupFindings(
            report: report, owners: FoundOwners(readings.owners, of: group.people))
    }

    /// What is told of writebacks where nothing is written.
    private func writebacks(_ readings: AccountReader.Readings) -> [CheckResult] {
        expectations.objects(of: session.descriptor).filter { request.selection.includes(.writeback($0)) }.map {
            CheckResult(
                .writeback($0), CheckSubject(crm: group.grant.crm, object: $0), .notApplicable,
                "Nothing was written: read-only mode.")
        }
    }

    private func ownAccess(_ report: AccountReport) -> [CheckResult] {
        guard request.selection.includes(.ownAccess) else { return [] }
        let made = report.results.filter { $0.check.rawValue.hasPrefix("writeback.") && $0.verdict != .notApplicable }
        return [
            OwnAccessJudge.result(
                crm: group.grant.crm, access: report.access, writeback: made.map(\.verdict).max())
        ]
    }

    /// What the run has spent in the account until now, by stage.
    private func spent() async -> ProbeCalls {
        var calls = ProbeCalls()
        calls.reading = await spent(by: journal.run.rawValue)
        return calls
    }

    private func spent(by party: String) async -> Int {
        await services.sessions.spent(by: party, crm: group.grant.crm, account: group.grant.account).calls
    }
}

extension ProbeCalls {
    /// What was spent since an earlier count.
    fileprivate func since(_ earlier: ProbeCalls) -> ProbeCalls {
        var calls = ProbeCalls()
        calls.reading = reading - earlier.reading
        calls.probing = probing - earlier.probing
        calls.narrowing = narrowing - earlier.narrowing
        calls.cleanup = cleanup - earlier.cleanup
        return calls
    }
}
