import ConnectorKit

/// Parts of the descriptor.
extension SalesforceConnector {
    /// The owner of a record, a user; the same field on all objects.
    static let ownerID: PropertyName = "OwnerId"
    /// The record type of a record; the same field on all objects.
    static let recordTypeID: PropertyName = "RecordTypeId"
    /// The stage of an opportunity.
    static let stageName: PropertyName = "StageName"

    static let authentication: [AuthenticationMethod] = [
        AuthenticationMethod(kind: .authorizationCode, label: "external client app", pkce: .required),
        AuthenticationMethod(
            kind: .jwtBearer, label: "signed assertion for a user (JWT bearer)",
            inputs: [SalesforceInput.username, SalesforceInput.privateKey, SalesforceInput.passphrase]),
        AuthenticationMethod(
            kind: .clientCredentials, label: "the app's own credentials, as its run-as user",
            inputs: [SalesforceInput.host]),
    ]

    /// Scopes open the API; what a user may do there, permissions of the org decide.
    static let scopes: [Ability: ScopeRequirement] = Dictionary(
        uniqueKeysWithValues: Ability.allCases.map { ability in
            (ability, ScopeRequirement(allOf: ability == .identify ? [identityScopes] : [apiScopes]))
        })

    private static let apiScopes: [Scope] = ["api", "full"]
    /// Any of these lets a token say who it is (which is the least is unverified).
    private static let identityScopes: [Scope] = ["openid", "id", "profile", "full", "api"]

    static let limits: [RateLimit] = [
        RateLimit(
            bucket: SalesforceUsage.bucket, capacity: 100_000, window: .rolling(.seconds(86_400)), unit: "requests",
            exempt: [.versionsList, .userRead, .tokenExchange, .tokenRefresh, .tokenRevoke],
            source: "https://developer.salesforce.com/docs/atlas.en-us.salesforce_app_limits_cheatsheet.meta/"
                + "salesforce_app_limits_cheatsheet/salesforce_app_limits_platform_api.htm, read 2026-11; an "
                + "Enterprise org without licences counted (Developer Edition: 15,000), answers tell the org's own")
    ]

    static func object(_ object: CRMObject) -> ObjectDescription {
        switch object {
        case .deal: description(object, "Opportunity", stage: stageName)
        case .contact: description(object, "Contact")
        case .company: description(object, "Account")
        }
    }

    private static func description(
        _ object: CRMObject, _ name: String, stage: PropertyName? = nil
    ) -> ObjectDescription {
        // There is no pipeline: which stages a record may have, its record type decides.
        ObjectDescription(
            object: object, vendorName: name, label: name, standardOwnerProperty: ownerID, stageProperty: stage,
            recordTypeProperty: recordTypeID)
    }

    /// The description of a field is shown by the Tooling interface alone, to those who may view the set-up.
    static let ownerProperties = OwnerPropertyTraits(
        namesMayRepeat: false, carriesMark: true, createRestoresArchived: false, needsVisibility: true,
        nameRule: "a letter, then letters, digits and single _, then __c, as gateway_owner__c: at most 40 characters "
            + "before __c",
        nameLengthMax: 43, acceptsName: { $0.count <= 43 && $0.wholeMatch(of: customName) != nil },
        labelRule: "1 to \(labelCharactersMax) characters",
        acceptsLabel: { (1...labelCharactersMax).contains($0.count) })

    /// The longest label of a field, in characters (unverified; longer ones aren't tried).
    private static let labelCharactersMax = 40

    private static var customName: Regex<(Substring, Substring?)> {
        /[A-Za-z][A-Za-z0-9]*(_[A-Za-z0-9]+)*__c/
    }
}
