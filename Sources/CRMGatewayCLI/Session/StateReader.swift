import CRMGateway
import ConnectorKit
import SQLStore
import SQLiteDriver
import Workspace

/// Reads what syncs leave behind into a text that two stores can be compared by.
struct StateReader: Sendable {
    let gateway: OpenGateway
    let actor: Actor

    /// Keys, bindings, record types, owner properties and grants; people by email, grants by account.
    func state() async throws -> JSONValue {
        let users = try await Listing.all { (cursor: UserID?) in
            try await gateway.directory.users(after: cursor, limit: Directory.pageMax, as: actor)
        }
        var people: [String: JSONValue] = [:]
        var grants: Set<JSONValue> = []
        var accounts: Set<Account> = []
        for user in users {
            let keys = try await gateway.gateway.grants.keys(of: user.id, as: actor)
            for key in keys {
                grants.insert(Self.grant(key))
                accounts.insert(Account(crm: key.crm, id: key.account))
            }
            people[user.email.key] = [
                "keys": .list(keys.map(Self.key)), "bindings": .list(try await bindings(of: user.id)),
                "record_types": .list(try await recordTypes(of: user.id)),
            ]
        }
        return [
            "people": .object(people), "grants": .list(grants.sorted { $0.encoded() < $1.encoded() }),
            "owner_properties": .list(try await ownerProperties(in: accounts)),
        ]
    }

    private struct Account: Hashable, Sendable {
        let crm: CRMID
        let id: CRMAccountID
    }

    private func bindings(of user: UserID) async throws -> [JSONValue] {
        let organization = actor.organization
        let rows = try await gateway.store.read {
            try BindingRepository(organization: organization, transaction: $0).of(user)
        }
        return rows.sorted { $0.crm < $1.crm }.map {
            [
                "crm": .text($0.crm.rawValue), "account": .text($0.account.rawValue),
                "crm_user": .optional($0.crmUser?.rawValue), "status": .text($0.status),
                "version": .number($0.version),
            ]
        }
    }

    private func recordTypes(of user: UserID) async throws -> [JSONValue] {
        let organization = actor.organization
        let links = try await gateway.store.read {
            try RecordTypeRepository(of: organization).links(of: [user], in: $0)[user] ?? []
        }
        return links.map {
            [
                "crm": .text($0.crm.rawValue), "account": .text($0.account.rawValue), "document": .text($0.hash),
                "viewer": .optional($0.viewer?.rawValue), "sight": .text($0.sight), "version": .number($0.version),
            ]
        }
    }

    private func ownerProperties(in accounts: Set<Account>) async throws -> [JSONValue] {
        let organization = actor.organization
        let rows = try await gateway.store.read { transaction in
            let properties = OwnerPropertyRepository(organization: organization, transaction: transaction)
            return try accounts.flatMap { try properties.of($0.crm, account: $0.id) }
        }
        return rows.sorted { ($0.crm, $0.object) < ($1.crm, $1.object) }.map {
            [
                "crm": .text($0.crm.rawValue), "account": .text($0.account.rawValue),
                "object": .text($0.object.rawValue), "property": .text($0.property.rawValue),
                "label": .text($0.label), "origin": .text($0.origin),
            ]
        }
    }

    private static func key(_ key: CRMKey) -> JSONValue {
        [
            "crm": .text(key.crm.rawValue), "account": .text(key.account.rawValue), "origin": .text(key.origin),
            "is_genuine": .bool(key.isGenuine),
        ]
    }

    private static func grant(_ key: CRMKey) -> JSONValue {
        ["crm": .text(key.crm.rawValue), "account": .text(key.account.rawValue), "state": .text(key.grantState)]
    }
}
