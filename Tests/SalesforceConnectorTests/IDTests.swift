import Testing

@testable import SalesforceConnector

@Suite("Salesforce: ids")
struct IDTests {
    @Test(
        "15 characters get the checksum of their capitals, 18 keep theirs",
        arguments: [
            ("006QH000003oPp1", "006QH000003oPp1YAE"), ("005QH000002rEp1", "005QH000002rEp1YAE"),
            ("001000000000000", "001000000000000AAA"), ("012000000000000", "012000000000000AAA"),
            ("00DQH000001exAm", "00DQH000001exAm2AI"), ("aB0cD1eF2gH3iJ4", "aB0cD1eF2gH3iJ4SEJ"),
            ("ZZZZZZZZZZZZZZZ", "ZZZZZZZZZZZZZZZ555"),
        ])
    func checksum(short: String, full: String) {
        #expect(SalesforceID(short)?.text == full)
        #expect(SalesforceID(full)?.text == full)
        #expect(SalesforceID(short + full.suffix(3).lowercased())?.text == full)
    }

    @Test(
        "T-26: What isn't 15 or 18 letters and digits with a right checksum is no id",
        arguments: [
            "", "006QH000003oPp", "006QH000003oPp1YA", "006QH000003oPp1YAA", "006QH000003oPp/", "006QH000003oP'1",
            "006QH000003oPp1YAE1", "../../../../../", "006QH000003oPpé",
        ])
    func refused(text: String) {
        #expect(SalesforceID(text) == nil)
        #expect(SalesforceID.full(text) == text)
    }

    @Test("Case tells ids apart")
    func caseCounts() {
        #expect(SalesforceID("006QH000003oPp1") != SalesforceID("006qh000003OpP1"))
        #expect(SalesforceID("006QH000003oPp1") != SalesforceID("005QH000002rEp1"))
        #expect(SalesforceID("006QH000003oPp1")?.isOf(.opportunity) == true)
        #expect(SalesforceID("006QH000003oPp1")?.isOf(.user) == false)
    }
}
