import Testing
import Workspace

@Suite("The rules of teams, over every role, seat, position and number of teams")
struct TeamRuleTests {
    private static let (here, there) = (TeamID(rawValue: "here"), TeamID(rawValue: "there"))

    /// Someone with a role and a seat, in a position or none here and there, on up to two teams more.
    private struct Situation {
        let person: TeamPerson
        let here: TeamPosition?
        let there: TeamPosition?
        let count: Int

        var isAdmin: Bool { person.role != .user }
    }

    private static let situations: [Situation] = {
        let positions: [TeamPosition?] = [nil] + TeamPosition.allCases
        var all: [Situation] = []
        for role in OrganizationRole.allCases {
            for seat in Seat.allCases {
                for (first, second) in positions.flatMap({ first in positions.map { (first, $0) } }) {
                    for more in 0...2 {
                        var places: [TeamID: TeamPosition] = [:]
                        for number in 0..<more { places[TeamID(rawValue: "more-\(number)")] = .member }
                        (places[here], places[there]) = (first, second)
                        let user = UserID(rawValue: "ann")
                        all.append(
                            Situation(
                                person: TeamPerson(user: user, role: role, seat: seat, positions: places), here: first,
                                there: second, count: places.count))
                    }
                }
            }
        }
        return all
    }()

    private func outcome(_ decide: () throws(Refusal) -> MembershipChange) -> (code: String?, change: MembershipChange?)
    {
        do throws(Refusal) {
            return (nil, try decide())
        } catch {
            return (error.code, nil)
        }
    }

    @Test("TEAM-1, I-29: who is on the team, leads it, or may not help to lead it isn't added; all others are")
    func adding() {
        #expect(Self.situations.count == 3 * 2 * 16 * 3)
        for one in Self.situations {
            for position in TeamPosition.allCases {
                let (code, change) = outcome { () throws(Refusal) in
                    try TeamRules.add(one.person, as: position, to: Self.here)
                }
                let expected: String? =
                    position == .primaryAdmin
                    ? "primary_admin_exists"
                    : one.here != nil
                        ? "already_on_team"
                        : position == .secondaryAdmin && !one.isAdmin ? "position_needs_admin" : nil
                #expect(code == expected)
                guard let change else { continue }
                #expect(change.changes == [one.person.expected(Self.here, nil, position)])
                #expect(change.review.contains(.crmSync) == (one.person.seat == .standard))
            }
        }
    }

    @Test("TEAM-2, TEAM-3, TEAM-4: a move keeps the position as far as the role allows it, and says where not")
    func moving() {
        for one in Self.situations {
            let (code, change) = outcome { () throws(Refusal) in
                try TeamRules.move(one.person, from: Self.here, to: Self.there)
            }
            switch (one.here, one.there) {
            case (nil, _): #expect(code == "not_on_team")
            case (.primaryAdmin, _): #expect(code == "primary_admin_stays")
            case (_, .some): #expect(code == "already_on_destination")
            case (.some(let position), nil):
                let kept = one.isAdmin ? position : .member
                #expect(
                    change?.changes == [
                        one.person.expected(Self.here, position, nil), one.person.expected(Self.there, nil, kept),
                    ])
                #expect(change?.steppedDown == (kept == position ? [] : [one.person.user]))
                #expect(change?.review == MembershipReview.allCases)
            }
            let same = outcome { () throws(Refusal) in
                try TeamRules.move(one.person, from: Self.here, to: Self.here)
            }
            #expect(same.code != nil)
        }
    }

    @Test("TEAM-4, TEAM-5, I-30: who leads the team stays, and so does who is on no other")
    func removing() {
        for one in Self.situations {
            let (code, change) = outcome { () throws(Refusal) in try TeamRules.remove(one.person, from: Self.here) }
            let expected: String? =
                one.here == nil
                ? "not_on_team"
                : one.here == .primaryAdmin ? "primary_admin_stays" : one.count == 1 ? "only_team" : nil
            #expect(code == expected)
            guard let change else { continue }
            #expect(change.changes == [one.person.expected(Self.here, one.here, nil)])
            #expect(change.review == MembershipReview.allCases && change.steppedDown == [])
        }
    }

    @Test(
        "TEAM-4, I-29: only an admin takes a team over; who led it helps to lead it, or is a member, and never two lead it"
    )
    func swapping() {
        for leads in OrganizationRole.allCases {
            let leader = TeamPerson(
                user: UserID(rawValue: "bob"), role: leads, seat: .standard, positions: [Self.here: .primaryAdmin])
            for one in Self.situations where one.here != .primaryAdmin {
                let (code, change) = outcome { () throws(Refusal) in
                    try TeamRules.swapPrimaryAdmin(of: Self.here, from: leader, to: one.person)
                }
                #expect(code == (one.isAdmin ? nil : "position_needs_admin"))
                guard let change else { continue }
                let kept: TeamPosition = leads == .user ? .member : .secondaryAdmin
                #expect(
                    change.changes == [
                        leader.expected(Self.here, .primaryAdmin, kept),
                        one.person.expected(Self.here, one.here, .primaryAdmin),
                    ])
                #expect(change.steppedDown == (leads == .user ? [leader.user] : []))
            }
            let same = outcome { () throws(Refusal) in
                try TeamRules.swapPrimaryAdmin(of: Self.here, from: leader, to: leader)
            }
            #expect(same.code == "leads_already")
        }
        let member = TeamPerson(
            user: UserID(rawValue: "eve"), role: .admin, seat: .standard, positions: [Self.here: .member])
        let wrong = outcome { () throws(Refusal) in
            try TeamRules.swapPrimaryAdmin(of: Self.here, from: member, to: member)
        }
        #expect(wrong.code == "not_on_team")
    }

    @Test("TEAM-1, TEAM-4: inside a team, only an admin is made secondary admin, and the primary admin stays")
    func changingPositions() {
        for one in Self.situations {
            for position in TeamPosition.allCases {
                let (code, change) = outcome { () throws(Refusal) in
                    try TeamRules.changePosition(of: one.person, in: Self.here, to: position)
                }
                let expected: String? =
                    switch (one.here, position) {
                    case (nil, _): "not_on_team"
                    case (.primaryAdmin, _): "primary_admin_stays"
                    case (_, .primaryAdmin): "primary_admin_exists"
                    case (.member, .member), (.secondaryAdmin, .secondaryAdmin): "position_held"
                    case (.member, .secondaryAdmin): one.isAdmin ? nil : "position_needs_admin"
                    case (.secondaryAdmin, .member): nil
                    }
                #expect(code == expected)
                if let change { #expect(change.changes == [one.person.expected(Self.here, one.here, position)]) }
            }
        }
    }

    @Test("TEAM-8: each thing to review comes with what to do about it")
    func advice() {
        #expect(MembershipReview.allCases.count == 6)
        #expect(Set(MembershipReview.allCases.map(\.advice)).count == 6)
        #expect(Set(MembershipReview.allCases.map(\.rawValue)).isSuperset(of: ["meeting_access", "reporting_access"]))
    }
}

extension TeamPerson {
    fileprivate func expected(_ team: TeamID, _ before: TeamPosition?, _ after: TeamPosition?) -> PositionChange {
        PositionChange(user: user, team: team, before: before, after: after)
    }
}
