import CRMGateway
import ConnectorKit
import Workspace

extension SettingsOutcomeReport {
    var json: JSONValue {
        let outcome = run.settingsOutcome
        let sync = OutcomeReport(run: run, members: members, rowsMax: rowsMax)
        return [
            "run": .object(run.facts), "team": .optional(members.team),
            "way": .text(run.settingsRequest?.isSyncWithAdmin == true ? "sync_with_admin" : "push"),
            "source": .optional(outcome.map { members.name($0.source) }),
            "targets": .count(outcome?.targets ?? 0),
            "categories": .list((outcome?.categories ?? []).map(category)),
            "members": .list(members.members.prefix(rowsMax).map(member)),
            "skipped": .list((outcome?.skipped ?? []).map(sync.skipped)),
            "crms": .list((outcome?.crms ?? []).map(sync.crm)),
            "nothing_to_copy": .list((outcome?.nothingToCopy ?? []).map { .text($0.rawValue) }),
            "keys_refused": outcome?.keysRefused.map(Self.failure) ?? .null,
            "is_unchanged": .bool(outcome?.isUnchanged ?? false),
            "failure": outcome?.failure.map(Self.failure) ?? .null,
        ]
    }

    private func category(_ category: SettingsCategoryOutcome) -> JSONValue {
        [
            "category": .text(category.category.rawValue), "is_cleared": .bool(category.isCleared),
            "is_source_empty": .bool(category.isSourceEmpty), "applied": .count(category.applied),
            "unchanged": .count(category.unchanged), "left_out": .count(category.leftOut),
            "failed": .count(category.failed), "failure": category.failure.map(Self.failure) ?? .null,
            "failed_examples": .list(category.failedExamples.map { .text(members.name($0)) }),
        ]
    }

    private func member(_ member: RunMembers.Member) -> JSONValue {
        [
            "user": .text(member.user.rawValue), "email": .text(member.email),
            "seat": .optional(member.seat?.rawValue),
            "settings": .list((member.settings?.entries ?? []).map(Self.entry)),
        ]
    }

    private static func entry(_ entry: SettingsTargetOutcome.Entry) -> JSONValue {
        [
            "category": .optional(entry.category?.rawValue), "verdict": .text(entry.verdict.rawValue),
            "version": .optional(entry.version.map { Int($0) }), "rule": .optional(entry.rule),
            "failure": entry.failure.map(failure) ?? .null,
        ]
    }

    private static func failure(_ failure: SettingsFailure) -> JSONValue {
        [
            "code": .text(failure.code), "rule": .optional(failure.rule), "field": .optional(failure.path),
            "message": .text(failure.message), "next_step": .optional(failure.nextStep),
        ]
    }

    private static func failure(_ failure: RunFailure) -> JSONValue {
        [
            "code": .text(failure.code), "rule": .optional(failure.rule), "message": .text(failure.message),
            "next_step": .optional(failure.nextStep),
        ]
    }
}
