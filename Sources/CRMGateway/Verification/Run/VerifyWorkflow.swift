import ConnectorKit
import Foundation
import SQLStore
import Verification
import Workspace

/// A verification from beginning to end: who shares what, then each CRM account's part, independent of the others (SYNC-8),
/// then what is each person's own (VER-2).
struct VerifyWorkflow: Sendable {
    let request: VerifyRequest
    let startedAt: Date
    let roster: VerifyRoster
    let services: RunServices
    let journal: RunJournal
    let audit: RunAudit

    /// How many accounts are verified side by side.
    static let accountsAtOnceMax = 8

    /// Runs it, or goes on where an earlier life stopped: what that found of an account is taken as it is.
    ///
    /// - Throws: `RunInterruption`, or what the store throws; a CRM's failure is a finding.
    func run() async throws -> VerifyResult {
        var report = VerificationReport(
            run: journal.run, mode: request.mode, checks: request.checks, startedAt: startedAt)
        let groups = try await gather()
        report.people = groups.people
        report.leftOut = groups.leftOutPeople
        var owners: [GrantID: FoundOwners] = [:]
        var pause: CRMPause?
        // What is made from what is stored alone asks no CRM, and tells nothing of one.
        for part in try await parts(request.selection.asksCRMs ? groups.accounts : []) {
            for findings in part.findings {
                report.accounts.append(findings.report)
                report.accounts += findings.targets
                owners[findings.report.grant] = findings.owners
            }
            report.cleanup += part.cleanup
            if let wait = part.pause, wait.duration > pause?.duration ?? .zero { pause = wait }
        }
        if pause == nil {
            report.own = try await PeopleStep(
                request: request, roster: roster, owners: owners, services: services, journal: journal
            ).run(of: groups.people)
        }
        return VerifyResult(outcome: VerificationOutcome(report: report), pause: pause)
    }

    /// Goes through the people, and reads what they share.
    private func gather() async throws -> VerifyGroups {
        let reader = GroupReader(roster: roster, crms: request.crms, dataKeys: services.dataKeys)
        var groups = VerifyGroups()
        var cursor: UserID?
        repeat {
            let after = cursor
            let (part, next) = try await journal.read { transaction in
                try roster.requireScope(in: transaction)
                return try reader.part(after: after, in: transaction)
            }
            groups.add(part)
            cursor = next
        } while cursor != nil
        return groups
    }

    /// Each account's part in a task of its own, a few at a time.
    private func parts(
        _ accounts: [(account: VerifiedAccount, groups: [VerifyGroup])]
    ) async throws -> [AccountPart] {
        let expectations = ExpectationReader(organization: journal.organization)
        return try await withThrowingTaskGroup(of: (Int, AccountPart).self) { group in
            var parts: [AccountPart?] = Array(repeating: nil, count: accounts.count)
            var begun = 0
            func begin() {
                guard begun < accounts.count else { return }
                let (index, next) = (begun, accounts[begun])
                begun += 1
                group.addTask {
                    let part = try await AccountVerification(
                        account: next.account, request: request, roster: roster, expectations: expectations,
                        services: services, journal: journal, audit: audit
                    ).run(next.groups)
                    return (index, part)
                }
            }
            for _ in 0..<Self.accountsAtOnceMax { begin() }
            while let (index, part) = try await group.next() {
                parts[index] = part
                begin()
            }
            return parts.compactMap(\.self)
        }
    }
}
