import CRMGatewayTesting
import Foundation
import MalformedInputs
import SQLiteDriver
import Workspace

@testable import CRMGateway

extension SettingsStage {
    /// Bob, as an actor.
    var bobActor: Actor { .user(bob, of: organization) }
    /// Dan, a spectator, as an actor.
    var danActor: Actor { .user(dan, of: organization) }
    var settings: Settings { gateway.settings }

    /// Canonical JSON of a value, as its owner would hand it in.
    func json(_ value: SettingsValue) -> Data {
        Data(SettingsDocument(value).canonicalText.utf8)
    }

    /// Sets a value through the gateway, as its owner.
    @discardableResult
    func edit(_ value: SettingsValue, as actor: Actor) async throws -> SettingsEdit {
        try await settings.set(value.category, to: json(value), as: actor)
    }

    /// What the tables hold, in short; the audit log is left out.
    func digest() async throws -> StoreDigest {
        try await StoreDigest.read(fixture.store)
    }

    /// An organization elsewhere, with its admin.
    func elsewhere() async throws -> FoundedOrganization {
        try await gateway.directory.createOrganization(
            name: "Elsewhere", admin: UserDraft(firstName: "Olga", lastName: "Tal", email: "olga@example.com"))
    }
}
