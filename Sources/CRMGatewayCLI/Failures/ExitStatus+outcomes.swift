import CRMGateway
import ConnectorKit

extension ExitStatus {
    /// The codes of errors that say that the call is wrong, though no rule is named.
    private static let usageCodes: Set<String> = [
        "crms_empty", "crm_unknown", "crm_unsupported", "object_unknown", "method_unsupported", "token_empty",
        "organization_name", "oauth_app_missing", "input_missing", "input_unknown", "input_invalid", "sign_in_refused",
        "import_unreadable", "import_too_large", "import_encoding", "import_empty", "import_broken", "column_missing",
        "column_unknown", "column_twice",
        "category_unknown", "categories_empty", "category_not_clearable", "members_count", "check_unknown",
        "checks_empty", "designation_account_missing", "designation_unsupported",
    ]
    /// The codes of errors that say that what is asked doesn't fit the state of things.
    private static let refusedCodes: Set<String> = [
        "run_ended", "run_not_ended", "nothing_failed", "not_undoable", "key_missing", "connect_declined",
        "connect_state_invalid", "connect_callback_incomplete", "connect_refused", "idempotency_key_reused",
        "user_not_found", "team_not_found", "grant_erased", "events_gone", "event_cursor_ahead",
        "record_not_designated", "designation_key_missing", "nothing_held",
    ]
    /// The codes of errors of the store, the vault, the CRM and the network: another time it may go well.
    private static let unavailableCodes: Set<String> = [
        "store_busy", "store_unavailable", "store_unreadable", "root_key_missing", "root_key_unreadable",
        "anchor_unreadable", "anchor_unwritable", "unreachable", "unavailable", "timed_out", "tls_refused",
        "rate_limited", "outcome_unknown", "malformed", "too_large", "unauthenticated", "forbidden", "interrupted",
        "lease_lost", "settings_unreadable", "cancelled", "reconnect_needed", "quarantined", "connect_user_refused",
        "connect_app_refused",
    ]

    /// How an error of the library ends the process.
    init(_ error: GatewayError) {
        if Self.unavailableCodes.contains(error.code) {
            self = .unavailable
        } else if error.code == "quota_exhausted" {
            self = .paused
        } else if Self.usageCodes.contains(error.code) {
            self = .usage
        } else if error.rule != nil || Self.refusedCodes.contains(error.code) {
            self = .refused
        } else {
            self = .failures
        }
    }

    /// How a run that was waited for ends the process.
    init(_ run: Run) {
        if let status = ExitStatus(verification: run) {
            self = status
            return
        }
        switch run.state {
        case .succeeded: self = (run.undoOutcome?.exceptionCount ?? 0) > 0 ? .warnings : .done
        case .succeededWithWarnings: self = .warnings
        case .failed, .cancelled:
            self = (run.outcome?.failure ?? run.settingsOutcome?.failure).map { ExitStatus($0) } ?? .failures
        case .paused, .pending, .running, .parked: self = .paused
        }
    }

    /// How a preview ends the process.
    init(_ plan: SyncCRMPlan) {
        let isUnasked = plan.accounts.contains { $0.failure != nil }
        let isBlocked = plan.accounts.contains { $0.ownerProperties.contains { $0.change == .refuse } }
        let isUnbound = plan.targets.contains { $0.keys.contains { $0.binding != nil && $0.binding != .bound } }
        let isUnread = plan.accounts.contains { $0.recordTypes?.failure != nil }
        self = isUnasked ? .unavailable : isBlocked || isUnbound || isUnread ? .warnings : .done
    }

    /// How a verification of the audit log ends the process.
    init(_ report: AuditReport) {
        if !report.isSound {
            self = .failures
        } else if report.completeUpTo == nil {
            self = .unavailable
        } else {
            self = report.unprovable > 0 ? .warnings : .done
        }
    }

    private init(_ failure: RunFailure) {
        self.init(
            GatewayError(
                code: failure.code, rule: failure.rule, message: failure.message, nextStep: failure.nextStep))
    }

    /// The worse of two, where several things were done.
    func worse(_ other: ExitStatus) -> ExitStatus {
        let order: [ExitStatus] = [.done, .warnings, .paused, .failures, .refused, .unavailable, .usage]
        let places = [self, other].map { order.firstIndex(of: $0) ?? 0 }
        return places[0] >= places[1] ? self : other
    }
}
