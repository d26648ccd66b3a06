import CRMGateway
import ConnectorKit
import Foundation
import Workspace

extension OpenGateway {
    /// Organizations that are looked through for a name.
    private static let organizationsPage = 1_000

    /// The organization that is meant: the one named, or the only one.
    ///
    /// - Throws: `CommandFailure`: none, several, or none of that name.
    func organization() async throws -> Organization {
        var all: [Organization] = []
        var cursor: OrganizationID?
        repeat {
            let page = try await directory.organizations(after: cursor, limit: Self.organizationsPage)
            all += page.elements
            cursor = page.next
        } while cursor != nil
        guard let wanted = settings.organization else { return try only(of: all) }
        let matches = all.filter { $0.id.rawValue == wanted || $0.name.lowercased() == wanted.lowercased() }
        guard let match = matches.first, matches.count == 1 else {
            throw CommandFailure(
                .usage, code: "organization_not_found",
                matches.isEmpty ? "There is no organization \"\(wanted)\"." : "Several organizations have that name.",
                nextStep: "Name one by its id with --org; crm-gateway org list shows them.")
        }
        return match
    }

    private func only(of all: [Organization]) throws(CommandFailure) -> Organization {
        guard let only = all.first else {
            throw CommandFailure(
                .unavailable, code: "organization_missing", "There is no organization yet.",
                nextStep: "Make one: crm-gateway org create NAME --admin EMAIL --first NAME --last NAME")
        }
        guard all.count == 1 else {
            throw CommandFailure(
                .usage, code: "organization_ambiguous", "There are \(all.count) organizations.",
                nextStep: "Name one with --org; crm-gateway org list shows them.")
        }
        return only
    }

    /// Who acts; the host vouches for them by their email (ACC-11).
    ///
    /// - Throws: `CommandFailure` where nobody is named, or the system; `GatewayError` for an unknown one.
    func actor() async throws -> Actor {
        guard let email = settings.actor else {
            throw CommandFailure(
                .usage, code: "actor_missing", rule: "ACC-1", "Nobody is named who acts.",
                nextStep: "Add --as EMAIL, or set CRM_GATEWAY_AS.")
        }
        guard email.lowercased() != "system" else {
            throw CommandFailure(
                .refused, code: "system_actor_named", rule: "ACC-11",
                "The system actor can't be named on the command line.", nextStep: "Name a person with --as EMAIL.")
        }
        do {
            return try await directory.actor(
                email: email, in: try await organization().id, channel: .commandLine,
                operatingSystemUser: OperatingSystemUser.name)
        } catch let error as GatewayError where error.code == "user_not_found" {
            throw CommandFailure(
                .refused, code: "actor_unknown", rule: "ACC-1", "\(email) is no user of the organization.",
                nextStep: "Name another with --as EMAIL; crm-gateway user list shows who there is.")
        }
    }

    /// A user by email.
    func user(_ email: String, as actor: Actor) async throws -> User {
        try await directory.user(email: email, as: actor)
    }

    /// The CRM of that name.
    ///
    /// - Throws: `CommandFailure`.
    func crm(_ name: String) throws(CommandFailure) -> CRMID {
        let crm = CRMID(rawValue: name.lowercased())
        guard gateway.connectors[crm] != nil else {
            throw CommandFailure(
                .usage, code: "crm_unknown", "There is no CRM \"\(name.prefix(40))\".",
                nextStep: "Name one of: \(gateway.connectors.ids.map(\.rawValue).joined(separator: ", ")).")
        }
        return crm
    }
}
