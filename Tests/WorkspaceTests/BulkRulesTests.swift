import Testing
import Workspace

@Suite("TEAM-10: which bulk changes wait, and who may approve them")
struct BulkRulesTests {
    private func users(_ range: Range<Int>) -> Set<UserID> {
        Set(range.map { UserID(rawValue: "u\($0)") })
    }

    @Test("Off by default: without a threshold nothing waits, however much it is")
    func off() {
        #expect(!BulkRules.mustWait(users(0..<10_000), counted: users(0..<10_000), of: 10_000, under: nil))
        #expect(!BulkRules.mustWait(changing: nil, to: nil))
    }

    @Test(
        "Count and share: an act waits once either is passed, and not while both are only reached",
        arguments: [
            (people: 10, percent: 100, count: 10, size: 10, waits: false), (10, 100, 11, 11, true),
            (1_000, 20, 2, 10, false), (1_000, 20, 3, 10, true), (1_000, 20, 1, 4, true), (0, 100, 1, 1_000_000, true),
            (1_000_000, 0, 1, 1_000_000, true), (1_000_000, 100, 10_000, 10_000, false),
        ])
    func passed(_ one: (people: Int, percent: Int, count: Int, size: Int, waits: Bool)) throws {
        let threshold = try BulkThreshold(people: one.people, percent: one.percent)
        #expect(threshold.isPassed(by: one.count, of: one.size) == one.waits)
    }

    @Test("T-25: ten acts on one person each count as one act on ten; the same person counts once")
    func rolling() throws {
        let threshold = try BulkThreshold(people: 9)
        #expect(BulkRules.mustWait(users(0..<10), counted: [], of: 100, under: threshold))
        for done in 0..<10 {
            let waits = BulkRules.mustWait(users(done..<done + 1), counted: users(0..<done), of: 100, under: threshold)
            #expect(waits == (done == 9))
        }
        #expect(!BulkRules.mustWait(users(3..<4), counted: users(0..<9), of: 100, under: threshold))
        #expect(!BulkRules.mustWait([], counted: users(0..<50), of: 100, under: threshold))
    }

    @Test("Only what lets more pass than the threshold that is on waits itself")
    func threshold() throws {
        let on = try BulkThreshold(people: 10, percent: 20)
        let (more, share) = (try BulkThreshold(people: 11, percent: 10), try BulkThreshold(people: 1, percent: 21))
        for looser in [nil, more, share] { #expect(BulkRules.mustWait(changing: on, to: looser)) }
        for tighter in [on, try BulkThreshold(people: 0, percent: 0), try BulkThreshold(people: 10, percent: 19)] {
            #expect(!BulkRules.mustWait(changing: on, to: tighter))
        }
        #expect(!BulkRules.mustWait(changing: nil, to: on))
    }

    @Test("TEAM-10: who asked can't approve, unless nobody else could, then and now, and the name was typed")
    func approval() {
        func code(_ approver: String, asker: String?, others: Int, wasAlone: Bool, isTyped: Bool) -> String? {
            BulkRules.refusal(
                ofApprovalBy: UserID(rawValue: approver), asker: asker.map(UserID.init(rawValue:)), others: others,
                wasAlone: wasAlone, isNew: false, isTyped: isTyped)?.code
        }
        for isTyped in [false, true] {
            #expect(code("bob", asker: "ann", others: 1, wasAlone: false, isTyped: isTyped) == nil)
            #expect(code("bob", asker: nil, others: 1, wasAlone: false, isTyped: isTyped) == nil)
            for (others, wasAlone) in [(1, false), (1, true), (0, false)] {
                let own = code("ann", asker: "ann", others: others, wasAlone: wasAlone, isTyped: isTyped)
                #expect(own == "approval_by_self")
            }
        }
        #expect(code("ann", asker: "ann", others: 0, wasAlone: true, isTyped: false) == "approval_untyped")
        #expect(code("ann", asker: "ann", others: 0, wasAlone: true, isTyped: true) == nil)
    }

    @Test("TEAM-10: whose role has changed since it was asked for approves nothing, whoever they are")
    func newApprover() {
        for asker in [nil, UserID(rawValue: "ann"), UserID(rawValue: "bob")] {
            let refusal = BulkRules.refusal(
                ofApprovalBy: UserID(rawValue: "bob"), asker: asker, others: 0, wasAlone: true, isNew: true,
                isTyped: true)
            #expect(refusal?.code == "approver_new" && refusal?.rule == "TEAM-10")
        }
    }

    @Test(
        "A threshold is 0 to 1,000,000 people and 0 to 100 percent; the error names the field",
        arguments: [
            (-1, 0, "people"), (1_000_001, 0, "people"), (Int.min, 0, "people"), (Int.max, 0, "people"),
            (0, -1, "percent"),
            (0, 101, "percent"), (0, Int.min, "percent"), (0, Int.max, "percent"), (-1, -1, "people"),
        ])
    func range(_ people: Int, _ percent: Int, _ field: String) {
        let error = #expect(throws: InvalidValue.self) { try BulkThreshold(people: people, percent: percent) }
        #expect(error?.field == field && error?.code == "bulk_threshold_invalid" && error?.rule == "TEAM-10")
    }
}
