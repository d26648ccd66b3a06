import ConnectorKit
import SQLStore
import Verification
import Workspace

extension RunAudit {
    /// Somebody had a verification started.
    func verificationStarted(_ request: VerifyRequest, in transaction: any SQLTransaction) throws {
        var detail = ["mode": request.mode.rawValue]
        if let crms = request.crms { detail["crms"] = Self.list(crms.map(\.rawValue).sorted()) }
        if let checks = request.checks { detail["checks"] = Self.list(checks.map(\.rawValue).sorted()) }
        if request.asTargets { detail["as_targets"] = "yes" }
        var subjects = Self.subjects(of: request.scope)
        if let following = request.following { subjects["following"] = [following.rawValue] }
        try write(.verify, subjects, .intended, detail, transaction)
    }

    /// A verification ended.
    func ended(_ outcome: VerificationOutcome, _ state: RunState, in transaction: any SQLTransaction) throws {
        let tally = outcome.report.tally
        var detail = [
            "state": state.rawValue, "people": String(outcome.report.people), "mode": outcome.report.mode.rawValue,
            "failed": String(tally.failed), "not_checked": String(tally.notChecked),
            "warnings": String(tally.warnings), "cleanup_pending": String(outcome.report.cleanup.count),
        ]
        for account in outcome.report.accounts {
            let name = "acts_as_\(account.crm)"
            if detail[name] == nil { detail[name] = account.actsAs ?? "" }
        }
        if let failure = outcome.failure { detail["code"] = failure.code }
        try write(.verify, [:], outcome.failure == nil ? .succeeded : .failed, detail, transaction)
    }
}
