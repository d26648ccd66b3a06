import ConnectorKit
import ConnectorScripting
import Testing
import ZohoConnector

@Suite("Zoho: what answers say of limits")
struct UsageTests {
    private func readings(_ headers: HTTPHeaders) -> [BudgetReading] {
        ZohoConnector.budgetReadings(
            in: HTTPResponse(status: 200, headers: headers), to: .probe("zoho.users.list"))
    }

    @Test(
        "SYNC-14: Ten records are written for a credit, in one of the calls at once",
        arguments: [(1, 1), (10, 1), (11, 2), (100, 10)])
    func writing(records: Int, credits: Int) async throws {
        let transport = try ScriptedTransport(.html(500))
        let drafts = (0..<records).map { number in
            RecordDraft(object: .deal, id: RecordID(rawValue: "7\(1_000 + number)"), values: ["Deal_Name": .text("x")])
        }
        _ = try? await transport.writing.update(drafts)
        let cost = try #require(await transport.requests.first?.cost)
        let limits = ZohoConnector.descriptor.limits
        #expect(limits.first { $0.bucket == "credits" }?.charge(for: cost) == credits)
        #expect(limits.first { $0.bucket == "concurrency" }?.charge(for: cost) == 1)
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
