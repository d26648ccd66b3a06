import Testing
import Workspace

@Suite("Targets of a sync")
struct SyncTargetTests {
    private let here = OrganizationID(rawValue: "here")
    private let admin = SyncSource.organizationAdmin(UserID(rawValue: "admin"))

    private func target(
        _ id: String = "ann", seat: Seat = .standard, isPresent: Bool = true, hasDashboard: Bool = true,
        in organization: String = "here"
    ) -> SyncTarget {
        SyncTarget(
            user: UserID(rawValue: id), organization: OrganizationID(rawValue: organization), seat: seat,
            isPresent: isPresent, hasDashboard: hasDashboard)
    }

    private func rule(_ decision: SyncTargetDecision) -> String {
        switch decision {
        case .target: "target"
        case .skipped(let refusal): "skipped \(refusal.rule)"
        case .refused(let refusal): "refused \(refusal.rule)"
        case .notFound: "not found"
        }
    }

    @Test("ACC-4, ACC-5, ACC-7, SYNC-1, SET-8, T-16: relation × seat × dashboard × context is as the rules say")
    func matrix() {
        for position in TeamPosition.allCases {
            for seat in Seat.allCases {
                for hasDashboard in [true, false] {
                    let somebody = target(seat: seat, hasDashboard: hasDashboard)
                    let expected =
                        position == .primaryAdmin
                        ? "ACC-5" : seat == .spectator ? "ACC-7" : hasDashboard ? nil : "SET-8"
                    let member = AccessRules.syncTarget(somebody, in: here, from: admin, as: .member(position))
                    let pushed = AccessRules.syncTarget(somebody, in: here, from: admin, as: .teamPush(position))
                    #expect(rule(member) == (expected.map { "refused \($0)" } ?? "target"))
                    #expect(rule(pushed) == (expected.map { "skipped \($0)" } ?? "target"))
                }
            }
        }
    }

    @Test("SYNC-1: the organization admin is no target of Sync CRM, in any position or context")
    func organizationAdmin() {
        for position in TeamPosition.allCases {
            let named = AccessRules.syncTarget(target("admin"), in: here, from: admin, as: .member(position))
            let pushed = AccessRules.syncTarget(target("admin"), in: here, from: admin, as: .teamPush(position))
            #expect(rule(named) == "refused SYNC-1")
            #expect(rule(pushed) == "skipped SYNC-1")
        }
        let alone = AccessRules.syncTarget(target("admin"), in: here, from: admin, as: .user(positions: []))
        #expect(rule(alone) == "refused SYNC-1")
    }

    @Test("SET-1: the source of a push isn't its target")
    func source() {
        let source = SyncSource.admin(UserID(rawValue: "ann"))
        #expect(rule(AccessRules.syncTarget(target(), in: here, from: source, as: .member(.member))) == "refused SET-1")
    }

    @Test("ACC-5: named without a team, who only leads teams is refused; who is a member of another may be a target")
    func namedAlone() {
        func decide(_ positions: Set<TeamPosition>) -> String {
            rule(AccessRules.syncTarget(target(), in: here, from: admin, as: .user(positions: positions)))
        }
        #expect(decide([.primaryAdmin]) == "refused ACC-5")
        #expect(decide([.primaryAdmin, .member]) == "target")
        #expect(decide([.primaryAdmin, .secondaryAdmin]) == "target")
        #expect(decide([.member]) == "target")
        #expect(decide([]) == "target")
    }

    @Test("ACC-4, T-15: elsewhere, gone and never seen are the same answer")
    func notFound() {
        for somebody in [nil, target(in: "elsewhere"), target(isPresent: false)] {
            for context in [SyncTargetContext.member(.member), .teamPush(.primaryAdmin), .user(positions: [])] {
                #expect(AccessRules.syncTarget(somebody, in: here, from: admin, as: context) == .notFound)
            }
        }
    }

    @Test("ACC-7, T-18: a spectator is skipped or refused only when nothing of the push is left for them")
    func spectatorCategories() {
        for category in Category.allCases {
            let decision = AccessRules.syncTarget(
                target(seat: .spectator), in: here, from: .admin(UserID(rawValue: "boss")), as: .teamPush(.member),
                categories: [category, .crmKeys])
            let isOpen = CategoryAccess.allowed(category, .spectator)
            #expect(rule(decision) == (isOpen ? "target" : "skipped ACC-7"), "\(category)")
        }
        let nothing = AccessRules.syncTarget(
            target(), in: here, from: admin, as: .member(.member), categories: [])
        #expect(rule(nothing) == "refused ACC-7")
    }

    @Test("ACC-7, T-18: category × seat is as the rule lists it")
    func categories() {
        let closed: Set<Category> = [.crmKeys, .customProperties, .pipelineStages, .emailTemplates, .taskSettings]
        for category in Category.allCases {
            #expect(CategoryAccess.allowed(category, .standard))
            #expect(CategoryAccess.allowed(category, .spectator) == !closed.contains(category))
        }
        #expect(Category.allCases.count == 10)
        #expect(Category.selectedByDefault == Set(Category.allCases).subtracting([.emailTemplates]))
    }
}
