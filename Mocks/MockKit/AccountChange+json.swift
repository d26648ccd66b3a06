extension AccountChange {
    /// Reads a change as `POST /_mock/changes` takes it: `{"change": "deactivate_user", "email": "…"}`.
    /// - Throws: ``MockChangeError`` naming the member that is missing.
    public init(_ json: JSON) throws {
        func text(_ name: String) throws -> String {
            guard let value = json[name]?.string else {
                throw MockChangeError("\"\(name)\" is missing or no string: add it to the change")
            }
            return value
        }
        switch try text("change") {
        case "deactivate_user": self = .deactivateUser(email: try text("email"))
        case "reactivate_user": self = .reactivateUser(email: try text("email"))
        case "add_user":
            self = .addUser(
                email: try text("email"), firstName: try text("first_name"), lastName: try text("last_name"))
        case "archive_stage":
            self = .archiveStage(object: try text("object"), pipeline: try text("pipeline"), stage: try text("stage"))
        case "make_read_only": self = .makeReadOnly(object: try text("object"), property: try text("property"))
        case "delete_property": self = .deleteProperty(object: try text("object"), property: try text("property"))
        case "revoke_token": self = .revokeToken(try text("token"))
        case "withdraw_scope": self = .withdrawScope(try text("scope"))
        case "uninstall_app": self = .uninstallApp
        case let other: self = .vendorSpecific(other, json)
        }
    }
}
