import Workspace

extension RestoreGuard {
    /// The organizations whose runs and mail wait (SEC-8).
    var restoredOrganizations: [OrganizationID] {
        switch standing {
        case .normal: []
        case .restored(let found): found.map(\.organization)
        }
    }
}
