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
    /// The same, asked again, by the rules and rows of that moment.
    let isStillHeld: @Sendable () async throws -> Bool
    /// How it stands with one of those who share the grant, asked again in the same way.
    let standing: @Sendable (UserID) async throws -> ActingStanding
    let request: VerifyRequest
    let session: CRMSession
    let context: ProbeContext
    let services: RunServices
    let journal: RunJournal

    private var probes: Bool { request.mode != .readOnly && isHeld }

    /// Asks the CRM, judges, and writes where that is asked for; what earlier probes left is removed before.
    func run(storedRecordTypes: [RecordType]?) async throws -> GroupFindings {
        let before = await spent()
        let readings = try await reader(session).read(
            emails: Set(group.people.values), storedRecordTypes: storedRecordTypes)
        var report = AccountReport(group)
        report.results = AccountJudge.results(readings.facts, expectations, asked: request.selection)
        // Reading takes time: who was demoted, converted or removed meanwhile is nobody to write for (I-20, T-16).
        let mayWrite = probes ? try await isStillHeld() : false
        let proven = try await prove(readings, mayWrite)
        report.calls = await spent().since(before)
        let acted = mayWrite ? try await asTargets(readings) : ActingVerification.Found()
        report.results += proven.results + acted.left
        // Only now nothing is written any more.
        let cleanup = try await pending(proven.cleanup)
        if request.selection.includes(.cleanup) {
            report.results += CleanupJudge.results(crm: group.grant.crm, cleanup) + proven.left
        }
        report.results += ownAccess(report)
        return GroupFindings(
            report: report, targets: acted.reports, owners: FoundOwners(readings, of: group.people),
            cleanup: cleanup)
    }

    // MARK: Writing

    /// What was found by writing, and what is told of probes before it.
    private struct Proven {
        var results: [CheckResult] = []
        /// Probes that may still be there, with what is known of the reason.
        var cleanup: [PendingCleanup] = []
        /// What clean-up left in designated records, because somebody changed it.
        var left: [CheckResult] = []
    }

    private func prove(_ readings: AccountReader.Readings, _ mayWrite: Bool) async throws -> Proven {
        let descriptor = session.descriptor
        guard mayWrite else {
            return Proven(
                results: request.mode == .readOnly
                    ? WritebackProver.readOnly(request, expectations, descriptor)
                    : WritebackProver.nothing(
                        request, expectations, descriptor, .notChecked,
                        "Nobody whom the verification is for holds a key any more."))
        }
        guard readings.isUsable, let identity = try? readings.facts.identity?.get() else {
            return Proven(results: unreachable(readings))
        }
        note(0)
        let context = withOwner(readings)
        let cleaned = try await ProbeCleaner(context: context).clean()
        note(1)
        let outcome = try await WritebackProver(
            request: request, expectations: expectations,
            origin: ProbeOrigin(run: journal.run, grant: group.grant.id, creator: identity.user), context: context
        ).run(readings.facts, owner: readings.owner(among: group.people, orEmail: identity.userEmail))
        note(2)
        return Proven(
            results: outcome.results, cleanup: cleaned.pending + outcome.cleanup, left: cleaned.results)
    }

    /// With a way in as the user whom the probes' records are given to: where the key isn't shown what it gave away, only
    /// they may delete it.
    private func withOwner(_ readings: AccountReader.Readings) -> ProbeContext {
        guard let owner = readings.recordOwner(among: group.people), owner.id != group.grant.crmUser else {
            return context
        }
        let (services, grant, organization, run) = (services, group.grant.id, journal.organization, journal.run)
        var sessions = context.sessions
        sessions.opensOwner = {
            try await services.sessions.session(
                grant: grant, organization: organization, actingAs: owner, party: ProbeSessions.cleanupParty(run)
            ).map { ProbeViewer($0, actingAs: owner.id) }
        }
        return context.with(sessions)
    }

    private func unreachable(_ readings: AccountReader.Readings) -> [CheckResult] {
        var cause = Cause.wrongAccount
        var words = "Nothing was written: the key leads to another account."
        if case .failure(let error)? = readings.facts.identity {
            cause = RefusalJudge.cause(of: error)
            words = "Nothing was written: the key doesn't work. \(error.message)"
        }
        return WritebackProver.nothing(request, expectations, session.descriptor, .notChecked, words, cause: cause)
    }

    /// The account's open probes; with what is known of them where something is.
    private func pending(_ known: [PendingCleanup]) async throws -> [PendingCleanup] {
        let told = Dictionary(known.map { ($0.mark, $0) }, uniquingKeysWith: { $1 })
        return try await context.journal.open().map { told[$0.mark] ?? PendingCleanup($0) }
    }

    private func ownAccess(_ report: AccountReport) -> [CheckResult] {
        guard request.selection.includes(.ownAccess) else { return [] }
        return [
            OwnAccessJudge.result(crm: report.crm, access: report.access, writeback: report.writebackVerdict)
        ]
    }

    /// Whoever connected a key themselves is proved by it already; a key that doesn't work is told of as such.
    private func asTargets(_ readings: AccountReader.Readings) async throws -> ActingVerification.Found {
        guard request.asTargets, !group.isOwn, readings.isUsable, let owners = readings.owners else {
            return ActingVerification.Found()
        }
        return try await ActingVerification(
            group: group, expectations: expectations, request: request, owners: owners,
            known: readings.facts.definitions, key: session,
            standing: standing, context: context, services: services, journal: journal
        ).run()
    }

    // MARK: Counting

    private func reader(_ session: CRMSession) -> AccountReader {
        AccountReader(
            session: session, expectations: expectations, asked: request.selection, probes: probes,
            progress: { services.progress.note($0, of: journal.run) })
    }

    private func note(_ done: Int) {
        services.progress.note(RunProgress(phase: .probe, crm: group.grant.crm, done: done, total: 2), of: journal.run)
    }

    /// What the run has spent in the account until now, by stage.
    private func spent() async -> ProbeCalls {
        await ProbeCalls.spent(by: journal.run, in: group.account, services.sessions)
    }
}

extension AccountReader.Readings {
    /// Whether the key works and leads to the account that it was stored for: else nothing is written with it (F-A11).
    var isUsable: Bool {
        guard case .success(let identity)? = facts.identity else { return false }
        return identity.account == facts.expectedAccount
    }

    /// An active CRM user who may own records: one of the people's, else the key's.
    func owner(among people: [UserID: EmailKey], orEmail keys: EmailKey?) -> CRMUserID? {
        guard case .success(let owners)? = owners else { return nil }
        let emails = people.sorted { $0.key < $1.key }.map(\.value) + [keys].compactMap(\.self)
        return emails.lazy.compactMap { OwnerResolution.decide(owners[$0] ?? []).user }.first
    }

    /// The same, as the CRM tells of them, where it is one of the people.
    func recordOwner(among people: [UserID: EmailKey]) -> CRMOwner? {
        guard case .success(let owners)? = owners, let user = owner(among: people, orEmail: nil) else { return nil }
        return owners.values.lazy.flatMap(\.self).first { $0.id == user && $0.isActive && $0.login != nil }
    }
}

extension AccountReport {
    /// The worst that writing found; `nil` where nothing was written. What couldn't be tried says nothing of whose access
    /// the rest has proved.
    var writebackVerdict: Verdict? {
        let objects = Set(CRMObject.allCases.map { CheckID.writeback($0) })
        let made: Set<Verdict> = [.passed, .warning, .failed]
        return results.filter { objects.contains($0.check) && made.contains($0.verdict) }.map(\.verdict).max()
    }
}
