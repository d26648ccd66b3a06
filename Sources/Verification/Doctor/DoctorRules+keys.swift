import ConnectorKit
import Workspace

/// Keys: whether there are any, where they lead, whether writebacks land.
extension DoctorRules {
    static func noKeys(_ facts: DoctorFacts) -> DoctorAnswer {
        let standing = facts.person.standing
        if standing.isOrganizationAdmin {
            return DoctorAnswer(
                .noKeysCopied, .doesNotApply,
                "They are the organization admin: keys are copied from them, never to them.",
                evidence: held(facts) + [Evidence("rule", "SYNC-1")])
        }
        let missing = facts.sourceAccounts.keys.filter { crm in !facts.keys.contains { $0.crm == crm } }.sorted()
        if facts.sourceAccounts.isEmpty {
            return DoctorAnswer(
                .noKeysCopied, facts.keys.isEmpty ? .applies : .doesNotApply,
                "The organization admin has no CRM keys: there is nothing to copy.", evidence: held(facts),
                nextStep: "Have the organization admin connect a CRM: crm-gateway connect NAME.")
        }
        guard !missing.isEmpty else {
            return DoctorAnswer(
                .noKeysCopied, .doesNotApply, "They have a key for each CRM that the organization admin has one for.",
                evidence: held(facts))
        }
        return missingKeys(missing, facts)
    }

    private static func missingKeys(_ missing: [CRMID], _ facts: DoctorFacts) -> DoctorAnswer {
        let names = list(missing.map(\.rawValue))
        let evidence = held(facts) + missing.map { Evidence("missing", $0.rawValue) }
        if facts.person.standing.seat == .spectator {
            return DoctorAnswer(
                .noKeysCopied, .applies, "They are a spectator: a spectator is never given CRM keys.",
                evidence: evidence + [Evidence("rule", "ACC-7")],
                nextStep: "If they are to work in a CRM, convert the seat: crm-gateway user seat "
                    + "\(facts.person.email) --to standard; then sync.")
        }
        guard let sync = facts.syncs.first else {
            return DoctorAnswer(
                .noKeysCopied, .applies, "No sync has brought them keys of \(names).", evidence: evidence,
                nextStep: syncStep(facts))
        }
        let run = Evidence("last sync", "\(sync.run), \(text(sync.at)), \(sync.state)")
        let failures = missing.compactMap { crm in sync.failures[crm].map { Evidence("failed in \(crm)", $0) } }
        return DoctorAnswer(
            .noKeysCopied, .applies,
            failures.isEmpty
                ? "They have no key of \(names): it was connected, or taken away, after the last sync."
                : "The last sync failed for \(names).",
            evidence: evidence + [run] + failures,
            nextStep: failures.isEmpty ? syncStep(facts) : "Mend what failed, then: crm-gateway runs retry \(sync.run)."
        )
    }

    static func emptyCRM(_ facts: DoctorFacts) -> DoctorAnswer {
        guard !facts.keys.isEmpty else {
            return DoctorAnswer(
                .crmLooksEmpty, .applies, "They have no CRM keys.", nextStep: noKeys(facts).nextStep)
        }
        let dead = facts.keys.filter { $0.trouble != nil }
        let elsewhere = facts.keys.filter {
            facts.sourceAccounts[$0.crm, default: $0.account] != $0.account
        }
        let unbound = facts.keys.filter { $0.binding != nil && !$0.bindingAdvice.isEmpty }
        let evidence =
            dead.map { Evidence("connection to \($0.crm)", $0.trouble ?? "") }
            + elsewhere.map {
                Evidence(
                    "account in \($0.crm)", "\($0.accountName ?? $0.account.rawValue), not the organization admin's")
            }
            + unbound.map { Evidence("user in \($0.crm)", $0.binding ?? "") }
        if let first = dead.first {
            return DoctorAnswer(
                .crmLooksEmpty, .applies, "A connection of theirs doesn't work.", evidence: evidence,
                nextStep: "Connect \(first.crm) again: crm-gateway connect \(first.crm).")
        }
        if let first = elsewhere.first {
            return DoctorAnswer(
                .crmLooksEmpty, .applies, "A key of theirs leads to another account than the organization admin's.",
                evidence: evidence,
                nextStep: "If that isn't meant so, drop it and sync: crm-gateway disconnect \(first.crm) --for "
                    + "\(facts.person.email); \(syncStep(facts))")
        }
        if let first = unbound.first {
            return DoctorAnswer(
                .crmLooksEmpty, .applies, unboundWords(first),
                evidence: evidence, nextStep: first.bindingAdvice)
        }
        return DoctorAnswer(
            .crmLooksEmpty, .doesNotApply,
            "Their keys lead to the organization admin's accounts. What is seen there, the CRM's own permissions decide.",
            evidence: held(facts))
    }

    /// Why no record of a CRM is theirs, by the stable word of the binding.
    private static func unboundWords(_ key: DoctorKey) -> String {
        switch key.binding {
        case "inactive": "Their user of \(key.crm) is deactivated, so no work of theirs shows there."
        case "ambiguous": "Several users of \(key.crm) have their email, so none of them counts as theirs."
        default: "They aren't a user of \(key.crm), so no record there is theirs."
        }
    }

    /// Keys as evidence.
    static func held(_ facts: DoctorFacts) -> [Evidence] {
        guard !facts.keys.isEmpty else { return [Evidence("keys", "none")] }
        return facts.keys.map { key in
            let origin = key.isOwnConnection ? "connected" : "synced"
            return Evidence("key to \(key.crm)", "\(key.accountName ?? key.account.rawValue), \(origin)")
        }
    }

    private static func syncStep(_ facts: DoctorFacts) -> String {
        "Sync: crm-gateway sync crm --target \(facts.person.email)."
    }
}
