import ConnectorKit
import Foundation
import SQLStore
import Verification
import Workspace

/// Verifies an account's grants, one after the other, where the account's lease is held: a probe of another run is
/// nobody's to sweep meanwhile.
struct AccountVerification: Sendable {
    let account: VerifiedAccount
    let request: VerifyRequest
    let roster: VerifyRoster
    let expectations: ExpectationReader
    let services: RunServices
    let journal: RunJournal
    let audit: RunAudit

    /// How long to wait for an account that another run works on.
    static let leaseWaitMax: Duration = .seconds(600)

    /// Verifies those who share each grant. What the CRM refuses is a finding; what goes wrong here is one too, unless the
    /// run as a whole has to stop.
    func run(_ groups: [VerifyGroup]) async throws -> AccountPart {
        var part = AccountPart()
        for group in groups {
            do {
                part.findings.append(try await findings(of: group))
            } catch let error as ConnectorError where error.kind == .cancelled {
                throw CancellationError()
            } catch let error as ConnectorError {
                guard let pause = CRMPause(error) else { throw error }
                part.pause = pause
                return try await telling(part)
            }
        }
        part = try await telling(part)
        try await finish(part.findings)
        return part
    }

    /// Tells of each grant what of the probes that were found open with any of them is open at the end: what one key couldn't
    /// remove, the next one's may have. What another run has begun meanwhile is that run's to tell.
    private func telling(_ part: AccountPart) async throws -> AccountPart {
        let known = Dictionary(part.findings.flatMap(\.cleanup).map { ($0.mark, $0) }) { $1 }
        guard !known.isEmpty else { return part }
        let (organization, account) = (journal.organization, account)
        let open = try await journal.read { transaction in
            try ProbeRepository(organization: organization, transaction: transaction)
                .open(crm: account.crm, account: account.account)
        }
        var told = part
        told.cleanup = open.compactMap { known[$0.mark] }
        for index in told.findings.indices { told.findings[index].tell(told.cleanup) }
        return told
    }

    private func findings(of group: VerifyGroup) async throws -> GroupFindings {
        let name = Self.name(group.grant.id)
        if let done = try await journal.step(name), let detail = done.detail {
            return try JSONText.decode(GroupFindings.self, from: detail)
        }
        let findings = try await attempt(group)
        let text = try JSONText.encode(findings)
        try await journal.commit { transaction in
            try journal.note(name, .succeeded, detail: text, in: transaction)
        }
        return findings
    }

    /// The name under which the journal knows a grant's findings.
    static func name(_ grant: GrantID) -> String { "verify/\(grant)" }

    private func attempt(_ group: VerifyGroup) async throws -> GroupFindings {
        do {
            return try await services.leases.withLease(
                .account, key: account.leaseKey, organization: journal.organization, waitingUpTo: Self.leaseWaitMax
            ) { lease in
                try await verify(group, lease)
            }
        } catch let error as GatewayError where Self.isAccounts(error) {
            return broken(
                group,
                ConnectorError(.unavailable, operation: "core.verify", message: error.message))
        }
    }

    /// What concerns this account alone: another run is at it, or this program doesn't know the CRM.
    private static func isAccounts(_ error: GatewayError) -> Bool {
        ["crm_unsupported", "grant_not_found", GatewayError.leaseHeldCode].contains(error.code)
    }

    private func verify(_ group: VerifyGroup, _ lease: Lease) async throws -> GroupFindings {
        let reader = GroupReader(roster: roster, crms: request.crms, dataKeys: services.dataKeys)
        let (expected, stored, isHeld) = try await journal.read { transaction in
            try roster.requireScope(in: transaction)
            return (
                try expectations.expectations(of: group, in: transaction),
                try expectations.recordTypes(of: group, in: transaction),
                try reader.isHeld(group.grant.id, in: transaction)
            )
        }
        let session = try await services.sessions.session(
            grant: group.grant.id, organization: journal.organization, party: journal.run.rawValue)
        let context = try await ProbeContext.open(
            services, grant: group.grant, lease: lease, run: journal, actor: audit.actor)
        return try await GroupVerification(
            group: group, expectations: expected, isHeld: isHeld,
            isStillHeld: {
                try await journal.read { transaction in
                    try roster.requireScope(in: transaction)
                    return try reader.isHeld(group.grant.id, in: transaction)
                }
            },
            standing: { user in
                try await journal.read { transaction in
                    try roster.requireScope(in: transaction)
                    return try reader.standing(of: user, holding: group.grant.id, in: transaction)
                }
            }, request: request, session: session, context: context, services: services, journal: journal
        ).run(storedRecordTypes: stored)
    }

    /// What is told where the account couldn't even be asked.
    private func broken(_ group: VerifyGroup, _ error: ConnectorError) -> GroupFindings {
        var report = AccountReport(group)
        if let connector = services.connectors[group.grant.crm] {
            let facts = AccountFacts(
                descriptor: connector.descriptor, expectedAccount: group.grant.account, identity: .failure(error))
            let nothing = Expectations(crm: group.grant.crm, properties: [], pipelines: [])
            report.results = AccountJudge.results(facts, nothing, asked: request.selection)
        }
        return GroupFindings(report: report, owners: FoundOwners(.failure(error), of: group.people))
    }

    private func finish(_ findings: [GroupFindings]) async throws {
        let results = findings.flatMap { [$0.report] + $0.targets }.flatMap(\.results)
        let worst = VerdictTally(results, counting: request.selection).worst
        try await journal.commit { transaction in
            try journal.emit(
                RunEvent(.crmFinished, at: services.clock.now, crm: account.crm, message: worst.rawValue),
                in: transaction)
        }
    }
}

extension AccountReport {
    /// A report on those who share a grant, without results.
    init(_ group: VerifyGroup) {
        self.init(
            crm: group.grant.crm, account: group.grant.account, accountName: group.grant.accountName,
            grant: group.grant.id, actsAs: group.actsAs, holders: group.holders,
            access: group.isOwn ? .ownGrant : .key)
    }
}

extension VerifyRequest {
    /// The checks that are asked for.
    var selection: CheckSelection { CheckSelection(names: checks) }
}
