import CRMGateway
public import ConnectorKit
public import Workspace

extension GatewayFixture {
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
    ///
    /// - Parameters:
    ///   - name: its name; by default one that the CRM accepts.
    ///   - crm: the CRM; by default the fixture's first.
    public func chooseOwnerProperty(
        _ name: PropertyName? = nil, on object: CRMObject = .deal, of crm: CRMID? = nil
    ) async throws {
        let known = try mocked(crm)
        try await gateway.ownerProperties.choose(
            .dedicated(name: name ?? known.ownerProperty, label: "Gateway owner"), crm: known.id, object: object,
            as: admin)
    }
}
