import ConnectorKit
import Testing

@Suite("HostRule (SEC-4, T-09)")
struct HostRuleTests {
    static let table: [(HostRule, String, Bool)] = [
        (.exact("api.hubapi.com"), "api.hubapi.com", true), (.exact("api.hubapi.com"), "x.api.hubapi.com", false),
        (.exact("api.hubapi.com"), "api.hubapi.com.", false),
        (.exact("api.hubapi.com"), "api.hubapi.com.evil.tld", false),
        (.oneLabelUnder(".pipedrive.com"), "acme.pipedrive.com", true),
        (.oneLabelUnder(".pipedrive.com"), "a.b.pipedrive.com", false),
        (.oneLabelUnder(".pipedrive.com"), "pipedrive.com", false),
        (.oneLabelUnder(".pipedrive.com"), ".pipedrive.com", false),
        (.oneLabelUnder(".pipedrive.com"), "evilpipedrive.com", false),
        (.oneLabelUnder(".pipedrive.com"), "-acme.pipedrive.com", false),
        (.oneLabelUnder(".pipedrive.com"), "acme-.pipedrive.com", false),
        (.oneLabelUnder(".pipedrive.com"), "a@b.pipedrive.com", false),
        (.oneLabelUnder(".pipedrive.com"), "acme.pipedrive.com.evil.tld", false),
        (.under(".my.salesforce.com"), "acme.my.salesforce.com", true),
        (.under(".my.salesforce.com"), "acme.sandbox.my.salesforce.com", true),
        (.under(".my.salesforce.com"), "acme..my.salesforce.com", false),
        (.under(".my.salesforce.com"), "evilmy.salesforce.com", false),
        (.under(".my.salesforce.com"), "my.salesforce.com", false),
        (.under(".my.salesforce.com"), "a/b.my.salesforce.com", false),
        (.under(".my.salesforce.com"), "ACME.my.salesforce.com", false),
        (.instanceUnder(".salesforce.com"), "na1.salesforce.com", true),
        (.instanceUnder(".salesforce.com"), "usaa7777.salesforce.com", true),
        (.instanceUnder(".salesforce.com"), "login.salesforce.com", false),
        (.instanceUnder(".salesforce.com"), "a1.salesforce.com", false),
        (.instanceUnder(".salesforce.com"), "usaaa1.salesforce.com", false),
        (.instanceUnder(".salesforce.com"), "na12345.salesforce.com", false),
        (.instanceUnder(".salesforce.com"), "na1x.salesforce.com", false),
        (.instanceUnder(".salesforce.com"), "x.na1.salesforce.com", false),
        (.instanceUnder(".salesforce.com"), "na1.evilsalesforce.com", false),
        (.under(".crmforce.mil"), "evilcrmforce.mil", false), (.under("nodot.com"), "x.nodot.com", false),
        (.under(".zohoapis.com"), "www.zohoapis.com.evil.tld", false),
    ]

    @Test("A host falls under a rule only label by label", arguments: table)
    func matches(rule: HostRule, host: String, isOwn: Bool) {
        #expect(rule.matches(host) == isOwn)
    }

    @Test("A label has at most 63 characters")
    func labelLength() {
        let rule = HostRule.oneLabelUnder(".x.com")
        #expect(rule.matches(String(repeating: "a", count: 63) + ".x.com"))
        #expect(!rule.matches(String(repeating: "a", count: 64) + ".x.com"))
    }
}
