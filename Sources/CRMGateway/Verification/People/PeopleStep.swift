import ConnectorKit
import SQLStore
import Verification
import Workspace

/// Judges what is each person's own, and writes it down, in chunks; from rows alone, and from what the CRMs said of everybody
/// at once.
struct PeopleStep: Sendable {
    let request: VerifyRequest
    let roster: VerifyRoster
    let owners: [GrantID: FoundOwners]
    let services: RunServices
    let journal: RunJournal

    /// Does it for everybody; what an earlier life had written is written anew.
    ///
    /// - Returns: the verdicts that count.
    func run(of total: Int) async throws -> VerdictTally {
        let reader = PersonFactsReader(
            organization: journal.organization, crms: request.crms, dataKeys: services.dataKeys,
            connectors: services.connectors, owners: owners)
        let selection = request.selection
        var tally = VerdictTally()
        var cursor: UserID?
        var done = 0
        repeat {
            let after = cursor
            let (part, count, next) = try await journal.commit { transaction in
                try roster.requireScope(in: transaction)
                let page = try roster.page(after: after, in: transaction)
                let facts = try reader.facts(of: page.people, in: transaction)
                var part = VerdictTally()
                let rows = try zip(page.people, facts).map { person, facts in
                    let results = PersonJudge.results(facts, asked: selection).map { person.told($0) }
                    part.add(VerdictTally(results, counting: selection))
                    return try VerifiedPersonRow(facts.user, results, counting: selection)
                }
                try VerifiedPersonRepository(
                    organization: journal.organization, run: journal.run, transaction: transaction
                ).put(rows)
                return (part, page.people.count, page.next)
            }
            tally.add(part)
            done += count
            services.progress.note(RunProgress(phase: .verifyPeople, done: done, total: total), of: journal.run)
            cursor = next
        } while cursor != nil
        return tally
    }
}

extension VerifyPerson {
    /// What to do about a key that is missing, where a sync as usual can't bring one.
    fileprivate func told(_ result: CheckResult) -> CheckResult {
        guard result.cause == .connectionMissing, let words = missingKey(of: result.subject.crm) else { return result }
        let summary = result.check == .connectionPresent ? "\(result.summary) \(words.why)" : result.summary
        return CheckResult(
            result.check, result.subject, result.verdict, summary, evidence: result.evidence, cause: result.cause,
            fix: words.fix)
    }

    /// Why a sync of their team brings them no key (SET-8, ACC-5), and what does.
    private func missingKey(of crm: CRMID?) -> (why: String, fix: String)? {
        guard hasDashboard else {
            return (
                "They have no dashboard.",
                "Finish their set-up, so that they have a dashboard, and sync to them then."
            )
        }
        let byName = "crm-gateway sync crm --target \(email.rawValue)"
        switch reach {
        case .withTeam: return nil
        case .byName: return ("A sync of the team that they lead leaves them out (ACC-5).", "Sync to them: \(byName)")
        case .nowhere:
            return (
                "They lead a team and are on no other: no sync goes to them (ACC-5).",
                "Let them connect it themselves: crm-gateway connect \(crm?.rawValue ?? "CRM") --as \(email.rawValue); "
                    + "or make them a member of another team, and sync to them: \(byName)"
            )
        }
    }
}

extension VerifiedPersonRow {
    fileprivate init(_ user: UserID, _ results: [CheckResult], counting selection: CheckSelection) throws {
        self.init(
            user: user, verdict: VerdictTally(results, counting: selection).worst.rawValue,
            content: try JSONText.encode(results))
    }
}
