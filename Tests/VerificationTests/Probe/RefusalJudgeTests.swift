import ConnectorKit
import Testing
import Verification

@Suite("Causes of refused writes")
struct RefusalJudgeTests {
    /// What a connector says of a field, and the cause that is told (VER-5).
    static let ofField: [FieldFailure.Cause: Cause] = [
        .unknownProperty: .propertyMissing, .readOnly: .readOnly, .fieldLevelSecurity: .fieldLevelSecurity,
        .invalidOption: .restrictedPicklist, .invalidOwner: .inactiveOwner, .invalidStage: .stageOutsideProcess,
        .invalidValue: .valueRefused, .validationRule: .validationRule, .required: .requiredField,
        .duplicate: .duplicateRule, .locked: .lockedRow, .other: .valueRefused,
    ]

    /// What a kind alone tells, and whether it says something of the values.
    static let ofKind: [ConnectorErrorKind: (cause: Cause, verdict: Verdict)] = [
        .unauthenticated: (.tokenRevoked, .notChecked), .forbidden: (.accessDenied, .failed),
        .notFound: (.accessDenied, .failed), .conflict: (.duplicateRule, .failed), .invalid: (.valueRefused, .failed),
        .rateLimited: (.rateLimit, .notChecked), .quotaExhausted: (.rateLimit, .notChecked),
        .unreachable: (.crmUnavailable, .notChecked), .tlsRefused: (.crmUnavailable, .notChecked),
        .unavailable: (.crmUnavailable, .notChecked), .timedOut: (.crmUnavailable, .notChecked),
        .outcomeUnknown: (.crmUnavailable, .notChecked), .unsupported: (.accessDenied, .failed),
        .malformed: (.unknown, .notChecked), .tooLarge: (.unknown, .notChecked), .cancelled: (.unknown, .notChecked),
    ]

    static let fieldCauses: [FieldFailure.Cause] = Array(ofField.keys)

    @Test("VER-5: Every kind of failure has its cause and its verdict", arguments: ConnectorErrorKind.all)
    func kinds(_ kind: ConnectorErrorKind) throws {
        let expected = try #require(RefusalJudgeTests.ofKind[kind])
        let error = ConnectorError(kind, operation: "test.write", message: "no")
        #expect(RefusalJudge.cause(of: error) == expected.cause)
        #expect(RefusalJudge.cause(of: error, property: "p") == expected.cause)
        #expect(RefusalJudge.verdict(of: error) == expected.verdict)
    }

    @Test(
        "VER-5: What the CRM says of a property goes before the kind, but a limit, an outage or a dead token before all but a lock",
        arguments: ConnectorErrorKind.all, fieldCauses)
    func causes(_ kind: ConnectorErrorKind, _ cause: FieldFailure.Cause) throws {
        let ofKind = try #require(RefusalJudgeTests.ofKind[kind])
        let ofField = try #require(RefusalJudgeTests.ofField[cause])
        let isHindered = ofKind.verdict == .notChecked && cause != .locked
        // "Something else" says less than the kind does.
        let expected = isHindered || cause == .other ? ofKind.cause : ofField
        let named = ConnectorError(
            kind, operation: "test.write", message: "no", fields: [FieldFailure(property: "p", cause: cause)])
        #expect(RefusalJudge.cause(of: named, property: "p") == expected)
        #expect(RefusalJudge.cause(of: named) == expected)
        #expect(RefusalJudge.cause(of: named, property: "q") == expected)
        let ofRecord = ConnectorError(
            kind, operation: "test.write", message: "no", fields: [FieldFailure(property: nil, cause: cause)])
        #expect(RefusalJudge.cause(of: ofRecord, property: "p") == expected)
        #expect(RefusalJudge.cause(of: ofRecord) == expected)
        #expect(RefusalJudge.verdict(of: named) == (cause == .locked ? .notChecked : ofKind.verdict))
    }

    @Test("VER-5: What the CRM says of the property itself goes before what it says of others and of the record")
    func ownFirst() {
        let error = ConnectorError(
            .invalid, operation: "test.write", message: "no",
            fields: [
                FieldFailure(property: "p", cause: .readOnly), FieldFailure(property: nil, cause: .validationRule),
                FieldFailure(property: "q", cause: .invalidOption),
            ])
        #expect(RefusalJudge.cause(of: error, property: "p") == .readOnly)
        #expect(RefusalJudge.cause(of: error, property: "q") == .restrictedPicklist)
        #expect(RefusalJudge.cause(of: error, property: "r") == .validationRule)
        #expect(RefusalJudge.cause(of: error) == .validationRule)
    }

    @Test("VER-5: Missing scopes are told apart from missing rights")
    func scopes() {
        let error = ConnectorError(
            .forbidden, operation: "test.write", message: "no", missingScopes: [Scope(rawValue: "deals.write")])
        #expect(RefusalJudge.cause(of: error) == .missingScope)
    }

    @Test("VER-5: A property that the key can't see is hidden, not missing")
    func hidden() {
        let error = ConnectorError(
            .invalid, operation: "test.write", message: "no",
            fields: [FieldFailure(property: "p", cause: .unknownProperty)])
        let hidden = SampleSituation.definition("p", .text, isVisible: false)
        let shown = SampleSituation.definition("p", .text)
        #expect(RefusalJudge.cause(of: error, property: "p", definition: hidden) == .fieldLevelSecurity)
        #expect(RefusalJudge.cause(of: error, property: "p", definition: shown) == .propertyMissing)
    }
}
