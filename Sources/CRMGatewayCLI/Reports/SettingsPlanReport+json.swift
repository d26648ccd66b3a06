import CRMGateway
import ConnectorKit
import Workspace

extension SettingsPlanReport {
    var json: JSONValue {
        [
            "is_preview": true, "is_unchanged": .bool(plan.isUnchanged), "made_at": .time(plan.madeAt),
            "digest": .text(plan.digest), "source": source, "targets": .count(plan.targets),
            "categories": .list(plan.categories.map(category)), "keys": keys,
            "keys_refused": .optional(plan.keysRefused?.code),
            "notices": .list(
                plan.notices.map {
                    ["code": .text($0.code), "rule": .text($0.rule), "message": .text($0.message)]
                }),
            "skipped": .list(plan.skipped.map(left)), "listed": .list(targets.map(target)),
        ]
    }

    private var source: JSONValue {
        [
            "admin": .text(name(plan.source.admin)), "is_ready": .bool(plan.source.isReady),
            "findings": .list(plan.source.findings.map(\.json)),
            "provenance": .list(plan.source.provenance.map(\.json)),
        ]
    }

    private func category(_ one: PlannedCategory) -> JSONValue {
        [
            "category": .text(one.category.rawValue), "source": .text(one.source.rawValue),
            "changed": .count(one.changed), "unchanged": .count(one.unchanged), "failed": .count(one.failed),
            "ungrouped": .count(one.ungrouped), "enables_tasks": .count(one.enablesTasks),
            "left_out": .list(one.leftOut.map(left)), "issues": .list(one.issues.map(failure)),
            "groups": .list(
                one.groups.map { group in
                    [
                        "count": .count(group.count), "examples": .list(group.examples.map { .text(name($0)) }),
                        "changes": .list(group.changes.map(\.json)), "changes_left_out": .count(group.changesLeftOut),
                        "failure": group.failure.map(failure) ?? .null,
                    ]
                }),
        ]
    }

    private var keys: JSONValue {
        guard let keys = plan.keys else { return .null }
        return .list(
            keys.source.keys.map { key in
                let counts = keys.counts[key.crm] ?? KeyCounts()
                return [
                    "crm": .text(key.crm.rawValue), "acts_as": .optional(key.actsAs), "copied": .count(counts.copied),
                    "replaced": .count(counts.replaced), "replaced_own": .count(counts.replacedOwn),
                    "kept_own": .count(counts.keptOwn), "unchanged": .count(counts.unchanged),
                    "bindings": .object(
                        Dictionary(
                            uniqueKeysWithValues: (keys.bindings[key.crm] ?? [:]).map {
                                ($0.key.rawValue, .count($0.value))
                            })),
                ]
            })
    }

    private func left(_ group: SkippedTargets) -> JSONValue {
        [
            "code": .text(group.code), "rule": .text(group.rule), "message": .text(group.message),
            "count": .count(group.count), "examples": .list(group.examples.map { .text(name($0)) }),
        ]
    }

    private func failure(_ failure: SettingsFailure) -> JSONValue {
        [
            "code": .text(failure.code), "rule": .optional(failure.rule), "path": .optional(failure.path),
            "message": .text(failure.message), "next_step": .optional(failure.nextStep),
        ]
    }

    private func target(_ target: PlannedSettingsTarget) -> JSONValue {
        [
            "user": .text(name(target.user)), "skipped": target.skipped.map(failure) ?? .null,
            "categories": .list(
                target.entries.map { entry in
                    [
                        "category": .text(entry.category.rawValue), "effect": .text(entry.effect.rawValue),
                        "changes": .list(entry.changes.map(\.json)), "failure": entry.failure.map(failure) ?? .null,
                    ]
                }),
            "keys": .list(target.keys.map { ["crm": .text($0.crm.rawValue), "change": .text($0.change)] }),
        ]
    }
}
