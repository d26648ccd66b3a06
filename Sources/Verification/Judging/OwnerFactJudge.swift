import ConnectorKit

/// Judges who a person is in one CRM.
struct OwnerFactJudge {
    let fact: OwnerFact

    /// The result.
    var result: CheckResult {
        switch fact.standing {
        case nil where fact.isOtherAccount:
            return Obstacle(
                "\(fact.crmName) wasn't asked for them: the key leads to another account.", cause: .wrongAccount
            ).result(.ownerUserActive, subject)
        case nil: return Obstacle("\(fact.crmName) wasn't asked for them.").result(.ownerUserActive, subject)
        case .failure(let error)?: return Obstacle(error, reading: "CRM users").result(.ownerUserActive, subject)
        case .success(let standing)?: return result(standing)
        }
    }

    private func result(_ standing: OwnerFact.Standing) -> CheckResult {
        switch standing {
        case .active(let user): active(user)
        case .inactive(let user):
            found(.failed, "Their user in \(fact.crmName) is deactivated.", .inactiveOwner, user)
        case .ambiguous(let count):
            found(.failed, "\(count) active users in \(fact.crmName) have their email.", .ownerAmbiguous)
        case .missing:
            found(
                .failed,
                fact.bound == nil
                    ? "Nobody in \(fact.crmName) has their email."
                    : "The user whom a sync bound them to is gone: nobody in \(fact.crmName) has their email any more.",
                .ownerMissing)
        }
    }

    /// An active user, who should be the one that is bound: else records go to somebody else, or to nobody.
    private func active(_ user: CRMUserID) -> CheckResult {
        guard let bound = fact.bound else {
            return found(
                .warning, "They are an active user in \(fact.crmName), and no sync has bound them to it yet.",
                .notSynced,
                user)
        }
        guard bound == user else {
            return found(
                .failed, "They are bound to another user in \(fact.crmName) than the one who has their email now.",
                .notSynced, user)
        }
        return found(.passed, "They are an active user in \(fact.crmName).", nil, user)
    }

    private var subject: CheckSubject { CheckSubject(crm: fact.crm, label: fact.crmName) }

    private func found(
        _ verdict: Verdict, _ summary: String, _ cause: Cause?, _ user: CRMUserID? = nil
    ) -> CheckResult {
        var evidence = user.map { [Evidence("CRM user", $0.rawValue)] } ?? []
        if let bound = fact.bound, bound != user { evidence.append(Evidence("bound to", bound.rawValue)) }
        return CheckResult(.ownerUserActive, subject, verdict, summary, evidence: evidence, cause: cause)
    }
}
