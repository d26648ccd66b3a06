import Foundation
import Testing
import Workspace

/// The table is written from ACC-1 to ACC-12, not from the code: every role × seat × privilege, with the expected rule.
@Suite("Access rules")
struct AccessRulesTests {
    private let here = OrganizationID(rawValue: "here")
    private let elsewhere = OrganizationID(rawValue: "elsewhere")

    /// Who may, by the rules: the roles, whether the system may, and the rule that refuses.
    private static let table: [(Privilege, Set<OrganizationRole>, system: Bool, rule: String)] = [
        (.managePeople, [.admin, .superAdmin], true, "ACC-2"),
        (.listPeople, [.admin, .superAdmin], true, "ACC-2"),
        (.listTeams, [.admin, .superAdmin], true, "ACC-3"),
        (.changeTeams, [.superAdmin], true, "ACC-3"),
        (.changeRoles, [.superAdmin], true, "ACC-3"),
        (.sync, [.admin, .superAdmin], true, "ACC-4"),
        (.verifyOthers, [.admin, .superAdmin], true, "ACC-12"),
        (.revokeGrants, [.superAdmin], false, "ACC-12"),
        (.readAudit, [.superAdmin], false, "ACC-12"),
        (.designateRecords, [.superAdmin], false, "ACC-12"),
        (.restoreAndPurge, [.superAdmin], false, "ACC-12"),
    ]

    private func user(
        _ id: String, _ role: OrganizationRole, _ seat: Seat = .standard, in organization: OrganizationID? = nil,
        endedAt: Date? = nil
    ) throws -> User {
        User(
            id: UserID(rawValue: id), organization: organization ?? here, email: try EmailAddress("\(id)@example.com"),
            name: try PersonName(first: "Ann", last: "Lee"), role: role, seat: seat,
            createdAt: Date(timeIntervalSince1970: 0), endedAt: endedAt)
    }

    private func authority(_ user: User) -> Authority {
        Authority(actor: .user(user.id, of: here), user: user)
    }

    @Test("ACC-1, ACC-2, ACC-3, ACC-4, ACC-12, T-16: role × seat × operation is as the rules say")
    func matrix() throws {
        #expect(Set(Self.table.map(\.0)) == Set(Privilege.allCases))
        for (privilege, roles, system, rule) in Self.table {
            for role in OrganizationRole.allCases {
                for seat in Seat.allCases {
                    let refusal = AccessRules.refusal(of: privilege, by: authority(try user("ann", role, seat)))
                    #expect(refusal?.rule == (roles.contains(role) ? nil : rule), "\(privilege) \(role) \(seat)")
                }
            }
            let scheduled = AccessRules.refusal(of: privilege, by: Authority(actor: .system(of: here), user: nil))
            #expect(scheduled?.rule == (system ? nil : rule), "\(privilege) by the system")
        }
    }

    @Test("ACC-1: somebody unknown, gone, or of another organization may nothing, and is told so alike")
    func strangers() throws {
        let gone = try user("gone", .superAdmin, endedAt: Date(timeIntervalSince1970: 9))
        let foreign = try user("foreign", .superAdmin, in: elsewhere)
        let actor = Actor.user(UserID(rawValue: "foreign"), of: here)
        let strangers = [authority(gone), Authority(actor: actor, user: foreign), Authority(actor: actor, user: nil)]
        for privilege in Privilege.allCases {
            let refusals = Set(strangers.map { AccessRules.refusal(of: privilege, by: $0) })
            #expect(refusals.count == 1 && refusals.first??.code == "actor_unknown", "\(privilege)")
        }
    }

    @Test("ACC-11: the system actor comes through the library only", arguments: Privilege.allCases)
    func systemChannels(_ privilege: Privilege) {
        for channel in [Actor.Channel.commandLine, .web] {
            let actor = Actor(organization: here, identity: .system, channel: channel)
            let refusal = AccessRules.refusal(of: privilege, by: Authority(actor: actor, user: nil))
            #expect(refusal?.rule == "ACC-11")
        }
    }

    @Test("ACC-4: an actor syncs in their own organization; any other isn't found")
    func syncOrganizations() throws {
        let admin = authority(try user("admin", .admin))
        #expect(AccessRules.maySync(admin, in: here) == nil)
        #expect(AccessRules.maySync(admin, in: elsewhere) == .organizationNotFound)
        #expect(AccessRules.maySync(admin, in: OrganizationID(rawValue: "never")) == .organizationNotFound)
        #expect(AccessRules.maySync(authority(try user("ann", .user)), in: here)?.rule == "ACC-4")
    }

    @Test("ACC-6: Sync with Admin is for standard users, onto themselves, from an admin who is here")
    func syncWithAdmin() throws {
        let source = try user("source", .admin)
        for role in OrganizationRole.allCases {
            for seat in Seat.allCases {
                let actor = authority(try user("ann", role, seat))
                let own = AccessRules.maySyncWithAdmin(actor, onto: UserID(rawValue: "ann"), from: source)
                #expect((own == nil) == (role == .user && seat == .standard), "\(role) \(seat)")
                let other = AccessRules.maySyncWithAdmin(actor, onto: UserID(rawValue: "bob"), from: source)
                #expect(other?.code == "not_own_dashboard")
            }
        }
        let ann = authority(try user("ann", .user))
        let foreign = try user("f", .admin, in: elsewhere)
        for absent in [nil, foreign, try user("g", .admin, endedAt: Date(timeIntervalSince1970: 9))] {
            #expect(AccessRules.maySyncWithAdmin(ann, onto: UserID(rawValue: "ann"), from: absent) == .userNotFound)
        }
        let plain = try user("bob", .user)
        #expect(
            AccessRules.maySyncWithAdmin(ann, onto: UserID(rawValue: "ann"), from: plain)?.code
                == "source_is_no_admin")
    }

    @Test("ACC-12: people verify and look up themselves, admins everyone")
    func ownAndOthers() throws {
        for role in OrganizationRole.allCases {
            let actor = authority(try user("ann", role))
            #expect(AccessRules.mayVerify(actor, UserID(rawValue: "ann")) == nil)
            #expect(AccessRules.mayLookUp(actor, UserID(rawValue: "ann")) == nil)
            #expect((AccessRules.mayVerify(actor, UserID(rawValue: "bob")) == nil) == (role != .user))
            #expect((AccessRules.mayLookUp(actor, UserID(rawValue: "bob")) == nil) == (role != .user))
        }
    }
}
