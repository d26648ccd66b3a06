import ConnectorKit
import Testing
import Verification
import Workspace

@testable import CRMGateway

@Suite("Whom a verification acts as")
struct ActingPeopleTests {
    private static func email(_ number: Int) -> EmailKey { EmailKey(comparing: "p\(number)@example.com") }

    private static func owner(_ number: Int, isActive: Bool = true, hasLogin: Bool = true, id: String? = nil)
        -> CRMOwner
    {
        CRMOwner(
            id: CRMUserID(rawValue: id ?? "crm\(number)"), email: email(number), name: "P\(number)", isActive: isActive,
            login: hasLogin ? "login\(number)" : nil)
    }

    private static func people(_ count: Int) -> [UserID: EmailKey] {
        Dictionary(uniqueKeysWithValues: (1...count).map { (UserID(rawValue: String(1_000 + $0)), email($0)) })
    }

    @Test("VER-6: 150 people, 100 acted as, 50 told of")
    func limit() {
        let owners = Dictionary(uniqueKeysWithValues: (1...150).map { (Self.email($0), [Self.owner($0)]) })
        let acting = ActingPeople(Self.people(150), key: nil, owners: owners)
        #expect(acting.people.count == 100 && acting.left == [.beyondLimit: 50])
        let check = CheckResult(.writeback(.deal), CheckSubject(crm: "salesforce", object: .deal), .notChecked, "")
        let told = acting.results([check])
        #expect(told.map(\.verdict) == [.notChecked] && told.first?.cause == .notAllowed)
        #expect(told.first?.summary.contains("50 people weren't acted as") == true, "\(told)")
        #expect(told.first?.fix?.isEmpty == false)
        #expect(CheckSelection.all.counts(.writeback(.deal)))
    }

    @Test("VER-6: each reason is counted; the key's own user is nobody to act as")
    func reasons() {
        let owners = [
            Self.email(1): [Self.owner(1)], Self.email(2): [Self.owner(2)],
            Self.email(3): [Self.owner(3, isActive: false)], Self.email(4): [Self.owner(4, hasLogin: false)],
            Self.email(5): [Self.owner(5), Self.owner(5, id: "crm50")],
        ]
        let acting = ActingPeople(Self.people(6), key: "crm1", owners: owners)
        #expect(acting.people.map(\.owner.id) == ["crm2"])
        #expect(acting.left == [.inactive: 1, .loginUnknown: 1, .ambiguous: 1, .missing: 1])
        #expect(acting.keyAlone.people.isEmpty && acting.keyAlone.left[.keyAlone] == 2)
        #expect(ActingPeople(nobodyOf: 3, because: .unread).left == [.unread: 3])
        #expect(ActingPeople(Self.people(1), key: "crm1", owners: owners).left.isEmpty)
    }

    @Test("VER-6, I-20: whom a rule leaves out since is counted beside the others, with the rule and what to do")
    func ruledOut() {
        let owners = Dictionary(uniqueKeysWithValues: (1...4).map { (Self.email($0), [Self.owner($0)]) })
        var acting = ActingPeople(Self.people(5), key: nil, owners: owners)
        #expect(acting.left == [.missing: 1])
        for _ in 1...2 { acting.leaveOut(because: .ruledOut(.spectatorVerification)) }
        acting.leaveOut(because: .keyless)
        acting.leaveOut(because: .holdsKey)
        let check = CheckResult(.writeback(.deal), CheckSubject(crm: "salesforce", object: .deal), .notChecked, "")
        let told = acting.results([check])
        #expect(told.map(\.verdict) == [.notChecked])
        let summary = told.first?.summary ?? ""
        #expect(summary.contains("4 people weren't acted as") && summary.contains("1 who holds no key any more"))
        #expect(summary.contains("2 whom a rule leaves out since (ACC-7)"), "\(summary)")
        #expect(told.first?.fix?.contains("convert the seat") == true)
    }
}
