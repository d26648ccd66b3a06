import CRMGateway

extension ExitStatus {
    /// How a preview of a push ends the process.
    init(_ plan: SettingsPlan) {
        let accounts = plan.keys?.accounts ?? []
        let isUnasked = accounts.contains { $0.failure != nil }
        let isBlocked = accounts.contains { $0.ownerProperties.contains { $0.change == .refuse } }
        let isUnbound = (plan.keys?.bindings ?? [:]).values.contains {
            $0.contains { $0.key != .bound && $0.value > 0 }
        }
        let isFailing = plan.categories.contains { $0.failed > 0 }
        let isWarned = isFailing || isBlocked || isUnbound || plan.keysRefused != nil || !plan.source.isReady
        self = isUnasked ? .unavailable : isWarned ? .warnings : .done
    }

    /// How a look for drift ends the process.
    init(_ drift: TeamDrift) {
        let isUnchecked = drift.categories.contains { $0.failed > 0 || $0.source == .invalid }
        self = isUnchecked ? .unavailable : drift.isFound ? .warnings : .done
    }
}
