/// Who may do what (ACC-1 to ACC-12): functions from values to values, repeated in the transaction that applies.
///
/// A seat narrows what somebody may be *given* (ACC-7), not what their role lets them do for others.
public enum AccessRules {
    /// Whether the role allows it; `nil` means yes.
    public static func refusal(of privilege: Privilege, by authority: Authority) -> Refusal? {
        if let refusal = refusalOfActor(authority) { return refusal }
        guard let user = authority.user else {
            return privilege.isOpenToSystem ? nil : .systemExcluded(from: privilege)
        }
        return user.role >= privilege.minimumRole ? nil : .roleTooLow(user.role, for: privilege)
    }

    /// ACC-2: provisioning.
    public static func mayManagePeople(_ authority: Authority) -> Refusal? {
        refusal(of: .managePeople, by: authority)
    }

    /// ACC-3: teams, memberships, positions.
    public static func mayChangeTeams(_ authority: Authority) -> Refusal? {
        refusal(of: .changeTeams, by: authority)
    }

    /// ACC-4: Sync CRM and pushes, for targets in this organization.
    ///
    /// An organization that isn't the actor's is not found, so that nobody can probe which exist.
    public static func maySync(_ authority: Authority, in organization: OrganizationID) -> Refusal? {
        guard authority.actor.organization == organization else { return .organizationNotFound }
        return refusal(of: .sync, by: authority)
    }

    /// ACC-6: Sync with Admin, onto one's own dashboard, from an admin of the same organization.
    ///
    /// - Parameters:
    ///   - target: whose dashboard is written.
    ///   - source: the admin who was chosen, or `nil` if there is no such user here.
    public static func maySyncWithAdmin(_ authority: Authority, onto target: UserID, from source: User?) -> Refusal? {
        if let refusal = refusalOfActor(authority) { return refusal }
        guard let user = authority.user, user.id == target else { return .onlyOwnDashboard }
        guard user.role == .user, user.seat == .standard else { return .onlyStandardUsers }
        guard let source, source.isPresent, source.organization == user.organization else { return .userNotFound }
        return source.role.isAdministrative ? nil : .sourceIsNoAdmin
    }

    /// ACC-12: verification, doctor and drift: one's own, or an admin's for everyone.
    public static func mayVerify(_ authority: Authority, _ target: UserID) -> Refusal? {
        if let refusal = refusalOfActor(authority) { return refusal }
        return authority.user?.id == target ? nil : refusal(of: .verifyOthers, by: authority)
    }

    /// Whether somebody may be looked up: oneself always, others by admins.
    public static func mayLookUp(_ authority: Authority, _ person: UserID) -> Refusal? {
        if let refusal = refusalOfActor(authority) { return refusal }
        return authority.user?.id == person ? nil : refusal(of: .listPeople, by: authority)
    }

    /// ACC-1, ACC-11: the actor is a present user of the organization, or the system through the library.
    public static func refusalOfActor(_ authority: Authority) -> Refusal? {
        switch authority.actor.identity {
        case .user: authority.isPresent ? nil : .actorUnknown
        case .system: authority.actor.channel == .library ? nil : .systemNamed
        }
    }
}
