import MockKit

/// Users and what they may do.
extension SalesforceAccount {
    /// A user by id, active or not.
    func user(_ id: String) -> OrgUser? { tables["user"]?.live(id).map(OrgUser.init) }

    /// Users by e-mail, whatever the case.
    func users(email: String) -> [OrgUser] {
        (tables["user"]?.live(where: "Email", is: email) ?? []).map(OrgUser.init)
    }

    /// The user with a user name, whatever the case.
    func user(username: String) -> OrgUser? {
        tables["user"]?.live(where: "Username", is: username).first.map(OrgUser.init)
    }

    /// The id of the user a call acts as.
    /// - Throws: the session's 401 when a call has no user.
    func actingUser(_ call: MockCall) throws -> String {
        guard let id = call.actor?.userID else { throw SalesforceFailure.sessionInvalid }
        return id
    }

    /// The permission sets that reach a user: the one of the profile, and those assigned.
    func permissionSetIDs(of userID: String) -> Set<String> {
        let profileID = user(userID)?.profileID ?? ""
        let own = tables["permissionset"]?.live(where: "ProfileId", is: profileID) ?? []
        let assigned = tables["permissionsetassignment"]?.live(where: "AssigneeId", is: userID) ?? []
        return Set(own.compactMap { $0["Id"]?.string } + assigned.compactMap { $0["PermissionSetId"]?.string })
    }

    /// Whether a user has a permission, by profile or by an assigned permission set.
    func holds(_ permission: UserPermission, _ userID: String) -> Bool { holds(anyOf: [permission], userID) }

    /// Whether a user has one of the permissions.
    func holds(anyOf permissions: [UserPermission], _ userID: String) -> Bool {
        permissionSetIDs(of: userID).contains { id in
            guard let row = tables["permissionset"]?.live(id) else { return false }
            return permissions.contains { row[$0.rawValue] == true }
        }
    }
}
