import Workspace

/// Judges whether a person's settings are what a run left.
struct SettingsJudge {
    let facts: PersonFacts

    /// One result for each category that a run pushed.
    var categories: [CheckResult] {
        guard !facts.settings.isEmpty else {
            return [CheckResult(.settingsEqual, .init(), .notApplicable, "No run has pushed settings to them.")]
        }
        return facts.settings.map(Self.result)
    }

    private static func result(_ fact: SettingsFact) -> CheckResult {
        func found(_ verdict: Verdict, _ words: String, _ cause: Cause? = nil, _ more: [Evidence] = []) -> CheckResult {
            CheckResult(
                .settingsEqual, CheckSubject(category: fact.category.rawValue), verdict,
                "\(fact.category.rawValue): \(words)", evidence: [Evidence("pushed by run", fact.run.rawValue)] + more,
                cause: cause)
        }
        switch fact.present {
        case .unreadable(let reason): return found(.failed, "it can't be read: \(reason.sentence)", .settingsUnreadable)
        case .nothing: return found(.warning, "nothing is left of what was pushed.", .editedSince)
        case .value(let hash, _, _) where hash == fact.pushed: return found(.passed, "it is what was pushed.")
        case .value(_, let run?, _) where run != fact.run:
            return found(
                .warning, "another run has pushed it since.", .pushedSince,
                [Evidence("pushed since by run", run.rawValue)])
        case .value(_, _, let isEdited) where isEdited:
            return found(.warning, "it was edited since it was pushed.", .editedSince)
        case .value: return found(.failed, "it isn't what was pushed, and nothing tells why.", .unknown)
        }
    }
}
