import ConnectorKit
import Foundation
import Testing

@testable import SalesforceConnector

@Suite("Beside which values of its controlling field an option can be chosen")
struct ValidForTests {
    private static func controller(_ count: Int, type: String = "picklist") throws -> SalesforceDescribe.Field {
        let entries = (0..<count).map { #"{"value":"v\#($0)"}"# }.joined(separator: ",")
        let json = #"{"name":"Region__c","type":"\#(type)","picklistValues":[\#(entries)]}"#
        return try decode(json)
    }

    private static func decode(_ json: String) throws -> SalesforceDescribe.Field {
        try JSONDecoder().decode(SalesforceDescribe.Field.self, from: Data(json.utf8))
    }

    @Test(
        "VER-3: bits are counted from the highest of the first byte",
        arguments: [
            ("gAAA", [0]), ("QAAA", [1]), ("wAAA", [0, 1]), ("IEAA", [2, 9]), ("AAAB", [23]), ("AAAAAgAA", [30]),
            ("AAAA", []), ("", []), ("gA==", [0]),
        ] as [(String, [Int])])
    func bits(_ encoded: String, _ places: [Int]) throws {
        let values = SalesforceValidFor.values(encoded, of: try Self.controller(40))
        #expect(values == Set(places.map { "v\($0)" }))
    }

    @Test("VER-3: a bit beyond the controlling field's list allows nothing; a missing byte is zero")
    func beyond() throws {
        #expect(SalesforceValidFor.values("wAAA", of: try Self.controller(1)) == ["v0"])
        #expect(SalesforceValidFor.values("gA==", of: try Self.controller(40)) == ["v0"])
    }

    @Test("VER-3: a checkbox controls by its two states")
    func checkbox() throws {
        #expect(SalesforceValidFor.values("gAAA", of: try Self.controller(0, type: "boolean")) == ["false"])
        #expect(SalesforceValidFor.values("QAAA", of: try Self.controller(0, type: "boolean")) == ["true"])
    }

    @Test("VER-3: what nothing controls, and what can't be read, can be chosen beside anything")
    func unreadable() throws {
        #expect(SalesforceValidFor.values("gAAA", of: nil) == nil)
        #expect(SalesforceValidFor.values(nil, of: try Self.controller(2)) == nil)
        #expect(SalesforceValidFor.values("no base64!", of: try Self.controller(2)) == nil)
    }

    @Test("VER-3: a definition's options name the controlling values; inactive ones keep their place in the list")
    func definition() throws {
        let region = try Self.decode(
            #"{"name":"Region__c","type":"picklist","picklistValues":["#
                + #"{"value":"OLD","active":false},{"value":"EMEA","active":true}]}"#)
        let country = try Self.decode(
            #"{"name":"Country__c","type":"picklist","controllerName":"Region__c","picklistValues":["#
                + #"{"value":"France","active":true,"validFor":"QAAA"},{"value":"Any","active":true,"validFor":null}]}"#
        )
        let property = SalesforceMapping.property(country, of: .deal, among: [country, region])
        #expect(property?.controller == "Region__c")
        #expect(property?.options.map(\.validFor) == [["EMEA"], nil])
    }
}
