public import CRMGateway
public import ConnectorKit
import MockKit
public import Workspace

extension GatewayFixture {
    /// Connects the organization admin's HubSpot with the mock's static token.
    @discardableResult
    public func connectAdmin() async throws -> ConnectOutcome {
        try await connect(admin)
    }

    /// Connects an actor's own HubSpot with the mock's static token.
    @discardableResult
    public func connect(_ actor: Actor) async throws -> ConnectOutcome {
        guard let token = hubSpot.credentials.staticToken, let user = actor.user else {
            throw FixtureError(text: "The mock has no static token, or the actor is no person.")
        }
        return try await gateway.grants.connectStaticToken(
            "hubspot", token: Secret(token), for: user, as: actor)
    }

    /// Makes a person.
    public func makeUser(
        _ email: String, role: OrganizationRole = .user, seat: Seat = .standard
    ) async throws -> User {
        try await gateway.directory.createUser(
            UserDraft(firstName: "Given", lastName: "Family", email: email, role: role, seat: seat), as: admin)
    }

    /// Makes a team that the organization admin leads, with members of these addresses.
    public func makeTeam(
        _ name: String = "Sales", members: [String], spectators: [String] = []
    ) async throws -> Team {
        guard let lead = admin.user else { throw FixtureError(text: "The admin is no person.") }
        let team = try await gateway.directory.createTeam(name: name, primaryAdmin: lead, as: admin)
        let drafts =
            members.map { UserDraft(firstName: "Given", lastName: "Family", email: $0) }
            + spectators.map { UserDraft(firstName: "Given", lastName: "Family", email: $0, seat: .spectator) }
        if !drafts.isEmpty { _ = try await gateway.directory.createUsers(drafts, team: team.id, as: admin) }
        return team
    }

    /// Chooses a dedicated owner property for an object, so that one has to be made.
    public func chooseOwnerProperty(
        _ name: PropertyName = "gateway_owner", on object: CRMObject = .deal
    ) async throws {
        try await gateway.ownerProperties.choose(
            .dedicated(name: name, label: "Gateway owner"), crm: "hubspot", object: object, as: admin)
    }
}
