import CRMGateway
import CRMGatewayTesting
import ConnectorKit
import SQLStore
import SQLiteDriver
import Testing
import Workspace

@Suite("Promoting and demoting")
struct RoleTests {
    @Test("TEAM-7: a role is changed, its version rises, the audit log tells; the role that one has changes nothing")
    func promotes() async throws {
        try await PeopleStage.run { stage in
            let bob = try await stage.person("bob")
            let before = try await stage.user(bob)
            let change = try await stage.people.changeRole(of: bob, to: .admin, as: stage.ann)
            let outcome = try #require(change.outcome)
            #expect(outcome.changed.map(\.after) == [.admin] && outcome.changed.map(\.before) == [.user])
            let after = try await stage.user(bob)
            #expect(after.role == .admin && after.version == before.version + 1)
            #expect(try await stage.operations().contains("user.role done"))
            let digest = try await stage.digest()
            let again = try await stage.people.changeRole(of: bob, to: .admin, as: stage.ann)
            #expect(again.outcome?.unchanged == [bob] && again.outcome?.changed.isEmpty == true)
            #expect(try await stage.digest() == digest)
        }
    }

    @Test("ACC-3, T-16: users, admins and people from elsewhere change no role; the refusal is all that is written")
    func refusals() async throws {
        try await PeopleStage.run { stage in
            let bob = try await stage.person("bob")
            let admin = try await stage.person("dave", role: .admin)
            let digest = try await stage.digest()
            for actor in [stage.actor(bob), stage.actor(admin)] {
                let error = await failure { try await stage.people.changeRole(of: bob, to: .superAdmin, as: actor) }
                #expect(error?.rule == "ACC-3")
            }
            let stranger = Actor.user(UserID(rawValue: "x"), of: stage.organization)
            await refused(rule: "ACC-1") { try await stage.people.changeRole(of: bob, to: .user, as: stranger) }
            #expect(try await stage.digest() == digest)
            #expect(try await stage.operations().contains("user.role refused"))
            #expect(
                try await stage.people.changeRole(of: bob, to: .admin, as: .system(of: stage.organization)).outcome
                    != nil)
        }
    }

    @Test(
        "TEAM-7, I-29: who leads a team can't be demoted to user, to admin they can; a secondary admin becomes a member"
    )
    func teams() async throws {
        try await PeopleStage.run { stage in
            let bob = try await stage.person("bob", role: .admin)
            let carol = try await stage.person("carol", role: .admin)
            let team = try await stage.gateway.directory.createTeam(name: "Sales", primaryAdmin: bob, as: stage.ann)
            try await stage.gateway.directory.addMembers(
                [TeamPlacement(carol, as: .secondaryAdmin)], to: team.id, as: stage.ann)
            let error = await failure { try await stage.people.changeRole(of: bob, to: .user, as: stage.ann) }
            #expect(error?.code == "primary_admin_demotion" && error?.rule == "TEAM-7" && error?.field == "user")
            try await stage.people.changeRole(of: bob, to: .superAdmin, as: stage.ann)
            try await stage.people.changeRole(of: bob, to: .admin, as: stage.ann)
            let before = try await stage.gateway.directory.team(team.id, as: stage.ann).version
            let change = try await stage.people.changeRole(of: carol, to: .user, as: stage.ann)
            let outcome = try #require(change.outcome)
            #expect(outcome.becameMembers == [TeamMembership(team: team.id, user: carol, position: .member)])
            let members = try await stage.gateway.directory.members(of: team.id, as: stage.ann).elements
            #expect(members.first { $0.user == carol }?.position == .member)
            #expect(try await stage.gateway.directory.team(team.id, as: stage.ann).version == before + 1)
        }
    }

    @Test("TEAM-9, ACC-3: neither the organization admin nor the last super admin is demoted, alone or in a batch")
    func last() async throws {
        try await PeopleStage.run { stage in
            let ann = try #require(stage.ann.user)
            let sue = try #require(stage.sue.user)
            for role in [OrganizationRole.admin, .user] {
                let error = await failure { try await stage.people.changeRole(of: ann, to: role, as: stage.sue) }
                #expect(error?.code == "organization_admin_demotion" && error?.rule == "TEAM-9")
            }
            let dave = try await stage.person("dave", role: .admin)
            try await stage.people.nameOrganizationAdmin(dave, as: stage.ann)
            let digest = try await stage.digest()
            let both = await failure {
                try await stage.people.changeRoles(
                    [RoleChange(ann, to: .admin), RoleChange(sue, to: .user)], as: stage.ann)
            }
            #expect(both?.code == "last_super_admin" && both?.rule == "ACC-3")
            #expect(try await stage.digest() == digest)
            try await stage.people.changeRole(of: ann, to: .admin, as: stage.sue)
            let alone = await failure { try await stage.people.changeRole(of: sue, to: .user, as: stage.sue) }
            #expect(alone?.code == "last_super_admin")
            try await stage.people.changeRoles(
                [RoleChange(sue, to: .user), RoleChange(dave, to: .superAdmin)], as: stage.sue)
        }
    }

    @Test("A batch is all or nothing, and the error names the person who is to blame")
    func batch() async throws {
        try await PeopleStage.run { stage in
            let (bob, carol) = (try await stage.person("bob"), try await stage.person("carol"))
            let digest = try await stage.digest()
            let unknown = await failure {
                try await stage.people.changeRoles(
                    [RoleChange(bob, to: .admin), RoleChange(UserID(rawValue: "x"), to: .admin)], as: stage.ann)
            }
            #expect(unknown?.code == "user_not_found" && unknown?.field == "people[1]")
            let twice = await failure {
                try await stage.people.changeRoles(
                    [RoleChange(bob, to: .admin), RoleChange(carol, to: .admin), RoleChange(bob, to: .user)],
                    as: stage.ann)
            }
            #expect(twice?.code == "named_twice" && twice?.field == "people[2]")
            await refused("people_empty") { try await stage.people.changeRoles([], as: stage.ann) }
            let many = (0...Directory.bulkMax).map { RoleChange(UserID(rawValue: "u\($0)"), to: .user) }
            await refused("batch_too_large") { try await stage.people.changeRoles(many, as: stage.ann) }
            #expect(try await stage.digest() == digest)
        }
    }
}
