import CRMGateway
import ConnectorKit
import Workspace

/// What a sync would do.
struct PlanReport: Report {
    let plan: SyncCRMPlan
    let rowsMax: Int
    let emails: [UserID: String]

    init(_ plan: SyncCRMPlan, rowsMax: Int, in gateway: OpenGateway, as actor: Actor) async throws {
        self.plan = plan
        self.rowsMax = rowsMax
        self.emails = try await gateway.emails(of: plan.skipped.flatMap(\.examples), as: actor)
    }

    var lines: [String] {
        let sections = [[headline], targetLines, accountLines, skippedLines]
        return Array(sections.filter { !$0.isEmpty }.joined(separator: [""]))
    }

    private var headline: String {
        if plan.accounts.isEmpty {
            return "Preview: nothing to copy, the organization admin has no CRM key. Nothing was written."
        }
        if plan.isUnchanged { return "Preview: nothing would change. Nothing was written." }
        return "Preview for \(plan.targets.count) targets. Nothing was written."
    }

    private var targetLines: [String] {
        let crms = plan.accounts.map(\.source.crm)
        var table = TextTable(columns: ["target"] + crms.flatMap { ["\($0) key", "\($0) user"] })
        for target in plan.targets.prefix(rowsMax) {
            let cells = crms.flatMap { crm -> [String] in
                guard let key = target.keys.first(where: { $0.crm == crm }) else { return ["", ""] }
                return [key.change.words, key.binding?.rawValue ?? "not asked"]
            }
            table.add([target.email.rawValue] + cells)
        }
        let rest = plan.targets.count - rowsMax
        return table.lines + (rest > 0 ? ["… and \(rest) more; --all shows them."] : [])
    }

    private var accountLines: [String] {
        plan.accounts.flatMap { account -> [String] in
            let source = account.source
            let whom = source.actsAs ?? "a user whom the CRM doesn't tell"
            var lines = [
                "\(source.crm), account \(source.accountName ?? source.account.rawValue): every holder acts as \(whom); "
                    + "what happens to that grant reaches all of them."
            ]
            lines += account.ownerProperties.map { property in
                let what = property.problem ?? property.change.rawValue
                return "Owner property, \(source.crm) \(property.object.rawValue): \(property.property) (\(what))"
            }
            if let planned = account.recordTypes { lines.append(RecordTypeWords.line(planned, source.crm)) }
            lines += Self.sightLines(account)
            if let failure = account.failure { lines.append("Could not be asked, \(source.crm): \(failure.message)") }
            return lines.map(PrintableText.of)
        }
    }

    private static func sightLines(_ account: PlannedAccount) -> [String] {
        guard let sight = account.sight else { return [] }
        let crm = account.source.crm
        let names = sight.properties.map { "\($0.object.rawValue).\($0.name)" }.joined(separator: ", ")
        var lines: [String] = []
        if !names.isEmpty { lines.append("Made visible, \(crm): \(names), to the user whom the key acts as") }
        if sight.membersMax > 0 {
            lines.append("Owner properties, \(crm): shown to \(sight.membersMax) members at most")
        }
        return lines
    }

    private var skippedLines: [String] {
        TextTable(
            "skipped", "rule", "reason", "who",
            rows: plan.skipped.map { group in
                let who = group.examples.map { emails[$0] ?? $0.rawValue }.joined(separator: ", ")
                return [String(group.count), group.rule, group.message, who]
            }
        ).lines
    }

    var json: JSONValue {
        [
            "is_preview": true, "is_unchanged": .bool(plan.isUnchanged), "made_at": .time(plan.madeAt),
            "digest": .text(plan.digest), "targets": .list(plan.targets.map(target)),
            "accounts": .list(plan.accounts.map(account)), "skipped": .list(plan.skipped.map(skipped)),
        ]
    }

    private func target(_ target: PlannedTarget) -> JSONValue {
        [
            "user": .text(target.user.rawValue), "email": .text(target.email.rawValue),
            "keys": .list(
                target.keys.map {
                    [
                        "crm": .text($0.crm.rawValue), "change": .text($0.change.rawValue),
                        "binding": .optional($0.binding?.rawValue),
                    ]
                }),
        ]
    }

    private func account(_ account: PlannedAccount) -> JSONValue {
        [
            "crm": .text(account.source.crm.rawValue), "account": .text(account.source.account.rawValue),
            "account_name": .optional(account.source.accountName), "acts_as": .optional(account.source.actsAs),
            "owner_properties": .list(
                account.ownerProperties.map {
                    [
                        "object": .text($0.object.rawValue), "property": .text($0.property.rawValue),
                        "change": .text($0.change.rawValue), "problem": .optional($0.problem),
                    ]
                }),
            "record_types": account.recordTypes?.json ?? .null,
            "sight": account.sight.map {
                ["properties": .list($0.properties.map(\.json)), "members_max": .count($0.membersMax)]
            } ?? .null,
            "failure": account.failure.map(\.json) ?? .null, "calls": .count(account.calls),
        ]
    }

    private func skipped(_ group: SkippedTargets) -> JSONValue {
        [
            "code": .text(group.code), "rule": .text(group.rule), "message": .text(group.message),
            "count": .count(group.count),
            "examples": .list(group.examples.map { .text(emails[$0] ?? $0.rawValue) }),
        ]
    }
}

extension PlannedKey.Change {
    /// For people.
    fileprivate var words: String {
        switch self {
        case .replaceOwnConnection: "replaces own connection"
        case .keepOwnConnection: "keeps own connection"
        case .copy, .unchanged, .replace: rawValue
        }
    }
}
