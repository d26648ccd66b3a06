import SQLStore
import Workspace

/// Finds those whom people name, in the transaction of the call that they are named to.
///
/// The rule of that call is asked before anything is looked up: who may not make it learns nothing of who is there (ACC-4).
struct NameReader {
    let authority: Authority
    let transaction: any SQLTransaction

    init(_ authority: Authority, _ transaction: any SQLTransaction) {
        self.authority = authority
        self.transaction = transaction
    }

    /// Whom a call is for.
    ///
    /// - Throws: the rule's refusal; `Refusal` of ACC-4 for nobody here; `InvalidValue` for what is no address or no name;
    ///   `GatewayError` `members_count`.
    func scope(_ name: ScopeName, by rule: ScopeRule) throws -> SyncScope {
        if rule == .verify, case .user(let email) = name, let own = own(email) { return .user(own) }
        if let refusal = rule.refusal(by: authority) { throw refusal }
        switch name {
        case .user(let email):
            guard let user = try users.byEmail(try EmailAddress(email)) else { throw Refusal.userNotFound.at("user") }
            return .user(user.id)
        case .team(let name): return .team(try team(name))
        case .members(let emails, let name):
            guard (1...SyncScope.membersMax).contains(emails.count) else {
                throw GatewayError.membersCount(emails.count)
            }
            return .members(of: try team(name), try users(emails, at: "members"))
        }
    }

    /// Users by their addresses, in that order.
    ///
    /// - Parameters:
    ///   - field: what the caller calls the list, for the errors.
    ///   - isOnlyOneself: whether anybody but the one who acts is not found, wherever they may be.
    func users(_ emails: [String], at field: String, isOnlyOneself: Bool = false) throws -> [UserID] {
        var keys: [String] = []
        for (place, email) in emails.enumerated() {
            do throws(InvalidValue) {
                keys.append(try EmailAddress(email).key)
            } catch {
                throw error.at("\(field)[\(place)]")
            }
        }
        let found = try isOnlyOneself ? oneself : users.ids(emailKeys: keys)
        return try keys.enumerated().map { place, key in
            guard let user = found[key] else { throw Refusal.userNotFound.at("\(field)[\(place)]") }
            return user
        }
    }

    /// The admin from whom the one who acts syncs (ACC-6).
    ///
    /// Everybody may choose among the admins, and nobody but admins may list people: so whoever is no admin, and who isn't
    /// there at all, is told in the same words.
    func admin(_ email: String) throws -> UserID {
        guard let own = authority.actor.user else { throw Refusal.onlyOwnDashboard }
        let address = Result { () throws(InvalidValue) in try EmailAddress(email) }
        let named = try (try? address.get()).flatMap { try users.byEmail($0) }
        let admin = named?.role.isAdministrative == true ? named : nil
        let refusal = AccessRules.maySyncWithAdmin(authority, onto: own, from: admin)
        if let refusal, refusal != .userNotFound { throw refusal }
        _ = try address.get()
        guard let admin else { throw Refusal.noSuchAdmin.at("from") }
        return admin.id
    }

    private func team(_ name: String) throws -> TeamID {
        let teams = TeamRepository(organization: authority.actor.organization, transaction: transaction)
        guard let team = try teams.byName(try TeamName(name)) else { throw Refusal.teamNotFound.at("team") }
        return team.id
    }

    /// The one who acts, where the address is theirs.
    private func own(_ email: String) -> UserID? {
        (try? EmailAddress(email)).flatMap { oneself[$0.key] }
    }

    private var oneself: [String: UserID] {
        guard authority.isPresent, let user = authority.user else { return [:] }
        return [user.email.key: user.id]
    }

    private var users: UserRepository {
        UserRepository(organization: authority.actor.organization, transaction: transaction)
    }
}

extension GuardedCalls {
    /// Whom a call is for, by name. A refusal is in the audit log as one of that call (ACC-10), as if they had been named by
    /// their ids.
    func scope(
        _ name: ScopeName, for operation: AuditOperation, by rule: ScopeRule, as actor: Actor
    ) async throws -> SyncScope {
        try await read(operation, as: actor) { authority, transaction in
            try NameReader(authority, transaction).scope(name, by: rule)
        }
    }
}

extension Refusal {
    /// ACC-6: told alike of those who are no admins and of those who aren't there.
    static let noSuchAdmin = Refusal(
        code: Refusal.sourceIsNoAdmin.code, rule: Refusal.sourceIsNoAdmin.rule,
        message: "There is no admin of this organization with that email address.",
        nextStep: Refusal.sourceIsNoAdmin.nextStep)
}
