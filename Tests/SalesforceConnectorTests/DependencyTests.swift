import Testing

@testable import SalesforceConnector

@Suite("Salesforce: dependent picklists")
struct DependencyTests {
    @Test(
        "validFor is a bitmap in base64, the most significant bit first",
        arguments: [
            ("gAAA", [0]), ("QAAA", [1]), ("wAAA", [0, 1]), ("IEAA", [2, 9]), ("AAAB", [23]), ("AAAAAgAA", [30]),
            ("", []),
        ])
    func places(bitmap: String, places: [Int]) {
        #expect(SalesforceDependency.places(validFor: bitmap) == places)
    }

    @Test("A value that depends on nothing has no places, nor has what is no base64")
    func none() {
        #expect(SalesforceDependency.places(validFor: nil) == nil)
        #expect(SalesforceDependency.places(validFor: "!") == nil)
    }
}
