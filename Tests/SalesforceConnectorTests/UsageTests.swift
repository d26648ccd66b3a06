import ConnectorKit
import SalesforceConnector
import Testing

@Suite("Salesforce: what is left of the day's requests")
struct UsageTests {
    private func readings(_ header: String?) -> [BudgetReading] {
        var response = HTTPResponse(status: 200)
        response.headers["Sforce-Limit-Info"] = header
        let request = HTTPRequest(operation: "salesforce.owners.query", method: .get, path: "/services/data")
        return SalesforceConnector.budgetReadings(in: response, to: request)
    }

    static let headers: [(String, Int, Int)] = [
        ("api-usage=1042/100000", 100_000, 98_958), ("api-usage=0/15000", 15_000, 15_000),
        ("api-usage=25/5000; per-app-api-usage=17/250(appName=sample-app)", 250, 233),
        ("api-usage=4990/5000;per-app-api-usage=17/250(appName=x)", 5_000, 10),
        ("api-usage=25/5000, per-app-api-usage=17/250(appName=x)", 250, 233),
        ("per-app-api-usage=17/250(appName=x)", 250, 233), ("api-usage=15300/15000", 15_000, 0),
        ("api-usage=5/10; per-app-api-usage=1/9(appName=y; api-usage=0/1)", 10, 5),
        ("new-usage=1/2; api-usage=3/4", 4, 1), ("api-usage=3/4; per-app-api-usage=x", 4, 1),
    ]

    @Test("SYNC-14: the tighter of the org's limit and the app's is what is left", arguments: headers)
    func reads(header: String, capacity: Int, remaining: Int) {
        #expect(readings(header) == [BudgetReading(bucket: "daily", capacity: capacity, remaining: remaining)])
        #expect(SalesforceConnector.descriptor.limits.contains { $0.bucket == "daily" })
    }

    @Test(
        "Without the header, or with one that can't be read, nothing is said",
        arguments: [
            nil, "", "api-usage", "api-usage=", "api-usage=1", "api-usage=a/b", "api-usage=-1/5", "api-usage=1/0",
            "api-usage=1/99999999999", "api-usage=99999999999/5", "usage=1/5", "api-usage = 1/5",
        ])
    func silent(header: String?) {
        #expect(readings(header) == [])
    }
}
