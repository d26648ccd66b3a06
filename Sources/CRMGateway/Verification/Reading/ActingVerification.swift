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
    /// Who the people are in the CRM.
    let owners: Result<[EmailKey: [CRMOwner]], ConnectorError>
    /// What the key sees of each object: what of it a person doesn't see is hidden from them, not missing.
    let known: [CRMObject: Result<[PropertyDefinition], ConnectorError>]
    let key: CRMSession
    /// How it stands with one of them, asked again by the rules and rows of that moment (I-20).
    let standing: @Sendable (UserID) async throws -> ActingStanding
    let context: ProbeContext
    let services: RunServices
    let journal: RunJournal

    /// What was found.
    struct Found: Sendable {
        /// As each of those whom it acted as, in the order of their ids.
        var reports: [AccountReport] = []
        /// Of those whom it didn't act as: that it wasn't checked, and why.
        var left: [CheckResult] = []
    }

    /// Acts as one after the other. Whoever isn't acted as is told of, with the reason: what wasn't made never counts as
    /// passed (VER-6).
    func run() async throws -> Found {
        var acting = try await people()
        var found = Found()
        for person in acting.people {
            do {
                // Each takes calls of their own: who is ruled out while others are acted as isn't even read as.
                try await require(person)
                found.reports.append(try await report(as: person))
            } catch let error as LeftOut {
                acting.leaveOut(because: error.standing)
            }
        }
        found.left = acting.results(asked)
        return found
    }

    /// Somebody for whom no key may be held any more, or who holds none: nothing is written as them.
    private struct LeftOut: Error {
        let standing: ActingStanding
    }

    private func require(_ person: ActingPerson) async throws {
        let standing = try await standing(person.user)
        guard case .holdsKey = standing else { throw LeftOut(standing: standing) }
    }

    /// Those whose CRM user is known, and isn't the key's.
    private func people() async throws -> ActingPeople {
        switch owners {
        case .failure: return ActingPeople(nobodyOf: group.people.count, because: .unread)
        case .success(let owners):
            let people = ActingPeople(group.people, key: group.grant.crmUser, owners: owners)
            return try await actsForOthers() ? people : people.keyAlone
        }
    }

    /// The checks that acting as people is asked for: writebacks, else the first that counts.
    private var asked: [CheckResult] {
        let writebacks = WritebackProver.nothing(request, expectations, key.descriptor, .notChecked, "")
        guard writebacks.isEmpty else { return writebacks }
        let first = CheckCatalog.all.first { $0.level == .account && request.selection.counts($0.id) }
        return first.map { [CheckResult($0.id, CheckSubject(crm: key.descriptor.id), .notChecked, "")] } ?? []
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

    private func report(as person: ActingPerson) async throws -> AccountReport {
        let before = await ProbeCalls.spent(by: journal.run, in: group.account, services.sessions)
        // By id: a report outlives the person whose address it would hold (TEAM-6).
        var report = AccountReport(
            crm: group.grant.crm, account: group.grant.account, accountName: group.grant.accountName,
            grant: group.grant.id, actsAs: person.owner.id.rawValue, holders: 1, access: .actingAs)
        do {
            report.results = try await results(as: person)
        } catch let error as ConnectorError {
            guard !RecordTypeStep.stopsAll(error) else { throw error }
            report.results = refused(error)
        }
        if request.selection.includes(.ownAccess) {
            report.results.append(
                OwnAccessJudge.result(crm: report.crm, access: .actingAs, writeback: report.writebackVerdict))
        }
        report.calls = await ProbeCalls.spent(by: journal.run, in: group.account, services.sessions).since(before)
        return report
    }

    /// What is told of somebody whom the CRM doesn't let the key act as.
    private func refused(_ error: ConnectorError) -> [CheckResult] {
        asked.map {
            CheckResult(
                $0.check, $0.subject, .notChecked, "The key can't act as them: \(error.message)",
                cause: RefusalJudge.cause(of: error))
        }
    }

    private func results(as person: ActingPerson) async throws -> [CheckResult] {
        let session = try await services.sessions.session(
            grant: group.grant.id, organization: journal.organization, actingAs: person.owner,
            party: ProbeSessions.probingParty(journal.run))
        guard let session else {
            throw ConnectorError(.unsupported, operation: "core.verify.act_as", message: "it has no such way")
        }
        var readings = try await AccountReader(
            session: session, expectations: expectations, asked: request.selection, probes: true, progress: { _ in },
            actingAs: person.owner.id
        ).read(emails: [], storedRecordTypes: nil)
        readings.facts.definitions = withHidden(readings.facts.definitions)
        var results = AccountJudge.results(readings.facts, expectations, asked: request.selection)
        // Reading takes time: who was converted meanwhile is nobody to write for (I-20).
        try await require(person)
        // Clean-up belongs to the account, and is the key's.
        let acting = context.with(
            ProbeSessions(
                probing: session, narrowing: session, cleanup: context.sessions.cleanup, actingAs: person.owner.id))
        results += try await WritebackProver(
            request: request, expectations: expectations,
            origin: ProbeOrigin(run: journal.run, grant: group.grant.id, creator: person.owner.id), context: acting
        ).run(readings.facts, owner: person.owner.id).results
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
