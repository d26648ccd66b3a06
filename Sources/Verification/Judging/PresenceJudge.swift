import ConnectorKit

/// Judges a person's keys, and who they are in each CRM.
struct PresenceJudge {
    let facts: PersonFacts

    /// One result for each CRM that a key is expected for, or that they have one for.
    var connections: [CheckResult] {
        guard facts.mayHoldKeys else { return [spectator(.connectionPresent, "holds no keys")] }
        let concerned = facts.connections.filter { $0.isExpected || $0.key != .missing }
        guard !concerned.isEmpty else {
            return [
                CheckResult(
                    .connectionPresent, .init(), .notApplicable, "The organization's admin has connected no CRM.")
            ]
        }
        return concerned.map { fact in
            let subject = CheckSubject(crm: fact.crm, label: fact.crmName)
            switch fact.key {
            case .live:
                return CheckResult(
                    .connectionPresent, subject, .passed, "They have a key for \(fact.crmName), and its grant is live.")
            case .dead(let reason):
                return CheckResult(
                    .connectionPresent, subject, .failed,
                    "They have a key for \(fact.crmName), and it doesn't work: \(reason.sentence)", cause: .tokenRevoked
                )
            case .missing:
                return CheckResult(
                    .connectionPresent, subject, .failed, "They have no key for \(fact.crmName).",
                    cause: .connectionMissing)
            }
        }
    }

    /// One result for each CRM that they have a key for; where one is expected and missing, that is why there is none.
    var owners: [CheckResult] {
        guard facts.mayHoldKeys else { return [spectator(.ownerUserActive, "is bound to no CRM user")] }
        let told = Set(facts.owners.map(\.crm))
        let untold = facts.connections.filter { !told.contains($0.crm) }.compactMap(unasked)
        let results = facts.owners.map { deadKey($0) ?? OwnerFactJudge(fact: $0).result } + untold
        guard results.isEmpty else { return results }
        return [
            CheckResult(
                .ownerUserActive, .init(), .notApplicable, "They have no key for any CRM, and none is expected.")
        ]
    }

    /// Why the CRM wasn't asked for somebody with a key that doesn't work.
    private func deadKey(_ fact: OwnerFact) -> CheckResult? {
        guard fact.standing == nil, !fact.isOtherAccount else { return nil }
        let connection = facts.connections.first { $0.crm == fact.crm }
        guard let connection, case .dead = connection.key else { return nil }
        return unasked(connection)
    }

    private func unasked(_ connection: ConnectionFact) -> CheckResult? {
        let subject = CheckSubject(crm: connection.crm, label: connection.crmName)
        switch connection.key {
        case .live: return Obstacle("\(connection.crmName) wasn't asked for them.").result(.ownerUserActive, subject)
        case .dead(let reason):
            return Obstacle(
                "\(connection.crmName) couldn't be asked for them: \(reason.sentence)", cause: .tokenRevoked
            )
            .result(.ownerUserActive, subject)
        case .missing where connection.isExpected:
            return Obstacle("They have no key for \(connection.crmName).", cause: .connectionMissing)
                .result(.ownerUserActive, subject)
        case .missing: return nil
        }
    }

    private func spectator(_ check: CheckID, _ words: String) -> CheckResult {
        CheckResult(check, .init(), .notApplicable, "A spectator \(words) (ACC-7).")
    }
}
