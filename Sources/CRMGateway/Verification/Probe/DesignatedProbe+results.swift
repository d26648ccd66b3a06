import ConnectorKit
import Verification

extension DesignatedProbe {
    static func undesignated(_ situation: ProbeSituation) -> CheckResult {
        result(
            situation, .notChecked, "No \(situation.object.object.rawValue) of the account is designated for probes.",
            fix: "Let a super admin designate one: \(command(situation)); or verify with temporary records.")
    }

    static func missing(_ situation: ProbeSituation) -> CheckResult {
        result(
            situation, .notChecked,
            "The designated \(situation.object.object.rawValue) is gone, or hidden from the key.",
            fix: "Let a super admin designate another one: \(command(situation))")
    }

    private static func command(_ situation: ProbeSituation) -> String {
        "crm-gateway verify designate \(situation.crm) \(situation.object.object.rawValue) RECORD"
    }

    static func unread(_ situation: ProbeSituation, _ error: ConnectorError) -> CheckResult {
        CheckResult(
            .writeback(situation.object.object), CheckSubject(crm: situation.crm, object: situation.object.object),
            .notChecked, "The designated record couldn't be read: \(OwnerPropertyEnsurer.words(error))",
            cause: RefusalJudge.cause(of: error))
    }

    static func stillHeld(_ situation: ProbeSituation) -> CheckResult {
        CheckResult(
            .writeback(situation.object.object), CheckSubject(crm: situation.crm, object: situation.object.object),
            .notChecked,
            "The designated record still holds values of an earlier probe; it isn't written before it is "
                + "restored.", cause: .cleanupPending)
    }

    /// What somebody changed while a record was probed.
    static func left(_ subject: CheckSubject) -> CheckResult {
        CheckResult(
            .cleanup, subject, .warning,
            "Somebody, or an automation, changed it while the designated record was probed: it was left as it is.",
            cause: .changedByAutomation)
    }

    /// What the CRM changed with the stage that a probe wrote.
    static func putBack(_ subject: CheckSubject) -> CheckResult {
        CheckResult(
            .cleanup, subject, .warning,
            "The CRM changed it as the probe moved the designated record to another stage: its old value was put back."
        )
    }

    private static func result(
        _ situation: ProbeSituation, _ verdict: Verdict, _ summary: String, fix: String
    ) -> CheckResult {
        let object = situation.object.object
        return CheckResult(
            .writeback(object), CheckSubject(crm: situation.crm, object: object), verdict, summary, fix: fix)
    }
}

extension ProbePlan {
    /// The same without what couldn't be restored: what the key can't read, what no probe touches, and the name by
    /// which people know the record.
    func restorable(to before: [PropertyName: FieldValue], keeping traits: ProbeObjectTraits) -> ProbePlan {
        let isKept = { (name: PropertyName) in
            before[name] == nil || name == traits.markProperty || traits.untouched[name] != nil
        }
        let dropped = Set(values.keys.filter(isKept))
        guard !dropped.isEmpty else { return self }
        // What is written together is left out together.
        let tied = together.filter { !$0.isDisjoint(with: dropped) }.reduce(dropped) { $0.union($1) }
        let unread = asked.intersection(tied).sorted().map { name in
            CheckResult(
                check, subject(name), .notChecked,
                "It isn't written into a designated record: its old value couldn't be restored.")
        }
        return ProbePlan(
            crm: crm, object: object, mark: mark, values: values.filter { !tied.contains($0.key) },
            asked: asked.subtracting(tied), needed: needed.subtracting(tied),
            fallbacks: fallbacks.filter { !tied.contains($0.key) },
            together: together.filter { $0.isDisjoint(with: tied) }, leftOut: leftOut + unread)
    }
}
