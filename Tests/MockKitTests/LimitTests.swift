import Foundation
import MockKit
import Testing

@Suite("Limits and tokens by the clock")
struct LimitTests {
    private let start = Date(timeIntervalSince1970: 1_800_000_000)

    @Test("A window allows its count in any stretch, and not only in fixed ones")
    func window() {
        var window = RateWindow(countMax: 2, length: .seconds(10))
        let taken = [0, 9, 9.9, 10, 18].map { window.take(at: start.addingTimeInterval($0)) }
        #expect(taken == [true, true, false, true, false])
        let left = window.left(at: start.addingTimeInterval(19))
        #expect(left == 1)
    }

    @Test("A daily quota begins anew at midnight of its time zone")
    func quota() throws {
        var quota = DailyQuota(countMax: 1, timeZone: try #require(TimeZone(identifier: "Asia/Tokyo")))
        let midnight = quota.resets(after: start)
        let instants = [start, start, midnight.addingTimeInterval(-1), midnight]
        let taken = instants.map { quota.take(at: $0) }
        #expect(taken == [true, false, false, true])
    }

    @Test("A token is live until its end; revoking one leaves the others of its grant; a scope is withdrawn from all")
    func ledger() {
        var ledger = TokenLedger()
        let grant = ledger.addGrant(clientID: "app", userID: "1", scopes: ["a", "b"])
        ledger.addAccess("t", kind: "oauth", grant: grant, expiresAt: start.addingTimeInterval(5))
        ledger.addRefresh("r", grant: grant)
        #expect(ledger.standing(of: "t", at: start.addingTimeInterval(5)) == .expired(at: start.addingTimeInterval(5)))
        ledger.revoke("r")
        #expect(ledger.grant(ofRefresh: "r") == nil)
        let withdrawals = [ledger.withdraw(scope: "a"), ledger.withdraw(scope: "a")]
        #expect(withdrawals == [true, false])
        guard case .live(let found, _) = ledger.standing(of: "t", at: start) else {
            Issue.record("the access token died with the refresh token")
            return
        }
        #expect(found.scopes == ["b"])
        ledger.revokeAll(ofClient: "app")
        #expect(ledger.standing(of: "t", at: start) == .unknown)
    }
}
