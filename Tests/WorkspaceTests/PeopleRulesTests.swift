import Testing
import Workspace

/// Written from TEAM-4, TEAM-6, TEAM-7 and TEAM-9, not from the code.
@Suite("Rules of roles, seats, removals and the organization admin")
struct PeopleRulesTests {
    private static let user = UserID(rawValue: "u")
    private static let team = TeamID(rawValue: "t")

    private static func person(
        _ role: OrganizationRole = .admin, seat: Seat = .standard, isPresent: Bool = true, isAdmin: Bool = false,
        hasDashboard: Bool = true, _ position: TeamPosition? = nil
    ) -> PersonStanding {
        PersonStanding(
            user: user, role: role, seat: seat, isPresent: isPresent, isOrganizationAdmin: isAdmin,
            hasDashboard: hasDashboard,
            memberships: position.map { [TeamMembership(team: team, user: user, position: $0)] } ?? [])
    }

    @Test("TEAM-7, TEAM-9: role × new role × position × organization admin is as the rules say")
    func roles() {
        for before in OrganizationRole.allCases {
            for after in OrganizationRole.allCases {
                for position in [nil] + TeamPosition.allCases.map(Optional.some) {
                    for isAdmin in [false, true] {
                        let person = Self.person(before, isAdmin: isAdmin, position)
                        let isLower = after < before
                        let expected: String? =
                            isLower && isAdmin
                            ? "TEAM-9" : isLower && after == .user && position == .primaryAdmin ? "TEAM-7" : nil
                        #expect(RoleRules.refusal(of: after, for: person)?.rule == expected)
                    }
                }
            }
        }
    }

    @Test("TEAM-1, TEAM-7: who is demoted to user helps to lead no team any more; an admin goes on doing so")
    func positions() {
        let secondary = Self.person(.superAdmin, .secondaryAdmin)
        #expect(RoleRules.positionsLost(by: secondary, becoming: .user) == [Self.team])
        #expect(RoleRules.positionsLost(by: secondary, becoming: .admin) == [])
        #expect(RoleRules.positionsLost(by: Self.person(.admin, .member), becoming: .user) == [])
    }

    @Test("ACC-3: the last super admin stays; where there is none, nothing stands in the way")
    func lastSuperAdmin() {
        #expect(RoleRules.refusal(ofSuperAdmins: 0, before: 1)?.code == "last_super_admin")
        #expect(RoleRules.refusal(ofSuperAdmins: 1, before: 2) == nil)
        #expect(RoleRules.refusal(ofSuperAdmins: 0, before: 0) == nil)
    }

    @Test("TEAM-9: the organization admin becomes no spectator; anyone else may, whatever the role")
    func seats() {
        for role in OrganizationRole.allCases {
            for seat in Seat.allCases {
                #expect(SeatRules.refusal(of: seat, for: Self.person(role)) == nil)
                let refusal = SeatRules.refusal(of: seat, for: Self.person(role, isAdmin: true))
                #expect(refusal?.rule == (seat == .spectator ? "TEAM-9" : nil))
            }
        }
    }

    @Test("TEAM-4, TEAM-9: neither who leads a team nor the organization admin can be removed; anyone else can")
    func removals() {
        for role in OrganizationRole.allCases {
            #expect(RemovalRules.refusal(of: Self.person(role)) == nil)
            #expect(RemovalRules.refusal(of: Self.person(role, .member)) == nil)
            #expect(RemovalRules.refusal(of: Self.person(role, .secondaryAdmin)) == nil)
            #expect(RemovalRules.refusal(of: Self.person(role, .primaryAdmin))?.rule == "TEAM-4")
            #expect(RemovalRules.refusal(of: Self.person(role, isAdmin: true, .primaryAdmin))?.rule == "TEAM-9")
        }
    }

    @Test("TEAM-9: the organization admin has to be an admin with a standard seat and a dashboard")
    func organizationAdmin() {
        for role in OrganizationRole.allCases {
            for seat in Seat.allCases {
                for hasDashboard in [true, false] {
                    let person = Self.person(role, seat: seat, hasDashboard: hasDashboard)
                    let isFit = role != .user && seat == .standard && hasDashboard
                    #expect((OrganizationAdminRules.refusal(of: person) == nil) == isFit)
                }
            }
        }
    }

    @Test("ACC-4: of somebody who isn't there each rule says the same: not found")
    func gone() {
        let gone = Self.person(isPresent: false)
        #expect(RoleRules.refusal(of: .user, for: gone) == .userNotFound)
        #expect(SeatRules.refusal(of: .standard, for: gone) == .userNotFound)
        #expect(OrganizationAdminRules.refusal(of: gone) == .userNotFound)
    }
}
