import ConnectorKit
import Foundation
import SQLStore
import Verification
import Workspace

/// Verifies an account as the people themselves meet it, one after the other, where the grant may act for them: what the key
/// may do says nothing of what they may (T-19).
struct ActingVerification: Sendable {
    let group: VerifyGroup
    let expectations: Expectations
    let request: VerifyRequest
    let owners: [EmailKey: [CRMOwner]]
    /// What the key sees of each object: what of it a person doesn't see is hidden from them, not missing.
    let known: [CRMObject: Result<[PropertyDefinition], ConnectorError>]
    let key: CRMSession
    let context: ProbeContext
    let services: RunServices
    let journal: RunJournal

    /// As how many people one verification acts in one account: each costs calls of their own.
    static let targetsMax = 100

    /// What was found as each of them, in the order of their ids; nothing where the grant acts for nobody.
    func run() async throws -> [AccountReport] {
        guard try await actsForOthers() else { return [] }
        var reports: [AccountReport] = []
        for person in people.prefix(Self.targetsMax) { reports.append(try await report(as: person)) }
        return reports
    }

    /// Those whose CRM user is known, and isn't the key's.
    private var people: [CRMOwner] {
        group.people.sorted { $0.key < $1.key }.compactMap { _, email in
            let found = owners[email] ?? []
            guard let user = OwnerResolution.decide(found).user, user != group.grant.crmUser else { return nil }
            return found.first { $0.id == user && $0.isActive && $0.login != nil }
        }
    }

    private func actsForOthers() async throws -> Bool {
        do {
            return try await services.sessions.actsForOthers(
                grant: group.grant.id, organization: journal.organization)
        } catch let error as ConnectorError {
            guard !RecordTypeStep.stopsAll(error) else { throw error }
            return false
        }
    }

    private func report(as person: CRMOwner) async throws -> AccountReport {
        let before = await ProbeCalls.spent(by: journal.run, in: group.account, services.sessions)
        // By id: a report outlives the person whose address it would hold (TEAM-6).
        var report = AccountReport(
            crm: group.grant.crm, account: group.grant.account, accountName: group.grant.accountName,
            grant: group.grant.id, actsAs: person.id.rawValue, holders: 1, access: .actingAs)
        do {
            report.results = try await results(as: person)
        } catch let error as ConnectorError {
            guard !RecordTypeStep.stopsAll(error) else { throw error }
            report.results = WritebackProver.nothing(
                request, expectations, key.descriptor, .notChecked, "The key can't act as them: \(error.message)",
                cause: RefusalJudge.cause(of: error))
        }
        if request.selection.includes(.ownAccess) {
            report.results.append(
                OwnAccessJudge.result(crm: report.crm, access: .actingAs, writeback: report.writebackVerdict))
        }
        report.calls = await ProbeCalls.spent(by: journal.run, in: group.account, services.sessions).since(before)
        return report
    }

    private func results(as person: CRMOwner) async throws -> [CheckResult] {
        let session = try await services.sessions.session(
            grant: group.grant.id, organization: journal.organization, actingAs: person,
            party: ProbeSessions.probingParty(journal.run))
        guard let session else {
            throw ConnectorError(.unsupported, operation: "core.verify.act_as", message: "it has no such way")
        }
        var readings = try await AccountReader(
            session: session, expectations: expectations, asked: request.selection, probes: true, progress: { _ in },
            actingAs: person.id
        ).read(emails: [], storedRecordTypes: nil)
        readings.facts.definitions = withHidden(readings.facts.definitions)
        var results = AccountJudge.results(readings.facts, expectations, asked: request.selection)
        // Clean-up belongs to the account, and is the key's.
        let sessions = ProbeSessions(probing: session, narrowing: session, cleanup: context.sessions.cleanup)
        let acting = ProbeContext(
            sessions: sessions, journal: context.journal, leases: context.leases, clock: context.clock)
        results += try await WritebackProver(
            request: request, expectations: expectations,
            origin: ProbeOrigin(run: journal.run, grant: group.grant.id, creator: person.id), context: acting
        ).run(readings.facts, owner: person.id).results
        return results
    }

    /// Their own view, with what the key sees and they don't.
    private func withHidden(
        _ own: [CRMObject: Result<[PropertyDefinition], ConnectorError>]
    ) -> [CRMObject: Result<[PropertyDefinition], ConnectorError>] {
        var all = own
        for (object, seen) in own {
            guard case .success(let seen) = seen, case .success(let known)? = known[object] else { continue }
            let names = Set(seen.map(\.name))
            all[object] = .success(seen + known.filter { !names.contains($0.name) }.map(\.hidden))
        }
        return all
    }
}

extension PropertyDefinition {
    /// The same as one sees it from whom it is hidden.
    fileprivate var hidden: PropertyDefinition {
        PropertyDefinition(
            object: object, name: name, label: label, type: type, vendorType: vendorType, isWritable: false,
            isArchived: isArchived, isVisible: false, isStandard: isStandard, isRequired: isRequired, isUnique: isUnique
        )
    }
}
