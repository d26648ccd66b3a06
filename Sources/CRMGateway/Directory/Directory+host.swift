import SQLStore
public import Workspace

/// For the host alone, which answers for who may call it: there is no actor yet.
extension Directory {
    /// Makes an organization with its admin, who becomes a super admin with a standard seat and a dashboard.
    ///
    /// - Parameters:
    ///   - name: at most 80 characters.
    ///   - admin: their names and address; role and seat of the draft are not used.
    ///   - channel: the way by which the host was asked, for the audit log.
    ///   - operatingSystemUser: on the command line.
    /// - Throws: `GatewayError` of rule PROV-1 or PROV-4; nothing is written then.
    public func createOrganization(
        name: String, admin: UserDraft, channel: Actor.Channel = .library, operatingSystemUser: String? = nil
    ) async throws -> FoundedOrganization {
        do {
            let founded = try founding(name: name, admin: admin)
            let actor = Actor(
                organization: founded.organization.id, identity: .system, channel: channel,
                operatingSystemUser: operatingSystemUser)
            let audit = audit
            try await store.write { transaction in
                try Self.write(founded, in: transaction)
                try audit.append(
                    AuditEntry(
                        actor: actor, operation: .organizationCreate,
                        subjects: ["user": [founded.admin.id.rawValue]]), in: transaction)
            }
            return founded
        } catch {
            throw GatewayError(reading: error)
        }
    }

    /// Organizations in the order of their making.
    ///
    /// - Parameters:
    ///   - after: `next` of the page before; `nil` for the first page.
    ///   - limit: 1 to 1,000.
    public func organizations(
        after: OrganizationID? = nil, limit: Int = 100
    ) async throws -> Page<Organization, OrganizationID> {
        let size = Self.bounded(limit)
        do {
            let read = try await store.read {
                try OrganizationRepository.page(after: after, limit: size + 1, in: $0)
            }
            return Page(cutting: read, to: size, cursor: \.id)
        } catch {
            throw GatewayError(reading: error)
        }
    }

    /// The user with that address as an actor, for a host that vouches for who somebody is by email (ACC-11).
    ///
    /// - Throws: `GatewayError` `user_not_found`; of rule PROV-4 for what is no address.
    public func actor(
        email: String, in organization: OrganizationID, channel: Actor.Channel = .library,
        operatingSystemUser: String? = nil
    ) async throws -> Actor {
        do {
            let address = try EmailAddress(email)
            let user = try await store.read {
                try UserRepository(organization: organization, transaction: $0).byEmail(address)
            }
            guard let user else { throw Refusal.userNotFound }
            return Actor(
                organization: organization, identity: .user(user.id), channel: channel,
                operatingSystemUser: operatingSystemUser)
        } catch {
            throw GatewayError(reading: error)
        }
    }

    private func founding(name: String, admin: UserDraft) throws(InvalidValue) -> FoundedOrganization {
        let organization: OrganizationID = ids.make()
        let user = User(
            id: ids.make(), organization: organization, email: try EmailAddress(admin.email),
            name: try PersonName(first: admin.firstName, last: admin.lastName), role: .superAdmin, seat: .standard,
            createdAt: ids.clock.now)
        return FoundedOrganization(
            organization: Organization(
                id: organization, name: try Organization.checkedName(name), admin: user.id, createdAt: user.createdAt),
            admin: user)
    }

    private static func write(_ founded: FoundedOrganization, in transaction: any SQLTransaction) throws {
        let (id, admin) = (founded.organization.id, founded.admin)
        let organizations = OrganizationRepository(organization: id, transaction: transaction)
        try organizations.insert(founded.organization)
        try UserRepository(organization: id, transaction: transaction).insert([admin])
        try organizations.insertAdmin(admin.id)
        try DashboardRepository(organization: id, transaction: transaction).insert([
            Dashboard(user: admin.id, createdAt: admin.createdAt)
        ])
    }
}
