import ConnectorKit
import Testing
import ZohoConnector

@Suite("Zoho: what answers say of limits")
struct UsageTests {
    private func readings(_ headers: HTTPHeaders) -> [BudgetReading] {
        ZohoConnector.budgetReadings(
            in: HTTPResponse(status: 200, headers: headers), to: .probe("zoho.users.list"))
    }

    @Test("SYNC-14: The credits that are left are told by the one header, once half are used")
    func credits() {
        #expect(readings(["X-API-CREDITS-REMAINING": "2412"]) == [BudgetReading(bucket: "credits", remaining: 2412)])
        #expect(readings(["x-api-credits-remaining": "0"]).first?.remaining == 0)
    }

    @Test("A header that is missing or no number says nothing")
    func nothing() {
        for headers: HTTPHeaders in [
            [:], ["X-API-CREDITS-REMAINING": "many"], ["X-API-CREDITS-REMAINING": "-1"],
            ["X-RATELIMIT-REMAINING": "5"],
        ] {
            #expect(readings(headers).isEmpty)
        }
    }

    @Test("SYNC-14: Readings name a limit of the descriptor")
    func known() {
        let names = ZohoConnector.descriptor.limits.map(\.bucket)
        #expect(readings(["X-API-CREDITS-REMAINING": "1"]).allSatisfy { names.contains($0.bucket) })
    }
}
