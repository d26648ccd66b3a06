import CRMGateway
import ConnectorKit
import Workspace

extension OutcomeReport {
    var json: JSONValue {
        [
            "run": .object(run.facts), "team": .optional(members.team),
            "members": .list(members.members.map(member)), "targets": .count(run.outcome?.targets ?? 0),
            "crms": .list((run.outcome?.crms ?? []).map(crm)),
            "skipped": .list((run.outcome?.skipped ?? []).map(skipped)),
            "nothing_to_copy": .list((run.outcome?.nothingToCopy ?? []).map { .text($0.rawValue) }),
            "is_unchanged": .bool(run.outcome?.isUnchanged ?? false),
            "failure": run.outcome?.failure.map {
                [
                    "code": .text($0.code), "rule": .optional($0.rule), "message": .text($0.message),
                    "next_step": .optional($0.nextStep),
                ]
            } ?? .null,
            "undo": run.undoOutcome.map(undo) ?? .null,
        ]
    }

    private func member(_ member: RunMembers.Member) -> JSONValue {
        let changes = member.changes.sorted { $0.key < $1.key }.map { crm, target -> JSONValue in
            [
                "crm": .text(crm.rawValue), "key": .optional(target.key),
                "binding": .optional(target.binding?.rawValue),
                "record_types_changed": .bool(target.areRecordTypesChanged),
            ]
        }
        return [
            "user": .text(member.user.rawValue), "email": .text(member.email),
            "seat": .optional(member.seat?.rawValue), "position": .optional(member.position?.rawValue),
            "changes": .list(changes),
        ]
    }

    func crm(_ crm: CRMOutcome) -> JSONValue {
        [
            "crm": .text(crm.crm.rawValue), "account": .text(crm.account.rawValue),
            "account_name": .optional(crm.accountName), "acts_as": .optional(crm.actsAs),
            "verdict": .text(crm.verdict.rawValue), "keys": crm.keys.json, "bindings": bindings(crm.bindings),
            "owner_properties": .list(crm.ownerProperties.map(\.json)),
            "record_types": crm.recordTypes?.json(members.name) ?? .null,
            "sight": crm.sight?.json(naming: members.name) ?? .null, "failure": crm.failure.map(\.json) ?? .null,
            "calls": .count(crm.calls), "waited_milliseconds": .count(crm.waitedMilliseconds),
        ]
    }

    private func bindings(_ counts: BindingCounts) -> JSONValue {
        let examples = counts.examples.map { status, users in
            (status.rawValue, JSONValue.list(users.map { .text(members.name($0)) }))
        }
        return [
            "bound": .count(counts.bound), "inactive": .count(counts.inactive),
            "ambiguous": .count(counts.ambiguous), "unresolved": .count(counts.unresolved),
            "changes": .count(counts.changes),
            "examples": .object(Dictionary(uniqueKeysWithValues: examples)),
        ]
    }

    func skipped(_ group: SkippedTargets) -> JSONValue {
        [
            "code": .text(group.code), "rule": .text(group.rule), "message": .text(group.message),
            "count": .count(group.count), "examples": .list(group.examples.map { .text(members.name($0)) }),
        ]
    }

    private func undo(_ outcome: UndoOutcome) -> JSONValue {
        [
            "keys_restored": .count(outcome.keysRestored), "bindings_restored": .count(outcome.bindingsRestored),
            "record_types_restored": .count(outcome.recordTypesRestored),
            "settings_restored": .count(outcome.settingsRestored),
            "settings_exceptions": .list(
                outcome.settingsExceptions.map {
                    [
                        "email": .text(members.name($0.user)), "category": .text($0.category.rawValue),
                        "reason": .text($0.reason.rawValue),
                    ]
                }),
            "exception_count": .count(outcome.exceptionCount),
            "exceptions": .list(
                outcome.exceptions.map {
                    [
                        "email": .text(members.name($0.user)), "crm": .text($0.crm.rawValue),
                        "reason": .text($0.reason.rawValue),
                    ]
                }),
            "left_in_crm": .list(outcome.leftInCRM.map(\.json)),
            "sight_left_in_crm": .list(
                (outcome.sightLeft ?? []).map {
                    [
                        "crm": .text($0.crm.rawValue), "properties": .list($0.properties.map(\.json)),
                        "members": .count($0.members),
                    ]
                }),
        ]
    }
}
